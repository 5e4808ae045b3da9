// Judging a typed number against the numbers that Python sent. Nothing is pooled here.

/** @import { Model, PooledWindow } from "../../model/types.d.ts" */
/** @import { PredictWords } from "../../predict_payload.d.ts" */
/** @typedef {{ say: string, texts: string[] }} Mistake */
/** @typedef {"up" | "down" | "left" | "right_side" | "front" | "back"} Side */

const DIGITS = 4; // as on the screen
const GROUPS = /^\d{1,3}(,\d{3})+$/; // thousands; one comma alone may be a decimal sign as well
const MANY_GROUPS = /^[+-]?\d{1,3}(,\d{3}){2,}$/;
const A_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Read a typed number, with either decimal sign; null if it is none, or beyond the largest 64-bit number.
 * @param {string} text
 */
export function readNumber(text) {
  const said = text.trim().replaceAll("−", "-");
  const plain = MANY_GROUPS.test(said) ? said.replaceAll(",", "") : said.replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  if (A_NUMBER.test(plain)) return Number.isFinite(Number(plain)) ? Number(plain) : null;
  const infinite = /^([+-]?)(∞|inf(inity)?)$/i.exec(plain);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  return /^nan$/i.test(plain) ? NaN : null;
}

/**
 * Whether a typed number is what a text shows: to four digits, or to the decimals that were typed.
 * @param {number} typed @param {string} typedText @param {string} shown
 */
export function isSame(typed, typedText, shown) {
  if (GROUPS.test(shown)) return typedText.trim() === shown;
  const answer = readNumber(shown);
  if (answer === null) return false;
  const short = (/** @type {number} */ number) => Number(number.toPrecision(DIGITS));
  if (Object.is(typed, answer) || typed === answer || short(typed) === short(answer)) return true;
  const decimals = /[.,](\d{2,})$/.exec(typedText.trim())?.[1].length;
  return Boolean(decimals && typed && Number.isFinite(answer)) && Number(answer.toFixed(decimals)) === typed;
}

/**
 * The template that names the likely mistake, and its parts; `mistakes` have `say` and one text a step.
 * @param {Model} model @param {Mistake[]} mistakes @param {PooledWindow} window @param {number} typed
 * @param {string} text @param {PredictWords} words @returns {{ say: string, parts: Record<string, string | number> }}
 */
export function likelyMistake(model, mistakes, window, typed, text, words) {
  const same = (/** @type {string | undefined} */ shown) =>
    shown !== undefined && shown !== "_" && isSame(typed, text, shown);
  const known = mistakes.find(({ texts }) => same(texts[window.step]));
  if (known) return { say: known.say, parts: {} };
  const { h, i, j } = window;
  const at = (/** @type {[number, number, number]} */ ...place) => resultAt(model, ...place);
  if (i !== j && same(at(h, j, i))) return { say: words.swapped, parts: { row: i, col: j } };
  /** @type {Partial<Record<Side, string>>} */
  const sides = { up: at(h, i - 1, j), down: at(h, i + 1, j), left: at(h, i, j - 1), right_side: at(h, i, j + 1),
    ...(model.together ? {} : { front: at(h - 1, i, j), back: at(h + 1, i, j) }) };
  const side = /** @type {Side[]} */ (Object.keys(sides)).find((name) => same(sides[name]));
  if (side) return { say: words.neighbour, parts: { side: words[side] } };
  const isCell = window.cells.some((cell) => cell.kind === "real" && same(cell.text));
  return { say: isCell ? words.cell : words.wrong, parts: {} };
}

/**
 * The result of an output cell, if there is such a cell.
 * @param {Model} model @param {number} h @param {number} i @param {number} j
 */
function resultAt({ output }, h, i, j) {
  const { slices, rows, cols, texts } = output;
  const inside = h >= 0 && i >= 0 && j >= 0 && h < slices && i < rows && j < cols;
  return inside ? texts[(h * rows + i) * cols + j] : undefined;
}
