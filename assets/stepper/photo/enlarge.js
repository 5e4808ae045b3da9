// A window enlarged: its pixels on a canvas, and a path around the winners.

import { svgElement } from "../grid/svg.js";
import { blocksPath, paintingOn, placeCanvas } from "./picture.js";

/** @import { EquationView } from "../grid/types.d.ts" */
/** @import { PooledWindow } from "../model/types.d.ts" */
/** @typedef {{ x: number, y: number, n: number, whole: { width: number, height: number } }} Corner */
/** @typedef {ReturnType<typeof enlargement>} Enlarged */

/**
 * The canvas number `n` for the window's pixels and, over it, one path around the winners.
 * @param {Pick<EquationView, "pane" | "svg" | "size">} view @param {Corner} place
 */
export function enlargement({ pane, svg, size }, { x, y, n, whole }) {
  const origin = { left: -x / size.width, top: -y / size.height };
  const around = { rows: whole.height / size.height, cols: whole.width / size.width };
  const canvas = placeCanvas(pane, size, origin, around, n);
  const winners = ["winners-edge", "winners"].map((name) => svgElement("path", { class: name }));
  svg.append(...winners);
  return { size, origin, winners, context: paintingOn(canvas), image: new ImageData(size.cols, size.rows) };
}

/** Padding stays clear: the hatching behind the canvas shows. @param {Enlarged} view @param {PooledWindow} window */
export function enlarge(view, window) {
  const { image, context } = view;
  window.cells.forEach((cell, i) => {
    const grey = cell.kind === "real" ? Number(cell.text) : 0;
    image.data.set([grey, grey, grey, cell.kind === "real" ? 255 : 0], 4 * i);
  });
  context.putImageData(image, 0, 0);
  const d = window.cells.flatMap((cell, i) => (cell.winner ? [aroundPixel(i, view)] : [])).join("");
  for (const path of view.winners) path.setAttribute("d", d);
}

/** @param {number} i @param {Enlarged} view */
function aroundPixel(i, { size, origin }) {
  const [row, col] = [Math.floor(i / size.cols), i % size.cols];
  return blocksPath([[row, row + 1]], [[col, col + 1]], origin, size);
}
