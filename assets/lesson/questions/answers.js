// Answers as values: whether two are the same, whether one is whole, how one is quoted. Nothing is pooled here.

import { isSame, readNumber } from "../../stepper/panels/predict/judge.js";
import { fill } from "../../fill.js";

/** @import { Answer, Before, Form, QuestionBlock, Variant, Wrong } from "../types.d.ts" */
/** @import { Kept, Problem, Texts } from "./types.d.ts" */
/** @typedef {{ right: boolean, wrong: Wrong | null, say: string, broken: Before | null }} Judgement */

/** @param {{ block: QuestionBlock, kept: Kept }} question @returns {Variant} */
export function variantOf({ block, kept }) {
  return block.variants[kept.variant];
}

/** Other numbers may have other options. @param {QuestionBlock} block @param {Variant} variant @returns {Form} */
export function formOf({ form }, variant) {
  return variant.form ?? form;
}

/** @param {Form} form @param {Answer} given @param {Answer} wanted */
export function isAnswer(form, given, wanted) {
  if (given.length !== wanted.length) return false;
  if (form.type === "numbers") return given.every((text, i) => isNumber(text, wanted[i]));
  if (form.type !== "cells") return given.every((text, i) => text === wanted[i]);
  const cells = new Set(wanted);
  return given.every((cell) => cells.has(cell));
}

/** @param {string} text @param {string} wanted */
function isNumber(text, wanted) {
  const typed = readNumber(text);
  return typed !== null && isSame(typed, text, wanted);
}

/**
 * What is to be said of an answer: whether it is right, and the known mistake that leads to it.
 * @param {Form} form @param {Variant} variant @param {Answer} answer @returns {Judgement}
 */
export function judge(form, variant, answer) {
  const broken = form.type === "order" ? brokenRule(variant, answer) : null;
  const right = form.type === "order" ? !broken : variant.right.some((each) => isAnswer(form, answer, each));
  if (right) return { right, wrong: null, say: "", broken };
  const wrong = variant.wrong.find((each) => isAnswer(form, answer, each.answer)) ?? null;
  return { right, wrong, say: wrong?.say ?? broken?.say ?? variant.otherwise, broken };
}

/** The first rule that an order of lines breaks. @param {Variant} variant @param {Answer} answer */
function brokenRule({ before = [] }, answer) {
  const place = (/** @type {number} */ line) => answer.indexOf(String(line));
  const apart = (/** @type {Before} */ { first, then }) => place(then) - place(first);
  return before.find((rule) => apart(rule) < 1 || apart(rule) > (rule.most ?? Infinity)) ?? null;
}

/**
 * Why an answer can be no try yet: a part of it is missing, or a word stands for a number.
 * @param {Form} form @param {Variant} variant @param {Answer} answer @param {Texts} words @returns {Problem}
 */
export function problemOf(form, variant, answer, words) {
  if (form.type === "numbers") return numbersProblem(form.labels, variant, answer, words);
  if (form.type === "order" || answer.length) return null;
  if (form.type === "choice") return { sentence: words.answer_choice, field: 0 };
  return { sentence: form.most > 1 ? words.answer_cells : words.answer_cell, field: 0 };
}

/** @param {string[]} labels @param {Variant} variant @param {Answer} answer @param {Texts} words @returns {Problem} */
function numbersProblem(labels, { right }, answer, words) {
  const about = (/** @type {number} */ field, /** @type {string} */ template) => field < 0 ? null
    : { field, sentence: fill(template, { typed: answer[field], label: labels[field] }) };
  const mayBeEndless = (/** @type {number} */ i) => right.some((each) => !isFiniteText(each[i]));
  return about(answer.findIndex((text) => text && readNumber(text) === null), words.answer_unreadable)
    ?? about(answer.indexOf(""), answer.some(Boolean) ? words.answer_half : words.answer_empty)
    ?? about(answer.findIndex((text, i) => !isFiniteText(text) && !mayBeEndless(i)), words.answer_endless);
}

/** @param {string} text */
function isFiniteText(text) {
  return Number.isFinite(readNumber(text));
}

/** An answer as a sentence quotes it. @param {Form} form @param {Answer} answer @param {Texts} words */
export function answerInWords(form, answer, words) {
  if (form.type === "numbers") return answer.join(" × ").replaceAll("-", "−");
  if (form.type === "choice") return fill(words.quoted, { text: plainText(form.options[Number(answer[0]) - 1] ?? "") });
  if (form.type === "order") return answer.join(", ");
  return answer.map((cell) => fill(words.cell, placeOf(cell))).join(", ");
}

/** @param {string} cell */
function placeOf(cell) {
  const [row, col] = cell.split(",");
  return { row, col };
}

/** The text of HTML that Python made. @param {string} html */
export function plainText(html) {
  const reader = document.createElement("template");
  reader.innerHTML = html;
  return (reader.content.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** A text that a learner typed, as it may stand in HTML. @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
