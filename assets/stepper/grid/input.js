// The left pane: the input with its padding ring, the window on it, and what the window reads.

import { cellAt, windowAt } from "../model/model.js";
import { cellRect, cellText, colour, gridInWords, sliceName } from "./cell.js";
import { cornerOf, wholeOf } from "./sheet.js";
import { hatchFill, resetSvg, svgElement } from "./svg.js";
import { fill } from "../text/words.js";
import { cornerIn, drawRings, makeOutline, placeOutline } from "./window.js";

/** Draw the input afresh for a model and a size; returns what `showInput` changes from step to step. */
export function drawInput(pane, model, size) {
  const svg = pane.querySelector(".grid");
  const whole = wholeOf(size);
  resetSvg(svg, whole.width, whole.height);
  const view = { svg, model, size, cells: new Map(), lit: new Set(), rings: svgElement("g"),
    window: makeOutline("window"), ghost: makeOutline("ghost"),
    hover: svgElement("rect", { class: "hovered", rx: 4 }),
    selected: svgElement("rect", { class: "selected", rx: 4 }) };
  for (let slice = model.extent.front; slice < model.extent.back; slice += 1) svg.append(...inputSlice(view, slice));
  svg.append(view.hover, view.ghost, view.rings, view.window, view.selected);
  describeInput(pane, model);
  return view;
}

export function describeInput(pane, model) {
  pane.querySelector(".caption").textContent = model.input.label;
  pane.querySelector(".grid").setAttribute("aria-label", gridInWords(model.input));
  showNote(pane.querySelector(".pads-note"), hasPads(model) ? model.pads.note : "");
  showNote(pane.querySelector(".read-note"), model.input.read_note);
}

export function showNote(note, text) {
  note.hidden = !text;
  note.querySelector(".note-text").textContent = text || "";
}

function hasPads({ pads }) {
  return pads.front + pads.back + pads.top + pads.bottom + pads.left + pads.right > 0;
}

/** A slice with its padding ring and, if there are several, its name. */
function inputSlice(view, slice) {
  const { svg, model, size } = view;
  const { pads, input } = model;
  const padded = slice >= -pads.front && slice < input.slices + pads.back;
  const ring = padded ? [paddingRing(svg, model, size, slice)] : [];
  return [...nameOver(view, slice), ...ring, ...sliceCells(view, slice)];
}

function nameOver({ model, size }, slice) {
  if (size.slices < 2) return [];
  const { extent, words } = model;
  const isReal = slice >= 0 && slice < model.input.slices;
  const text = fill(isReal ? words.slice_name : words.pad_slice, { n: slice });
  return [sliceName(cornerOf(size, slice - extent.front), size, text)];
}

/** One hatched sheet under a slice, as large as the padded slice. */
function paddingRing(svg, { pads, input, extent }, size, slice) {
  const { x, y } = cornerIn(size, extent, { slice, row: -pads.top, col: -pads.left });
  return svgElement("rect", { class: "padding", rx: 8, fill: hatchFill(svg, "pad"), x: x + 0.75, y: y + 0.75,
    width: (input.cols + pads.left + pads.right) * size.width - 1.5,
    height: (input.rows + pads.top + pads.bottom) * size.height - 1.5 });
}

function sliceCells(view, slice) {
  const { extent } = view.model;
  const drawn = [];
  for (let row = extent.top; row < extent.bottom; row += 1) {
    for (let col = extent.left; col < extent.right; col += 1) drawn.push(...inputCell(view, slice, row, col));
  }
  return drawn;
}

function inputCell(view, slice, row, col) {
  const { model, size } = view;
  const cell = cellAt(model, row, col, slice);
  const { x, y } = cornerIn(size, model.extent, cell);
  const rect = cellRect(cellClasses(cell), x, y, size, 0, 0);
  view.cells.set(placeKey(cell), rect);
  if (cell.kind === "real") colour(rect, cell.level);
  const over = cell.unread || cell.level === null ? [cellHatch(view.svg, cell, x, y, size)] : [];
  return [rect, ...over, ...cellLabel(view, cell, x, y)];
}

function cellClasses(cell) {
  if (cell.kind !== "real") return `cell ${cell.kind}`;
  return cell.unread ? "cell unread" : "cell";
}

function cellHatch(svg, cell, x, y, size) {
  const rect = cellRect("hatch", x, y, size, 1);
  rect.setAttribute("fill", hatchFill(svg, cell.unread ? "unread" : "odd"));
  return rect;
}

/** The number of a cell, or what padding is there. */
function cellLabel(view, cell, x, y) {
  const { size } = view;
  if (!size.numbers || cell.kind === "outside") return [];
  if (cell.kind === "pad") return [cellText("pad-text", x, y, size, cell.text)];
  return [colour(cellText(cell.unread ? "number unread" : "number", x, y, size, cell.text), cell.level)];
}

/** The rectangle of a cell, if it is drawn. */
export function drawnCell(view, place) {
  return view.cells?.get(placeKey(place)); // a photograph has none
}

function placeKey({ slice = 0, row, col }) {
  return `${slice},${row},${col}`;
}

/** Move the window to `window`; tint the cells `shown` reads and ring its winners (usually the same step). */
export function showInput(view, window, shown = window) {
  placeOutline(view.window, window, view.model.extent, view.size);
  drawRings(view.rings, shown, view.model.extent, view.size);
  lightCells(view, shown);
}

/** Only the cells that change are touched. Cells skipped by dilation stay plain. */
function lightCells(view, window) {
  const next = new Set(window.cells.map(placeKey));
  for (const key of view.lit) if (!next.has(key)) view.cells.get(key)?.classList.remove("read");
  for (const key of next) if (!view.lit.has(key)) view.cells.get(key)?.classList.add("read");
  view.lit = next;
}

/** Show the window of another step, dashed; null hides it. */
export function showGhost(view, step) {
  view.ghost.classList.toggle("on", step !== null);
  if (step !== null) placeOutline(view.ghost, windowAt(view.model, step), view.model.extent, view.size);
}

/** Outline the input cell that is pointed at; null hides the outline. */
export function markInputCell(view, place) {
  frameCell(view, view.hover, place, 1);
}

/** Outline the input cell that is selected for typing; null hides the outline. */
export function markSelected(view, place) {
  frameCell(view, view.selected, place, 0);
}

function frameCell({ model, size }, frame, place, inset) {
  frame.classList.toggle("on", Boolean(place));
  if (!place) return;
  const { x, y } = cornerIn(size, model.extent, { slice: 0, ...place });
  const box = { x: x + inset, y: y + inset, width: size.width - 2 * inset, height: size.height - 2 * inset };
  for (const [key, value] of Object.entries(box)) frame.setAttribute(key, value);
}
