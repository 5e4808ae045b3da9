// What panels are built from: paragraphs, a small grid of numbers, a button.

import { cellRect, cellText, sliceName, writeCellText } from "../grid/cell.js";
import { drawEdge, edgeOf, lightEdge } from "../grid/edge.js";
import { colour, shade } from "../grid/greys.js";
import { sheetSize } from "../grid/sheet_size.js";
import { NO_EDGE, cellCorner, cornerOf, wholeOf } from "../grid/sheet.js";
import { hatchFill, resetSvg, svgElement } from "../grid/svg.js";
import { makeOutline, placeOutline } from "../grid/window.js";
import { pointAtPlaces } from "../point/tip.js";
import { fill } from "../../fill.js";

/** @import { EdgeView, Size } from "../grid/types.d.ts" */
/** @import { Model, Place, PooledWindow } from "../model/types.d.ts" */
/** @import { Site } from "./types.d.ts" */

const LEAST = 20; // pixels: a row with numbers

/** @param {string} className */
/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} className @param {(Node | string)[]} children
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** @param {string} className @param {string} text @param {() => void} onclick */
export function button(className, text, onclick) {
  const made = element("button", className, text);
  Object.assign(made, { type: "button", onclick });
  return made;
}

/**
 * A figure with a caption and an <svg>; `name` also names the hatchings, so it is used once.
 * @param {string} name @param {string} caption
 */
export function smallFigure(name, caption) {
  const svg = svgElement("svg", { class: `grid ${name}`, role: "img", "aria-label": caption });
  const figure = element("figure", "small-figure", element("figcaption", "caption", caption), svg);
  return { figure, svg };
}

/**
 * @typedef {object} Tips what a number means when it is pointed at
 * @property {string} template
 * @property {Record<string, string>} [words] for numbers that have a word
 * @property {(i: number) => Place} [place] where a cell stands for another place than its own
 */
/**
 * @typedef {object} Numbers
 * @property {number} [slices]
 * @property {number} rows
 * @property {number} cols
 * @property {string[]} texts
 * @property {(number | null)[]} levels 0 to 1 colour a cell; −1 hatches it as never read; null leaves it plain
 * @property {Tips} tip
 * @property {string[]} [sample] the texts that will ever stand there
 */
/** @typedef {{ rect: SVGRectElement, number: SVGTextElement, text: string }} SmallCell */
/** @typedef {{ svg: SVGSVGElement, size: Size, tip: Tips, outline: SVGGElement, cells: SmallCell[],
 *   edge: EdgeView | null }} SmallGrid the edge is null where the cells are a window's */

/**
 * Draw a grid of numbers into the <svg> of a small figure. Several slices lie beside each other.
 * @param {Pick<Site, "figure" | "tip">} site @param {SVGSVGElement} svg @param {Numbers} numbers
 * @param {{ width: number, height: number }} box
 */
export function drawSmallGrid({ figure, tip: label }, svg, numbers, box) {
  const { slices = 1, rows, cols, texts, levels, tip, sample = texts } = numbers;
  const edge = tip.place ? NO_EDGE : edgeOf(rows, figure.presenting);
  const height = Math.max(box.height, LEAST * rows + edge.top);
  const size = sheetSize({ slices, rows, cols, texts: sample, edge }, box.width, height, 34);
  const whole = wholeOf(size);
  resetSvg(svg, whole.width, whole.height);
  if (slices > 1) svg.append(...namesOf(figure.model, size));
  /** @type {SmallGrid} */
  const view = { svg, size, tip, outline: makeOutline("window"), cells: [],
    edge: edge === NO_EDGE ? null : edgeAround(svg, size) };
  view.cells = texts.map((_, i) => smallCell(view, i, levels[i]));
  texts.forEach((text, i) => setSmallCell(view, i, text, levels[i]));
  svg.append(view.outline);
  pointAtPlaces(label, svg, size, (row, col, slice) => cellInWords(view, { slice, row, col }));
  return view;
}

/** Rows and columns, counted along the edges of a small figure. @param {SVGSVGElement} svg @param {Size} size */
export function edgeAround(svg, size) {
  const pane = /** @type {HTMLElement} */ (svg.closest(".small-figure"));
  const { slices = 1, rows, cols } = size;
  return drawEdge(pane, svg, size, { slices, rows, cols }, { front: 0, top: 0, left: 0 });
}

/** @param {Model} model @param {Size} size */
function namesOf({ words }, size) {
  return Array.from({ length: size.slices ?? 1 }, (_, n) =>
    sliceName(cornerOf(size, n), size, fill(words.slice_name, { n })));
}

/** @param {SmallGrid} grid @param {Place} place */
function cellInWords({ size, cells, tip }, { slice, row, col }) {
  const i = (slice * size.rows + row) * size.cols + col;
  const { text } = cells[i];
  const place = tip.place?.(i) ?? { slice, row, col };
  return text ? fill(tip.template, { ...place, value: tip.words?.[text] ?? text }) : "";
}

/** @param {Pick<SmallGrid, "svg" | "size">} grid @param {number} i @param {number | null} level */
function smallCell({ svg, size }, i, level) {
  const line = Math.floor(i / size.cols);
  const place = { slice: Math.floor(line / size.rows), row: line % size.rows, col: i % size.cols };
  const { x, y } = cellCorner(size, place);
  const rect = cellRect("cell", x, y, size, 1);
  const number = cellText("number", x, y, size, "");
  if (level === -1) rect.style.fill = hatchFill(svg, "unread");
  svg.append(rect, number);
  return { rect, number, text: "" };
}

/**
 * Change the number and the colour of a cell.
 * @param {SmallGrid} grid @param {number} i @param {string} text @param {number | null} level
 */
export function setSmallCell({ size, cells }, i, text, level) {
  const { rect, number } = cells[i];
  cells[i].text = text;
  rect.classList.toggle("plain", level === null);
  const grey = Math.max(0, level ?? 0);
  colour(rect, grey);
  shade(number, grey);
  number.textContent = "";
  if (text && size.numbers) writeCellText(number, size, text);
}

/**
 * Put the amber outline around the real cells of a window; the numbers of its rows and columns stand out.
 * @param {Pick<SmallGrid, "outline" | "size" | "edge">} grid @param {PooledWindow} window
 */
export function outlineOn({ outline, size, edge }, window) {
  const { slices: drawn = 1 } = size;
  const slices = drawn > 1 ? within(window.slices, drawn) : [0];
  const real = { slices, rows: within(window.rows, size.rows), cols: within(window.cols, size.cols) };
  placeOutline(outline, real, { top: 0, left: 0 }, size);
  if (edge) lightEdge(edge, real.rows, real.cols);
}

/** @param {number[]} places @param {number} size */
function within(places, size) {
  return places.filter((place) => place >= 0 && place < size);
}
