// Which cells belong together: integers alone. A cell may lie in the padding, outside its picture.

/** @import { Axes, Axis, Cell, ChainData, Place, Window } from "./types.d.ts" */

/** What a window covers, in cells of its input. @param {Axes} axes @param {Cell} cell @returns {Window} */
export function windowAt({ rows, cols }, { row, col }) {
  return { rows: positions(rows, row), cols: positions(cols, col) };
}

/** @param {Axis} axis @param {number} i */
function positions({ start, stride, dilation, window }, i) {
  return Array.from({ length: window }, (_, at) => start + i * stride + at * dilation);
}

/** All cells of a window in reading order. @param {Window} window @returns {Cell[]} */
export function cellsOf({ rows, cols }) {
  return rows.flatMap((row) => cols.map((col) => ({ row, col })));
}

/** @param {Window} window @param {Cell} cell */
export function covers({ rows, cols }, { row, col }) {
  return rows.includes(row) && cols.includes(col);
}

/** From the first cell to the last, holes included. @param {number[]} places */
export function spanOf(places) {
  return { first: places[0], last: places[places.length - 1] };
}

/** @param {Axes} axes the axes whose input it may be in @param {Cell} cell */
export function isInside({ rows, cols }, { row, col }) {
  return row >= 0 && col >= 0 && row < rows.size && col < cols.size;
}

/**
 * What the results of a pooling window depend on in the photo, padding included.
 * @param {ChainData} data @param {Cell} result @returns {Window}
 */
export function fieldOf({ filter, pool }, result) {
  const { rows, cols } = windowAt(pool, result);
  return { rows: reach(filter.rows, pool.rows, rows), cols: reach(filter.cols, pool.cols, cols) };
}

/** @param {Axis} filter @param {Axis} pool @param {number[]} places */
function reach(filter, pool, places) {
  const real = places.filter((place) => place >= 0 && place < pool.size);
  const first = positions(filter, real[0])[0];
  const last = positions(filter, real[real.length - 1])[filter.window - 1];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** A result, kept inside the picture. @param {ChainData} data @param {Cell} cell @returns {Cell} */
export function nearestResult({ pool }, { row, col }) {
  return { row: within(row, pool.rows.count), col: within(col, pool.cols.count) };
}

/**
 * The window whose middle is nearest to a cell of its input.
 * @param {Axes} axes @param {Cell} cell @returns {Cell}
 */
function windowOver({ rows, cols }, { row, col }) {
  return { row: nearest(rows, row), col: nearest(cols, col) };
}

/** @param {Axis} axis @param {number} place */
function nearest({ start, stride, dilation, window, count }, place) {
  return within(Math.round((place - start - ((window - 1) * dilation) / 2) / stride), count);
}

/** The result number `n` in reading order. @param {ChainData} data @param {number} n @returns {Cell} */
export function resultAt({ pool }, n) {
  return { row: Math.floor(n / pool.cols.count), col: n % pool.cols.count };
}

/** @param {ChainData} data @param {Cell} result */
export function numberOf({ pool }, { row, col }) {
  return row * pool.cols.count + col;
}

/**
 * The place that a cell of one of the pictures stands for.
 * @param {ChainData} data @param {number} picture @param {Cell} cell
 * @param {(result: Cell) => Cell} sourceOf which cell of a window is looked at where none is pointed at
 * @returns {Place}
 */
export function placeAt(data, picture, cell, sourceOf) {
  const source = picture === 0 ? windowOver(data.filter, cell) : cell;
  const result = picture === 3 ? cell : windowOver(data.pool, source);
  const isOver = picture < 3 && covers(windowAt(data.pool, result), source);
  return { result, source: isOver ? source : sourceOf(result) };
}

/** @param {number} at @param {number} count */
function within(at, count) {
  return Math.max(0, Math.min(count - 1, at));
}
