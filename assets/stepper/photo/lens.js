// The middle pane of a photograph: a lens with the window's numbers, or the window enlarged where they are too many.

import { describeWindow, drawEquation } from "../grid/equation.js";
import { drawColours, showColours } from "./colours.js";
import { enlarge, enlargement } from "./enlarge.js";
import { resetSvg } from "../grid/svg.js";

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

function showEnlarged(view, window) {
  enlarge(view, window);
  describeWindow(view, window);
}
