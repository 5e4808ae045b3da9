// Numbers along a grid's edges: rows and columns counted from 0, as the sentences count them. Padding has none.

import { setProperty } from "../dom.js";
import { cornerOf } from "./sheet.js";
import { svgElement } from "./svg.js";

/** @import { Edge, EdgeView, Origin, Shape, Size } from "./types.d.ts" */
/** @typedef {{ count: number, from: number, side: number, every: number }} Axis */

const FONT = 11;
const LARGE_FONT = 15; // for a screen in front of a class
const EDGE_GAP = 7; // pixels: what surrounds a window sticks out of the grid
const DIGIT = 0.51; // of the font size, with tabular figures
const HEIGHT = 0.72; // of the font size: figures have no parts below the base line
const APART = { down: 1.15, across: 0.6 }; // of the font size, from one number to the next
const ROUND = [1, 2, 5, 10, 20, 25, 50, 100];

/** The room that the numbers of a grid take; a single row has none. @param {number} rows @returns {Edge} */
export function edgeOf(rows, large = false) {
  const font = large ? LARGE_FONT : FONT;
  return { font, left: rows > 1 ? EDGE_GAP + widthOf(rows, font) : 0, top: EDGE_GAP + Math.ceil(HEIGHT * font) };
}

/** How wide the largest of the numbers is. @param {number} count @param {number} font */
function widthOf(count, font) {
  return Math.ceil(String(count - 1).length * DIGIT * font);
}

/**
 * Draw the numbers of a grid whose cells are `shape`, without padding; the first cell drawn is at `origin`.
 * @param {HTMLElement} pane @param {SVGSVGElement} svg @param {Size} size @param {Shape} shape
 * @param {Required<Origin>} origin @returns {EdgeView}
 */
export function drawEdge(pane, svg, size, shape, origin) {
  const { slices = 1, across = 1, edge } = size;
  /** @type {EdgeView} */
  const view = { rows: new Map(), cols: new Map(), lit: [] };
  const [rows, cols] = axesOf(size, shape, origin);
  for (let n = 0; n < slices; n += 1) {
    const at = n + origin.front;
    if (edge.left && n % across === 0) addNumbers(view.rows, rows, (y, row) => rowNumber(size, n, y, row));
    if (at >= 0 && at < shape.slices) addNumbers(view.cols, cols, (x, col) => colNumber(size, n, x, col));
  }
  svg.append(...[...view.rows.values(), ...view.cols.values()].flat());
  setProperty(pane, "--edge-left", `${edge.left}px`);
  setProperty(pane, "--edge-top", `${slices > 1 ? 0 : edge.top}px`); // else it is beside each slice's name
  return view;
}

/** @param {Size} size @param {Shape} shape @param {Origin} origin @returns {Axis[]} */
function axesOf({ width, height, edge: { font } }, { rows, cols }, { top, left }) {
  const down = APART.down * font;
  const across = widthOf(cols, font) + APART.across * font;
  return [
    { count: rows, from: top, side: height, every: everyOf(down / height) },
    { count: cols, from: left, side: width, every: everyOf(across / width) },
  ];
}

/** Every how many lines there is room for a number. @param {number} least */
export function everyOf(least) {
  return ROUND.find((every) => every >= least) ?? 200;
}

/**
 * @param {Map<number, SVGTextElement[]>} numbers @param {Axis} axis
 * @param {(middle: number, place: number) => SVGTextElement} draw
 */
function addNumbers(numbers, { count, from, side, every }, draw) {
  for (let place = 0; place < count; place += every) {
    numbers.set(place, [...(numbers.get(place) ?? []), draw((place - from + 0.5) * side, place)]);
  }
}

/** @param {Size} size @param {number} slice @param {number} y @param {number} row */
function rowNumber(size, slice, y, row) {
  const corner = cornerOf(size, slice);
  return edgeNumber("edge-number row-number", corner.x - EDGE_GAP, corner.y + y, size.edge, row);
}

/** @param {Size} size @param {number} slice @param {number} x @param {number} col */
function colNumber(size, slice, x, col) {
  const corner = cornerOf(size, slice);
  const { edge } = size;
  return edgeNumber("edge-number", corner.x + x, corner.y - EDGE_GAP - (HEIGHT * edge.font) / 2, edge, col);
}

/** @param {string} className @param {number} x @param {number} y @param {Edge} edge @param {number} place */
function edgeNumber(className, x, y, { font }, place) {
  return svgElement("text", { class: className, x, y, "font-size": font }, String(place));
}

/**
 * The numbers of a window's rows and columns stand out.
 * @param {EdgeView} view @param {number[]} rows @param {number[]} cols
 */
export function lightEdge(view, rows, cols) {
  const lit = [...numbersAt(view.rows, rows), ...numbersAt(view.cols, cols)];
  for (const number of view.lit) number.classList.toggle("on", lit.includes(number));
  for (const number of lit) number.classList.toggle("on", true);
  view.lit = lit;
}

/** @param {Map<number, SVGTextElement[]>} numbers @param {number[]} places */
function numbersAt(numbers, places) {
  return places.flatMap((place) => numbers.get(place) ?? []);
}
