// Small forms in the one <dialog> of the page. What is typed stays until the sandbox has accepted it.

import { byId, called, el } from "./dom.js";

/**
 * Ask for something. `fields` are nodes made below; `submit(values)` may throw: its sentence is shown and the form
 * stays open. `values` has a string per name, a boolean per checkbox, and an array for the names in `many`.
 */
export function ask({ title, intro, fields, action, submit, many = [] }) {
  const dialog = byId("dialog");
  const problem = el("p", { className: "problem", role: "alert" });
  const go = el("button", { type: "submit", className: "primary", textContent: action });
  const cancel = el("button", { type: "button", textContent: "Cancel", on: { click: () => dialog.close() } });
  const form = el("form", { method: "dialog" },
    el("h2", { id: "dialog-title", textContent: title }),
    intro ? el("p", { className: "small", textContent: intro }) : null,
    fields, problem, el("div", { className: "dialog-buttons" }, cancel, go));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    problem.textContent = "";
    try {
      await submit(values(form, many));
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
    } finally {
      go.disabled = false;
    }
  });
  dialog.replaceChildren(form);
  dialog.showModal();
}

function values(form, many) {
  const data = new FormData(form);
  const found = Object.fromEntries(data);
  for (const name of many) found[name] = data.getAll(name);
  for (const box of form.querySelectorAll("input[type=checkbox]:not([value])")) found[box.name] = box.checked;
  return found;
}

export const field = (label, name, props = {}) =>
  el("label", { className: "field" }, label, el("input", { name, autocomplete: "off", required: true, maxLength: 200, ...props }));

export const longField = (label, name, props = {}) =>
  el("label", { className: "field" }, label, el("textarea", { name, rows: 4, required: true, dir: "auto", ...props }));

export const tick = (label, name) => el("label", { className: "tick" }, el("input", { type: "checkbox", name }), label);

/** A list of people to tick; the ids of those ticked come as an array under `name`, without the `fixed` ones. */
export const people = (label, name, list, { chosen = [], fixed = [] }) =>
  el("fieldset", { className: "field people" }, el("legend", { textContent: label }),
    list.map((person) => {
      const there = fixed.includes(person.id);
      const box = el("input", { type: "checkbox", name, checked: there || chosen.includes(person.id), disabled: there });
      box.setAttribute("value", person.id);
      return el("label", { className: "tick" }, box, called(person));
    }));
