// The left pane: the input with its padding ring, the window on it, and what the window reads.

import { find, setAttribute, setHidden, setText } from "../dom.js";
import { cellAt, windowAt } from "../model/model.js";
import { fill } from "../../fill.js";
import { cellRect, cellText, gridInWords, shownText, sliceName } from "./cell.js";
import { drawEdge, lightEdge } from "./edge.js";
import { colour, shade } from "./greys.js";
import { drawnWith, frameOf, refreshCells } from "./kept.js";
import { drawMarks, showMarks } from "./marks.js";
import { cornerOf, wholeOf } from "./sheet.js";
import { hatchFill, resetSvg, setAttributes, svgElement } from "./svg.js";
import { cornerIn, drawRings, makeOutline, placeOutline } from "./window.js";

/** @import { Cell, Model, Place, PooledWindow } from "../model/types.d.ts" */
/** @import { CellsView, InputView, Size } from "./types.d.ts" */

/**
 * Draw the input for a model and a size; returns what `showInput` changes from step to step. Of what is drawn `before`,
 * all is kept that is still right.
 * @param {HTMLElement} pane @param {Model} model @param {Size} size @param {InputView} [before]
 * @returns {CellsView}
 */
export function drawInput(pane, model, size, before) {
  const frame = frameOf(model, size);
  const view = before?.frame === frame ? /** @type {CellsView} */ (before) : drawAllInput(pane, model, size, frame);
  if (view === before) keepInput(view, model, size);
  describeInput(pane, model);
  return view;
}

/** @param {HTMLElement} pane @param {Model} model @param {Size} size @param {string} frame */
function drawAllInput(pane, model, size, frame) {
  const svg = find(pane, ".grid", SVGSVGElement);
  const whole = wholeOf(size);
  resetSvg(svg, whole.width, whole.height);
  /** @type {CellsView} */
  const view = { svg, model, size, frame, cells: new Map(), drawn: [], lit: new Set(), rings: svgElement("g"),
    window: makeOutline("window"), ghost: makeOutline("ghost"),
    edge: drawEdge(pane, svg, size, model.input, model.extent),
    hover: svgElement("rect", { class: "hovered", rx: 4 }),
    selected: svgElement("rect", { class: "selected", rx: 4 }), marks: drawMarks(model, size) };
  for (let slice = model.extent.front; slice < model.extent.back; slice += 1) svg.append(...inputSlice(view, slice));
  svg.append(view.hover, view.ghost, view.rings, view.window, view.marks.group, view.selected);
  return view;
}

/** Show new numbers in the cells that are there. @param {CellsView} view @param {Model} model @param {Size} size */
function keepInput(view, model, size) {
  const marks = drawMarks(model, size);
  if (marks.layers.length || view.marks.layers.length) view.marks.group.replaceWith(marks.group);
  else marks.group = view.marks.group; // nothing of it is drawn
  Object.assign(view, { model, size, marks });
  for (const outline of [view.hover, view.ghost]) outline.classList.toggle("on", false);
  refreshCells(view.drawn, size.texts ?? model.input.texts, model.input.levels, size);
}

/** @param {HTMLElement} pane @param {Model} model */
export function describeInput(pane, model) {
  setText(find(pane, ".caption", HTMLElement), model.input.label);
  setAttribute(find(pane, ".grid", SVGSVGElement), "aria-label", gridInWords(model.input));
  showNote(find(pane, ".pads-note", HTMLElement), hasPads(model) ? model.pads.note : "");
  showNote(find(pane, ".read-note", HTMLElement), model.input.read_note);
}

/** @param {HTMLElement} note @param {string | undefined} text */
export function showNote(note, text) {
  setHidden(note, !text);
  setText(find(note, ".note-text", HTMLElement), text || "");
}

/** @param {Model} model */
function hasPads({ pads }) {
  return pads.front + pads.back + pads.top + pads.bottom + pads.left + pads.right > 0;
}

/**
 * A slice with its padding ring and, if there are several, its name.
 * @param {CellsView} view @param {number} slice
 */
function inputSlice(view, slice) {
  const { svg, model, size } = view;
  const { pads, input } = model;
  const padded = slice >= -pads.front && slice < input.slices + pads.back;
  const ring = padded ? [paddingRing(svg, model, size, slice)] : [];
  return [...nameOver(view, slice), ...ring, ...sliceCells(view, slice)];
}

/** @param {InputView} view @param {number} slice */
function nameOver({ model, size }, slice) {
  if (model.extent.back - model.extent.front < 2) return [];
  const { extent, words } = model;
  const isReal = slice >= 0 && slice < model.input.slices;
  const text = fill(isReal ? words.slice_name : words.pad_slice, { n: slice });
  return [sliceName(cornerOf(size, slice - extent.front), size, text)];
}

/**
 * One hatched sheet under a slice, as large as the padded slice.
 * @param {SVGSVGElement} svg @param {Model} model @param {Size} size @param {number} slice
 */
