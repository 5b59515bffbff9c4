// Building blocks shared by the page: elements, avatars, moments, lists that keep their nodes.

/** Make an element. `props` are properties or, with a dash, attributes; `on` holds listeners. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name.includes("-") || name === "role") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";

/** One of the symbols drawn in icon.svg. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icon.svg#${name}`);
  svg.append(use);
  return svg;
}

const TINTS = 10;

/** A number 0…9 that is always the same for the same id: which colour of chat.css the avatar gets. */
export function tint(id) {
  let sum = 0;
  for (const char of id) sum = Math.imul(sum ^ char.codePointAt(0), 0x01000193) >>> 0;
  return (((sum >>> 16) ^ sum) >>> 0) % TINTS;
}

/** Two letters that stand for a name: the last two signs of a Chinese name, else first and last initial. */
export function initials(name) {
  const signs = [...name.trim()];
  if (/[\u3040-\u9fff\uac00-\ud7af]/.test(name)) return signs.filter((sign) => sign !== " ").slice(-2).join("");
  const words = name.trim().split(/\s+/).map((word) => [...word][0] ?? "");
  return (words.length > 1 ? words[0] + words.at(-1) : words[0] ?? "?").toUpperCase();
}

/** What a person is called in the chat. */
export const called = ({ nick, name }) => nick || name;

/** The round (people) or square (groups, robot) sign beside a name. */
export function avatar({ id, kind, ...names }) {
  if (kind === "robot") return el("span", { className: "avatar robot", "aria-hidden": "true" });
  const looks = kind === "group" ? `avatar group tint-${tint(id)}` : `avatar tint-${tint(id)}`;
  return el("span", { className: looks, "aria-hidden": "true", textContent: initials(called(names)) });
}

/**
 * Make `container` hold one node for each item, in order, reusing nodes so that focus and scrolling survive.
 * `make(item)` builds a node, `fill(node, item)` brings it up to date.
 */
export function keep(container, items, key, make, fill) {
  const known = new Map([...container.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, place) => {
    const name = String(key(item));
    const node = known.get(name) ?? make(item);
    node.dataset.key = name;
    known.delete(name);
    fill(node, item);
    if (container.children[place] !== node) container.insertBefore(node, container.children[place] ?? null);
  });
  for (const node of known.values()) node.remove();
}
