// DingTalk's Markdown subset (headings, quotes, bold, italic, links, images, "-" and "1." lists) as DOM nodes.
// Text only ever becomes text nodes, so nothing a member writes can turn into markup. What DingTalk does not
// render (escapes, code, tables, HTML) stays visible as typed: a robot that uses it should look wrong here too.

import { el } from "./dom.js";

const SEND = "dtmd://dingtalkclient/sendMessage?";
const PAGE = "dingtalk://dingtalkclient/page/link?";
const SPECIAL = /[*[!@\n]/;
const DEEPEST = 12;

/**
 * Render `text`. `people` are the [{id, name}] whose "@id" is shown as a mention; `me` is the id to highlight;
 * `send(text)` is called when a one-tap link is used.
 */
export function markdown(text, { people = [], me = null, send = () => {} } = {}) {
  const context = { people: [...people].sort((a, b) => b.id.length - a.id.length), me, send };
  const root = el("div", { className: "markdown" });
  for (const block of blocks(text.replace(/\r\n?/g, "\n").split("\n"))) root.append(render(block, context));
  return root;
}

// ---- blocks --------------------------------------------------------------------------------------------------

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^(\s*)(?:-|(\d{1,9})\.)\s+(.*)$/;

function blocks(lines) {
  const found = [];
  for (let at = 0; at < lines.length; ) {
    const reader = [heading, quote, list, paragraph].find((candidate) => candidate.starts(lines[at]));
    if (!reader) at += 1;
    else at = reader(lines, at, found);
  }
  return found;
}

function heading(lines, at, found) {
  const [, marks, text] = lines[at].match(HEADING);
  found.push({ kind: "heading", level: marks.length, text });
  return at + 1;
}
heading.starts = (line) => HEADING.test(line);

function quote(lines, at, found) {
  const inside = [];
  while (at < lines.length && QUOTE.test(lines[at])) inside.push(lines[at++].replace(QUOTE, ""));
  found.push({ kind: "quote", blocks: blocks(inside) });
  return at;
}
quote.starts = (line) => QUOTE.test(line);

function list(lines, at, found) {
  const [, indent, number] = lines[at].match(ITEM);
  const made = { kind: "list", ordered: number !== undefined, start: Number(number ?? 1), items: [] };
  while (at < lines.length && lines[at].trim()) {
    const item = lines[at].match(ITEM);
    if (item && item[1].length > indent.length + 1) {
      at = list(lines, at, made.items.at(-1).blocks);
      continue;
    }
    if (item && (item[1].length < indent.length || (item[2] !== undefined) !== made.ordered)) break;
    if (item) made.items.push({ text: item[3], blocks: [] });
    else if (heading.starts(lines[at]) || quote.starts(lines[at])) break;
    else made.items.at(-1).text += `\n${lines[at]}`;
    at += 1;
  }
  found.push(made);
  return at;
}
list.starts = (line) => ITEM.test(line);

function paragraph(lines, at, found) {
  const inside = [];
  while (at < lines.length && paragraph.starts(lines[at]) && !(inside.length && startsBlock(lines[at]))) inside.push(lines[at++]);
  found.push({ kind: "paragraph", text: inside.join("\n") });
  return at;
}
paragraph.starts = (line) => line.trim() !== "";

const startsBlock = (line) => heading.starts(line) || quote.starts(line) || list.starts(line);

function render(block, context) {
  if (block.kind === "heading") return el(`h${Math.min(block.level + 2, 6)}`, { className: `h${block.level}` }, inline(block.text, context));
  if (block.kind === "quote") return el("blockquote", {}, block.blocks.map((inner) => render(inner, context)));
  if (block.kind === "paragraph") return el("p", {}, inline(block.text, context));
  const items = block.items.map((item) => el("li", {}, inline(item.text, context), item.blocks.map((inner) => render(inner, context))));
  return block.ordered ? el("ol", { start: block.start }, items) : el("ul", {}, items);
}

// ---- inside a line -------------------------------------------------------------------------------------------

/** Nodes for one run of text. Every step consumes at least one character; nesting is bounded. */
function inline(text, context, depth = 0) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(document.createTextNode(plain));
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const found = SPECIAL.test(text[at]) && depth < DEEPEST ? special(text, at, context, depth) : null;
    if (!found) {
      plain += text[at++];
    } else {
      if (found.trim) plain = plain.replace(/ +$/, "");
      if (found.text !== undefined) plain += found.text;
      if (found.node) flush(), nodes.push(found.node);
      at = found.end;
    }
  }
  flush();
  return nodes;
}

