// Pictures: a canvas of one pixel a cell under the lines of a grid, enlarged by the browser without smoothing.

import { findAll, setHidden } from "../dom.js";

/** @import { Origin } from "../grid/types.d.ts" */

/** The drawn extent of a picture without padding. */
export const UNPADDED = { top: 0, left: 0 };

/**
 * Show a canvas of a pane, the first or another one, over the cells from (0, 0) to (rows, cols) of the drawn extent.
 * @param {HTMLElement} pane @param {{ rows: number, cols: number }} shape @param {Origin} extent
 * @param {{ rows: number, cols: number }} size
 */
export function placeCanvas(pane, shape, extent, size, n = 0) {
  const canvas = canvasOf(pane, n);
  const percent = (/** @type {number} */ cells, /** @type {number} */ all) => `${(100 * cells) / all}%`;
  Object.assign(canvas, { hidden: false, width: shape.cols, height: shape.rows });
  Object.assign(canvas.style, {
    left: percent(-extent.left, size.cols), top: percent(-extent.top, size.rows),
    width: percent(shape.cols, size.cols), height: percent(shape.rows, size.rows) });
  return canvas;
}

/** @param {HTMLElement} pane @param {number} n */
function canvasOf(pane, n) {
  const canvases = pane.querySelectorAll("canvas");
  if (n < canvases.length) return canvases[n];
  const another = /** @type {HTMLCanvasElement} */ (canvases[0].cloneNode());
  canvases[n - 1].after(another);
  return another;
}

/** @param {HTMLElement} root */
export function hideCanvases(root) {
  for (const canvas of findAll(root, "canvas")) setHidden(canvas, true);
}

/**
 * Pixels of one grey channel, or of red, green and blue.
 * @param {{ rows: number, cols: number }} shape @param {Uint8Array[]} channels
 */
export function imageOf({ rows, cols }, channels) {
  const image = new ImageData(cols, rows);
  image.data.fill(255); // opaque
  const colours = channels.length === 3 ? channels : [channels[0], channels[0], channels[0]];
  colours.forEach((channel, n) => channel.forEach((byte, i) => { image.data[4 * i + n] = byte; }));
  return image;
}

/** What draws on a canvas. @param {HTMLCanvasElement} canvas */
export function paintingOn(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gives no drawing context for a canvas.");
  return context;
}

/** A canvas that is not on the page, to copy from. @param {ImageData} image */
export function hiddenCanvas(image) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width, height: image.height });
  paintingOn(canvas).putImageData(image, 0, 0);
  return canvas;
}

/**
 * Steps `from` to `to` in reading order as at most three rectangles: rest of a row, whole rows, start of a row.
 * @param {number} from @param {number} to @param {number} cols
 */
export function rectanglesOf(from, to, cols) {
  const [first, last] = [Math.floor(from / cols), Math.floor(to / cols)];
  const [left, right] = [from % cols, (to % cols) + 1];
  if (first === last) return [[left, first, right - left, 1]];
  const between = last - first - 1;
  const rows = [[left, first, cols - left, 1], [0, first + 1, cols, between], [0, last, right, 1]];
  return rows.filter(([, , , height]) => height > 0);
}

/**
 * The `d` of a path around blocks of cells: every run of rows with every run of columns.
 * @param {number[][]} rowRuns @param {number[][]} colRuns @param {Origin} extent
 * @param {{ width: number, height: number }} size
 */
export function blocksPath(rowRuns, colRuns, extent, size) {
  const xs = colRuns.map((run) => run.map((col) => (col - extent.left) * size.width));
  const ys = rowRuns.map((run) => run.map((row) => (row - extent.top) * size.height));
  return ys.flatMap(([top, bottom]) => xs.map(([left, right]) =>
    `M${left} ${top}H${right}V${bottom}H${left}Z`)).join("");
}
