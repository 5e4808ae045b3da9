// The middle pane of a photograph: a lens with the window's numbers, or the window enlarged where they are too many.

import { describeWindow, drawEquation } from "../grid/equation.js";
import { resetSvg } from "../grid/svg.js";
import { drawColours } from "./colours.js";
import { enlarge, enlargement } from "./enlarge.js";

/** @import { EquationView, Size } from "../grid/types.d.ts" */
/** @import { Model, PooledWindow } from "../model/types.d.ts" */
/** @import { Enlarged } from "./enlarge.js" */

/**
 * Few numbers are drawn as for a matrix.
 * @param {HTMLElement} pane @param {Model} model @param {Size} size @param {number} width
 * @param {EquationView} [before] @returns {EquationView}
 */
export function drawLens(pane, model, size, width, before) {
  const view = drawEquation(pane, model, size, width, before);
  if (model.colours.length) return drawColours(view);
  if (size.numbers) return view;
  const enlarged = { ...view, showCells: showEnlarged, pixels: wholeEnlargement(view) };
  return enlarged;
}

/** @param {EquationView} view */
function wholeEnlargement(view) {
  const whole = { width: view.size.cols * view.size.width, height: view.size.rows * view.size.height };
  resetSvg(view.svg, whole.width, whole.height);
  return enlargement(view, { x: 0, y: 0, n: 0, whole });
}

/** @param {EquationView & { pixels: Enlarged }} view @param {PooledWindow} window */
function showEnlarged(view, window) {
  enlarge(view.pixels, window);
  describeWindow(view, window);
}
