// Right: the clock everybody shares, the switches, the quota.

import { byId, el } from "./dom.js";
import { moment, nextFriday } from "./moments.js";

const ZONES = ["Asia/Shanghai", "Asia/Jakarta", "Asia/Ho_Chi_Minh", "Asia/Singapore", "UTC"];
const REDRAW_MS = 5_000;
const LIMITS = { api: 5000, webhookAndStream: 3000 };

/** `act` has moveClock(step), flip(switches), showZone(zone). */
export function aside(world, act) {
  for (const button of document.querySelectorAll("[data-forward]")) {
    button.addEventListener("click", () => act.moveClock({ forward: Number(button.dataset.forward) }));
  }
  byId("friday").addEventListener("click", () => act.moveClock({ to: nextFriday(world.now(), world.zone).toISOString() }));
  for (const name of ["redeliver", "linksWithAt"]) {
    byId(name).addEventListener("change", (event) => act.flip({ [name]: event.target.checked }));
  }
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([world.zone, own, ...ZONES])];
  byId("zone").replaceChildren(...zones.map((zone) => el("option", { value: zone, textContent: zone.replaceAll("_", " ") })));
  byId("zone").value = world.zone;
  byId("zone").addEventListener("change", (event) => act.showZone(event.target.value));
  world.addEventListener("change", () => draw(world));
  setInterval(() => drawClock(world), REDRAW_MS);
}

function draw(world) {
  drawClock(world);
  for (const name of ["redeliver", "linksWithAt"]) byId(name).checked = Boolean(world.switches[name]);
  for (const [name, limit] of Object.entries(LIMITS)) {
    const used = world.quota[name] ?? 0;
    byId(`quota-${name}`).textContent = `${used.toLocaleString("en")} of ${limit.toLocaleString("en")}`;
    byId(`meter-${name}`).value = used;
  }
}

function drawClock(world) {
  const now = world.now();
  byId("clock").dateTime = now.toISOString();
  byId("clock").textContent = byId("clock-small").textContent = moment(now, world.zone);
}
