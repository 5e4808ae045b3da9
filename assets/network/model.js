// The numbers of the four pictures, unpacked from what Python sent. Nothing is computed: every text was sent.

import { cellsOf, isInside, windowAt } from "./places.js";

/** @import { Cell, ChainData, Model, Place, Table, TextAt } from "./types.d.ts" */

const MOST_SHORT = 65536; // texts that two bytes can name

/** @param {ChainData} data @returns {Model} */
export function makeModel(data) {
  const { numbers, pictures } = data;
  if (!numbers) return { data, hasNumbers: false, texts: pictures.map(() => () => ""), isWinner: () => false };
  const { filtered } = numbers;
  const [came, rectified] = [filtered.texts.split(" "), (filtered.rectified ?? "").split(" ")];
  const texts = [
    (/** @type {number} */ n) => String(bytesAt(numbers.photo, n, 1)[0]),
    (/** @type {number} */ n) => came[indexAt(filtered, came.length, n)],
    (/** @type {number} */ n) => rectified[indexAt(filtered, came.length, n)],
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
  const texts = table.texts.split(" ");
  return (/** @type {number} */ n) => texts[indexAt(table, texts.length, n)];
}

/**
 * Which of the texts a cell has: two bytes, or four, the lowest first.
 * @param {Table} table @param {number} count @param {number} n
 */
function indexAt({ which }, count, n) {
  const width = count > MOST_SHORT ? 4 : 2;
  return bytesAt(which, n * width, width).reduceRight((sum, byte) => sum * 256 + byte, 0);
}

/**
 * A bit for each cell of each window, the highest first; a window begins with a byte.
 * @param {ChainData} data @param {string} packed @returns {Model["isWinner"]}
 */
function winnersOf({ pool }, packed) {
  if (!packed) return () => false;
  const bytes = Math.ceil((pool.rows.window * pool.cols.window) / 8);
  return ({ result }, cell) => {
    const { rows, cols } = windowAt(pool, result);
    const [down, right] = [rows.indexOf(cell.row), cols.indexOf(cell.col)];
    if (down < 0 || right < 0) return false;
    const [n, at] = [result.row * pool.cols.count + result.col, down * pool.cols.window + right];
    return Boolean(bytesAt(packed, n * bytes + (at >> 3), 1)[0] & (128 >> (at & 7)));
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
  const [low, high] = bytesAt(reduction.divisors, 2 * (result.row * pool.cols.count + result.col), 2);
  return String(256 * high + low);
}

/**
 * A few bytes out of Base64, in which four letters are three bytes: reading all would take longer than all else.
 * @param {string} base64 @param {number} at @param {number} count
 */
function bytesAt(base64, at, count) {
  const first = Math.floor(at / 3);
  const letters = base64.slice(4 * first, 4 * Math.ceil((at + count) / 3));
  return Array.from(atob(letters), (letter) => letter.charCodeAt(0)).slice(at - 3 * first, at - 3 * first + count);
}
