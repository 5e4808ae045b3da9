// The right pane: the output filling up. Future cells are a dot, the cell being made is amber.

import { find, setAttribute, setHidden, setText } from "../dom.js";
import { outputPlace } from "../model/model.js";
import { fill } from "../../fill.js";
import { cellRect, cellText, gridInWords, sliceName } from "./cell.js";
import { drawEdge, lightEdge } from "./edge.js";
import { colour, shade } from "./greys.js";
import { drawnWith, frameOf, refreshCells } from "./kept.js";
import { cellCorner, cornerOf, wholeOf } from "./sheet.js";
import { hatchFill, resetSvg, svgElement } from "./svg.js";

/** @import { Model } from "../model/types.d.ts" */
/** @import { CellsOutputView, OutputView, Size } from "./types.d.ts" */

/**
 * Draw all output cells once; `showOutput` then only switches classes. Of what is drawn `before`, all is kept that is
 * still right.
 * @param {HTMLElement} pane @param {Model} model @param {Size} size @param {OutputView} [before]
 * @returns {CellsOutputView}
 */
export function drawOutput(pane, model, size, before) {
  const frame = frameOf(model, size);
  const view = before?.frame === frame ? /** @type {CellsOutputView} */ (before)
    : drawAllOutput(pane, model, size, frame);
  if (view === before) keepOutput(view, model, size);
  describeOutput(pane, model);
  return view;
}

/** @param {HTMLElement} pane @param {Model} model @param {Size} size @param {string} frame */
function drawAllOutput(pane, model, size, frame) {
  const svg = find(pane, ".grid", SVGSVGElement);
  const whole = wholeOf(size);
  resetSvg(svg, whole.width, whole.height);
  /** @type {CellsOutputView} */
  const view = { svg, model, size, frame, step: -1, marked: [], cells: [], drawn: [],
    edge: drawOutputEdge(pane, svg, model, size) };
  view.cells = Array.from({ length: model.total }, (_, step) => stepCells(view, step));
  svg.append(...model.slices.flatMap((_, h) => board(view, h)), ...view.cells);
  return view;
}

/** Write new numbers into the cells. @param {CellsOutputView} view @param {Model} model @param {Size} size */
function keepOutput(view, model, size) {
  Object.assign(view, { model, size });
  markOutputCells(view, []);
  refreshCells(view.drawn, size.texts ?? model.output.texts, model.output.levels, size);
}

/**
 * What the cells of a slice lie on and, if there are several, its name.
 * @param {CellsOutputView} view @param {number} h
 */
function board({ model, size }, h) {
  const { x, y } = cornerOf(size, h);
  const rect = svgElement("rect", { class: "board", x: x + 0.5, y: y + 0.5, rx: 8,
    width: size.cols * size.width - 1, height: size.rows * size.height - 1 });
  return model.slices.length > 1 ? [rect, sliceName({ x, y }, size, fill(model.words.slice_name, { n: h }))] : [rect];
}

/** @param {HTMLElement} pane @param {SVGSVGElement} svg @param {Model} model @param {Size} size */
export function drawOutputEdge(pane, svg, model, size) {
  return drawEdge(pane, svg, size, model.output, { front: 0, top: 0, left: 0 });
}

/** Its caption, its numbers in words and its greys. @param {HTMLElement} pane @param {Model} model */
export function describeOutput(pane, model) {
  setText(find(pane, ".caption", HTMLElement), model.output.label);
  setAttribute(find(pane, ".grid", SVGSVGElement), "aria-label", gridInWords(model.output));
  const scale = find(pane, ".scale", HTMLElement);
  setHidden(scale, !model.scale);
  setText(scale, model.scale ?? "");
}

/** What a step makes: one cell, or one in each channel. @param {CellsOutputView} view @param {number} step */
function stepCells(view, step) {
  const group = svgElement("g", { class: "output-cell" });
  const together = view.model.together ? view.model.slices : [0];
  group.append(...together.flatMap((_, channel) => outputCell(view, step + channel * view.model.total)));
  return group;
}

/** @param {CellsOutputView} view @param {number} result */
function outputCell({ model, size, svg, drawn }, result) {
  const { h, i, j } = outputPlace(model, result);
  const { x, y } = cellCorner(size, { slice: h, row: i, col: j });
  const level = model.output.levels[result];
  const { texts = model.output.texts } = size;
  const gap = size.height > 14 ? 4 : 1;
  const rect = colour(cellRect("cell", x, y, size, gap, Math.min(6, size.height / 6)), level);
  const dot = svgElement("circle", { class: "dot", cx: x + size.width / 2, cy: y + size.height / 2,
    r: Math.max(0.8, Math.min(2.6, size.height * 0.09)) });
  const number = size.numbers ? shade(cellText("number", x, y, size, texts[result]), level) : null;
  drawn[result] = drawnWith(rect, number, texts[result], level);
  return [rect, dot, ...oddHatch(svg, level, x, y, size, gap), ...(number ? [number] : [])];
}

/**
 * @param {SVGSVGElement} svg @param {number | null} level @param {number} x @param {number} y @param {Size} size
 * @param {number} gap
 */
function oddHatch(svg, level, x, y, size, gap) {
  if (level !== null) return [];
  const hatch = cellRect("hatch", x, y, size, gap, Math.min(6, size.height / 6));
  hatch.setAttribute("fill", hatchFill(svg, "odd"));
  return [hatch];
}

/**
 * Fill the output up to `step`; only cells between the old and the new step are touched.
 * @param {CellsOutputView} view @param {number} step
 */
export function showOutput(view, step) {
  const from = Math.max(0, Math.min(view.step, step));
  const to = Math.max(view.step, step);
  for (let k = from; k <= to; k += 1) {
    view.cells[k].classList.toggle("made", k < step);
    view.cells[k].classList.toggle("now", k === step);
  }
  view.step = step;
  const { i, j } = outputPlace(view.model, step);
  lightEdge(view.edge, [i], [j]);
}

/**
 * Outline these output cells (the ones that read a hovered input cell, or the hovered one).
 * @param {CellsOutputView} view @param {number[]} steps
 */
export function markOutputCells(view, steps) {
  view.marked.forEach((step) => view.cells[step].classList.remove("marked"));
  steps.forEach((step) => view.cells[step].classList.add("marked"));
  view.marked = steps;
}

/** Outline the output cells of what is pinned. @param {CellsOutputView} view @param {number[]} steps */
export function pinOutputCells(view, steps) {
  view.cells.forEach((cell, step) => cell.classList.toggle("pinned", steps.includes(step)));
}
