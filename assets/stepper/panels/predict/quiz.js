// A round of questions that Python has made with their answers: which one is asked, the first tries that were right.

import { pause } from "../../player/player.js";
import { fill } from "../../../fill.js";
import { button, element } from "../parts.js";

/** @import { PredictWords } from "../../predict_payload.d.ts" */
/** @import { Site } from "../types.d.ts" */
/** @typedef {{ sig: string, at: number, open: boolean, tried: Set<number>, right: number }} Quiz */
/** @typedef {ReturnType<typeof quizParts>} QuizParts */

/**
 * It lives while the numbers and the settings do.
 * @param {Site} site @param {string} kind @returns {Quiz}
 */
export function quizOf({ figure, quizzes }, kind) {
  const { sig } = figure.model;
  const known = quizzes.get(kind);
  if (known?.sig === sig) return known;
  const quiz = { sig, at: 0, open: false, tried: new Set(), right: 0 };
  quizzes.set(kind, quiz);
  return quiz;
}

/**
 * The parts that every question has; the first button checks, and goes on once the answer is open.
 * @param {PredictWords} words @param {{ check: () => void, show: () => void }} does
 */
export function quizParts(words, does) {
  const verdict = element("p", "verdict");
  verdict.setAttribute("role", "status");
  return { check: button("check", words.check, does.check), show: button("show", words.show, does.show),
    verdict, score: element("p", "reason score") };
}

/**
 * A field for a number under its name; no key gets out of it.
 * @param {string} name @param {Partial<HTMLInputElement>} hints for the keyboard of a phone
 * @param {(field: HTMLInputElement) => void} onEnterKey
 */
export function numberField(name, hints, onEnterKey) {
  const field = element("input", "answer count-answer");
  Object.assign(field, { type: "text", autocomplete: "off", ...hints });
  field.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Enter") onEnterKey(field);
  };
  return { field, label: element("label", "count-label", field, name) };
}

/** @param {QuizParts} parts @param {Quiz} quiz @param {PredictWords} words */
export function showScore({ check, show, score }, { open, tried, right }, words) {
  check.textContent = open ? words.next : words.check;
  show.setAttribute("aria-disabled", String(open));
  score.textContent = tried.size ? `${fill(words.score, { right, tried: tried.size })}.` : "";
}

/** Count a try; only the first one of a question makes it right. @param {Quiz} quiz @param {boolean} right */
export function countTry(quiz, right) {
  if (right && !quiz.tried.has(quiz.at)) quiz.right += 1;
  quiz.tried.add(quiz.at);
  quiz.open ||= right;
}

/** Open the answer without a try; return whether it was closed. @param {Site} site @param {string} kind */
export function openAnswer(site, kind) {
  const quiz = quizOf(site, kind);
  pause(site.figure.player);
  if (quiz.open) return false;
  countTry(quiz, false);
  quiz.open = true;
  return true;
}

/**
 * Once the answer is open, go to the next question; return whether it was open.
 * @param {Site} site @param {string} kind @param {number} questions
 */
export function goToNextQuestion(site, kind, questions) {
  const quiz = quizOf(site, kind);
  pause(site.figure.player);
  if (!quiz.open) return false;
  quiz.at = (quiz.at + 1) % questions;
  quiz.open = false;
  return true;
}

/** @param {QuizParts} parts @param {string} kind @param {string} text */
export function tellVerdict({ verdict }, kind, text) {
  verdict.className = `verdict ${kind}`;
  verdict.textContent = text;
  verdict.scrollIntoView({ block: "nearest" }); // on a phone it would be behind the controls
}
