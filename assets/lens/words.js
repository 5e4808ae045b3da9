// The place under the lens as a sentence; Python has its template.

import { textsAt } from "./numbers.js";
import { spanOf } from "./places.js";

/** @import { LensAxis, LensData, LensPlace, Numbers } from "./types.d.ts" */

const RESULTS = ["max", "avg", "min"]; // in the order of the pictures, after the photo

/** @param {LensData} data @param {LensPlace} place @param {(Numbers | null)[]} numbers of the photo and the results */
export function inWords({ rows, cols, words }, { row, col, i, j }, [photo, ...results]) {
  /** @type {Record<string, string | number>} */
  const values = { row, col, rows: spanInWords(words, rows, i), cols: spanInWords(words, cols, j),
    input: valueInWords(words, photo, row, col) };
  RESULTS.forEach((name, n) => { values[name] = valueInWords(words, results[n], i, j); });
  return words.told.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** @param {LensData["words"]} words @param {LensAxis} axis @param {number} window */
function spanInWords(words, axis, window) {
  const [first, last] = spanOf(axis, window);
  const span = words.range.replace("{first}", String(first)).replace("{last}", String(last));
  return first === last ? String(first) : span;
}

/** @param {LensData["words"]} words @param {Numbers | null} numbers @param {number} row @param {number} col */
function valueInWords(words, numbers, row, col) {
  const texts = numbers ? textsAt(numbers, row, col) : [];
  return texts.length > 1 ? `(${texts.join(", ")})` : texts[0] ?? words.no_number;
}
