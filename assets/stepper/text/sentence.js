// The step as a sentence: seen under the figure, and spoken by screen readers.

import { find, letterSize, setContent, setProperty, setText } from "../dom.js";
import { fill } from "../../fill.js";
import { boldNode, fillNodes, numberNode, placesInWords, separated } from "./words.js";

/** @import { Cell, Model, PooledWindow } from "../model/types.d.ts" */
/** @import { Words } from "../payload.d.ts" */
/** @typedef {ReturnType<typeof makeSentence>} SentenceView */

const MOST_VALUES = 25;
const MOST_IN_CHANNEL = 9;
const CHARACTER = 0.444; // of the font size, on average
const LINE = 1.35; // the style sheet's line height
const SPOKEN_EVERY = 2000; // milliseconds, while playing

/**
 * Write the step's sentence; the spoken copy follows at once, or now and then while playing, a demo's never.
 * @param {SentenceView} view @param {Model} model @param {PooledWindow} window @param {boolean} playing
 */
export function showSentence(view, model, window, playing) {
  setContent(view.visible, sentenceNodes(model, window));
  clearTimeout(view.timer);
  if (playing && model.demo) return;
  const wait = playing ? SPOKEN_EVERY - (performance.now() - view.spokenAt) : 0;
  if (wait <= 0) speak(view);
  else view.timer = setTimeout(() => speak(view), wait);
}

/** Say nothing of the step. @param {SentenceView} view */
export function silence(view) {
  clearTimeout(view.timer);
  view.visible.textContent = "";
  speak(view);
}

/** Say why there is no step. @param {SentenceView} view @param {Model} model */
export function showReason(view, { equation }) {
  clearTimeout(view.timer);
  view.visible.textContent = equation.line;
  speak(view);
}

/**
 * Keep room for the longest sentence, so that the page below does not jump from step to step.
 * @param {SentenceView} view @param {Model} model @param {number} width
 */
export function reserveSentence(view, model, width) {
  const cells = model.window.slices * model.window.rows * model.window.cols;
  const longest = model.input.texts.reduce((most, text) => Math.max(most, text.length), 1);
  const each = charactersOf(model.equation, longest);
  const channels = model.together ? model.slices.length : 1;
  const values = channels > 1 ? channels * (Math.min(MOST_IN_CHANNEL, cells) * each + 18)
    : Math.min(MOST_VALUES, cells) * each;
  const characters = (model.rank === 3 ? 84 : 64) + values;
  const character = CHARACTER * letterSize(view.root, view.visible);
  setProperty(view.visible, "min-height", `${Math.ceil((characters * character) / width) * LINE}em`);
}

/**
 * About how long each cell is in the calculation, which may name all cells twice.
 * @param {Model["equation"]} equation @param {number} longest
 */
function charactersOf({ body = "", term = "" }, longest) {
  const times = body.split("{values").length - 1 || 1;
  const between = body.includes("{values}") || body.includes("{terms_list}") ? 2 : 3;
  const share = term.includes("{share}") && term.includes("{value}") ? 6 : 0;
  return times * (longest + between + share + term.replace(/\{\w+\}/g, "").length);
}

/** @param {SentenceView} view */
function speak(view) {
  view.spokenAt = performance.now();
  setText(view.spoken, view.visible.textContent);
}

/** @param {HTMLElement} root */
export function makeSentence(root) {
  return { root, visible: find(root, ".sentence", HTMLElement), spoken: find(root, ".spoken", HTMLElement), spokenAt: 0,
    timer: 0 };
}

/** @param {SentenceView} view */
export function closeSentence({ timer }) {
  clearTimeout(timer);
}

/** @param {Model} model @param {PooledWindow} window */
function sentenceNodes(model, window) {
  const { words } = model;
  if (!window.cells.some(({ kind }) => kind === "real")) return pastInWords(model, window);
  if (window.colours.length) return coloursInWords(model, window);
  return fillNodes(words.sentence, {
    ...placeInWords(model, window),
    body: [bodyNodes(model, window, model.equation.body)],
    result: boldNode(numberNode(window.result, window.exact)),
    tie: tieInWords(window, words), at: winnerInWords(window, words),
  });
}

