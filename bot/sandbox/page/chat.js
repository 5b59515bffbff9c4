// The chat page of the sandbox: puts the parts together and keeps them true to the server.

import * as api from "./api.js";
import { aside } from "./aside.js";
import { composer } from "./composer.js";
import { ask, field, longField, people, tick } from "./dialogs.js";
import { byId, called } from "./dom.js";
import { messages } from "./messages.js";
import { sidebar } from "./sidebar.js";
import { World } from "./world.js";

const world = new World();
const address = new URLSearchParams(location.search);
world.me = address.get("as");
world.here = address.get("in");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
world.zone = knownZone(address.get("zone")) ?? own;

function knownZone(zone) {
  try {
    return zone && Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

// ---- what a person can do ----------------------------------------------------------------------------------

const pane = (name) => {
  document.body.dataset.pane = name;
  byId("show-aside").setAttribute("aria-expanded", String(name === "aside"));
};

const here = () => world.conversation(world.here);

async function send(parts) {
  world.take(await api.send({ as: world.me, conversation: world.here, mentions: [], ...parts }));
}

/** A tap on a one-tap link: the client adds the @ of the robot in a group, unless the switch says otherwise. */
function tap(text) {
  tell(send({ text, atRobot: here().kind === "group" && Boolean(world.switches.linksWithAt) }));
}

/** Wait for something; if it fails, say so near the composer. */
async function tell(promise) {
  try {
    await promise;
    box.notice("");
  } catch (error) {
    box.notice(error.message);
  }
}

const newPerson = () => ask({
  title: "Add a person",
  fields: [field("Name", "name"), field("Shown as", "nick", { required: false, placeholder: "the name, if empty" }), field("Job title", "title", { required: false }), tick("Administrator", "isAdmin"), tick("From outside the organization", "external")],
  action: "Add",
  submit: async ({ nick, ...rest }) => {
    const person = await api.addPerson(nick ? { ...rest, nick } : rest);
    await refresh();
    world.be(person.id);
  },
});

const newGroup = () => ask({
  title: "New group",
  intro: `${world.robot.name} is in it from the start.`,
  fields: [field("Name of the group", "title"), people("Members", "members", world.people, { chosen: [world.me] })],
  many: ["members"],
  action: "Create",
  submit: async (group) => {
    const made = await api.addGroup(group);
    await refresh();
    world.look(made.id);
    pane("chat");
  },
});

const editGroup = () => {
  const group = here();
  ask({
    title: "Group",
    fields: [field("Name of the group", "title", { value: group.title }), people("Members", "members", world.people, { fixed: group.members })],
    many: ["members"],
    action: "Save",
    submit: async ({ title, members }) => {
      if (title !== group.title) await api.rename(group.id, title);
      for (const id of members) await api.addMember(group.id, id);
      await refresh();
    },
  });
};

const OTHER_KINDS = {
  picture: { title: "Send a picture", intro: "The robot gets a picture. These words are only shown here.", fields: () => [field("What it shows", "text")] },
  file: { title: "Send a file", intro: "The robot gets a file of this name.", fields: () => [field("File name", "text", { value: "plan.xlsx" })] },
  audio: { title: "Voice message", intro: "DingTalk writes down what was said. Type what it would hear.", fields: () => [longField("Transcript", "text")] },
};

function askFor(kind) {
  const { fields, ...words } = OTHER_KINDS[kind];
  ask({ ...words, fields: fields(), action: "Send", submit: ({ text }) => send({ text, type: kind, atRobot: here().kind === "group" }) });
}

// ---- parts -------------------------------------------------------------------------------------------------

sidebar(world, { be: (person) => world.be(person), open: (id) => (world.look(id), pane("chat"), byId("text").focus({ preventScroll: true })), newPerson, newGroup });
messages(world, { reply: (message) => box.quote(message), tap });
const box = composer(world, { send, ask: askFor });
aside(world, {
  moveClock: (step) => tell(api.moveClock(step).then(({ now }) => (world.setNow(now), world.changed()))),
  flip: (switches) => tell(world.turn(switches, api.flip(switches))),
  showZone: (zone) => (world.zone = zone, world.changed()),
});

byId("show-list").addEventListener("click", () => (pane("list"), byId("me").focus()));
byId("show-aside").addEventListener("click", () => (pane("aside"), byId("hide-aside").focus()));
byId("hide-aside").addEventListener("click", () => (pane("chat"), byId("show-aside").focus()));
byId("aside").addEventListener("keydown", (event) => event.key === "Escape" && byId("hide-aside").click());
byId("members").addEventListener("click", editGroup);

world.addEventListener("change", () => {
  const conversation = here();
  byId("title").textContent = conversation ? world.titleOf(conversation) : "No conversation yet";
  byId("subtitle").textContent = conversation ? about(conversation) : "Add a person, then a group.";
  byId("members").hidden = conversation?.kind !== "group";
  const waiting = world.newsOf(world.me).count;
  byId("elsewhere").hidden = !waiting;
  document.title = `${waiting ? `(${waiting}) ` : ""}${byId("title").textContent} · OKR sandbox`;
  remember();
});

function about({ kind, members }) {
  if (kind === "direct") return "direct chat with the robot";
  const names = members.map((id) => world.person(id)).filter(Boolean).map(called);
  return `${names.join(", ")} and ${world.robot.name}`;
}

function remember() {
  const parts = { as: world.me, in: world.here, ...(address.has("zone") || world.zone !== own ? { zone: world.zone } : {}) };
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value));
  if (`?${query}` !== location.search) history.replaceState(null, "", `?${query}`);
}

// ---- staying true to the server ----------------------------------------------------------------------------

const REFRESH_MS = 300;
const RETRY_MS = 1_000;
const DOWN_WORDS = "The sandbox does not answer. Trying again…";
let due = null;
let lineIsUp = true;

async function refresh() {
  world.learn(await api.state());
}

/** Ask for the state soon, once for many messages in a row: each of them is a counted call. */
function refreshSoon() {
  due ??= setTimeout(() => {
    due = null;
    refresh().catch(() => {});
  }, REFRESH_MS);
}

/** Say what keeps messages from being written or arriving, if anything. */
function drawConnection() {
  const deaf = `${world.robot.name} is not connected: it does not hear what is written now.`;
  const words = lineIsUp ? world.notYet || (world.connections ? "" : deaf) : DOWN_WORDS;
  if (byId("connection").textContent !== words) byId("connection").textContent = words;
  byId("connection").hidden = !words;
}
world.addEventListener("change", drawConnection);

function line(up) {
  lineIsUp = up;
  drawConnection();
  if (up) startOverIfNew().catch(() => {});
}

/** A sandbox that was started anew knows fewer messages than we do: so should the page. */
async function startOverIfNew() {
  const known = world.lastSeq;
  await refresh();
  if (Math.max(0, ...world.conversations.map(({ lastSeq }) => lastSeq)) < known) location.reload();
}

async function start() {
  try {
    await refresh();
  } catch {
    line(false);
    setTimeout(start, RETRY_MS);
    return;
  }
  api.follow(() => world.lastSeq, {
    onMessage: (message) => (world.take(message), refreshSoon()),
    onState: (state) => world.learn(state),
    onLine: line,
  });
}

start();
