// The sandbox's clock in words, in the time zone the page shows.

const parts = new Map();

function formatter(zone) {
  if (!parts.has(zone)) {
    const wanted = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" };
    parts.set(zone, new Intl.DateTimeFormat("en-GB", { ...wanted, hourCycle: "h23", timeZone: zone }));
  }
  return parts.get(zone);
}

function pieces(date, zone) {
  return Object.fromEntries(formatter(zone).formatToParts(date).map(({ type, value }) => [type, value]));
}

/** "17:00" */
export function hour(date, zone) {
  const { hour, minute } = pieces(date, zone);
  return `${hour}:${minute}`;
}

/** "Fri 21 Nov" */
export function day(date, zone) {
  const { weekday, day, month } = pieces(date, zone);
  return `${weekday} ${day} ${month}`;
}

/** "Fri 21 Nov 17:00" */
export function moment(date, zone) {
  return `${day(date, zone)} ${hour(date, zone)}`;
}

/** How far the zone's wall clock is ahead of UTC at that moment, in milliseconds. */
function ahead(date, zone) {
  const wanted = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" };
  const found = new Intl.DateTimeFormat("en-GB", { ...wanted, hourCycle: "h23", timeZone: zone }).formatToParts(date);
  const at = Object.fromEntries(found.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - Math.floor(date / 1000) * 1000;
}

const FRIDAY = 5;
const DAY = 86_400_000;

/** The first Friday 17:00 of the zone's wall clock that lies after `now`. */
export function nextFriday(now, zone) {
  const wall = new Date(now.getTime() + ahead(now, zone));
  const days = (FRIDAY - wall.getUTCDay() + 7) % 7;
  const target = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, 17);
  const local = target > wall.getTime() ? target : target + 7 * DAY;
  const guess = new Date(local - ahead(new Date(local), zone));
  return new Date(local - ahead(guess, zone));
}
