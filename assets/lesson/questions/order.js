// Lines of a program to be put in order: dragged, moved by Alt and an arrow, or given the number of their place.

import { fill } from "../../fill.js";
import { connectDragging } from "./drag.js";
import { make, makeButton } from "../elements.js";

/** @import { Answer, Form } from "../types.d.ts" */
/** @import { FormEvents, FormView, Texts } from "./types.d.ts" */
/** @typedef {{ row: HTMLLIElement, place: HTMLInputElement, grip: HTMLButtonElement, number: string,
 *   text: string }} Line */
/** @typedef {{ lines: Line[], list: HTMLOListElement, said: HTMLElement, words: Texts, events: FormEvents,
 *   locked: boolean }} Order */

/**
 * @param {Extract<Form, { type: "order" }>} form @param {Texts} words @param {FormEvents} events @returns {FormView}
 */
export function orderForm(form, words, events) {
  const said = make("p", "unseen");
  said.setAttribute("role", "status");
  const list = make("ol", "lines");
  list.setAttribute("aria-label", words.lines);
  /** @type {Order} */
  const order = { lines: [], list, said, words, events, locked: false };
  order.lines = form.lines.map((text, i) => makeLine(order, text, String(i + 1)));
  showLines(order);
  connectDragging(list, (from, to) => { if (!order.locked) move(order, from, to); });
  return { element: make("div", "order", make("p", "order-help", words.order_help, " ",
    make("span", "by-keys", words.order_keys)), list, said),
    read: () => order.lines.map(({ number }) => number),
    write: (answer) => arrange(order, answer),
    lock: (locked) => {
      order.locked = locked;
      for (const { place, grip } of order.lines) place.disabled = grip.disabled = locked;
    },
    point: (lines) => order.lines.forEach(({ row, number }) => row.classList.toggle("broken", lines.includes(number))),
    focus: () => order.lines[0].grip.focus({ preventScroll: true }) };
}

/** @param {Order} order @param {string} text @param {string} number @returns {Line} */
function makeLine(order, text, number) {
  const { words } = order;
  const place = make("input", "line-place");
  Object.assign(place, { type: "text", inputMode: "numeric", autocomplete: "off", maxLength: 2 });
  place.setAttribute("aria-label", fill(words.line_place, { line: text.trim() }));
  const grip = makeButton("grip", "⠿", () => {});
  grip.setAttribute("aria-label", fill(words.line_move, { line: text.trim() }));
  const code = make("code", "line-text", text.trim());
  code.style.setProperty("--indent", String(text.search(/\S|$/)));
  const line = { row: make("li", "line", place, code, grip), place, grip, number, text };
  place.onchange = () => moveToTyped(order, line);
  place.onkeydown = (event) => onPlaceKey(order, line, event);
  line.row.onkeydown = (event) => onLineKey(order, line, event);
  return line;
}

/** @param {Order} order @param {Line} line @param {KeyboardEvent} event */
function onPlaceKey(order, line, event) {
  if (event.altKey) return;
  event.stopPropagation();
  if (event.key === "Enter") moveToTyped(order, line);
}

/** @param {Order} order @param {Line} line @param {KeyboardEvent} event */
function onLineKey(order, line, event) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!by || order.locked || !(event.altKey || event.target === line.grip)) return;
  event.preventDefault();
  event.stopPropagation();
  const focused = event.target === line.place ? line.place : line.grip;
  const from = order.lines.indexOf(line);
  move(order, from, from + by);
  focused.focus({ preventScroll: true });
  line.row.scrollIntoView({ block: "nearest" });
}

/** A number that names no place changes nothing. @param {Order} order @param {Line} line */
function moveToTyped(order, line) {
  const to = Number(line.place.value) - 1;
  const from = order.lines.indexOf(line);
  if (Number.isInteger(to) && to >= 0 && to < order.lines.length) move(order, from, to);
  else {
    line.place.value = String(from + 1);
    order.said.textContent = fill(order.words.line_places, { lines: order.lines.length });
  }
}

/** @param {Order} order @param {number} from @param {number} to */
function move(order, from, to) {
  const { lines, words } = order;
  if (to < 0 || to >= lines.length || to === from) return;
  const [line] = lines.splice(from, 1);
  lines.splice(to, 0, line);
  showLines(order);
  order.said.textContent = fill(words.line_moved, { line: line.text.trim(), place: to + 1, lines: lines.length });
  order.events.changed();
}

/** Rows move only where they must: one that moves loses the focus. @param {Order} order */
function showLines({ list, lines }) {
  lines.forEach(({ row, place }, i) => {
    if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
    place.value = String(i + 1);
  });
}

/** @param {Order} order @param {Answer} answer */
function arrange(order, answer) {
  const places = order.lines.map(({ number }) => answer.indexOf(number));
  if (answer.length !== order.lines.length || places.includes(-1)) return; // of another version of the chapter
  order.lines.sort((a, b) => answer.indexOf(a.number) - answer.indexOf(b.number));
  showLines(order);
}
