// The keyboard, while the focus is in the figure.

import { nearestResult } from "./places.js";
import { pause, togglePlay } from "./player.js";

/** @import { Chain } from "./main.js" */

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Chain} chain */
export function connectKeys(chain) {
  chain.stage.addEventListener("keydown", (event) => onKey(chain, event));
}

/**
 * R reruns and C clears the cache in Streamlit, at document level: they stop here.
 * @param {Chain} chain @param {KeyboardEvent} event
 */
function onKey(chain, event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (["r", "c"].includes(key.toLowerCase())) event.stopPropagation();
  if (target instanceof HTMLInputElement || ctrlKey || metaKey || altKey) return;
  const move = MOVES[key];
  if (move) moveBy(chain, move);
  else if (key === " " && !(target instanceof HTMLButtonElement)) togglePlay(chain);
  else return;
  event.preventDefault();
}

/** @param {Chain} chain @param {[number, number]} move */
function moveBy(chain, [down, right]) {
  const { row, col } = chain.pinned.result;
  if (chain.playing) pause(chain);
  chain.pin(nearestResult(chain.model.data, { row: row + down, col: col + right }));
}
