// The course of one question: asked, answered wrongly, open. All of it follows from what is kept.

import { emptyRound } from "./progress.js";

/** @import { Answer } from "../types.d.ts" */
/** @import { Kept, Round } from "./types.d.ts" */

/** The round of the variant that is shown. @param {Kept} kept @returns {Round} */
export function roundOf(kept) {
  return kept.variant ? kept.more[kept.variant] ?? emptyRound() : kept;
}

/** @param {Kept} kept @param {Partial<Round>} change @returns {Kept} */
export function changeRound(kept, change) {
  if (!kept.variant) return { ...kept, ...change };
  return { ...kept, more: { ...kept.more, [kept.variant]: { ...roundOf(kept), ...change } } };
}

/**
 * Count an answer; the first one is the prediction, whatever follows.
 * @param {Kept} kept @param {Answer} answer @param {boolean} right
 */
export function countAnswer(kept, answer, right) {
  const { first, answers, right: foreseen } = roundOf(kept);
  return changeRound(kept, { first: first ?? answer, last: answer, draft: null, answers: answers + 1, open: right,
    right: first ? foreseen : right });
}

/** Other numbers, asked afresh; the chapter's own stay answered. @param {Kept} kept @param {number} variants */
export function nextVariant(kept, variants) {
  return changeRound({ ...kept, variant: (kept.variant % (variants - 1)) + 1 }, emptyRound());
}

/** A variant that the chapter has no more is its first. @param {Kept} kept @param {number} variants @returns {Kept} */
export function withinVariants(kept, variants) {
  return kept.variant < variants ? kept : { ...kept, variant: 0 };
}
