// The right pane of a photograph: the output picture, filling up in reading order.

import { find } from "../dom.js";
import { lightEdge } from "../grid/edge.js";
import { describeOutput, drawOutputEdge } from "../grid/output.js";
import { resetSvg, svgElement } from "../grid/svg.js";
import { makeOutline, placeOutline } from "../grid/window.js";
import { runsOf } from "../model/lists.js";
import { UNPADDED, blocksPath, hiddenCanvas, imageOf, paintingOn, placeCanvas, rectanglesOf } from "./picture.js";

/** @import { PixelsOutputView, Size } from "../grid/types.d.ts" */
/** @import { PhotoModel } from "../model/types.d.ts" */

const COVER = "rgb(128 128 140 / 55%)"; // on both themes: something is there, but what is not said

/**
 * Prepare the whole picture out of sight; `showPhotoOutput` copies what is made.
 * @param {HTMLElement} pane @param {PhotoModel} model @param {Size} size @returns {PixelsOutputView}
 */
export function drawPhotoOutput(pane, model, size) {
  const svg = find(pane, ".grid", SVGSVGElement);
  resetSvg(svg, size.cols * size.width, size.rows * size.height);
  const canvas = placeCanvas(pane, model.output, UNPADDED, size);
  const picture = hiddenCanvas(imageOf(model.output, model.channels.map(({ output }) => output.pixels)));
  const view = { svg, model, size, step: -1, context: paintingOn(canvas), picture, whole: picture, cells: [],
    marks: markPaths("marks"), pins: markPaths("pins"),
    window: makeOutline("window"), edge: drawOutputEdge(pane, svg, model, size) };
  svg.append(svgElement("rect", { class: "frame", x: 0.5, y: 0.5, width: size.cols * size.width - 1,
    height: size.rows * size.height - 1 }), ...view.marks, ...view.pins, view.window);
  describeOutput(pane, model);
  return view;
}

/** @param {string} name */
function markPaths(name) {
  return [svgElement("path", { class: "marks-edge" }), svgElement("path", { class: name })];
}

/**
 * Paint over all but the steps that are open; null uncovers everything.
 * @param {PixelsOutputView} view @param {Set<number> | null} open
 */
export function coverPixels(view, open) {
  const { model, context, step } = view;
  const { rows, cols } = model.output;
  view.picture = open ? coveredPicture(view.whole, open, cols) : view.whole;
  context.clearRect(0, 0, cols, rows);
  view.step = -1;
  if (step >= 0) showPhotoOutput(view, step);
}

/** @param {HTMLCanvasElement} picture @param {Set<number>} open @param {number} cols */
function coveredPicture(picture, open, cols) {
  const covered = hiddenCanvas(new ImageData(picture.width, picture.height));
  const context = paintingOn(covered);
  context.fillStyle = COVER;
  context.fillRect(0, 0, picture.width, picture.height);
  for (const step of open) {
    const [x, y] = [step % cols, Math.floor(step / cols)];
    context.clearRect(x, y, 1, 1);
    context.drawImage(picture, x, y, 1, 1, x, y, 1, 1);
  }
  return covered;
}

/**
 * Fill the output up to `step`; only pixels between the old and the new step are touched.
 * @param {PixelsOutputView} view @param {number} step
 */
export function showPhotoOutput(view, step) {
  const { context, picture, model, size } = view;
  const { cols } = model.output;
  if (step > view.step) {
    for (const [x, y, width, height] of rectanglesOf(view.step + 1, step, cols)) {
      context.drawImage(picture, x, y, width, height, x, y, width, height);
    }
  } else if (step < view.step) {
    for (const [x, y, width, height] of rectanglesOf(step + 1, view.step, cols)) context.clearRect(x, y, width, height);
  }
  view.step = step;
  lightEdge(view.edge, [Math.floor(step / cols)], [step % cols]);
  placeOutline(view.window, { rows: [Math.floor(step / cols)], cols: [step % cols] }, UNPADDED, size);
}

/**
 * Outline the output pixels that read an input pixel, or the one that is pointed at.
 * @param {PixelsOutputView} view @param {number[]} steps
 */
export function markOutputPixels(view, steps) {
  outlinePixels(view, view.marks, steps);
}

/** @param {PixelsOutputView} view @param {number[]} steps */
export function pinOutputPixels(view, steps) {
  outlinePixels(view, view.pins, steps);
}

/**
 * The pixels are some rows with some columns.
 * @param {PixelsOutputView} view @param {SVGPathElement[]} paths @param {number[]} steps
 */
function outlinePixels({ model, size }, paths, steps) {
  const { cols } = model.output;
  const rows = [...new Set(steps.map((step) => Math.floor(step / cols)))];
  const d = blocksPath(runsOf(rows), runsOf([...new Set(steps.map((step) => step % cols))]), UNPADDED, size);
  for (const path of paths) path.setAttribute("d", d);
}
