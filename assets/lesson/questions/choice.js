// One of several sentences, or False and True: large, and by the keys 1 to 4.

import { make, withHtml } from "../elements.js";
import { named } from "./parts.js";

/** @import { Form } from "../types.d.ts" */
/** @import { FormEvents, FormView, Texts } from "./types.d.ts" */

let groups = 0; // radio buttons of one name belong together

/**
 * @param {Extract<Form, { type: "choice" }>} form @param {Texts} words @param {FormEvents} events
 * @returns {FormView}
 */
export function choiceForm({ options }, words, events) {
  groups += 1;
  const choices = options.map((html, i) => choiceOf(html, i, `choice-${groups}`));
  const inputs = choices.map(({ input }) => input);
  const box = named(make("div", "choices", ...choices.map(({ label }) => label)), "radiogroup", words.answer);
  box.onchange = events.changed;
  box.onkeydown = (event) => onChoiceKey(event, events);
  return { element: box,
    read: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
    write: ([chosen]) => inputs.forEach((input) => { input.checked = input.value === chosen; }),
    lock: (locked) => inputs.forEach((input) => { input.disabled = locked; }),
    tell: (said, [right]) => choices.forEach(({ input, mark }) => {
      const told = input.value === said?.[0] ? words.you_said : "";
      mark.textContent = input.value === right ? words.is_right : told;
      input.checked = input.value === right;
    }),
    takeKey: (event) => { if (chooseByKey(event, inputs)) events.changed(); },
    focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0]).focus({ preventScroll: true }) };
}

/** @param {string} html @param {number} i @param {string} group */
function choiceOf(html, i, group) {
  const input = make("input", "choice-input");
  Object.assign(input, { type: "radio", name: group, value: String(i + 1) });
  const number = make("span", "choice-number", String(i + 1));
  number.setAttribute("aria-hidden", "true");
  const mark = make("span", "choice-mark");
  const text = withHtml(make("div", "choice-text"), html);
  return { input, mark, label: make("label", "choice", input, number, text, mark) };
}

/** @param {KeyboardEvent} event @param {FormEvents} events */
function onChoiceKey(event, events) {
  if (event.key.startsWith("Arrow") || event.key === " ") event.stopPropagation(); // the figure's keys
  if (event.key === "Enter") {
    event.preventDefault();
    events.lock();
  }
}

/** @param {KeyboardEvent} event @param {HTMLInputElement[]} inputs */
function chooseByKey(event, inputs) {
  const input = event.ctrlKey || event.metaKey || event.altKey ? undefined : inputs[Number(event.key) - 1];
  if (!input || input.disabled) return false;
  event.preventDefault();
  event.stopPropagation();
  input.checked = true;
  input.focus({ preventScroll: true });
  return true;
}
