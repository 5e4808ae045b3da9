// The window's outline on the input grid, the dashed outline of a preview, and the winners' rings.

import { setContent } from "../dom.js";
import { cellText, shownText } from "./cell.js";
import { cellCorner } from "./sheet.js";
import { setAttributes, svgElement } from "./svg.js";

/** @import { Cell, Place, PooledWindow } from "../model/types.d.ts" */
/** @import { Origin, Outlined, Size } from "./types.d.ts" */

/** An outline that `placeOutline` moves; CSS eases the movement. @param {string} className */
export function makeOutline(className) {
  return svgElement("g", { class: `outline ${className}` });
}

/** What surrounds the window on one slice. */
function makeFrame() {
  const frame = svgElement("g", { class: "around" });
  const lines = { edge: 7, line: 5, inner: 3 };
  frame.append(...Object.entries(lines).map(([name, radius]) => svgElement("rect", { class: name, rx: radius })));
  return frame;
}

/**
 * Put an outline around slices, rows and columns of the drawn extent: a frame on every slice.
 * @param {SVGGElement} outline @param {Outlined} window @param {Origin} extent @param {Size} size
 */
export function placeOutline(outline, window, extent, size) {
  const nothing = !window.rows.length || !window.cols.length; // a bin past the map has no cell
  const slices = nothing ? [] : window.slices ?? [extent.front ?? 0];
  while (outline.children.length > slices.length) outline.lastChild?.remove();
  while (outline.children.length < slices.length) outline.append(makeFrame());
  const small = size.height < 16; // then the outline lies outside, so that it hides no cell
  outline.classList.toggle("small", small);
  const frames = /** @type {SVGGElement[]} */ ([...outline.children]);
  slices.forEach((slice, n) => placeFrame(frames[n], { ...window, slice }, extent, size, small));
}

/**
 * @param {SVGElement} frame @param {Outlined & { slice: number }} window @param {Origin} extent @param {Size} size
 * @param {boolean} small
 */
function placeFrame(frame, { slice, rows, cols }, extent, size, small) {
  const [edge, line, inner] = frame.children;
  const [width, height] = [lengthOf(cols) * size.width, lengthOf(rows) * size.height];
  sizeRect(edge, small ? -4.75 : -2.75, width, height);
  sizeRect(line, small ? -2.5 : 0, width, height);
  sizeRect(inner, small ? -0.5 : 2.75, width, height);
  const { x, y } = cornerIn(size, extent, { slice, row: rows[0], col: cols[0] });
  frame.style.transform = `translate(${x}px, ${y}px)`;
}

/** Cells from the first place to the last, holes included. @param {number[]} places */
function lengthOf(places) {
  return places[places.length - 1] - places[0] + 1;
}

/**
 * The upper left corner of a cell whose place is counted in the input.
 * @param {Size} size @param {Origin} extent @param {Partial<Place> & { row: number, col: number }} place
 */
export function cornerIn(size, { front = 0, top, left }, { slice = front, row, col }) {
  return cellCorner(size, { slice: slice - front, row: row - top, col: col - left });
}

/** @param {Element} rect @param {number} inset @param {number} width @param {number} height */
function sizeRect(rect, inset, width, height) {
  setAttributes(rect, { x: inset, y: inset, width: Math.max(1, width - 2 * inset),
    height: Math.max(1, height - 2 * inset) });
}

/**
 * A filled ring for every winner: all cells of a tie get one.
 * @param {SVGGElement} group @param {PooledWindow} window @param {Origin} extent @param {Size} size
 */
export function drawRings(group, window, extent, size) {
  const winners = window.cells.filter((cell) => cell.winner);
  setContent(group, ...winners.map((cell) => {
    const { x, y } = cornerIn(size, extent, cell);
    return winnerRing(cell, x, y, size);
  }));
}

/** @param {Cell} cell @param {number} x @param {number} y @param {Size} size */
function winnerRing(cell, x, y, size) {
  const ring = svgElement("g", { class: size.height < 16 ? "ring small" : "ring" });
  const inset = Math.max(0.75, Math.min(4.75, size.height * 0.14));
  ring.append(svgElement("rect", { x: x + inset, y: y + inset, width: size.width - 2 * inset,
    height: size.height - 2 * inset, rx: size.height / 2 - inset }));
  if (size.numbers) ring.append(cellText("number", x, y, size, shownText(size, cell)));
  return ring;
}
