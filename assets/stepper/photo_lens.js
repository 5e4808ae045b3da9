// The middle pane of a photograph: a lens with the window's numbers, or the window enlarged where they are too many.

import { describeWindow, drawEquation } from "./equation.js";
import { drawColours, showColours } from "./photo_colours.js";
import { blocksPath, placeCanvas } from "./picture.js";
import { resetSvg, svgElement } from "./svg.js";

/** Few numbers are drawn as for a matrix. */
export function drawLens(pane, model, size, width) {
  const view = drawEquation(pane, model, size, width);
  if (model.colours.length) return drawColours({ ...view, showCells: showColours });
  return size.numbers ? view : { ...view, showCells: showEnlarged, ...wholeEnlargement(view) };
}

function wholeEnlargement(view) {
  const whole = { width: view.size.cols * view.size.width, height: view.size.rows * view.size.height };
  resetSvg(view.svg, whole.width, whole.height);
  return enlargement(view, { x: 0, y: 0, n: 0, whole });
}

/** The canvas number `n` for the window's pixels and, over it, one path around the winners. */
export function enlargement({ pane, svg, size }, { x, y, n, whole }) {
  const origin = { left: -x / size.width, top: -y / size.height };
  const around = { rows: whole.height / size.height, cols: whole.width / size.width };
  const canvas = placeCanvas(pane, size, origin, around, n);
  const winners = ["winners-edge", "winners"].map((name) => svgElement("path", { class: name }));
  svg.append(...winners);
  return { origin, winners, context: canvas.getContext("2d"), image: new ImageData(size.cols, size.rows) };
}

function showEnlarged(view, window) {
  enlarge(view, window);
  describeWindow(view, window);
}

/** Padding stays clear: the hatching behind the canvas shows. */
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

function aroundPixel(i, { size, origin }) {
  const [row, col] = [Math.floor(i / size.cols), i % size.cols];
  return blocksPath([[row, row + 1]], [[col, col + 1]], origin, size);
}
