// Slices beside each other: where each one lies in a drawing, and what is under the pointer. A matrix is one slice.

/** @import { Place } from "../model/types.d.ts" */
/** @import { Size } from "./types.d.ts" */

export const BETWEEN = 20; // pixels from a slice to the next
export const NAME_ROOM = 20; // above each of several slices, for its name

/** Of a grid without numbers along its edges. */
export const NO_EDGE = { left: 0, top: 0, font: 0 };

/** Pixels from a slice to the next, across and down. @param {Size} size */
function pitchOf({ slices = 1, rows, cols, width, height, edge }) {
  const head = slices > 1 ? NAME_ROOM + edge.top : 0;
  return { head, x: cols * width + BETWEEN, y: rows * height + head + BETWEEN / 2 };
}

/** The upper left corner of a slice, counted from the first that is drawn. @param {Size} size */
export function cornerOf(size, slice = 0) {
  const { across = 1 } = size;
  const pitch = pitchOf(size);
  return { x: (slice % across) * pitch.x, y: Math.floor(slice / across) * pitch.y + pitch.head };
}

/**
 * The upper left corner of a cell; slice, row and column are counted from the first that is drawn.
 * @param {Size} size @param {Partial<Place> & { row: number, col: number }} place
 */
export function cellCorner(size, { slice = 0, row, col }) {
  const { x, y } = cornerOf(size, slice);
  return { x: x + col * size.width, y: y + row * size.height };
}

/** How large all slices are together. @param {Size} size */
export function wholeOf(size) {
  const { slices = 1, across = 1, rows, height } = size;
  return { width: across * pitchOf(size).x - BETWEEN, height: cornerOf(size, slices - 1).y + rows * height };
}

/**
 * The cell at a point of the drawing, or null between slices.
 * @param {Size} size @param {number} x @param {number} y @returns {Place | null}
 */
export function cellAtPoint(size, x, y) {
  const { slices = 1, across = 1, rows, cols, width, height } = size;
  const pitch = pitchOf(size);
  const [right, down] = [Math.floor(x / pitch.x), Math.floor(y / pitch.y)];
  const slice = down * across + right;
  const row = Math.floor((y - down * pitch.y - pitch.head) / height);
  const col = Math.floor((x - right * pitch.x) / width);
  const inside = x >= 0 && right < across && slice < slices && row >= 0 && col >= 0 && row < rows && col < cols;
  return inside ? { slice, row, col } : null;
}