function special(text, at, context, depth) {
  switch (text[at]) {
    case "\n": return lineBreak(text, at);
    case "*": return emphasis(text, at, context, depth);
    case "!": return text[at + 1] === "[" ? image(text, at) : null;
    case "[": return link(text, at, context, depth);
    default: return mention(text, at, context);
  }
}

/** DingTalk joins lines unless the break has two blanks before it. */
function lineBreak(text, at) {
  const end = at + 1 + text.slice(at + 1).match(/^ */)[0].length;
  if (/ {2}$/.test(text.slice(0, at))) return { node: el("br"), trim: true, end };
  return { text: " ", trim: true, end };
}

function emphasis(text, at, context, depth) {
  for (const [marks, tag] of [["**", "strong"], ["*", "em"]]) {
    if (!text.startsWith(marks, at)) continue;
    const from = at + marks.length;
    const close = closing(text, from, marks);
    if (close > from && text[from] !== " ") return { node: el(tag, {}, inline(text.slice(from, close), context, depth + 1)), end: close + marks.length };
  }
  return null;
}

function closing(text, from, marks) {
  for (let at = from; at < text.length; at += 1) {
    if (marks === "*" && text.startsWith("**", at)) at += 1;
    else if (text.startsWith(marks, at) && text[at - 1] !== " ") return at;
  }
  return -1;
}

/** Split "[label](address)" that begins at `at`; null when it is not one. */
function bracketed(text, at) {
  let open = 0;
  let close = at;
  for (; close < text.length; close += 1) {
    if (text[close] === "[") open += 1;
    else if (text[close] === "]" && --open === 0) break;
  }
  if (text[close] !== "]" || text[close + 1] !== "(") return null;
  const end = addressEnd(text, close + 2);
  return end < 0 ? null : { label: text.slice(at + 1, close), address: text.slice(close + 2, end).trim(), end: end + 1 };
}

function addressEnd(text, from) {
  let open = 0;
  for (let at = from; at < text.length && text[at] !== "\n"; at += 1) {
    if (text[at] === "(") open += 1;
    else if (text[at] === ")" && open-- === 0) return at;
  }
  return -1;
}

function link(text, at, context, depth) {
  const found = bracketed(text, at);
  if (!found) return null;
  const label = inline(found.label, { ...context, people: [] }, depth + 1);
  const message = oneTap(found.address);
  if (message !== null) {
    const chip = el("button", { type: "button", className: "one-tap", title: `Sends “${message}”`, on: { click: () => context.send(message) } }, label);
    return { node: chip, end: found.end };
  }
  const href = webAddress(found.address);
  if (href === null) return null;
  return { node: el("a", { href, target: "_blank", rel: "noopener noreferrer" }, label), end: found.end };
}

/** The text a one-tap link sends, or null when the address is no such link. */
export function oneTap(address) {
  if (!address.startsWith(SEND)) return null;
  return new URLSearchParams(address.slice(SEND.length)).get("content") || null;
}

function webAddress(address) {
  const inner = address.startsWith(PAGE) ? new URLSearchParams(address.slice(PAGE.length)).get("url") ?? "" : address;
  return /^https?:\/\/[^\s]+$/i.test(inner) ? inner : null;
}

function image(text, at) {
  const found = bracketed(text, at + 1);
  if (!found) return null;
  return { node: picture(found.address, found.label || "picture"), end: found.end };
}

/** Pictures are fetched from this computer only; others are named, so that nothing leaves it unasked. */
export function picture(address, alt) {
  const src = localPicture(address);
  if (src) return el("img", { src, alt });
  const href = webAddress(address);
  const label = href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, alt) : alt;
  return el("span", { className: "picture" }, label);
}

function localPicture(address) {
  if (address.startsWith("@")) return `/chat/media/${encodeURIComponent(address)}`;
  if (webAddress(address) !== address || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.origin === location.origin || ["127.0.0.1", "localhost"].includes(url.hostname) ? url.href : null;
}

function mention(text, at, { people, me }) {
  const person = people.find(({ id }) => text.startsWith(id, at + 1));
  if (!person) return null;
  return { node: mentionOf(person, me), end: at + 1 + person.id.length };
}

/** "@Name", highlighted; more so when it is me. */
export function mentionOf({ id, name }, me) {
  return el("span", { className: id === me ? "mention me" : "mention", textContent: `@${name}` });
}
