// The keyboard, while the focus is anywhere inside the component.

import { hasModifier, targetOf } from "../dom.js";
import { moveBy, moveRows, moveSlices, togglePlay } from "./player.js";

/** @import { Figure } from "../figure/figure.js" */

/** @type {Record<string, (figure: Figure) => void>} */
const MOVES = {
  ArrowLeft: ({ player }) => moveBy(player, -1),
  ArrowRight: ({ player }) => moveBy(player, 1),
  PageUp: (figure) => turnPage(figure, -1),
  PageDown: (figure) => turnPage(figure, 1),
  ArrowUp: ({ player }) => moveRows(player, -1),
  ArrowDown: ({ player }) => moveRows(player, 1),
  Home: ({ player }) => moveBy(player, -player.total),
  End: ({ player }) => moveBy(player, player.total),
  " ": ({ player }) => togglePlay(player),
};

/**
 * `takeKey` may take a key first, and says whether it did.
 * @param {Figure} figure @param {(event: KeyboardEvent) => boolean} takeKey
 */
export function connectKeys(figure, takeKey) {
  figure.root.onkeydown = (event) => onKey(figure, event, takeKey);
}

/**
 * R reruns and C clears the cache in Streamlit, at document level: they stop here.
 * @param {Figure} figure @param {KeyboardEvent} event @param {(event: KeyboardEvent) => boolean} takeKey
 */
function onKey(figure, event, takeKey) {
  if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation();
  const move = takeKey(event) ? () => {} : stepKey(event);
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  move(figure);
}

/**
 * A presenter's clicker sends the page keys for steps; else they go through the slices, if there are several.
 * @param {Figure} figure @param {number} by
 */
function turnPage({ player, presenting }, by) {
  if (presenting || player.slice === player.total) moveBy(player, by);
  else moveSlices(player, by);
}

/** @param {KeyboardEvent} event */
function stepKey(event) {
  return hasModifier(event) || belongsToControl(event) ? undefined : MOVES[event.key];
}

/** A list box keeps its keys, and Space on a button presses that button. @param {KeyboardEvent} event */
function belongsToControl(event) {
  const { tagName } = targetOf(event);
  return tagName === "SELECT" || (["BUTTON", "SUMMARY"].includes(tagName) && event.key === " ");
}
