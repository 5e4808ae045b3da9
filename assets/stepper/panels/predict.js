// Predict: the result is covered until the learner has typed it.

import { expandRuns, outputPlace } from "../model/model.js";
import { textsOf } from "../model/photo_data.js";
import { coverPixels } from "../photo/output.js";
import { cellText } from "../grid/cell.js";
import { isSame, likelyMistake, readNumber } from "./judge.js";
import { button, element } from "./parts.js";
import { goTo, moveBy, pause } from "../player/player.js";
import { cellCorner } from "../grid/sheet.js";
import { fill } from "../text/words.js";

export const predictPanel = { draw: drawPredict, step: showPredict };

/** The round: which steps are uncovered, how often the first try was right. It lives while the numbers do. */
function roundOf(app) {
  if (app.round?.sig !== app.model.sig) {
    app.round = { sig: app.model.sig, open: new Set(), tried: new Set(), right: 0, said: "" };
  }
  return app.round;
}

/** Whether the result of a step must not be seen. */
export function isCovered(app, step) {
  return app.panels.chosen === "predict" && !roundOf(app).open.has(step);
}

/** The window of a step as it may be seen: what is covered is a question mark, and nothing wins yet. */
export function coverWindow(app, window) {
  if (!isCovered(app, window.step)) return window;
  return { ...hideResult(window), colours: window.colours.map(hideResult) };
}

function hideResult(window) {
  const cells = window.cells.map((cell) => ({ ...cell, winner: false }));
  return { ...window, cells, result: "?", exact: undefined, divisor: "?" };
}

/** Cover the output's cells; called after they are drawn, and whenever one is uncovered. */
export function coverOutput(app) {
  const { view, model } = app;
  const covers = app.panels.chosen === "predict";
  app.root.classList.toggle("predicting", covers);
  if (model.pictures) coverPixels(view.output, covers ? roundOf(app).open : null);
  view.output.cells.forEach((group, step) => {
    const covered = isCovered(app, step);
    group.classList.toggle("covered", covered);
    if (covered && !group.querySelector(".question")) group.append(...questions(app, step));
  });
  if (covers) view.output.svg.setAttribute("aria-label", model.output.label);
}

/** A question mark over what a step makes: one cell, or one in each channel. */
function questions({ model, view }, step) {
  const { size } = view.output;
  const { h, i, j } = outputPlace(model, step);
  return (model.together ? model.slices.map((_, n) => n) : [h]).map((slice) => {
    const { x, y } = cellCorner(size, { slice, row: i, col: j });
    return cellText("question", x, y, size, "?");
  });
}

function drawPredict(body, app, data) {
  const { words } = data;
  const mistakes = data.mistakes.map(({ say, texts, results }) => ({ say,
    texts: results ? textsOf(results) : expandRuns(texts) }));
  const view = { data, mistakes, ask: element("p", "ask"), field: element("input", "answer"),
    verdict: element("p", "verdict"), score: element("p", "reason"), shown: -1 };
  Object.assign(view.field, { type: "text", autocomplete: "off", enterKeyHint: "done", inputMode: "text" });
  view.field.setAttribute("aria-label", words.field);
  view.field.onkeydown = (event) => onAnswerKey(view, app, event);
  view.verdict.setAttribute("role", "status");
  view.check = button("check", words.check, () => answer(view, app));
  const show = button("show", words.show, () => giveUp(view, app));
  const again = button("again", words.again, () => startAgain(view, app));
  const row = element("div", "answer-row", view.ask, view.field, view.check, show, again);
  body.append(row, view.verdict, view.score, ...(data.note ? [element("p", "reason", data.note)] : []));
  return Object.assign(view, { show });
}

/** No key gets out of the field; Enter checks, and after that goes on. */
function onAnswerKey(view, app, event) {
  event.stopPropagation();
  if (event.key === "Enter") answer(view, app);
}

function showPredict(view, app, window) {
  const { words } = view.data;
  const round = roundOf(app);
  const open = round.open.has(window.step);
  if (window.step !== view.shown) {
    view.field.value = "";
    say(view, "", "");
  }
  view.shown = window.step;
  view.ask.textContent = fill(words.ask, { slice: window.h, row: window.i, col: window.j });
  view.check.textContent = open ? words.next : words.check;
  view.show.setAttribute("aria-disabled", open);
  const done = round.open.size === app.model.total ? ` ${words.done}` : "";
  const tried = round.tried.size;
  view.score.textContent = tried ? fill(words.score, { right: round.right, tried }) + `.${done}` : done;
  return "";
}

/** Check what was typed; once a step is uncovered the same key goes on to the next covered one. */
function answer(view, app) {
  const { player } = app;
  pause(player);
  if (!isCovered(app, player.step)) return goToCovered(view, app);
  const window = app.trueWindow(player.step);
  const typed = readNumber(view.field.value);
  if (typed === null) return say(view, "wrong", unreadableInWords(view));
  const right = isSame(typed, view.field.value, window.exact || window.result);
  const round = roundOf(app);
  if (right && !round.tried.has(window.step)) round.right += 1;
  round.tried.add(window.step);
  if (right) return uncover(view, app, window, view.data.words.right);
  say(view, "wrong", mistakeInWords(view, app, window, typed));
  return showPredict(view, app, window);
}

function unreadableInWords({ field, data: { words } }) {
  const typed = field.value.trim();
  return typed ? fill(words.unreadable, { typed }) : words.empty;
}

function mistakeInWords(view, app, window, typed) {
  const text = view.field.value.trim();
  const { words } = view.data;
  const { say: template, parts } = likelyMistake(app.model, view.mistakes, window, typed, text, words);
  return fill(template, { typed: text.replaceAll("-", "−"), divisor: window.divisor, ...parts });
}

function giveUp(view, app) {
  const { player } = app;
  pause(player);
  if (!isCovered(app, player.step)) return;
  roundOf(app).tried.add(player.step);
  uncover(view, app, app.trueWindow(player.step), view.data.words.shown);
}

function uncover(view, app, window, template) {
  roundOf(app).open.add(window.step);
  coverOutput(app);
  app.refresh();
  say(view, template === view.data.words.right ? "right" : "", fill(template, { result: window.result }));
}

/** The next step that is still covered, after this one or from the start. */
function goToCovered(view, app) {
  const { player } = app;
  const after = (k) => (player.step + k) % player.total;
  const ahead = Array.from({ length: player.total }, (_, k) => after(k + 1));
  const next = ahead.find((step) => isCovered(app, step));
  if (next === undefined) moveBy(player, 1);
  else goTo(player, next);
  view.field.focus({ preventScroll: true });
}

function startAgain(view, app) {
  pause(app.player);
  app.round = null;
  coverOutput(app);
  goTo(app.player, 0);
  say(view, "", "");
  view.field.value = "";
  app.refresh();
  view.field.focus({ preventScroll: true });
}

function say(view, kind, text) {
  view.verdict.className = `verdict ${kind}`;
  view.verdict.textContent = text;
}
