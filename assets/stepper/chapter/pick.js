// Cells that a chapter asks for: a click chooses one, or the arrow keys go to it and Space or Enter choose it.

import { find, hasModifier, setText, targetOf } from "../dom.js";
import { inputPlaceUnder, placeUnder } from "../grid/cell.js";
import { svgElement } from "../grid/svg.js";
import { makeOutline, placeOutline } from "../grid/window.js";
import { cellAt } from "../model/model.js";
import { fill } from "../../fill.js";
import { placeName } from "./pointed.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Place } from "../model/types.d.ts" */
/** @typedef {{ figure: Figure, cursor: Place | null }} Pick */

const OUTPUT_ORIGIN = { front: 0, top: 0, left: 0 };
/** @type {Record<string, [number, number]>} */
const ARROWS_BY = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Before a click does anything else. @param {Figure} figure @returns {Pick} */
export function connectPick(figure) {
  const pick = { figure, cursor: /** @type {Place | null} */ (null) };
  figure.root.addEventListener("click", (event) => pickUnder(pick, event), true);
  return pick;
}

/** @param {Pick} pick @param {MouseEvent} event */
function pickUnder(pick, event) {
  const { figure } = pick;
  const asked = figure.chapter?.pick;
  if (!asked || targetOf(event).closest(".grid") !== gridOf(figure)) return;
  event.stopPropagation();
  const place = placeUnderClick(figure, event);
  if (!place || !isThere(figure, place)) return;
  pick.cursor = null;
  asked.take(placeName(place, sidesFor(figure).slices));
}

/** @param {Figure} figure @param {MouseEvent} event */
function placeUnderClick(figure, event) {
  const { model, view, inputSvg, outputSvg } = figure;
  return gridOf(figure) === inputSvg ? inputPlaceUnder(event, inputSvg, view.input.size, model.extent)
    : placeUnder(event, outputSvg, view.output.size);
}

/** @param {Figure} figure */
function gridOf({ chapter, inputSvg, outputSvg }) {
  return chapter?.pick?.grid === "output" ? outputSvg : inputSvg;
}

/** @param {Figure} figure */
function sidesFor({ chapter, model }) {
  return chapter?.pick?.grid === "output" ? model.output : model.input;
}

/** @param {Figure} figure @param {Place} place */
function isThere(figure, { slice, row, col }) {
  const { slices, rows, cols } = sidesFor(figure);
  return slice >= 0 && row >= 0 && col >= 0 && slice < slices && row < rows && col < cols;
}

/** Returns whether the key chose a cell or went to one. @param {Pick} pick @param {KeyboardEvent} event */
export function pickKey(pick, event) {
  const { figure, cursor } = pick;
  const asked = figure.chapter?.pick;
  if (!asked || hasModifier(event) || targetOf(event) !== figure.stage) return false;
  const by = ARROWS_BY[event.key];
  if (by) return moveCursor(pick, by);
  if (!cursor || ![" ", "Enter"].includes(event.key)) return false;
  asked.take(placeName(cursor, sidesFor(figure).slices));
  return true;
}

/** The first arrow goes to the first cell. @param {Pick} pick @param {[number, number]} by */
function moveCursor(pick, [down, right]) {
  const { figure, cursor } = pick;
  const to = cursor ? { ...cursor, row: cursor.row + down, col: cursor.col + right } : { slice: 0, row: 0, col: 0 };
  if (isThere(figure, to)) pick.cursor = to;
  drawPicked(pick);
  setText(find(figure.root, ".told", HTMLElement), inWords(figure, pick.cursor));
  return true;
}

/** Not the result: it may be what is asked. @param {Figure} figure @param {Place | null} place */
function inWords({ model, chapter }, place) {
  if (!place) return "";
  const value = chapter?.pick?.grid === "output" ? "?" : cellAt(model, place.row, place.col, place.slice).text;
  return fill(model.words.cell, { ...place, value });
}

/** Draw what is chosen, and the cell that the keys are at. @param {Pick} pick */
export function drawPicked(pick) {
  const { figure } = pick;
  const { chapter, root, inputSvg, outputSvg } = figure;
  for (const svg of [inputSvg, outputSvg]) svg.querySelector(":scope > .picked")?.remove();
  root.classList.toggle("picking", Boolean(chapter?.pick));
  if (!chapter?.pick) pick.cursor = null;
  const places = (chapter?.marked ?? []).map((cell) => {
    const [col, row, slice = 0] = cell.split(",").map(Number).toReversed();
    return { slice, row, col };
  }).filter((place) => isThere(figure, place));
  const group = svgElement("g", { class: "picked" });
  group.append(...places.map((place) => pickOutline(figure, place, "chosen")));
  if (pick.cursor) group.append(pickOutline(figure, pick.cursor, "cursor"));
  if (group.children.length) gridOf(figure).append(group);
}

/** @param {Figure} figure @param {Place} place @param {string} className */
function pickOutline(figure, { slice, row, col }, className) {
  const { model, view } = figure;
  const isInput = gridOf(figure) === figure.inputSvg;
  const outline = makeOutline(className);
  placeOutline(outline, { slices: [slice], rows: [row], cols: [col] }, isInput ? model.extent : OUTPUT_ORIGIN,
    isInput ? view.input.size : view.output.size);
  return outline;
}