/** A bin without a cell. @param {Model} model @param {PooledWindow} window */
function pastInWords({ words, total }, window) {
  return fillNodes(words.sentence_past, { step: boldNode(fill(words.step, { n: window.step + 1, total })),
    result: boldNode(numberNode(window.result, window.exact)) });
}

/**
 * Which step it is, what it reads and how much of that is padding.
 * @param {Model} model @param {PooledWindow} window
 */
function placeInWords(model, window) {
  const { words } = model;
  const slices = realPlaces(window.slices, model.input.slices);
  const rows = realPlaces(window.rows, model.input.rows);
  const cols = realPlaces(window.cols, model.input.cols);
  return {
    step: boldNode(fill(words.step, { n: window.step + 1, total: model.total })),
    in_slices: counted(slices, words.slice, words.slices, words),
    in_rows: counted(rows, words.row, words.rows, words),
    in_cols: counted(cols, words.col, words.cols, words),
    pads: padsInWords(window, words),
  };
}

/** What each channel gives, without the places of its winners. @param {Model} model @param {PooledWindow} window */
function coloursInWords(model, window) {
  const { words, equation } = model;
  const said = window.colours.map((one) => fillNodes(words.channel, { name: one.name,
    body: [bodyNodes(model, one, equation.body, MOST_IN_CHANNEL)],
    result: boldNode(numberNode(one.result, one.exact)) }));
  return fillNodes(words.sentence_channels, { ...placeInWords(model, window), channels: separated(said, "; ") });
}

/** @param {number[]} places @param {number} size */
function realPlaces(places, size) {
  return places.filter((place) => place >= 0 && place < size);
}

/**
 * "row 2" or "rows 0–2".
 * @param {number[]} places @param {string | undefined} one @param {string | undefined} many @param {Words} words
 */
function counted(places, one, many, words) {
  return fill(places.length === 1 ? one : many, { places: placesInWords(places, words) });
}

/** @param {PooledWindow} window @param {Words} words */
function padsInWords(window, words) {
  const { cells } = window.colours[0] ?? window; // of one channel: the others' are padding too
  const k = cells.filter((cell) => cell.kind !== "real").length;
  return k ? fill(k === 1 ? words.pads_one : words.pads, { k }) : "";
}

/** @param {PooledWindow} window @param {Words} words */
function tieInWords(window, words) {
  const k = window.cells.filter((cell) => cell.winner).length;
  return k > 1 ? fill(words.tie, { k }) : "";
}

/** @param {PooledWindow} window @param {Words} words */
function winnerInWords(window, words) {
  const winners = window.cells.filter((cell) => cell.winner);
  return winners.length === 1 ? fill(words.at, winners[0]) : "";
}

/**
 * A template of the equation with this window's numbers put in.
 * @param {Model} model @param {PooledWindow} window @param {string | undefined} template
 */
export function bodyNodes(model, window, template, most = MOST_VALUES) {
  const values = window.parts ?? window.cells.filter((cell) => cell.kind === "real");
  const shown = values.slice(0, most);
  const rest = values.length - shown.length;
  const more = rest ? [fill(model.words.more, { k: rest })] : [];
  const plain = shown.map((cell) => numberNode(cell.text, cell.exact));
  const summed = shown.map((cell) => numberNode(inParentheses(cell.text), cell.exact));
  const terms = () => shown.map((cell, i) => termNodes(model.equation.term ?? "", cell, window.shares[i]));
  return fillNodes(template, {
    values: separated([...plain, ...more], ", "),
    values_sum: separated([...summed, ...more], " + "),
    terms: separated([...terms(), ...more], " + "),
    terms_list: separated([...terms(), ...more], ", "),
    divisor: window.divisor, count: window.count, draw: window.draw,
  });
}

/**
 * One cell in a calculation that does more than list it: "|−2|^2" or "0.3 × (−2)".
 * @param {string} template @param {Cell} cell @param {string} share
 */
function termNodes(template, cell, share) {
  const text = template.includes("|") ? cell.text : inParentheses(cell.text);
  return fillNodes(template, { value: numberNode(text, cell.exact), share });
}

/** @param {string} text */
function inParentheses(text) {
  return text.startsWith("−") ? `(${text})` : text;
}
