// A window enlarged: its pixels on a canvas, and a path around the winners.

import { svgElement } from "../grid/svg.js";
import { blocksPath, placeCanvas } from "./picture.js";

/** The canvas number `n` for the window's pixels and, over it, one path around the winners. */
export function enlargement({ pane, svg, size }, { x, y, n, whole }) {
  const origin = { left: -x / size.width, top: -y / size.height };
  const around = { rows: whole.height / size.height, cols: whole.width / size.width };
  const canvas = placeCanvas(pane, size, origin, around, n);
  const winners = ["winners-edge", "winners"].map((name) => svgElement("path", { class: name }));
  svg.append(...winners);
  return { origin, winners, context: canvas.getContext("2d"), image: new ImageData(size.cols, size.rows) };
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
