// One or several cells of the figure: clicked there, chosen there by keys, or typed as "row, column".

import { fill } from "../../fill.js";
import { make, makeButton } from "../elements.js";
import { named } from "./parts.js";

/** @import { Answer, FigureHandle, Form } from "../types.d.ts" */
/** @import { FormEvents, FormView, Texts } from "./types.d.ts" */
/** @typedef {Extract<Form, { type: "cells" }>} CellsForm */
/** @typedef {ReturnType<typeof makeCells>} Cells */

const PLACE = /^\D*(\d+)\D+(\d+)\D*$/;

/**
 * @param {CellsForm} form @param {FigureHandle | null} figure @param {Texts} words @param {FormEvents} events
 * @returns {FormView}
 */
export function cellsForm(form, figure, words, events) {
  const cells = makeCells(form, figure, words, events);
  connectCells(cells);
  const field = make("label", "field", make("span", "field-name", words.cell_field), cells.input);
  const row = make("div", "cell-row", field, cells.add, cells.list);
  return { element: named(make("div", "cells", row, cells.said), "group", words.answer),
    read: () => [...cells.chosen],
    write: (answer) => choose(cells, answer),
    lock: (locked) => lockCells(cells, locked),
    renew: () => {
      figure?.onCell((cell) => toggle(cells, cell), form.in);
      figure?.mark(cells.chosen);
    },
    focus: () => cells.input.focus({ preventScroll: true }),
    close: () => {
      figure?.onCell(null);
      figure?.mark([]);
    } };
}

/** @param {CellsForm} form @param {FigureHandle | null} figure @param {Texts} words @param {FormEvents} events */
function makeCells(form, figure, words, events) {
  const input = make("input", "answer-field");
  Object.assign(input, { type: "text", inputMode: "text", autocomplete: "off", spellcheck: false, maxLength: 20,
    placeholder: words.cell_example });
  const said = make("p", "cell-said");
  said.setAttribute("role", "status");
  return { form, figure, words, events, input, said, locked: false, chosen: /** @type {Answer} */ ([]),
    list: named(make("ul", "chosen"), "list", words.cells_chosen),
    add: makeButton("add-cell", words.cell_add, () => {}) };
}

/** @param {Cells} cells */
function connectCells(cells) {
  const { figure, form, input, add } = cells;
  figure?.onCell((cell) => toggle(cells, cell), form.in);
  add.onclick = () => addTyped(cells);
  input.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (input.value.trim()) addTyped(cells);
    else cells.events.lock();
  };
}

/** @param {Cells} cells @param {string} cell */
function toggle(cells, cell) {
  if (cells.locked) return;
  const { chosen, form: { most } } = cells;
  if (chosen.includes(cell)) choose(cells, chosen.filter((each) => each !== cell));
  else if (most === 1) choose(cells, [cell]);
  else if (chosen.length < most) choose(cells, [...chosen, cell]);
  else return say(cells, fill(cells.words.cells_most, { most }));
  return cells.events.changed();
}

/** @param {Cells} cells */
function addTyped(cells) {
  const { input, form: { rows = Infinity, cols = Infinity }, words } = cells;
  const last = { rows: rows - 1, cols: cols - 1 };
  const [, row, col] = (PLACE.exec(input.value) ?? []).map(Number);
  if (row === undefined) return say(cells, fill(words.cell_unreadable, { typed: input.value.trim() }));
  if (row >= rows || col >= cols) return say(cells, fill(words.cell_outside, { row, col, ...last }));
  input.value = "";
  toggle(cells, `${row},${col}`);
  return input.focus({ preventScroll: true });
}

/** @param {Cells} cells @param {Answer} answer */
function choose(cells, answer) {
  const places = answer.map((cell) => cell.split(",").map(Number)).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  cells.chosen = places.map((place) => place.join(","));
  cells.figure?.mark(cells.chosen);
  cells.list.replaceChildren(...cells.chosen.map((cell) => chip(cells, cell)));
  say(cells, "");
}

/** A chosen cell, which a click takes back. @param {Cells} cells @param {string} cell */
function chip(cells, cell) {
  const [row, col] = cell.split(",");
  const name = fill(cells.words.cell, { row, col });
  const made = makeButton("chip", name, () => {
    toggle(cells, cell);
    cells.input.focus({ preventScroll: true });
  });
  made.disabled = cells.locked;
  made.setAttribute("aria-label", fill(cells.words.cell_remove, { cell: name }));
  return make("li", "", made);
}

/** @param {Cells} cells @param {boolean} locked */
function lockCells(cells, locked) {
  cells.locked = cells.input.readOnly = cells.add.disabled = locked;
  choose(cells, cells.chosen);
}

/** @param {Cells} cells @param {string} text */
function say({ said }, text) {
  said.textContent = text;
}