function paddingRing(svg, { pads, input, extent }, size, slice) {
  const { x, y } = cornerIn(size, extent, { slice, row: -pads.top, col: -pads.left });
  return svgElement("rect", { class: "padding", rx: 8, fill: hatchFill(svg, "pad"), x: x + 0.75, y: y + 0.75,
    width: (input.cols + pads.left + pads.right) * size.width - 1.5,
    height: (input.rows + pads.top + pads.bottom) * size.height - 1.5 });
}

/** @param {CellsView} view @param {number} slice */
function sliceCells(view, slice) {
  const { extent } = view.model;
  const drawn = [];
  for (let row = extent.top; row < extent.bottom; row += 1) {
    for (let col = extent.left; col < extent.right; col += 1) drawn.push(...inputCell(view, slice, row, col));
  }
  return drawn;
}

/** @param {CellsView} view @param {number} slice @param {number} row @param {number} col */
function inputCell(view, slice, row, col) {
  const { model, size } = view;
  const cell = cellAt(model, row, col, slice);
  const { x, y } = cornerIn(size, model.extent, cell);
  const rect = cellRect(cellClasses(cell), x, y, size, 0, 0);
  view.cells.set(placeKey(cell), rect);
  const label = cellLabel(view, cell, x, y);
  if (cell.kind === "real") {
    colour(rect, cell.level);
    view.drawn[cell.index] = drawnWith(rect, label, shownText(size, cell), cell.level);
  }
  const over = cell.unread || cell.level === null ? [cellHatch(view.svg, cell, x, y, size)] : [];
  return label ? [rect, ...over, label] : [rect, ...over];
}

/** @param {Cell} cell */
function cellClasses(cell) {
  if (cell.kind !== "real") return `cell ${cell.kind}`;
  return cell.unread ? "cell unread" : "cell";
}

/** @param {SVGSVGElement} svg @param {Cell} cell @param {number} x @param {number} y @param {Size} size */
function cellHatch(svg, cell, x, y, size) {
  const rect = cellRect("hatch", x, y, size, 1);
  rect.setAttribute("fill", hatchFill(svg, cell.unread ? "unread" : "odd"));
  return rect;
}

/**
 * The number of a cell, or what padding is there.
 * @param {InputView} view @param {Cell} cell @param {number} x @param {number} y
 */
function cellLabel(view, cell, x, y) {
  const { size } = view;
  if (!size.numbers || cell.kind === "outside") return null;
  if (cell.kind === "pad") return cellText("pad-text", x, y, size, cell.text);
  const name = cell.unread ? "number unread" : "number";
  return shade(cellText(name, x, y, size, shownText(size, cell)), cell.level);
}

/** The rectangle of a cell, if it is drawn. @param {InputView} view @param {Place} place */
export function drawnCell(view, place) {
  return view.cells?.get(placeKey(place)); // a photograph has none
}

/** @param {Place} place */
function placeKey({ slice = 0, row, col }) {
  return `${slice},${row},${col}`;
}

/**
 * Move the window to `window`; tint the cells `shown` reads and ring its winners (usually the same step).
 * @param {CellsView} view @param {PooledWindow} window
 */
export function showInput(view, window, shown = window) {
  placeOutline(view.window, window, view.model.extent, view.size);
  drawRings(view.rings, shown, view.model.extent, view.size);
  lightCells(view, shown);
  lightEdge(view.edge, shown.rows, shown.cols);
  showMarks(view.marks, view.model, shown);
}

/**
 * Only the cells that change are touched, and ease where the window moves. Cells skipped by dilation stay plain.
 * @param {CellsView} view @param {PooledWindow} window
 */
function lightCells(view, window) {
  const next = new Set(window.cells.map(placeKey));
  const names = view.lit.size ? ["read", "eased"] : ["read"];
  for (const key of view.lit) if (!next.has(key)) view.cells.get(key)?.classList.replace("read", "eased");
  for (const key of next) if (!view.lit.has(key)) view.cells.get(key)?.classList.add(...names);
  view.lit = next;
}

/** Show the window of another step, dashed; null hides it. @param {InputView} view @param {number | null} step */
export function showGhost(view, step) {
  view.ghost.classList.toggle("on", step !== null);
  if (step !== null) placeOutline(view.ghost, windowAt(view.model, step), view.model.extent, view.size);
}

/**
 * Outline the input cell that is pointed at; null hides the outline.
 * @param {InputView} view @param {Place | null} place
 */
export function markInputCell(view, place) {
  frameCell(view, view.hover, place, 1);
}

/**
 * Outline the input cell that is selected for typing; null hides the outline.
 * @param {InputView} view @param {Place | null} place
 */
export function markSelected(view, place) {
  frameCell(view, view.selected, place, 0);
}

/** @param {InputView} view @param {SVGRectElement} frame @param {Place | null} place @param {number} inset */
function frameCell({ model, size }, frame, place, inset) {
  frame.classList.toggle("on", Boolean(place));
  if (!place) return;
  const { x, y } = cornerIn(size, model.extent, place);
  setAttributes(frame, { x: x + inset, y: y + inset, width: size.width - 2 * inset, height: size.height - 2 * inset });
}
