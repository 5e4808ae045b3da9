// What lies over the cells: numbers that were changed and not answered yet, slanted, and texts that are no numbers.

import { cellText, colour } from "../grid/cell.js";
import { drawnCell } from "../grid/input.js";
import { svgElement } from "../grid/svg.js";
import { wrongNodes } from "./wrong.js";

/** Show what is wrong, what is on its way to Python, and what a drag has passed so far. */
export function showWaiting(app) {
  const { view, outbox, paint } = app;
  view.input.waiting?.remove();
  view.input.waiting = null;
  waitingGroup(view.input)?.append(...wrongNodes(app));
  for (const edit of outbox.waiting) placesChanged(edit).forEach((place) => addWaiting(view.input, place, edit.text));
  paint.stroke?.cells.forEach((place) => addWaiting(view.input, place, paint.stroke.text));
}

function placesChanged(edit) {
  if (edit.do === "paint") return edit.cells;
  return edit.do === "type" ? [edit] : [];
}

/** Show one number over its cell, and over the ring of a winner. */
export function addWaiting(view, place, text) {
  const cell = drawnCell(view, place);
  if (!cell) return;
  const box = cell.cloneNode();
  const { index, level } = levelOf(view.model.input, text);
  if (index >= 0) colour(box, level);
  waitingGroup(view).append(box, ...numberOver(view, box, text));
}

/** Over the rings; a photograph takes no numbers. */
function waitingGroup(view) {
  if (!view.waiting && view.cells) view.rings.after(view.waiting = svgElement("g", { class: "waiting" }));
  return view.waiting;
}

/** The colour of the same number elsewhere in the input, if it is there. */
function levelOf({ texts, levels }, text) {
  const index = texts.indexOf(text.replaceAll("-", "−"));
  return { index, level: levels[index] };
}

function numberOver({ size }, box, text) {
  if (!size.numbers) return [];
  const [x, y] = ["x", "y"].map((name) => Number(box.getAttribute(name)));
  return [cellText("number", x, y, size, text.replaceAll("-", "−"))];
}
