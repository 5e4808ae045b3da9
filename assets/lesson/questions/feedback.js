// What is said of an answer: in words, as "you said" beside "it is", and by which rule the figure goes.

import { make, makeButton, withHtml } from "../elements.js";
import { fill } from "../../fill.js";
import { answerInWords, escaped, formOf, judge, variantOf } from "./answers.js";
import { named } from "./parts.js";
import { roundOf } from "./round.js";
import { actOf, mistakeOf } from "./rules.js";

/** @import { Answer } from "../types.d.ts" */
/** @import { Rule, Shown } from "./rules.js" */
/** @import { Texts } from "./types.d.ts" */
/** @typedef {ReturnType<typeof makeFeedback>} Feedback */

/** @param {Texts} words @param {(rule: Rule) => void} onRule */
export function makeFeedback(words, onRule) {
  const verdict = make("p", "verdict");
  const [beside, mistake] = [make("dl", "compared"), make("p", "mistake")];
  const live = make("div", "told", verdict, beside, mistake);
  live.setAttribute("role", "status");
  live.tabIndex = -1;
  const buttons = { yours: makeButton("rule", words.your_rule, () => onRule("yours")),
    real: makeButton("rule", words.real_rule, () => onRule("real")) };
  const acted = make("p", "acted");
  const rules = named(make("div", "rules", acted, ...Object.values(buttons)), "group", words.rules);
  const reveal = make("div", "reveal");
  return { words, live, verdict, beside, mistake, rules, acted, buttons, reveal, elements: [live, rules, reveal] };
}

/** @param {Feedback} feedback @param {Shown} shown */
export function showFeedback(feedback, shown) {
  const { open } = roundOf(shown.kept);
  showVerdict(feedback, shown);
  showBeside(feedback, shown);
  showMistake(feedback, shown);
  feedback.reveal.hidden = !open;
  withHtml(feedback.reveal, open ? variantOf(shown).reveal : "");
}

/** Which of the two rules the figure follows. @param {Feedback} feedback @param {Shown} shown @param {Rule} rule */
export function markRule({ rules, acted, buttons }, shown, rule) {
  const act = actOf(shown);
  rules.hidden = !act;
  acted.textContent = act && rule === "yours" ? act.words : "";
  for (const [name, button] of Object.entries(buttons)) button.setAttribute("aria-pressed", String(name === rule));
}

/** @param {Feedback} feedback @param {Shown} shown */
function showVerdict({ verdict, words }, shown) {
  const { open, last } = roundOf(shown.kept);
  const wrong = last && !open && !shown.trying ? mistakeOf(shown, last)?.title ?? words.wrong : "";
  const kind = isRight(shown, last) ? "right" : "open";
  verdict.className = `verdict ${open ? kind : "wrong"}`;
  verdict.textContent = open ? openInWords(words, shown) : wrong;
}

/** @param {Texts} words @param {Shown} shown */
function openInWords(words, shown) {
  const { right, last } = roundOf(shown.kept);
  const variant = variantOf(shown);
  const form = formOf(shown.block, variant);
  if (isCompared(shown)) return isRight(shown, last) ? words.right_now : "";
  const then = isRight(shown, last) ? "right" : "shown";
  const template = words[`${form.type}_${right ? "foreseen" : then}`] ?? words[right ? "foreseen" : then];
  return fill(template, { answer: answerInWords(form, variant.right[0], words) });
}

/**
 * What the last answer was; once the answer is open, what the prediction was, if that has a name.
 * @param {Feedback} feedback @param {Shown} shown
 */
function showMistake({ mistake, words }, shown) {
  const { open, first, last } = roundOf(shown.kept);
  const answer = open ? first : last;
  const told = answer && !shown.trying && !isRight(shown, answer) ? mistakeInWords(shown, answer, words) : "";
  withHtml(mistake, told);
  mistake.hidden = !told;
}

/** As HTML; once the answer is open, with its name. @param {Shown} shown @param {Answer} answer @param {Texts} words */
function mistakeInWords(shown, answer, words) {
  const variant = variantOf(shown);
  const form = formOf(shown.block, variant);
  const { wrong, say } = judge(form, variant, answer);
  const sentence = fill(say, { typed: escaped(answerInWords(form, answer, words)) });
  if (!roundOf(shown.kept).open) return sentence;
  return wrong?.title ? `<strong>${escaped(wrong.title)}.</strong> ${sentence}` : "";
}

/** The prediction beside the result: the difference is the lesson. @param {Feedback} feedback @param {Shown} shown */
function showBeside({ beside, words }, shown) {
  const { first } = roundOf(shown.kept);
  const variant = variantOf(shown);
  const form = formOf(shown.block, variant);
  beside.hidden = !isCompared(shown);
  if (beside.hidden || !first) return;
  const pair = (/** @type {string} */ name, /** @type {Answer} */ answer) =>
    make("div", "", make("dt", "", words[name]), make("dd", "", answerInWords(form, answer, words)));
  beside.replaceChildren(pair("you_said", first), pair("it_is", variant.right[0]));
}

/** Options and lines of a program say it themselves. @param {Shown} shown */
function isCompared(shown) {
  const { open, first, right } = roundOf(shown.kept);
  return open && first && !right && ["numbers", "cells"].includes(formOf(shown.block, variantOf(shown)).type);
}

/** @param {Shown} shown @param {Answer | null} answer */
function isRight(shown, answer) {
  const variant = variantOf(shown);
  return Boolean(answer && judge(formOf(shown.block, variant), variant, answer).right);
}
