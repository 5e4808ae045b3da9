// What lies over the cells: numbers that were changed and not answered yet, slanted, and texts that are no numbers.

import { cellText } from "../grid/cell.js";
import { colour } from "../grid/greys.js";
import { drawnCell } from "../grid/input.js";
import { svgElement } from "../grid/svg.js";
import { wrongNodes } from "./wrong.js";

/** @import { InputView, Size } from "../grid/types.d.ts" */
/** @import { ModelGrid } from "../model/types.d.ts" */
/** @import { Edit, Place } from "../payload.d.ts" */
/** @import { Editing } from "./editing.js" */

/** Show what is wrong, what is on its way to Python, and what a drag has passed so far. @param {Editing} editing */
export function showWaiting(editing) {
  const { outbox, brush: { stroke } } = editing;
  const { input } = editing.figure.view;
  input.waiting?.remove();
  input.waiting = null;
  const wrong = wrongNodes(editing);
  if (wrong.length) waitingGroup(input)?.append(...wrong);
  for (const edit of outbox.waiting) changes(edit).forEach(({ place, text }) => addWaiting(input, place, text));
  stroke?.cells.forEach((place) => addWaiting(input, place, stroke.text));
}

/** The cells that an edit writes a number into. @param {Edit} edit @returns {{ place: Place, text: string }[]} */
function changes(edit) {
  if (edit.do === "paint") return edit.cells.map((place) => ({ place, text: edit.text }));
  return edit.do === "type" ? [{ place: edit, text: edit.text }] : [];
}

/**
 * Show one number over its cell, and over the ring of a winner.
 * @param {InputView} view @param {Place} place @param {string} text
 */
export function addWaiting(view, place, text) {
  const cell = drawnCell(view, place);
  if (!cell) return;
  const box = /** @type {SVGRectElement} */ (cell.cloneNode());
  const { index, level } = levelOf(view.model.input, text);
  if (index >= 0) colour(box, level);
  waitingGroup(view)?.append(box, ...numberOver(view.size, box, text));
}

/** Over the rings; a photograph takes no numbers. @param {InputView} view */
function waitingGroup(view) {
  if (!view.waiting && view.cells) view.rings.after(view.waiting = svgElement("g", { class: "waiting" }));
  return view.waiting;
}

/**
 * The colour of the same number elsewhere in the input, if it is there.
 * @param {ModelGrid} input @param {string} text
 */
function levelOf({ texts, levels }, text) {
  const index = texts.indexOf(text.replaceAll("-", "−"));
  return { index, level: levels[index] };
}

/** @param {Size} size @param {Element} box @param {string} text */
function numberOver(size, box, text) {
  if (!size.numbers) return [];
  const [x, y] = ["x", "y"].map((name) => Number(box.getAttribute(name)));
  return [cellText("number", x, y, size, text.replaceAll("-", "−"))];
}
