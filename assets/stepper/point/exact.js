// Exact numbers without a mouse: a rounded number is tapped, or E writes the step's sentence exactly.

import { hasModifier, takesLetters, targetOf } from "../dom.js";
import { showTip } from "./tip.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { PooledWindow } from "../model/types.d.ts" */
/** @import { Tip } from "./tip.js" */

/**
 * Returns whether numbers are wanted exactly, as `on`.
 * @param {Figure} figure @param {Tip} tip @param {() => void} refresh
 */
export function connectExact(figure, tip, refresh) {
  const exact = { on: false };
  figure.root.addEventListener("click", (event) => {
    const number = targetOf(event).closest(".rounded");
    if (number instanceof HTMLElement) showTip(tip, event, number.title);
  });
  figure.root.addEventListener("keydown", (event) => {
    const isWanted = event.key.toLowerCase() === "e" && !takesLetters(targetOf(event)) && !hasModifier(event);
    if (!isWanted || figure.model.demo) return;
    exact.on = !exact.on;
    refresh();
  });
  return exact;
}

/** The window with its numbers as they are. @param {PooledWindow} window @returns {PooledWindow} */
export function exactly(window) {
  return { ...exactWindow(window), colours: window.colours.map(exactWindow) };
}

/** @template {PooledWindow} T @param {T} window @returns {T} */
function exactWindow(window) {
  const cells = window.cells.map((cell) => ({ ...cell, text: signed(cell.exact) ?? cell.text, exact: undefined }));
  return { ...window, cells, result: signed(window.exact) ?? window.result, exact: undefined };
}

/** @param {string} [exact] */
function signed(exact) {
  return exact?.replaceAll("-", "−");
}
