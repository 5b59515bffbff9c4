// Below: the box to write in. The robot's @ is a token before the text; picked people stand in the text and
// are painted by a mirror behind it, so that typing, undo and input methods stay the browser's own.

import { avatar, byId, called, el, icon } from "./dom.js";
import { menu } from "./menu.js";
import { gist } from "./sidebar.js";
import { SUGGESTIONS } from "./suggestions.js";

const text = byId("text");
const picker = byId("picker");

/** `act` has send(parts) (a promise), ask(kind) for pictures, files and voice. */
export function composer(world, act) {
  /** "person conversation" -> what has been typed there and not sent. */
  const drafts = new Map();
  const key = () => `${world.me} ${world.here}`;
  const blank = () => ({ text: "", picks: [], robot: true, quote: null });
  const draft = () => {
    if (!drafts.has(key())) drafts.set(key(), blank());
    return drafts.get(key());
  };
  const inGroup = () => world.conversation(world.here)?.kind === "group";
  let shownFor = null;

  // ---- drawing -----------------------------------------------------------------------------------------------

  function draw() {
    if (shownFor !== key()) {
      shownFor = key();
      text.value = draft().text;
      closePicker();
      notice("");
      suggestions();
    }
    const { robot, quote } = draft();
    const name = world.robot.name;
    byId("robot-token").hidden = !(inGroup() && robot);
    byId("robot-token").replaceChildren(`@${name}`, icon("close"));
    byId("robot-token").setAttribute("aria-label", `@${name}, remove`);
    byId("hint").hidden = !inGroup() || robot;
    byId("hint").replaceChildren(`${name} sees only messages that @ it. `, el("button", { type: "button", textContent: `Add @${name}`, on: { click: () => setRobot(true) } }));
    text.placeholder = inGroup() ? (robot ? `Tell ${name} how it goes` : "Message the group") : `Message ${name}`;
    drawQuote(quote);
    paint();
  }

  function drawQuote(quote) {
    const bar = byId("quote");
    bar.hidden = !quote;
    if (!quote) return bar.replaceChildren();
    const cancel = () => (draft().quote = null, draw(), text.focus());
    bar.replaceChildren(
      el("span", { className: "words" }, el("b", { textContent: `Reply to ${quote.from.name}` }), el("small", { textContent: gist(quote), dir: "auto" })),
      el("button", { type: "button", className: "icon-button small", "aria-label": "Do not quote", on: { click: cancel } }, icon("close")));
  }

  /** The same words as in the box, with the picked names marked. */
  function paint() {
    const nodes = [];
    let at = 0;
    for (const { start, end } of live()) {
      nodes.push(text.value.slice(at, start), el("mark", { textContent: text.value.slice(start, end) }));
      at = end;
    }
    byId("mirror").replaceChildren(...nodes, `${text.value.slice(at)}\u200b`);
    byId("send").disabled = !text.value.trim() && !(inGroup() && draft().robot);
  }

  function suggestions() {
    const list = SUGGESTIONS[inGroup() ? "group" : "direct"];
    byId("suggestions").replaceChildren(...list.map((suggestion) =>
      el("button", { type: "button", lang: suggestion.lang, textContent: suggestion.text, on: { click: () => insertAll(suggestion.text) } })));
  }

  function notice(words) {
    byId("notice").textContent = words;
  }

  // ---- the text ----------------------------------------------------------------------------------------------

  /** Where the picked names still stand in the text, each once: [{start, end, person}]. */
  function live() {
    const found = [];
    for (const person of [...draft().picks].sort((a, b) => b.name.length - a.name.length)) {
      const word = `@${person.name}`;
      for (let at = text.value.indexOf(word); at >= 0; at = text.value.indexOf(word, at + 1)) {
        const end = at + word.length;
        const free = found.every((other) => end <= other.start || at >= other.end);
        if (!free || /[A-Za-z0-9_]/.test(text.value[end] ?? "")) continue;
        found.push({ start: at, end, person });
        break;
      }
    }
    return found.sort((a, b) => a.start - b.start);
  }

  function remember() {
    draft().text = text.value;
    paint();
  }

  function insertAll(words) {
    text.focus();
    text.select();
    replaceSelection(words);
    closePicker();
  }

  /** execCommand is old, but the only way to change a box that leaves the browser's undo whole. */
  function replaceSelection(words) {
    if (!document.execCommand("insertText", false, words)) text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    remember();
  }

  function setRobot(on) {
    draft().robot = on;
    draw();
    text.focus();
  }

  /** Backspace behind a picked name takes all of it; at the very start it takes the robot's token. */
  function wholeToken() {
    if (text.selectionStart !== text.selectionEnd) return;
    const token = live().find(({ end }) => end === text.selectionStart);
    if (token) text.setSelectionRange(token.start, token.end);
    else if (text.selectionStart === 0 && inGroup() && draft().robot) setRobot(false);
  }

  // ---- the mention picker ------------------------------------------------------------------------------------

  let choices = [];
  let chosen = 0;

  /** What stands between the last "@" and the caret, null when nobody is being mentioned. */
  function asked() {
    const match = text.value.slice(0, text.selectionStart).match(/(?:^|[^A-Za-z0-9_])@([^\s@]{0,30})$/);
    if (!match || !inGroup() || text.selectionStart !== text.selectionEnd) return null;
    return live().some(({ end }) => end === text.selectionStart) ? null : match[1];
  }

  function candidates(query) {
    const fits = (...names) => names.some((name) => name?.toLowerCase().includes(query.toLowerCase()));
    const robot = { id: world.robot.userId, name: world.robot.name, kind: "robot", title: "robot" };
    const members = world.conversation(world.here).members.map((id) => world.person(id)).filter((person) => person && person.id !== world.me);
    return [...(fits(robot.name) ? [robot] : []), ...members.filter((person) => fits(person.nick, person.name))];
  }

  function openPicker() {
    const query = asked();
    choices = query === null ? [] : candidates(query);
    chosen = 0;
    if (choices.length) showPicker();
    else closePicker();
  }

  function showPicker() {
    picker.hidden = false;
    picker.replaceChildren(...choices.map((choice, place) => el("li", {
      id: `choice-${place}`, role: "option", "aria-selected": String(place === chosen),
      on: { pointerdown: (event) => (event.preventDefault(), pick(choice)) },
    }, avatar(choice), el("b", { textContent: called(choice) }), el("small", { textContent: secondName(choice) }))));
    text.setAttribute("aria-activedescendant", `choice-${chosen}`);
    picker.children[chosen].scrollIntoView({ block: "nearest" });
  }

  const secondName = ({ name, nick, title }) => [nick && nick !== name ? name : "", title].filter(Boolean).join(" · ");

  function closePicker() {
    picker.hidden = true;
    text.removeAttribute("aria-activedescendant");
  }

  function pick(choice) {
    const name = called(choice);
    const caret = text.selectionStart;
    text.setSelectionRange(caret - asked().length - 1, caret);
    closePicker();
    if (choice.kind === "robot") {
      replaceSelection("");
      return setRobot(true);
    }
    if (!draft().picks.some(({ id }) => id === choice.id)) draft().picks.push({ id: choice.id, name });
    replaceSelection(`@${name} `);
  }

  const pickerKeys = {
    ArrowDown: () => (chosen = (chosen + 1) % choices.length, showPicker()),
    ArrowUp: () => (chosen = (chosen + choices.length - 1) % choices.length, showPicker()),
    Enter: () => pick(choices[chosen]),
    Tab: () => pick(choices[chosen]),
    Escape: closePicker,
  };

  // ---- sending -----------------------------------------------------------------------------------------------

  let sending = false;

  async function submit(type = "text") {
    const words = text.value.trim();
    const { robot, quote } = draft();
    const sent = draft();
    const typed = text.value;
    if (sending || (!words && !(inGroup() && robot))) return;
    sending = true;
    const mentions = live().map(({ person }) => person.id);
    try {
      await act.send({ text: words, mentions, atRobot: inGroup() && robot, type, quote: quote?.id ?? null });
      notice("");
      forget(sent, typed);
    } catch (error) {
      notice(`Not sent. ${error.message} Your text is still here.`);
    } finally {
      sending = false;
    }
  }

  /** Empty the draft that was sent, keeping what was typed meanwhile. */
  function forget(sent, typed) {
    Object.assign(sent, { ...blank(), text: sent.text.startsWith(typed) ? sent.text.slice(typed.length) : sent.text });
    if (sent === draft()) text.value = sent.text;
    draw();
  }

  // ---- events ------------------------------------------------------------------------------------------------

  text.addEventListener("input", () => (remember(), openPicker()));
  text.addEventListener("blur", closePicker);
  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (!picker.hidden && pickerKeys[event.key]) {
      event.preventDefault();
      pickerKeys[event.key]();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (text.value.trim()) submit();
    } else if (event.key === "Escape" && draft().quote) {
      draft().quote = null;
      draw();
    } else if (event.key === "Backspace") {
      wholeToken();
    }
  });
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    text.focus();
  });
  byId("robot-token").addEventListener("click", () => setRobot(false));
  byId("form").addEventListener("click", (event) => event.target.closest("button") ?? text.focus());
  menu(byId("more"), "Send something else", () => [
    { content: [icon("picture"), el("span", { textContent: "Picture" })], run: () => act.ask("picture") },
    { content: [icon("file"), el("span", { textContent: "File" })], note: directOnly(), off: inGroup(), run: () => act.ask("file") },
    { content: [icon("voice"), el("span", { textContent: "Voice message" })], note: directOnly(), off: inGroup(), run: () => act.ask("audio") },
    null,
    { content: [icon("bold"), el("span", { textContent: "Send as formatted text" })], note: "names stay in the text", run: () => submit("richText") },
  ]);
  const directOnly = () => (inGroup() ? "in direct chats only" : null);

  world.addEventListener("change", draw);
  return {
    notice,
    quote(message) {
      draft().quote = message;
      draw();
      text.focus();
    },
  };
}
