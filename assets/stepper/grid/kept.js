// What is drawn stays while only numbers change: each cell keeps its elements, and new numbers touch those that differ.

import { writeCellText } from "./cell.js";
import { colour, shade } from "./greys.js";

/** @import { Model } from "../model/types.d.ts" */
/** @import { DrawnCell, Size } from "./types.d.ts" */

/**
 * All that a grid's drawing depends on but its numbers: as long as it is the same, the drawing is kept.
 * @param {Model} model @param {Size} size
 */
export function frameOf(model, { texts: _texts, ...size }) {
  const { input, output, extent, pads, together, slices, words } = model;
  return JSON.stringify([size, sidesOf(input), sidesOf(output), extent, pads, together, slices.length,
    words.slice_name, words.pad_slice, unreadOf(model), oddOf(input.levels), oddOf(output.levels)]);
}

/** @param {Model["input"]} grid */
function sidesOf({ slices, rows, cols }) {
  return [slices, rows, cols];
}

/** The slices, rows and columns that no window reads. @param {Model} model */
function unreadOf({ sliceReaders, rowReaders, colReaders }) {
  return [sliceReaders, rowReaders, colReaders].map((axis) => axis.map((readers) => Number(readers.length > 0)));
}

/** Where numbers are not finite: these cells are hatched. @param {ArrayLike<number | null>} levels */
function oddOf(levels) {
  return Array.from(levels).flatMap((level, index) => (level === null ? [index] : []));
}

/**
 * Remember what a cell is drawn with.
 * @param {SVGRectElement} rect @param {SVGTextElement | null} label @param {string} text
 * @param {number | null | undefined} level @returns {DrawnCell}
 */
export function drawnWith(rect, label, text, level) {
  return { rect, label, text, level };
}

/**
 * Write new numbers into drawn cells.
 * @param {DrawnCell[]} cells @param {string[]} texts @param {ArrayLike<number | null>} levels @param {Size} size
 */
export function refreshCells(cells, texts, levels, size) {
  cells.forEach((cell, index) => {
    if (cell.level !== levels[index]) recolour(cell, levels[index]);
    if (cell.text !== texts[index]) rewrite(cell, texts[index], size);
  });
}

/** Keep outlines from easing to where they are drawn now. @param {Element} root */
export function beStill(root) {
  root.classList.add("still");
  requestAnimationFrame(() => requestAnimationFrame(() => root.classList.remove("still")));
}

/** @param {DrawnCell} cell @param {number | null} level */
function recolour(cell, level) {
  cell.level = level;
  colour(cell.rect, level);
  if (cell.label) shade(cell.label, level);
}

/** @param {DrawnCell} cell @param {string} text @param {Size} size */
function rewrite(cell, text, size) {
  cell.text = text;
  if (cell.label) writeCellText(cell.label, size, text);
}
