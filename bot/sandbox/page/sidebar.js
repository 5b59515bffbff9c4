// Left: who I am, my groups, my direct chat with the robot.

import { avatar, byId, called, el, icon, keep } from "./dom.js";
import { menu } from "./menu.js";

/** `act` has be(person), open(conversation), newPerson(), newGroup(). */
export function sidebar(world, act) {
  menu(byId("me"), "Choose who you are", () => [
    ...world.people.map((person) => ({
      content: personRow(world, person),
      chosen: person.id === world.me,
      run: () => act.be(person.id),
    })),
    null,
    { content: [icon("plus"), el("span", { textContent: "Add a person…" })], run: act.newPerson },
  ]);
  byId("new-group").addEventListener("click", act.newGroup);
  world.addEventListener("change", () => draw(world, act));
}

function draw(world, act) {
  byId("board").hidden = !world.board;
  byId("board").href = world.board;
  const me = world.person(world.me);
  if (me) byId("me").replaceChildren(avatar(me), words(called(me), me.title || kindOf(me)), othersHaveNews(world), icon("down"));
  byId("me").setAttribute("aria-label", me ? `You are ${called(me)}. Choose who you are` : "Choose who you are");
  const mine = world.conversationsOf(world.me);
  for (const [list, kind] of [["groups", "group"], ["directs", "direct"]]) {
    const rows = mine.filter((conversation) => conversation.kind === kind);
    keep(byId(list), rows, ({ id }) => id, (conversation) => row(conversation, act), (node, conversation) => fill(node, conversation, world));
  }
}

function row(conversation, act) {
  return el("li", {}, el("button", { type: "button", on: { click: () => act.open(conversation.id) } }));
}

function fill(node, conversation, world) {
  const button = node.firstElementChild;
  const { count, named } = world.news(world.me, conversation.id);
  const title = world.titleOf(conversation);
  const face = conversation.kind === "direct" ? avatar({ kind: "robot" }) : avatar({ kind: "group", id: conversation.id, name: title });
  const news = count ? el("span", { className: named ? "dot named" : "dot", title: `${count} new` }, named ? "@" : "") : null;
  button.replaceChildren(face, words(title, lastLine(world, conversation)), ...(news ? [news] : []));
  button.setAttribute("aria-label", [title, count ? `${count} new` : "", named ? "you are mentioned" : ""].filter(Boolean).join(", "));
  if (conversation.id === world.here) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
}

function personRow(world, person) {
  const { count, named } = world.newsOf(person.id);
  const news = count ? el("span", { className: named ? "count named" : "count", textContent: named ? `@ ${count}` : count, title: `${count} new` }) : null;
  return [avatar(person), words(called(person), person.title || kindOf(person)), news].filter(Boolean);
}

function othersHaveNews(world) {
  const waiting = world.people.some(({ id }) => id !== world.me && world.newsOf(id).named);
  return waiting ? el("span", { className: "dot named", title: "Somebody else has been mentioned" }, "@") : "";
}

const words = (first, second) => el("span", { className: "words" }, el("b", { textContent: first, dir: "auto" }), el("small", { textContent: second, dir: "auto" }));

function kindOf(person) {
  if (person.external) return "outside the organization";
  return person.isAdmin ? "administrator" : "member";
}

function lastLine(world, conversation) {
  const last = world.messagesOf(conversation.id).at(-1);
  if (!last) return conversation.kind === "direct" ? "your direct chat with the robot" : "nothing said yet";
  const author = conversation.kind === "direct" || last.from.kind === "robot" ? "" : `${last.from.id === world.me ? "You" : last.from.name}: `;
  return author + gist(last);
}

/** One line that stands for a message. */
export function gist(message) {
  const written = message.from.kind === "person" || message.type === "file";
  const kind = { picture: "Picture", audio: "Voice", file: "File", video: "Video" }[message.type];
  if (kind) return written && message.text ? `${kind}: ${message.text}` : kind;
  if (message.type !== "markdown") return message.text;
  return message.title || message.text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/^[#> ]+|\*+/gm, "");
}
