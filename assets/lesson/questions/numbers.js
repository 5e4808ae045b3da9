// One or several numbers, each in a field under its name.

import { make } from "../elements.js";
import { named } from "./parts.js";

/** @import { Form } from "../types.d.ts" */
/** @import { FormEvents, FormView, Texts } from "./types.d.ts" */

const SEVERAL = /^\s*(\d+)\s*(?:[x×*;]|,\s|\s)\s*(\d+)\s*$/i; // "3 × 4" typed into one field

/**
 * @param {Extract<Form, { type: "numbers" }>} form @param {Texts} words @param {FormEvents} events
 * @returns {FormView}
 */
export function numbersForm({ labels }, words, events) {
  const fields = labels.map((label) => numberField(label || words.answer));
  const inputs = fields.map(({ input }) => input);
  fields.forEach(({ input }, i) => {
    Object.assign(input, { enterKeyHint: i + 1 < fields.length ? "next" : "done",
      oninput: events.changed, onblur: () => spread(inputs, events) });
    input.onkeydown = (event) => onFieldKey(event, inputs, events);
  });
  return { element: named(make("div", "fields", ...fields.map(({ label }) => label)), "group", words.answer),
    read: () => inputs.map(({ value }) => value.trim()),
    write: (answer) => inputs.forEach((input, i) => { input.value = answer[i] ?? ""; }),
    lock: (locked) => inputs.forEach((input) => { input.readOnly = locked; }),
    focus: (at = 0) => {
      inputs[at]?.focus({ preventScroll: true });
      inputs[at]?.select();
    } };
}

/** @param {string} name */
function numberField(name) {
  const input = make("input", "answer-field");
  Object.assign(input, { type: "text", inputMode: "text", autocomplete: "off", spellcheck: false, maxLength: 40 });
  return { input, label: make("label", "field", make("span", "field-name", name), input) };
}

/**
 * Enter goes to the next field that is empty, and then locks; no key gets out of a field.
 * @param {KeyboardEvent} event @param {HTMLInputElement[]} inputs @param {FormEvents} events
 */
function onFieldKey(event, inputs, events) {
  event.stopPropagation();
  if (event.key !== "Enter") return;
  event.preventDefault();
  spread(inputs, events);
  const next = inputs[inputs.findIndex((input) => input === event.target) + 1];
  if (next && !next.value) next.focus();
  else events.lock();
}

/** @param {HTMLInputElement[]} inputs @param {FormEvents} events */
function spread(inputs, events) {
  const [first, second] = inputs;
  const found = inputs.length === 2 && !second.value && SEVERAL.exec(first.value);
  if (!found) return;
  [first.value, second.value] = [found[1], found[2]];
  events.changed();
}
