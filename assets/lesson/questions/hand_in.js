// What became of each question, as the end of a chapter tells it and as a text to hand in.

import { fill } from "../../fill.js";
import { answerInWords, judge, plainText } from "./answers.js";

/** @import { Answer, Chapter, QuestionBlock, Screen } from "../types.d.ts" */
/** @import { Kept, Texts } from "./types.d.ts" */
/** @typedef {ReturnType<typeof resultOf>} Result */

/**
 * Of the chapter's own numbers: what was asked, the first answer, and what it is.
 * @param {QuestionBlock} block @param {Kept} kept @param {Screen} screen @param {Texts} words
 */
export function resultOf({ form, variants: [variant], ask }, { first, open }, screen, words) {
  const inWords = (/** @type {Answer | null} */ answer) => (answer ? answerInWords(form, answer, words) : "");
  const kind = first ? kindOfAnswered(judge(form, variant, first).right) : kindOfUnanswered(open);
  return { kind, screen, form: form.type, ask: plainText(variant.ask ?? ask), said: inWords(first),
    answer: inWords(open ? variant.right[0] : null) };
}

/** @param {boolean} foreseen @returns {"foreseen" | "surprised"} */
function kindOfAnswered(foreseen) {
  return foreseen ? "foreseen" : "surprised";
}

/** @param {boolean} open @returns {"shown" | "open"} */
function kindOfUnanswered(open) {
  return open ? "shown" : "open";
}

/**
 * One line a question, for whoever hands it in.
 * @param {Chapter} chapter @param {Result[]} results @param {Texts} words
 */
export function textOf({ number, title }, results, words) {
  const lines = results.map(({ kind, form, ask, said, answer }, i) =>
    fill(words[`hand_in_${form}_${kind}`] ?? words[`hand_in_${kind}`],
      { n: i + 1, ask, said, answer: answer || words.hand_in_covered }));
  return [fill(words.hand_in_title, { n: number, title }), ...lines].join("\n");
}
