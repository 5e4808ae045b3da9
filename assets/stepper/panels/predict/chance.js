// The question for the chance of a cell, in per cent; a whole per cent will do.

import { fill } from "../../../fill.js";
import { element } from "../parts.js";
import { isSame, readNumber } from "./judge.js";
import {
  countTry, goToNextQuestion, numberField, openAnswer, quizOf, quizParts, showScore, tellVerdict
} from "./quiz.js";

/** @import { PredictData } from "../../predict_payload.d.ts" */
/** @import { Site } from "../types.d.ts" */
/** @typedef {ReturnType<typeof drawChances>} ChancesView */

const NEAR = 0.5;

export const chanceQuestion = { draw: drawChances, step: () => "" };

/** @param {HTMLElement} body @param {Site} site @param {PredictData} data */
function drawChances(body, site, data) {
  const hints = { inputMode: "decimal", enterKeyHint: "done" };
  const { field, label } = numberField("%", hints, () => answerChance(view, site));
  const view = { data, field, ask: element("p", "ask"), why: element("p", "reason"),
    ...quizParts(data.words, { check: () => answerChance(view, site), show: () => giveUpChance(view, site) }) };
  const row = element("div", "answer-row", label, view.check, view.show);
  body.append(view.ask, row, view.verdict, view.why, view.score);
  askChance(view, site);
  return view;
}

/** @param {ChancesView} view @param {Site} site */
function chanceAsked({ data }, site) {
  return data.chances[quizOf(site, "chance").at];
}

/** @param {ChancesView} view @param {Site} site */
function askChance(view, site) {
  const { ask: text, answer: chance } = chanceAsked(view, site);
  view.ask.textContent = text;
  view.field.value = quizOf(site, "chance").open ? chance : "";
  tellVerdict(view, "", "");
  showChance(view, site);
}

/** @param {ChancesView} view @param {Site} site */
function showChance(view, site) {
  const quiz = quizOf(site, "chance");
  view.why.textContent = quiz.open ? chanceAsked(view, site).why : "";
  showScore(view, quiz, view.data.words);
}

/** @param {ChancesView} view @param {Site} site */
function answerChance(view, site) {
  if (goToNextQuestion(site, "chance", view.data.chances.length)) {
    askChance(view, site);
    view.field.focus({ preventScroll: true });
    return;
  }
  const { words } = view.data;
  const text = view.field.value.trim().replace(/\s*%$/, "");
  const typed = readNumber(text);
  if (typed === null || !Number.isFinite(typed)) {
    return tellVerdict(view, "wrong", text ? fill(words.unreadable, { typed: text }) : words.empty);
  }
  const { answer: chance, wrong } = chanceAsked(view, site);
  const isRight = Math.abs(typed - Number(readNumber(chance))) <= NEAR;
  countTry(quizOf(site, "chance"), isRight);
  const known = wrong.find((other) => isSame(typed, text, other.answer));
  const template = isRight ? words.right : known?.say ?? view.data.question_words.chance.wrong;
  tellVerdict(view, isRight ? "right" : "wrong", fill(template, { result: `${chance}%`, typed: text }));
  return showChance(view, site);
}

/** @param {ChancesView} view @param {Site} site */
function giveUpChance(view, site) {
  if (!openAnswer(site, "chance")) return;
  askChance(view, site);
  tellVerdict(view, "", fill(view.data.words.shown, { result: `${chanceAsked(view, site).answer}%` }));
}
