// A button that opens a list of choices: arrow keys, Home, End, Escape and a click elsewhere behave as expected.

import { el } from "./dom.js";

/**
 * Make `button` open a menu. `choices()` gives [{content, run, note?, chosen?, off?}] or null for a line between.
 */
export function menu(button, label, choices) {
  const list = el("ul", { className: "popup menu", role: "menu", hidden: true, "aria-label": label });
  button.after(list);

  const close = (focus) => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (focus) button.focus();
  };
  const items = () => [...list.querySelectorAll("button")];
  const step = (by) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    all[(at + by + all.length) % all.length]?.focus();
  };

  button.addEventListener("click", () => {
    if (!list.hidden) return close(true);
    list.replaceChildren(...choices().map((choice) => row(choice, close)));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    (list.querySelector("[aria-checked=true]") ?? items()[0])?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Home: () => items()[0].focus(), End: () => items().at(-1).focus(), Escape: () => close(true), Tab: () => close(false) };
    if (!moves[event.key]) return;
    if (event.key !== "Tab") event.preventDefault();
    moves[event.key]();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!list.hidden && !list.contains(event.target) && !button.contains(event.target)) close(false);
  });
}

function row(choice, close) {
  if (choice === null) return el("li", { role: "separator" });
  const run = () => {
    if (choice.off) return;
    close(true);
    choice.run();
  };
  const props = { type: "button", role: choice.chosen === undefined ? "menuitem" : "menuitemradio", on: { click: run } };
  if (choice.chosen !== undefined) props["aria-checked"] = String(choice.chosen);
  if (choice.off) props["aria-disabled"] = "true";
  const note = choice.note ? el("small", { textContent: choice.note }) : null;
  return el("li", { role: "none" }, el("button", props, choice.content, note));
}
