// The end of a chapter: what was foreseen, what surprised, and a text to hand in. Nothing is counted as points.

import { copyText } from "../../copy/copied.js";
import { fill } from "../../fill.js";
import { addressOf, make, makeButton, makeLink } from "../elements.js";
import { resultOf, textOf } from "./hand_in.js";
import { named } from "./parts.js";

/** @import { Chapter, QuestionContext, QuestionView } from "../types.d.ts" */
/** @import { Result } from "./hand_in.js" */
/** @import { Texts } from "./types.d.ts" */
/** @typedef {{ chapter: Chapter, context: QuestionContext, views: QuestionView[], words: Texts,
 *   element: HTMLElement, shown: string }} Summary */

/**
 * Draw it; `refresh` is called after every answer.
 * @param {Chapter} chapter @param {QuestionContext} context @param {QuestionView[]} views of all its questions
 */
export function mountSummary(chapter, context, views) {
  const words = context.words.question;
  /** @type {Summary} */
  const summary = { chapter, context, views, words, element: make("section", "summary"), shown: "" };
  summary.element.setAttribute("aria-label", words.summary);
  const refresh = () => drawSummary(summary);
  refresh();
  return { element: summary.element, refresh };
}

/** The same again keeps what is open in it, and the focus. @param {Summary} summary */
function drawSummary(summary) {
  const { chapter, context: { store }, words, element } = summary;
  const results = resultsOf(summary);
  const now = JSON.stringify(results.map(({ kind, said, answer }) => [kind, said, answer]));
  if (now === summary.shown) return;
  summary.shown = now;
  element.hidden = !results.length;
  const answered = results.filter(({ kind }) => kind !== "open");
  const lists = /** @type {const} */ (["foreseen", "surprised", "shown", "open"]).flatMap((kind) =>
    listOf(summary, kind, results.filter((result) => result.kind === kind)));
  const nothing = answered.length ? [] : [make("p", "", words.summary_none)];
  const lost = store.lasting ? [] : [make("p", "note", words.not_kept)];
  element.replaceChildren(make("h2", "", words.summary), ...nothing, ...lists, ...lost,
    ...(answered.length ? [handIn(chapter, results, words), startAgain(summary)] : []));
}

/** @param {Summary} summary */
function resultsOf({ chapter, context: { store }, words }) {
  return chapter.screens.flatMap((screen) => screen.blocks.filter((block) => block.kind === "question")
    .map((block) => resultOf(block, store.readQuestion(block.name), screen, words)));
}

/** @param {Summary} summary @param {Result["kind"]} kind @param {Result[]} results */
function listOf({ chapter, context, words }, kind, results) {
  if (!results.length) return [];
  const items = results.map((result) => {
    const { screen } = result;
    const told = kind === "surprised" ? surpriseInWords(result, words) : "";
    const link = makeLink("", addressOf(chapter.id, screen.id), () => context.goTo(screen.id), screen.title);
    return make("li", "", link, ...(told ? [make("span", "told-of", told)] : []));
  });
  const list = named(make("ul", `results ${kind}`, ...items), "list", words[`summary_${kind}`]);
  return [make("h3", "", words[`summary_${kind}`]), list];
}

/** @param {Result} result @param {Texts} words */
function surpriseInWords({ form, said, answer }, words) {
  return answer ? fill(form === "order" ? words.order_surprise : words.surprise, { said, answer }) : "";
}

/** @param {Chapter} chapter @param {Result[]} results @param {Texts} words */
function handIn(chapter, results, words) {
  const area = make("textarea", "hand-in");
  Object.assign(area, { readOnly: true, rows: results.length + 2, value: textOf(chapter, results, words) });
  area.setAttribute("aria-label", words.hand_in);
  area.onkeydown = (event) => event.stopPropagation();
  const copy = makeButton("copy", words.copy, async () => {
    copy.textContent = (await copyText(area.value)) ? words.copied : words.copy_failed;
  });
  copy.setAttribute("aria-live", "polite");
  return make("details", "hand-in-box", make("summary", "", words.hand_in), area, copy);
}

/** Asks once. @param {Summary} summary */
function startAgain(summary) {
  const { words } = summary;
  const ask = make("p", "start-again-ask", words.start_again_ask);
  const box = make("div", "start-again");
  const first = makeButton("start-again-first", words.start_again, () => {
    box.replaceChildren(ask, yes, no);
    no.focus();
  });
  const yes = makeButton("start-again-yes", words.start_again_yes, () => forget(summary));
  const no = makeButton("start-again-no", words.start_again_no, () => {
    box.replaceChildren(first);
    first.focus();
  });
  ask.setAttribute("role", "status");
  box.append(first);
  return box;
}

/** @param {Summary} summary */
function forget({ chapter, context, views }) {
  context.store.clear();
  for (const view of views) view.restart();
  context.changed();
  context.goTo(chapter.screens[0].id);
}
