// Which pixel of the photo and which cell of a result belong together: integers alone.

/** @import { LensAxis, LensData, LensPlace } from "./types.d.ts" */

/**
 * The place under a point of a picture, which is given as a share of its height and width.
 * @param {LensData} data @param {boolean} isInput @param {{ down: number, across: number }} point @returns {LensPlace}
 */
export function placeAt({ rows, cols }, isInput, { down, across }) {
  if (!isInput) return placeOf({ rows, cols }, cellAt(down, rows.count), cellAt(across, cols.count));
  const [row, col] = [cellAt(down, rows.size), cellAt(across, cols.size)];
  return { row, col, i: windowOver(rows, row), j: windowOver(cols, col) };
}

/**
 * A window with the middle of what it covers.
 * @param {{ rows: LensAxis, cols: LensAxis }} axes @param {number} i @param {number} j @returns {LensPlace}
 */
export function placeOf({ rows, cols }, i, j) {
  const [at, beside] = [within(i, rows.count), within(j, cols.count)];
  return { row: middleOf(rows, at), col: middleOf(cols, beside), i: at, j: beside };
}

/** The window whose middle is nearest to a pixel. @param {LensAxis} axis @param {number} pixel */
function windowOver({ start, stride, length, count }, pixel) {
  return within(Math.round((pixel - start - (length - 1) / 2) / stride), count);
}

/** @param {LensAxis} axis @param {number} i */
function middleOf({ start, stride, length, size }, i) {
  return within(start + i * stride + Math.floor((length - 1) / 2), size);
}

/** The first pixel of a window and its last that are in the photo. @param {LensAxis} axis @param {number} i */
export function spanOf({ start, stride, length, size }, i) {
  const first = start + i * stride;
  return [within(first, size), within(first + length - 1, size)];
}

/** @param {number} share @param {number} count */
function cellAt(share, count) {
  return within(Math.floor(share * count), count);
}

/** @param {number} at @param {number} count */
function within(at, count) {
  return Math.max(0, Math.min(count - 1, at));
}
