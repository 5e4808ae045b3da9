// Steps: each plays the three stages of one result, one after the other.

import { numberOf, resultAt } from "./places.js";

/** @import { Chain } from "./main.js" */
/** @import { Cell } from "./types.d.ts" */

const STAGE_MS = 550;
const REST_MS = 900; // after a step, while playing
const HURRIED_MS = 700; // between two keys: who is faster wants to get there
export const ALL = 4; // every stage is shown

/**
 * Play the stages of the result `by` steps on.
 * @param {Chain} chain @param {number} by
 */
export function stepBy(chain, by) {
  const { rows, cols } = chain.model.data.pool;
  const n = numberOf(chain.model.data, chain.pinned.result) + by;
  if (n < 0 || n >= rows.count * cols.count) {
    pause(chain);
    return;
  }
  chain.pin(resultAt(chain.model.data, n));
  if (by > 0 && !isMotionUnwanted()) playStages(chain, 1);
  else if (chain.playing) wait(chain, REST_MS, () => stepBy(chain, 1));
}

/**
 * Go to a result by a key, and play its stages unless keys follow each other quickly.
 * @param {Chain} chain @param {Cell} result
 */
export function goTo(chain, result) {
  const isHurried = performance.now() - chain.moved < HURRIED_MS;
  chain.moved = performance.now();
  chain.pin(result);
  if (!isHurried && !isMotionUnwanted()) playStages(chain, 1);
}

function isMotionUnwanted() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** @param {Chain} chain @param {number} stage */
function playStages(chain, stage) {
  chain.showStage(stage);
  if (stage < ALL) wait(chain, STAGE_MS, () => playStages(chain, stage + 1));
  else if (chain.playing) wait(chain, REST_MS, () => stepBy(chain, 1));
}

/** @param {Chain} chain @param {number} milliseconds @param {() => void} then */
function wait(chain, milliseconds, then) {
  clearTimeout(chain.timer);
  chain.timer = setTimeout(then, milliseconds);
}

/** @param {Chain} chain */
export function togglePlay(chain) {
  if (chain.playing) {
    pause(chain);
    return;
  }
  chain.playing = true;
  chain.showPlaying();
  playStages(chain, 1);
}

/** Stop where it is, with all stages shown. @param {Chain} chain */
export function pause(chain) {
  clearTimeout(chain.timer);
  chain.playing = false;
  chain.showPlaying();
  chain.showStage(ALL);
}
