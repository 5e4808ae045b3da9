// What the three grids share: a cell's rectangle, its number, and finding the cell under the pointer.

import { fits, fontSize } from "./cell_size.js";
import { NAME_ROOM, cellAtPoint, wholeOf } from "./sheet.js";
import { svgElement } from "./svg.js";

/** @import { Cell } from "../model/types.d.ts" */
/** @import { Sides } from "../payload.d.ts" */
/** @import { Size } from "./types.d.ts" */

/** @param {string} className @param {number} x @param {number} y @param {Pick<Size, "width" | "height">} size */
export function cellRect(className, x, y, size, gap = 0, radius = 0) {
  return svgElement("rect", { class: className, x: x + gap / 2, y: y + gap / 2,
    width: Math.max(1, size.width - gap), height: Math.max(1, size.height - gap), rx: radius });
}

/**
 * A number in the middle of a cell.
 * @param {string} className @param {number} x @param {number} y @param {Pick<Size, "width" | "height" | "font">} size
 * @param {string} text
 */
export function cellText(className, x, y, size, text) {
  const element = svgElement("text", { class: className, x: x + size.width / 2, y: y + size.height / 2 });
  return writeCellText(element, size, text);
}

/** What a grid shows of an input cell: in front of a class it may be rounded. @param {Size} size @param {Cell} cell */
export function shownText(size, { index, text }) {
  return size.texts?.[index] ?? text;
}

/** @param {SVGTextElement} element @param {Pick<Size, "width" | "height" | "font">} size @param {string} text */
export function writeCellText(element, size, text) {
  element.textContent = fits(size, text) ? text : "…";
  element.style.fontSize = `${fontSize(size, text).toFixed(1)}px`;
  return element;
}

/**
 * Slice, row and column of the pointer in a grid, counted from the first that is drawn; null outside it.
 * @param {MouseEvent} event @param {SVGSVGElement} svg @param {Size} size
 */
export function placeUnder(event, svg, size) {
  const box = svg.getBoundingClientRect();
  const whole = wholeOf(size);
  const x = ((event.clientX - box.left) / box.width) * whole.width;
  return cellAtPoint(size, x, ((event.clientY - box.top) / box.height) * whole.height);
}

/**
 * The place of the input under the pointer, in the pads too; null outside what is drawn.
 * @param {MouseEvent} event @param {SVGSVGElement} svg @param {Size} size @param {Sides} extent
 */
export function inputPlaceUnder(event, svg, size, { front, top, left }) {
  const under = placeUnder(event, svg, size);
  return under && { slice: under.slice + front, row: under.row + top, col: under.col + left };
}

/**
 * The name of a slice, over it and the numbers of its columns.
 * @param {{ x: number, y: number }} corner @param {Size} size @param {string} text
 */
export function sliceName({ x, y }, size, text) {
  const middle = { x: x + (size.cols * size.width) / 2, y: y - size.edge.top - NAME_ROOM / 2 - 1 };
  return svgElement("text", { class: "slice-name", ...middle }, text);
}

/**
 * A grid in words, for screen readers: its label, and its numbers row by row while they are few.
 * @param {{ label: string, texts: string[], slices?: number, rows: number, cols: number }} grid
 */
export function gridInWords({ label, texts, slices = 1, rows, cols }) {
  if (texts.length > 100) return label;
  const lines = Array.from({ length: slices * rows }, (_, row) => texts.slice(row * cols, (row + 1) * cols).join(" "));
  return `${label}: ${lines.join("; ")}`;
}
