// The keyboard, while the focus is in the figure.

import { CLICKS, isPresented } from "../presented.js";
import { nearestResult, resultAt } from "./places.js";
import { goTo, pause, stepBy, togglePlay } from "./player.js";

/** @import { Chain } from "./main.js" */

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Chain} chain */
export function connectKeys(chain) {
  chain.stage.addEventListener("keydown", (event) => onKey(chain, event));
  document.addEventListener("keydown", (event) => onClicker(chain, event), { signal: chain.ending.signal });
}

/** Presented, the figure has the keys that nothing else has. @param {Chain} chain @param {KeyboardEvent} event */
function onClicker(chain, event) {
  if (!isPresented()) return;
  const by = CLICKS[event.key];
  if (by) {
    event.preventDefault();
    stepBy(chain, by);
  } else if (event.target === document.body) onKey(chain, event);
}

/** @type {Record<string, (chain: Chain) => void>} */
const OTHERS = {
  Home: (chain) => goTo(chain, resultAt(chain.model.data, 0)),
  End: (chain) => goTo(chain, resultAt(chain.model.data, totalOf(chain) - 1)),
  " ": togglePlay,
};

/** @param {Chain} chain */
function totalOf({ model: { data } }) {
  return data.pool.rows.count * data.pool.cols.count;
}

/**
 * R reruns and C clears the cache in Streamlit, at document level: they stop here.
 * @param {Chain} chain @param {KeyboardEvent} event
 */
function onKey(chain, event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (["r", "c"].includes(key.toLowerCase())) event.stopPropagation();
  if (ctrlKey || metaKey || altKey || belongsTo(event)) return;
  const move = MOVES[key];
  if (move) moveBy(chain, move);
  else OTHERS[key]?.(chain);
  if (move || OTHERS[key]) event.preventDefault();
}

/** Whether the key is the field's or the button's that has the focus. @param {KeyboardEvent} event */
function belongsTo({ key, target }) {
  return target instanceof HTMLInputElement || (key === " " && target instanceof HTMLButtonElement);
}

/** @param {Chain} chain @param {[number, number]} move */
function moveBy(chain, [down, right]) {
  const { row, col } = chain.pinned.result;
  if (chain.playing) pause(chain);
  goTo(chain, nearestResult(chain.model.data, { row: row + down, col: col + right }));
}
