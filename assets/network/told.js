// The arithmetic of each stage; Python has the templates and made every number.

import { fill } from "../fill.js";
import { divisorOf } from "./model.js";
import { cellsOf, fieldOf, isInside, windowAt } from "./places.js";

/** @import { Model, Place } from "./types.d.ts" */

const MOST_PAIRS = 9;
const MOST_VALUES = 9;

/** What is said under each picture, and about the place. @param {Model} model @param {Place} place */
export function tell(model, place) {
  const { words } = model.data;
  if (!model.hasNumbers) return { says: ["", "", "", ""], told: words.no_numbers };
  const says = ["", filtering(model, place), detecting(model, place), condensing(model, place)];
  const told = [fill(words.result, place.result), fieldInWords(model, place)].join(". ");
  return { says, told };
}

/** @param {Model} model @param {Place} place */
function filtering({ data, texts }, { source }) {
  const { words, weights, filter } = data;
  const window = windowAt(filter, source);
  const read = cellsOf(window).map((cell, n) => ({ cell, weight: weights.flat()[n] }));
  const real = read.filter(({ cell }) => isInside(filter, cell));
  const pairs = added(real.map(({ cell, weight }) => fill(words.pair, { weight, value: texts[0](cell) })));
  const lost = read.length - real.length;
  const padding = lost ? fill(lost === 1 ? words.padding_one : words.padding, { k: lost }) : "";
  const template = read.length > MOST_PAIRS ? words.filter_many : words.filter;
  return fill(template, { pairs, count: real.length, result: texts[1](source) }) + padding;
}

/** A sum in which a minus sign stands for itself: "−1 × 5 − 2 × 6 + 8 × 7". @param {string[]} terms */
function added(terms) {
  return terms.join(" + ").replaceAll("+ −", "− ");
}

/** @param {Model} model @param {Place} place */
function detecting({ data, texts }, { source }) {
  return fill(data.rectify ? data.words.detect : data.words.no_relu,
    { before: texts[1](source), after: texts[2](source) });
}

/** @param {Model} model @param {Place} place */
function condensing({ data, texts }, place) {
  const { reduction, pool, words } = data;
  const values = cellsOf(windowAt(pool, place.result)).filter((cell) => isInside(pool, cell)).map(texts[2]);
  const terms = values.map((value) => fill(reduction.term, { value }));
  const parts = { values: values.join(", "), values_sum: values.join(" + "), terms: terms.join(" + "),
    count: values.length, divisor: divisorOf(data, place) };
  const body = fill(values.length > MOST_VALUES ? reduction.many : reduction.body, parts);
  return fill(words.condense, { body, result: texts[3](place.result) });
}

/** @param {Model} model @param {Place} place */
function fieldInWords({ data }, { result }) {
  const { rows, cols } = fieldOf(data, result);
  const [down, across] = [inside(rows, data.filter.rows.size), inside(cols, data.filter.cols.size)];
  return fill(data.words.field, { rows: down.length, cols: across.length,
    row_places: placesInWords(data, "row", down), col_places: placesInWords(data, "col", across) });
}

/** @param {Model["data"]} data @param {string} axis @param {number[]} places */
function placesInWords({ words }, axis, places) {
  return fill(words[`${axis}_${places.length > 1 ? "many" : "one"}`], { first: places[0], last: places.at(-1) });
}

/** @param {number[]} places @param {number} size */
function inside(places, size) {
  return places.filter((place) => place >= 0 && place < size);
}
