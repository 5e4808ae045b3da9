// What is seen of a question: its buttons, its form, what is said, and its figure. All of it follows from what is kept.

import { formOf, judge, variantOf } from "./answers.js";
import { markRule, showFeedback } from "./feedback.js";
import { roundOf } from "./round.js";
import { showRule } from "./rules.js";

/** @import { Question } from "./question.js" */
/** @import { Rule } from "./rules.js" */
/** @typedef {"asked" | "wrong" | "open"} Stage */

/** @param {Question} question @returns {Stage} */
function stageOf({ kept, trying }) {
  const { open, last } = roundOf(kept);
  if (open) return "open";
  return last && !trying ? "wrong" : "asked";
}

/** Show all that follows from what is kept. @param {Question} question */
export function show(question) {
  const { buttons, block, element } = question;
  const stage = element.dataset.stage = stageOf(question);
  const [open, wrong] = [stage === "open", stage === "wrong"];
  buttons.lock.hidden = open || wrong;
  buttons.retry.hidden = !wrong;
  buttons.show.hidden = open;
  buttons.again.hidden = !open || block.variants.length < 2;
  showForm(question, stage);
  showFeedback(question.feedback, question);
  follow(question, open ? "real" : "yours");
}

/** @param {Question} question @param {Stage} stage */
function showForm(question, stage) {
  const { view, kept } = question;
  view?.lock(stage !== "asked");
  view?.point?.(stage === "wrong" ? brokenLines(question) : []);
  if (stage === "open") view?.tell?.(roundOf(kept).first, variantOf(question).right[0]);
}

/** @param {Question} question */
function brokenLines(question) {
  const variant = variantOf(question);
  const { broken } = judge(formOf(question.block, variant), variant, roundOf(question.kept).last ?? []);
  return broken ? [String(broken.first), String(broken.then)] : [];
}

/** @param {Question} question @param {Rule} rule */
export function follow(question, rule) {
  markRule(question.feedback, question, rule);
  showRule(question, rule);
  question.rule = rule;
}

/** Of several questions about a figure, the one that is touched or read has it. @param {Question} question */
export function takeFigure(question) {
  const { figure, rule, view } = question;
  if (!figure || figure.isMine()) return;
  figure.take();
  showRule(question, rule);
  view?.renew?.();
}
