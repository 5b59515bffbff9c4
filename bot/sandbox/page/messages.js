// Middle: the messages of the conversation I look at.

import { avatar, byId, el, icon, keep } from "./dom.js";
import { markdown, mentionOf, picture } from "./markdown.js";
import { day, hour, moment } from "./moments.js";
import { gist } from "./sidebar.js";
import { names } from "./world.js";

const PAGE = 200;
const SAME_BREATH_MS = 5 * 60_000;
const NEAR_END_PX = 80;

/** `act` has reply(message) and tap(text), the latter for one-tap links. */
export function messages(world, act) {
  const scroll = byId("scroll");
  let shown = { place: null, limit: PAGE, last: 0 };

  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
  let followEnd = true;
  let top = 0;
  const toEnd = () => {
    followEnd = true;
    scroll.scrollTo({ top: scroll.scrollHeight });
    top = scroll.scrollTop;
  };
  scroll.addEventListener("scroll", () => {
    // Told a frame late: more may have come by now. So who is not at the end has left it only by going up.
    followEnd = atEnd() || (followEnd && scroll.scrollTop >= top);
    top = scroll.scrollTop;
    if (followEnd) seen();
  }, { passive: true });
  new ResizeObserver(() => followEnd && toEnd()).observe(scroll);
  new ResizeObserver(() => followEnd && toEnd()).observe(byId("messages"));

  function seen() {
    byId("newest").hidden = true;
    if (document.hidden || !world.news(world.me, world.here).count) return;
    world.markRead(world.me, world.here);
    world.changed();
  }
  document.addEventListener("visibilitychange", () => followEnd && seen());
  byId("newest").addEventListener("click", () => (toEnd(), seen()));
  byId("earlier").addEventListener("click", () => {
    const below = scroll.scrollHeight - scroll.scrollTop;
    shown.limit += PAGE;
    draw();
    scroll.scrollTop = scroll.scrollHeight - below;
  });

  function draw() {
    const place = `${world.me} ${world.here} ${world.zone}`;
    if (place !== shown.place) {
      shown = { place, limit: PAGE, last: 0 };
      byId("messages").replaceChildren();
      followEnd = true;
    }
    const all = world.messagesOf(world.here);
    const items = rows(all.slice(-shown.limit), world.zone);
    keep(byId("messages"), items, ({ key }) => key, () => el("li"), (node, item) => fill(node, item, world, act));
    byId("earlier").hidden = all.length <= shown.limit;
    empty(world, all);
    const fresh = all.slice(all.findLastIndex(({ seq }) => seq <= shown.last) + 1);
    const grown = fresh.length > 0;
    shown.last = all.at(-1)?.seq ?? 0;
    if (grown && (followEnd || fresh.some(({ from }) => from.id === world.me))) toEnd();
    if (followEnd) seen();
    else if (grown) byId("newest").hidden = false;
  }
  world.addEventListener("change", draw);
}

function empty(world, all) {
  const conversation = world.conversation(world.here);
  byId("empty").hidden = all.length > 0 || !conversation;
  if (!conversation) return;
  byId("empty").textContent = conversation.kind === "direct"
    ? `This is your direct chat with ${world.robot.name}. Nobody else reads it. Say “help”.`
    : `Nothing said here yet. Write to ${world.robot.name} below, or tap one of the suggestions.`;
}

/** Messages with a line for each new day; `first` begins a run of one author. */
function rows(list, zone) {
  const found = [];
  let before = null;
  for (const message of list) {
    const sent = new Date(message.sentAt);
    const today = day(sent, zone);
    if (today !== before?.today) found.push({ key: `day ${message.seq}`, today });
    const first = today !== before?.today || before.author !== message.from.id || sent - before.sent > SAME_BREATH_MS;
    found.push({ key: message.id, message, first, sent });
    before = { today, author: message.from.id, sent };
  }
  return found;
}

