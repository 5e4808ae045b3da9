// The numbers of the four pictures, unpacked from what Python sent. Nothing is computed: every text was sent.

import { cellsOf, isInside, windowAt } from "./places.js";

/** @import { Cell, ChainData, Model, Place, Table, TextAt } from "./types.d.ts" */

const MOST_SHORT = 65536; // texts that two bytes can name

/** @param {ChainData} data @returns {Model} */
export function makeModel(data) {
  const { numbers, pictures } = data;
  if (!numbers) return { data, hasNumbers: false, texts: pictures.map(() => () => ""), isWinner: () => false };
  const [photo, filtered] = [bytesOf(numbers.photo), tableOf(numbers.filtered)];
  const texts = [
    (/** @type {number} */ n) => String(photo[n]),
    (/** @type {number} */ n) => filtered.texts[filtered.which[n]],
    (/** @type {number} */ n) => filtered.rectified[filtered.which[n]],
    textsOf(numbers.condensed),
  ].map((at, picture) => textAt(at, pictures[picture]));
  return { data, hasNumbers: true, texts, isWinner: winnersOf(data, numbers.winners) };
}

/** @param {(n: number) => string} at @param {{ rows: number, cols: number }} size @returns {TextAt} */
function textAt(at, { rows, cols }) {
  return ({ row, col }) => (row < 0 || col < 0 || row >= rows || col >= cols ? "" : at(row * cols + col));
}

/** @param {Table} table */
function textsOf(table) {
  const { texts, which } = tableOf(table);
  return (/** @type {number} */ n) => texts[which[n]];
}

/** @param {Table} table */
function tableOf({ texts, which, rectified = "" }) {
  const split = texts.split(" ");
  const bytes = bytesOf(which).buffer;
  return { texts: split, rectified: rectified.split(" "),
    which: split.length > MOST_SHORT ? new Uint32Array(bytes) : new Uint16Array(bytes) };
}

/**
 * A bit for each cell of each window, the highest first; a window begins with a byte.
 * @param {ChainData} data @param {string} packed @returns {Model["isWinner"]}
 */
function winnersOf({ pool }, packed) {
  if (!packed) return () => false;
  const bits = bytesOf(packed);
  const bytes = Math.ceil((pool.rows.window * pool.cols.window) / 8);
  return ({ result }, cell) => {
    const { rows, cols } = windowAt(pool, result);
    const [down, right] = [rows.indexOf(cell.row), cols.indexOf(cell.col)];
    if (down < 0 || right < 0) return false;
    const [n, at] = [result.row * pool.cols.count + result.col, down * pool.cols.window + right];
    return Boolean(bits[n * bytes + (at >> 3)] & (128 >> (at & 7)));
  };
}

/** The first winner of a window, or its first cell. @param {Model} model @param {Cell} result @returns {Cell} */
export function sourceOf({ data, isWinner }, result) {
  const cells = cellsOf(windowAt(data.pool, result)).filter((cell) => isInside(data.pool, cell));
  return cells.find((cell) => isWinner({ result, source: cell }, cell)) ?? cells[0];
}

/** What an average divides by. @param {ChainData} data @param {Place} place */
export function divisorOf({ reduction, pool }, { result }) {
  if (!reduction.divisors) return "";
  return String(new Uint16Array(bytesOf(reduction.divisors).buffer)[result.row * pool.cols.count + result.col]);
}

/** @param {string} base64 */
function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
