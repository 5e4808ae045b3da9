// What must not be seen yet: results that the learner is to predict.

import { cellText } from "../grid/cell.js";
import { cellCorner } from "../grid/sheet.js";
import { outputPlace } from "../model/model.js";
import { coverPixels } from "../photo/output.js";

/** @import { PixelsOutputView } from "../grid/types.d.ts" */
/** @import { PooledWindow } from "../model/types.d.ts" */
/** @import { Figure } from "./figure.js" */
/** @typedef {{ sig: string, open: Set<number>, tried: Set<number>, right: number }} Round */

/**
 * The round: which steps are uncovered, how often the first try was right. It lives while the numbers do.
 * @param {Figure} figure @returns {Round}
 */
export function roundOf(figure) {
  const { sig } = figure.model;
  if (figure.round?.sig !== sig) figure.round = { sig, open: new Set(), tried: new Set(), right: 0 };
  return figure.round;
}

/** Whether the result of a step must not be seen. @param {Figure} figure @param {number} step */
export function isCovered(figure, step) {
  return coversResults(figure) || figure.asked === step || (figure.predicting && !roundOf(figure).open.has(step));
}

/** Whether a chapter asks for results, or for more. @param {Figure} figure */
export function coversResults({ chapter }) {
  return chapter?.cover === "results" || chapter?.cover === "all";
}

/** Whether results are hidden at all. @param {Figure} figure */
function isCovering(figure) {
  return figure.predicting || figure.asked !== null || coversResults(figure);
}

/**
 * The window of a step as it may be seen: what is covered is a question mark, and nothing wins yet.
 * @param {Figure} figure @param {PooledWindow} window @returns {PooledWindow}
 */
export function coverWindow(figure, window) {
  if (!isCovered(figure, window.step)) return window;
  const { chances } = figure.model;
  return { ...hideResult(window, chances), colours: window.colours.map((each) => hideResult(each, chances)) };
}

/**
 * Chances are to be found out too.
 * @template {PooledWindow} T @param {T} window @param {boolean | undefined} chances @returns {T}
 */
function hideResult(window, chances) {
  const cells = window.cells.map((cell) => ({ ...cell, winner: false }));
  const shares = chances ? window.shares.map(() => "?") : window.shares;
  return { ...window, cells, shares, result: "?", exact: undefined, divisor: "?" };
}

/** Cover the output's cells; called after they are drawn, and whenever one is uncovered. @param {Figure} figure */
export function coverOutput(figure) {
  const { root, view, model } = figure;
  const covering = isCovering(figure);
  root.classList.toggle("predicting", covering);
  const pixels = /** @type {PixelsOutputView} */ (view.output);
  const open = coversResults(figure) ? new Set() : roundOf(figure).open;
  if (model.pictures) coverPixels(pixels, covering ? open : null);
  view.output.cells.forEach((group, step) => {
    const covered = isCovered(figure, step);
    group.classList.toggle("covered", covered);
    if (covered && !group.querySelector(".question")) group.append(...questions(figure, step));
  });
  if (covering) view.output.svg.setAttribute("aria-label", model.output.label);
}

/**
 * A question mark over what a step makes: one cell, or one in each channel.
 * @param {Figure} figure @param {number} step
 */
function questions({ model, view }, step) {
  const { size } = view.output;
  const { h, i, j } = outputPlace(model, step);
  return (model.together ? model.slices.map((_, n) => n) : [h]).map((slice) => {
    const { x, y } = cellCorner(size, { slice, row: i, col: j });
    return cellText("question", x, y, size, "?");
  });
}