function fill(node, item, world, act) {
  if (item.today) {
    node.className = "day";
    node.textContent = item.today;
    return;
  }
  const { message, first } = item;
  const signature = `${first} ${message.delivered}`;
  if (node.signature === signature) return;
  node.signature = signature;
  const mine = message.from.id === world.me;
  const named = names(message, world.me);
  node.className = ["message", message.from.kind, mine && "mine", first && "first", named && "named"].filter(Boolean).join(" ");
  node.replaceChildren(
    first ? avatar({ id: message.from.id, name: message.from.name, kind: message.from.kind }) : el("span", { className: "no-avatar" }),
    el("div", { className: "body" },
      head(item, mine, named, world),
      el("div", { className: "line" },
        el("div", { className: "bubble", title: moment(item.sent, world.zone) }, quoteOf(message, world), content(message, world, act)),
        mine ? delivery(message, world) : null,
        el("button", { type: "button", className: "icon-button reply", title: "Reply", "aria-label": `Reply to ${message.from.name}`, on: { click: () => act.reply(message) } }, icon("reply")))));
}

function head(item, mine, named, world) {
  const { message, first } = item;
  const parts = [
    el("b", { className: first && !mine ? "name" : "hidden-words", textContent: message.from.name, dir: "auto" }),
    message.from.kind === "robot" && first ? el("span", { className: "badge", textContent: "robot" }) : null,
    el("time", { dateTime: message.sentAt, className: first ? "" : "hidden-words", textContent: hour(item.sent, world.zone) }),
    named ? el("span", { className: "badge you", textContent: "@ you" }) : null,
  ];
  return el("div", { className: first || named ? "head" : "hidden-words" }, parts);
}

function quoteOf({ quote, conversation }, world) {
  if (!quote) return null;
  const original = world.messagesOf(conversation).find(({ id }) => id === quote.id);
  const words = original ? gist(original) : quote.text;
  return el("blockquote", { className: "quoted" }, el("b", { textContent: quote.from, dir: "auto" }), el("span", { textContent: words, dir: "auto" }));
}

function content(message, world, act) {
  const everybody = message.atAll ? [{ id: "all", name: "all" }] : [];
  const people = [...message.at, ...everybody];
  if (message.type === "markdown") return markdown(message.text, { people, me: world.me, send: act.tap });
  if (message.type === "picture" && message.from.kind === "robot") return picture(message.text, "picture");
  const symbol = { picture: "picture", file: "file", video: "picture", audio: "voice" }[message.type];
  if (symbol) return el("div", { className: "attachment" }, icon(symbol), el("span", { textContent: gist(message), dir: "auto" }));
  const group = world.conversation(message.conversation)?.kind === "group";
  const toRobot = message.from.kind === "person" && group && message.delivered ? [{ id: world.robot.userId, name: world.robot.name }] : [];
  return el("p", { className: "plain", dir: "auto" }, plain(message, [...people, ...toRobot], world.me));
}

/** Text with its mentions and web addresses; everything else exactly as typed. */
function plain({ text, from }, people, me) {
  const marks = people.flatMap((person) => (from.kind === "robot" ? [person.id] : [person.name]).map((word) => [`@${word}`, person]));
  const words = marks.map(([word]) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).sort((a, b) => b.length - a.length);
  const pattern = new RegExp([...words.map((word) => `${word}(?![A-Za-z0-9_])`), "https?://[^\\s<>\"，。）]+"].join("|"), "g");
  const nodes = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    nodes.push(text.slice(at, index));
    const person = marks.find(([word]) => word === found)?.[1];
    nodes.push(person ? mentionOf(person, me) : el("a", { href: found, target: "_blank", rel: "noopener noreferrer", textContent: found }));
    at = index + found.length;
  }
  return [...nodes, text.slice(at)];
}

function delivery({ delivered }, { robot }) {
  if (!delivered) return null;
  const [sign, words] = {
    no: ["…", `${robot.name} has not got this: it is not connected`],
    pushed: ["✓", `delivered to ${robot.name}`],
    acked: ["✓✓", `acknowledged by ${robot.name}`],
  }[delivered];
  return el("span", { className: `delivery ${delivered}`, title: words }, el("span", { "aria-hidden": "true", textContent: sign }), el("span", { className: "hidden-words", textContent: words }));
}
