// The lens of a colour photograph: red, green and blue below each other, stepping together.

import { describeWindow, makeSlot, fillSlot } from "../grid/equation.js";
import { RESULT_BESIDE } from "../grid/sheet_size.js";
import { resetSvg, svgElement } from "../grid/svg.js";
import { fill } from "../../fill.js";
import { enlarge, enlargement } from "./enlarge.js";

/** @import { EquationView, Size, Slot } from "../grid/types.d.ts" */
/** @import { Cell, Model, PooledWindow } from "../model/types.d.ts" */
/** @import { Enlarged } from "./enlarge.js" */
/** @typedef {{ svg: SVGSVGElement, size: Size, slots: Slot[], pixels?: Enlarged, result: SVGTextElement }} Part */
/** @typedef {EquationView & { parts: Part[] }} ColoursView */

const GAP = 12; // between two channels
const BESIDE = 14; // between a channel's grid and its result

/** Draw every channel's window and room for its result. @param {EquationView} view @returns {ColoursView} */
export function drawColours(view) {
  const { svg, size, width, model } = view;
  const [gridWidth, gridHeight] = [size.cols * size.width, size.rows * size.height];
  const { columns = 1 } = size;
  const lines = Math.ceil(model.colours.length / columns);
  const whole = { width, height: lines * gridHeight + (lines - 1) * GAP };
  resetSvg(svg, whole.width, whole.height);
  const parts = model.colours.map(({ name }, n) => {
    const x = leftOf(model, width / columns, gridWidth) + (n % columns) * (width / columns);
    const place = { x, y: Math.floor(n / columns) * (gridHeight + GAP), n, whole };
    const asNumbers = size.numbers || !model.photo;
    const beside = { x: place.x + gridWidth + BESIDE, middle: place.y + gridHeight / 2 };
    return { svg, size, slots: asNumbers ? slotsAt(svg, size, place) : [],
      pixels: asNumbers ? undefined : enlargement(view, place), result: resultBeside(svg, beside, name, model.photo) };
  });
  return { ...view, parts, showCells: showColours };
}

/**
 * Grid and result together stand in the middle.
 * @param {Model} model @param {number} width @param {number} gridWidth
 */
function leftOf({ photo }, width, gridWidth) {
  return Math.max(0, photo ? width / 2 - gridWidth : (width - gridWidth - RESULT_BESIDE) / 2);
}

/** @param {SVGSVGElement} svg @param {Size} size @param {{ x: number, y: number }} corner */
function slotsAt(svg, { rows, cols, width, height }, { x, y }) {
  return Array.from({ length: rows * cols }, (_, i) =>
    makeSlot(svg, x + (i % cols) * width, y + Math.floor(i / cols) * height));
}

/**
 * A channel's name over its result; a colour with a swatch of it.
 * @param {SVGSVGElement} svg @param {{ x: number, middle: number }} place @param {string} name
 * @param {boolean} isColour
 */
function resultBeside(svg, { x, middle }, name, isColour) {
  const swatch = svgElement("rect", { x, y: middle - 19, width: 10, height: 10, rx: 2, fill: name });
  const label = svgElement("text", { class: "channel", x: isColour ? x + 15 : x, y: middle - 14 }, name);
  const result = svgElement("text", { class: "channel-result", x, y: middle + 10 });
  svg.append(...(isColour ? [swatch] : []), label, result);
  return result;
}

/**
 * Windows may be narrower than the room for the widest; what is left over is empty.
 * @param {Part} part @param {Cell[]} cells @param {number} cols
 */
function fillSlots(part, cells, cols) {
  const shown = new Map(cells.map((cell, i) => [Math.floor(i / cols) * part.size.cols + (i % cols), cell]));
  part.slots.forEach((slot, i) => {
    const cell = shown.get(i);
    if (cell) fillSlot(part, slot, cell);
    else Object.assign(slot, { drawn: "" }).group.replaceChildren();
  });
}

/** Show the same window in every channel. @param {ColoursView} view @param {PooledWindow} window */
function showColours(view, window) {
  const { colours, equation } = view.model;
  view.parts.forEach((part, n) => {
    const one = window.colours[n];
    if (part.pixels) enlarge(part.pixels, one);
    else fillSlots(part, one.parts ?? one.cells, one.parts ? part.size.cols : one.cols.length);
    part.result.textContent = fill(equation.result, one);
  });
  const said = window.colours.flatMap(({ cells, parts }, n) => [{ text: colours[n].name }, ...(parts ?? cells)]);
  describeWindow(view, { cells: said });
}
