// The left pane of a photograph: the picture, what is padding or never read, and the window on it.

import { find } from "../dom.js";
import { drawEdge, lightEdge } from "../grid/edge.js";
import { describeInput } from "../grid/input.js";
import { drawMarks, showMarks } from "../grid/marks.js";
import { hatchFill, resetSvg, setAttributes, svgElement } from "../grid/svg.js";
import { drawRings, makeOutline, placeOutline } from "../grid/window.js";
import { runsOf } from "../model/lists.js";
import { windowAt } from "../model/model.js";
import { blocksPath, imageOf, paintingOn, placeCanvas } from "./picture.js";

/** @import { InputView, Origin, PixelsView, Size } from "../grid/types.d.ts" */
/** @import { Model, PhotoModel, Place, PooledWindow } from "../model/types.d.ts" */

const SMALLEST_WITH_RINGS = 5; // the side of a pixel
const MOST_RINGS = 100;

/**
 * Draw the picture for a model and a size; returns what `showPhotoInput` changes from step to step.
 * @param {HTMLElement} pane @param {PhotoModel} model @param {Size} size @returns {PixelsView}
 */
export function drawPhotoInput(pane, model, size) {
  const svg = find(pane, ".grid", SVGSVGElement);
  resetSvg(svg, size.cols * size.width, size.rows * size.height);
  const canvas = placeCanvas(pane, model.input, model.extent, size);
  paintingOn(canvas).putImageData(imageOf(model.input, model.channels.map(({ input }) => input.pixels)), 0, 0);
  const view = { svg, model, size, window: makeOutline("window"), ghost: makeOutline("ghost"),
    edge: drawEdge(pane, svg, size, model.input, model.extent),
    holes: svgElement("path", { class: "veil" }), rings: svgElement("g"),
    hover: svgElement("rect", { class: "hovered", rx: 2 }),
    marks: drawMarks(model, size), selected: svgElement("rect") }; // nothing can be typed into a picture
  svg.append(paddingAround(svg, model, size), unreadBands(svg, model, size));
  svg.append(view.holes, view.rings, view.hover, view.ghost, view.window, view.marks.group);
  describeInput(pane, model);
  return view;
}

/** A hatched sheet with the picture cut out. @param {SVGSVGElement} svg @param {Model} model @param {Size} size */
function paddingAround(svg, { input, pads, extent }, size) {
  const outer = blocksPath([[-pads.top, input.rows + pads.bottom]], [[-pads.left, input.cols + pads.right]], extent,
    size);
  const inner = blocksPath([[0, input.rows]], [[0, input.cols]], extent, size);
  return svgElement("path", { class: "padding", "fill-rule": "evenodd", fill: hatchFill(svg, "pad"),
    d: outer === inner ? "" : outer + inner });
}

/**
 * Rows and columns that no window reads, veiled and hatched.
 * @param {SVGSVGElement} svg @param {Model} model @param {Size} size
 */
function unreadBands(svg, { input, rowReaders, colReaders, extent }, size) {
  const unread = (/** @type {number[][]} */ readers) =>
    readers.flatMap((steps, place) => (steps.length ? [] : [place]));
  const rows = blocksPath(runsOf(unread(rowReaders)), [[0, input.cols]], extent, size);
  const read = rowReaders.flatMap((steps, row) => (steps.length ? [row] : []));
  const cols = blocksPath(runsOf(read), runsOf(unread(colReaders)), extent, size);
  const bands = svgElement("g");
  bands.append(svgElement("path", { class: "veil", d: rows + cols }),
    svgElement("path", { class: "hatch", fill: hatchFill(svg, "unread"), d: rows + cols }));
  return bands;
}

/**
 * Move the window; `shown` may be another step, whose winners are ringed.
 * @param {PixelsView} view @param {PooledWindow} window
 */
export function showPhotoInput(view, window, shown = window) {
  const { extent } = view.model;
  placeOutline(view.window, window, extent, view.size);
  view.holes.setAttribute("d", holesOf(window, extent, view.size));
  const winners = shown.cells.filter((cell) => cell.winner);
  const ringed = view.size.width >= SMALLEST_WITH_RINGS && winners.length <= MOST_RINGS;
  if (ringed) drawRings(view.rings, shown, extent, view.size);
  else view.rings.replaceChildren();
  lightEdge(view.edge, shown.rows, shown.cols);
  showMarks(view.marks, view.model, shown);
}

/**
 * Pixels between the ones that a dilated window reads.
 * @param {PooledWindow} window @param {Origin} extent @param {Size} size
 */
function holesOf({ rows, cols }, extent, size) {
  const [skippedRows, skippedCols] = [skipped(rows), skipped(cols)];
  const all = [[cols[0], cols[cols.length - 1] + 1]];
  return blocksPath(skippedRows, all, extent, size) + blocksPath(runsOf(rows), skippedCols, extent, size);
}

/** @param {number[]} places */
function skipped(places) {
  return places.slice(1).map((place, i) => [places[i] + 1, place]).filter(([from, to]) => to > from);
}

/** Show the window of another step, dashed; null hides it. @param {PixelsView} view @param {number | null} step */
export function showPhotoGhost(view, step) {
  view.ghost.classList.toggle("on", step !== null);
  if (step !== null) placeOutline(view.ghost, windowAt(view.model, step), view.model.extent, view.size);
}

/**
 * Outline the pixel that is pointed at, from outside so that it stays seen; null hides the outline.
 * @param {InputView} view @param {Place | null} place
 */
export function markPixel({ hover, model, size }, place) {
  hover.classList.toggle("on", Boolean(place));
  if (!place) return;
  setAttributes(hover, { x: (place.col - model.extent.left) * size.width - 2,
    y: (place.row - model.extent.top) * size.height - 2, width: size.width + 4, height: size.height + 4 });
}
