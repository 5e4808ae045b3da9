// The question for the shape of the output after a change of the settings.

import { fill } from "../../../fill.js";
import { element } from "../parts.js";
import {
  countTry, goToNextQuestion, numberField, openAnswer, quizOf, quizParts, showScore, tellVerdict
} from "./quiz.js";

/** @import { PredictData } from "../../predict_payload.d.ts" */
/** @import { Site } from "../types.d.ts" */
/** @typedef {ReturnType<typeof drawShapes>} ShapesView */

export const shapeQuestion = { draw: drawShapes, step: () => "" };

/** @param {HTMLElement} body @param {Site} site @param {PredictData} data */
function drawShapes(body, site, data) {
  const hints = { inputMode: "numeric", enterKeyHint: "next" };
  const fields = data.axes.map((name) => numberField(name, hints, (field) => onShapeEnter(view, site, field)));
  const view = { data, fields: fields.map(({ field }) => field), ask: element("p", "ask"), why: element("p", "reason"),
    ...quizParts(data.words, { check: () => answerShape(view, site), show: () => giveUpShape(view, site) }) };
  const row = element("div", "answer-row", ...fields.map(({ label }) => label), view.check, view.show);
  body.append(view.ask, row, view.verdict, view.why, view.score);
  askShape(view, site);
  return view;
}

/** Enter goes to the next field that is empty, and then checks. @param {ShapesView} view @param {Site} site */
function onShapeEnter(view, site, /** @type {HTMLInputElement} */ field) {
  const next = view.fields[view.fields.indexOf(field) + 1];
  if (next && !next.value && !quizOf(site, "shape").open) next.focus();
  else answerShape(view, site);
}

/** @param {ShapesView} view @param {Site} site */
function shapeAsked({ data }, site) {
  return data.shapes[quizOf(site, "shape").at];
}

/** @param {ShapesView} view @param {Site} site */
function askShape(view, site) {
  const quiz = quizOf(site, "shape");
  const { ask: text, answer: shape } = shapeAsked(view, site);
  view.ask.textContent = text;
  view.fields.forEach((field, i) => { field.value = quiz.open ? String(shape[i]) : ""; });
  tellVerdict(view, "", "");
  showShapeQuestion(view, site);
}

/** @param {ShapesView} view @param {Site} site */
function showShapeQuestion(view, site) {
  const quiz = quizOf(site, "shape");
  view.why.textContent = quiz.open ? shapeAsked(view, site).why : "";
  showScore(view, quiz, view.data.words);
}

/** @param {ShapesView} view @param {Site} site */
function answerShape(view, site) {
  if (goToNextQuestion(site, "shape", view.data.shapes.length)) {
    askShape(view, site);
    view.fields[0].focus({ preventScroll: true });
    return;
  }
  const words = view.data.question_words.shape;
  const typed = view.fields.map(({ value }) => value.trim());
  if (!typed.every((text) => /^\d+$/.test(text))) return tellVerdict(view, "wrong", words.empty);
  const { answer: shape } = shapeAsked(view, site);
  const isRight = shape.every((size, i) => size === Number(typed[i]));
  countTry(quizOf(site, "shape"), isRight);
  tellVerdict(view, isRight ? "right" : "wrong", isRight ? fill(words.right, { answer: shape.join(" × ") })
    : shapeMistake(view, site, typed.map(Number)));
  return showShapeQuestion(view, site);
}

/**
 * What Python says of this wrong shape, or which axes are right.
 * @param {ShapesView} view @param {Site} site @param {number[]} typed
 */
function shapeMistake(view, site, typed) {
  const { answer: shape, wrong } = shapeAsked(view, site);
  const { data: { axes, question_words: { shape: words } } } = view;
  const known = wrong.find((other) => other.answer.every((size, i) => size === typed[i]));
  const right = axes.filter((_, i) => shape[i] === typed[i]);
  const template = known?.say ?? (right.length ? words.some : words.wrong);
  return fill(template, { typed: typed.join(" × "), right: right.join(", "),
    wrong: axes.filter((axis) => !right.includes(axis)).join(", ") });
}

/** @param {ShapesView} view @param {Site} site */
function giveUpShape(view, site) {
  if (!openAnswer(site, "shape")) return;
  askShape(view, site);
  const { answer } = shapeAsked(view, site);
  tellVerdict(view, "", fill(view.data.question_words.shape.shown, { answer: answer.join(" × ") }));
}
