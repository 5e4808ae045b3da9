// A question. (A stub: it asks, and opens at once.)

import { make, makeButton, withHtml } from "../elements.js";

/** @import { QuestionBlock, QuestionContext, QuestionView } from "../types.d.ts" */

/** @param {QuestionBlock} block @param {QuestionContext} context @returns {QuestionView} */
export function mountQuestion(block, context) {
  const figure = block.figure ? context.figureOf(block.figure) : null;
  let answered = false;
  const reveal = withHtml(make("div", "reveal"), block.variants[0].reveal);
  reveal.hidden = true;
  const tell = () => {
    answered = true;
    reveal.hidden = false;
    figure?.cover(false);
    context.changed();
  };
  const button = makeButton("lock", "Lock", tell);
  const element = make("div", "question", withHtml(make("div", "ask"), block.ask), button, reveal);
  figure?.cover(true);
  return { element, reveal, isAnswered: () => answered, tell, close: () => {} };
}
