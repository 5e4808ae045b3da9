// The left pane: the input with its padding ring, the window on it, and what the window reads.

import { cellAt, windowAt } from "./data.js";
import { cellRect, cellText, gridInWords, shadeClass } from "./grid.js";
import { hatchFill, resetSvg, svgElement } from "./svg.js";
import { drawRings, makeOutline, placeOutline } from "./window.js";

/** Draw the input afresh for a model and a size; returns what `showInput` changes from step to step. */
export function drawInput(pane, model, size) {
  const svg = pane.querySelector("svg");
  resetSvg(svg, size.cols * size.width, size.rows * size.height);
  const view = { svg, model, size, cells: new Map(), lit: new Set(), rings: svgElement("g"),
    window: makeOutline("window"), ghost: makeOutline("ghost"),
    hover: svgElement("rect", { class: "hovered", rx: 4 }) };
  svg.append(paddingRing(svg, model, size), ...inputCells(view));
  svg.append(view.hover, view.ghost, view.rings, view.window);
  describeInput(pane, model);
  return view;
}

function describeInput(pane, model) {
  pane.querySelector(".caption").textContent = model.input.label;
  pane.querySelector("svg").setAttribute("aria-label", gridInWords(model.input));
  showNote(pane.querySelector(".pads-note"), hasPads(model) ? model.pads.note : "");
  showNote(pane.querySelector(".read-note"), model.input.read_note);
}

function showNote(note, text) {
  note.hidden = !text;
  note.querySelector(".note-text").textContent = text || "";
}

function hasPads({ pads }) {
  return pads.top + pads.bottom + pads.left + pads.right > 0;
}

/** One hatched sheet under the input, as large as the padded input. */
function paddingRing(svg, { pads, input, extent }, size) {
  return svgElement("rect", { class: "padding", rx: 8, fill: hatchFill(svg, "pad"),
    x: (-pads.left - extent.left) * size.width + 0.75, y: (-pads.top - extent.top) * size.height + 0.75,
    width: (input.cols + pads.left + pads.right) * size.width - 1.5,
    height: (input.rows + pads.top + pads.bottom) * size.height - 1.5 });
}

function inputCells(view) {
  const { extent } = view.model;
  const drawn = [];
  for (let row = extent.top; row < extent.bottom; row += 1) {
    for (let col = extent.left; col < extent.right; col += 1) drawn.push(...inputCell(view, row, col));
  }
  return drawn;
}

function inputCell(view, row, col) {
  const { model, size } = view;
  const cell = cellAt(model, row, col);
  const [x, y] = [(col - model.extent.left) * size.width, (row - model.extent.top) * size.height];
  const rect = cellRect(cellClasses(cell), x, y, size, 0, 0);
  view.cells.set(placeKey(row, col), rect);
  const over = cell.unread || cell.shade === "x" ? [cellHatch(view.svg, cell, x, y, size)] : [];
  return [rect, ...over, ...cellLabel(cell, x, y, size)];
}

function cellClasses(cell) {
  if (cell.kind !== "real") return `cell ${cell.kind}`;
  return `cell ${shadeClass(cell.shade)}${cell.unread ? " unread" : ""}`;
}

function cellHatch(svg, cell, x, y, size) {
  const rect = cellRect("hatch", x, y, size, 1);
  rect.setAttribute("fill", hatchFill(svg, cell.unread ? "unread" : "odd"));
  return rect;
}

/** The number of a cell, or what padding really is there ("not counted" takes two lines). */
function cellLabel(cell, x, y, size) {
  if (!size.numbers || cell.kind === "outside") return [];
  if (cell.kind === "pad") return padLabel(cell.text, x, y, size);
  return [cellText(cell.unread ? "number unread" : "number", x, y, size, cell.text)];
}

export function padLabel(text, x, y, size) {
  if (!text.includes(" ")) return [cellText("pad-text", x, y, size, text)];
  if (text.includes(",")) return [cellText("pad-text", x, y, size, text.split(",")[0])];
  return size.width >= 38 && size.height >= 32 ? twoLines(text.split(" "), x, y, size) : [];
}

function twoLines(words, x, y, size) {
  const small = { ...size, font: Math.min(11, size.font) };
  return words.map((word, i) => cellText("pad-text", x, y + (i - 0.5) * small.font * 1.1, small, word));
}

function placeKey(row, col) {
  return `${row},${col}`;
}

/** Move the window to `window`; tint the cells `shown` reads and ring its winners (usually the same step). */
export function showInput(view, window, shown = window) {
  placeOutline(view.window, window, view.model.extent, view.size);
  drawRings(view.rings, shown, view.model.extent, view.size);
  lightCells(view, shown);
}

/** Only the cells that change are touched. Cells skipped by dilation stay plain. */
function lightCells(view, window) {
  const next = new Set(window.cells.map((cell) => placeKey(cell.row, cell.col)));
  for (const key of view.lit) if (!next.has(key)) view.cells.get(key)?.classList.remove("read");
  for (const key of next) if (!view.lit.has(key)) view.cells.get(key)?.classList.add("read");
  view.lit = next;
}

/** Show the window of another step, dashed; null hides it. */
export function showGhost(view, step) {
  view.ghost.classList.toggle("on", step !== null);
  if (step !== null) placeOutline(view.ghost, windowAt(view.model, step), view.model.extent, view.size);
}

/** Outline one input cell; null hides the outline. */
export function markInputCell(view, place) {
  view.hover.classList.toggle("on", Boolean(place));
  if (!place) return;
  const { extent } = view.model;
  const { width, height } = view.size;
  const box = { x: (place.col - extent.left) * width + 1, y: (place.row - extent.top) * height + 1,
    width: width - 2, height: height - 2 };
  for (const [key, value] of Object.entries(box)) view.hover.setAttribute(key, value);
}
