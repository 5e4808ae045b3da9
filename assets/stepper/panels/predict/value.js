// The question for the result of a step: it is covered until the learner has typed it.

import { coverOutput, isCovered, roundOf } from "../../figure/cover.js";
import { expandRuns, windowAt } from "../../model/model.js";
import { textsOf } from "../../model/photo_data.js";
import { goTo, moveBy, pause } from "../../player/player.js";
import { fill } from "../../../fill.js";
import { isSame, likelyMistake, readNumber } from "./judge.js";
import { button, element } from "../parts.js";

/** @import { PooledWindow } from "../../model/types.d.ts" */
/** @import { PredictData } from "../../predict_payload.d.ts" */
/** @import { Site } from "../types.d.ts" */
/** @typedef {ReturnType<typeof drawValue>} ValueView */

export const valueQuestion = { draw: drawValue, step: showValue };

/** @param {HTMLElement} body @param {Site} site @param {PredictData} data */
function drawValue(body, site, data) {
  const { words } = data;
  const mistakes = data.mistakes.map(({ say: template, texts = "", results }) => ({ say: template,
    texts: results ? textsOf(results) : expandRuns(texts) }));
  const view = { data, mistakes, ask: element("p", "ask"), field: element("input", "answer"),
    check: button("check", words.check, () => answer(view, site)),
    show: button("show", words.show, () => giveUp(view, site)),
    verdict: element("p", "verdict"), score: element("p", "reason"), shown: -1 };
  Object.assign(view.field, { type: "text", autocomplete: "off", enterKeyHint: "done", inputMode: "text" });
  view.field.setAttribute("aria-label", words.field);
  view.field.onkeydown = (event) => onAnswerKey(view, site, event);
  view.verdict.setAttribute("role", "status");
  const again = button("again", words.again, () => startAgain(view, site));
  const row = element("div", "answer-row", view.ask, view.field, view.check, view.show, again);
  body.append(row, view.verdict, view.score, ...(data.note ? [element("p", "reason", data.note)] : []));
  return view;
}

/**
 * No key gets out of the field; Enter checks, and after that goes on.
 * @param {ValueView} view @param {Site} site @param {KeyboardEvent} event
 */
function onAnswerKey(view, site, event) {
  event.stopPropagation();
  if (event.key === "Enter") answer(view, site);
}

/** @param {ValueView} view @param {Site} site @param {PooledWindow} window */
function showValue(view, site, window) {
  const { words } = view.data;
  const round = roundOf(site.figure);
  const open = round.open.has(window.step);
  if (window.step !== view.shown) {
    view.field.value = "";
    say(view, "", "");
  }
  view.shown = window.step;
  view.ask.textContent = fill(words.ask, { slice: window.h, row: window.i, col: window.j });
  view.check.textContent = open ? words.next : words.check;
  view.show.setAttribute("aria-disabled", String(open));
  const done = round.open.size === site.figure.model.total ? ` ${words.done}` : "";
  const tried = round.tried.size;
  view.score.textContent = tried ? `${fill(words.score, { right: round.right, tried })}.${done}` : done;
  return "";
}

/**
 * Check what was typed; once a step is uncovered the same key goes on to the next covered one.
 * @param {ValueView} view @param {Site} site
 */
function answer(view, site) {
  const { player } = site.figure;
  pause(player);
  if (!isCovered(site.figure, player.step)) return goToCovered(view, site);
  const window = windowAt(site.figure.model, player.step);
  const typed = readNumber(view.field.value);
  const result = window.exact || window.result;
  if (typed === null) return say(view, "wrong", unreadableInWords(view));
  if (!Number.isFinite(typed) && Number.isFinite(readNumber(result))) return say(view, "wrong", notAskedInWords(view));
  const right = [result, window.result].some((text) => isSame(typed, view.field.value, text)); // 2.0625 and 2.062
  const round = roundOf(site.figure);
  if (right && !round.tried.has(window.step)) round.right += 1;
  round.tried.add(window.step);
  if (right) return uncover(view, site, window, view.data.words.right);
  say(view, "wrong", mistakeInWords(view, site, window, typed));
  return showValue(view, site, window);
}

/** @param {ValueView} view */
function unreadableInWords({ field, data: { words } }) {
  const typed = field.value.trim();
  return typed ? fill(words.unreadable, { typed }) : words.empty;
}

/** @param {ValueView} view */
function notAskedInWords({ field, data: { words } }) {
  return fill(words.not_finite, { typed: field.value.trim().replaceAll("-", "−") });
}

/** @param {ValueView} view @param {Site} site @param {PooledWindow} window @param {number} typed */
function mistakeInWords(view, site, window, typed) {
  const text = view.field.value.trim();
  const { words } = view.data;
  const { say: template, parts } = likelyMistake(site.figure.model, view.mistakes, window, typed, text, words);
  return fill(template, { typed: text.replaceAll("-", "−"), divisor: window.divisor, ...parts });
}

/** @param {ValueView} view @param {Site} site */
function giveUp(view, site) {
  const { player } = site.figure;
  pause(player);
  if (!isCovered(site.figure, player.step)) return;
  roundOf(site.figure).tried.add(player.step);
  uncover(view, site, windowAt(site.figure.model, player.step), view.data.words.shown);
}

/** @param {ValueView} view @param {Site} site @param {PooledWindow} window @param {string} template */
function uncover(view, site, window, template) {
  roundOf(site.figure).open.add(window.step);
  coverOutput(site.figure);
  site.refresh();
  say(view, template === view.data.words.right ? "right" : "", fill(template, { result: window.result }));
}

/**
 * The next step that is still covered, after this one or from the start.
 * @param {ValueView} view @param {Site} site
 */
function goToCovered(view, site) {
  const { player } = site.figure;
  const after = (/** @type {number} */ k) => (player.step + k) % player.total;
  const ahead = Array.from({ length: player.total }, (_, k) => after(k + 1));
  const next = ahead.find((step) => isCovered(site.figure, step));
  if (next === undefined) moveBy(player, 1);
  else goTo(player, next);
  view.field.focus({ preventScroll: true });
}

/** @param {ValueView} view @param {Site} site */
function startAgain(view, site) {
  pause(site.figure.player);
  site.figure.round = null;
  coverOutput(site.figure);
  goTo(site.figure.player, 0);
  say(view, "", "");
  view.field.value = "";
  site.refresh();
  view.field.focus({ preventScroll: true });
}

/** @param {ValueView} view @param {string} kind @param {string} text */
function say(view, kind, text) {
  view.verdict.className = `verdict ${kind}`;
  view.verdict.textContent = text;
  view.verdict.scrollIntoView({ block: "nearest" }); // on a phone it would be behind the controls
}
