// Predict before you see: a question, its answer, and what the figure does then. The first answer is the prediction.

import { make, makeButton, withHtml } from "../elements.js";
import { formOf, judge, problemOf, variantOf } from "./answers.js";
import { cellsForm } from "./cells.js";
import { choiceForm } from "./choice.js";
import { makeFeedback } from "./feedback.js";
import { numbersForm } from "./numbers.js";
import { orderForm } from "./order.js";
import { hasTouchOnly } from "./parts.js";
import { emptyKept } from "./progress.js";
import { changeRound, countAnswer, nextVariant, roundOf, withinVariants } from "./round.js";
import { follow, show, takeFigure } from "./showing.js";

/** @import { Form, QuestionBlock, QuestionContext, QuestionView } from "../types.d.ts" */
/** @import { Rule } from "./rules.js" */
/** @import { FormEvents, FormView, Kept, Texts } from "./types.d.ts" */
/** @typedef {ReturnType<typeof makeQuestion>} Question */

/** @param {QuestionBlock} block @param {QuestionContext} context @returns {QuestionView} */
export function mountQuestion(block, context) {
  const question = makeQuestion(block, context);
  for (const touched of ["focusin", "pointerdown"]) {
    question.element.addEventListener(touched, () => takeFigure(question), { capture: true });
  }
  question.element.addEventListener("keydown", (event) => onKey(question, event));
  askVariant(question);
  return { element: question.element,
    isAnswered: () => Boolean(question.kept.first) || question.kept.open,
    take: () => takeFigure(question),
    present: (stage) => present(question, stage),
    restart: () => present(question, null),
    close: () => question.view?.close?.() };
}

/**
 * R reruns and C clears the cache in Streamlit, at document level: they stop here.
 * @param {Question} question @param {KeyboardEvent} event
 */
function onKey({ view }, event) {
  if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation();
  view?.takeKey?.(event);
}

/**
 * On the presenter's slides it is as if nobody had answered, and nothing of it is kept; null is the reader's own state.
 * @param {Question} question @param {"ask" | "reveal" | null} stage
 */
function present(question, stage) {
  const { block, context } = question;
  question.presented = stage !== null;
  question.kept = stage ? { ...emptyKept(), open: stage === "reveal" } : keptOf(block, context);
  askVariant(question);
}

/** @param {QuestionBlock} block @param {QuestionContext} context */
function makeQuestion(block, context) {
  const { words: { question: words } } = context;
  const buttons = {
    lock: makeButton("lock", words.lock, () => lockAnswer(question)),
    retry: makeButton("retry", words.try_again, () => tryAgain(question)),
    show: makeButton("show-me", words.show_me, () => openAnswer(question)),
    again: makeButton("again", words.again, () => askOthers(question)) };
  const feedback = makeFeedback(words, (rule) => chooseRule(question, rule));
  const parts = { ask: make("div", "ask"), answer: make("div", "answer"), hint: hintOf(block.hint, words) };
  const figure = block.figure ? context.figureOf(block.figure) : null;
  const question = { block, context, buttons, feedback, figure, ...parts,
    kept: keptOf(block, context),
    view: /** @type {FormView | null} */ (null), presented: false, trying: false, rule: /** @type {Rule} */ ("yours"),
    element: make("div", "question", parts.ask, parts.hint, parts.answer,
      make("div", "answer-row", buttons.lock, buttons.retry, buttons.show), ...feedback.elements, buttons.again) };
  parts.ask.id = `ask-${block.name}`;
  question.element.setAttribute("role", "group");
  question.element.setAttribute("aria-labelledby", parts.ask.id);
  return question;
}

/** @param {QuestionBlock} block @param {QuestionContext} context */
function keptOf({ name, variants }, { store }) {
  return withinVariants(store.readQuestion(name), variants.length);
}

/** @param {string} html @param {Texts} words */
function hintOf(html, words) {
  const made = make("details", "hint", make("summary", "", words.hint), withHtml(make("div", ""), html));
  made.hidden = !html;
  return made;
}

/** Ask the variant that is chosen. @param {Question} question */
function askVariant(question) {
  const variant = variantOf(question);
  const { draft, last, open } = roundOf(question.kept);
  question.trying = Boolean(draft && last);
  question.view?.close?.();
  question.view = makeForm(question, formOf(question.block, variant));
  question.ask.innerHTML = variant.ask ?? question.block.ask;
  question.answer.replaceChildren(question.view.element);
  question.view.write(open ? variant.right[0] : draft ?? last ?? question.view.read());
  show(question);
}

/** @param {Question} question @param {Form} form @returns {FormView} */
function makeForm(question, form) {
  const { figure, context: { words: { question: words } } } = question;
  /** @type {FormEvents} */
  const events = { lock: () => goOn(question),
    changed: () => keep(question, changeRound(question.kept, { draft: question.view?.read() ?? null })) };
  if (form.type === "numbers") return numbersForm(form, words, events);
  if (form.type === "choice") return choiceForm(form, words, events);
  return form.type === "cells" ? cellsForm(form, figure, words, events) : orderForm(form, words, events);
}

/** @param {Question} question @param {Kept} kept */
function keep(question, kept) {
  const { block, context: { store }, presented } = question;
  question.kept = kept;
  if (!presented) store.writeQuestion(block.name, kept);
}

/** Enter goes on: it locks, and after a wrong answer asks again. @param {Question} question */
function goOn(question) {
  const { buttons } = question;
  if (!buttons.lock.hidden) lockAnswer(question);
  else if (!buttons.retry.hidden) tryAgain(question);
}

/** @param {Question} question */
function lockAnswer(question) {
  const { kept, context, block } = question;
  const variant = variantOf(question);
  const form = formOf(block, variant);
  const answer = question.view?.read() ?? [];
  const problem = problemOf(form, variant, answer, context.words.question);
  if (problem) return sayProblem(question, problem.sentence, problem.field);
  question.trying = false;
  keep(question, countAnswer(kept, answer, judge(form, variant, answer).right));
  return afterAnswer(question);
}

/** Nothing is counted, and nothing lost. @param {Question} question @param {string} sentence @param {number} field */
function sayProblem({ view, feedback: { verdict } }, sentence, field) {
  verdict.className = "verdict problem";
  verdict.textContent = sentence;
  view?.focus(field);
}

/** @param {Question} question */
function afterAnswer(question) {
  const { buttons, feedback: { live }, context } = question;
  show(question);
  context.changed();
  const next = [buttons.retry, buttons.again].find(({ hidden }) => !hidden) ?? live;
  next.focus({ preventScroll: true });
  live.scrollIntoView({ block: "nearest" });
}

/** @param {Question} question */
function tryAgain(question) {
  question.trying = true;
  show(question);
  if (!hasTouchOnly()) question.view?.focus();
}

/** Tell, without an answer. @param {Question} question */
function openAnswer(question) {
  if (roundOf(question.kept).open) return;
  keep(question, changeRound(question.kept, { open: true, draft: null }));
  question.trying = false;
  question.view?.write(variantOf(question).right[0]);
  afterAnswer(question);
}

/** @param {Question} question */
function askOthers(question) {
  keep(question, nextVariant(question.kept, question.block.variants.length));
  askVariant(question);
  question.context.changed();
  question.context.announce(question.ask.textContent ?? "");
  question.view?.focus();
}

/** The real rule tells the answer; the focus stays on its button. @param {Question} question @param {Rule} rule */
function chooseRule(question, rule) {
  if (rule === "real") openAnswer(question);
  follow(question, rule);
  question.feedback.buttons[rule].focus({ preventScroll: true });
}
