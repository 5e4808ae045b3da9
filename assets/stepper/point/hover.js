// Pointing links the grids both ways: an output cell shows its window, an input cell its readers.

import { targetOf } from "../dom.js";
import { isCovered } from "../figure/cover.js";
import { chooseStep, markReaders, preview, shownWindow } from "../figure/figure.js";
import { inputPlaceUnder, placeUnder } from "../grid/cell.js";
import { cellAt, stepAt, stepsReading } from "../model/model.js";
import { fill } from "../../fill.js";
import { hideTip, showTip } from "./tip.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Cell, Model, Place } from "../model/types.d.ts" */
/** @import { Words } from "../payload.d.ts" */
/** @import { Tip } from "./tip.js" */

/**
 * `mistakeAt` says what is wrong with the text over an input cell, if something is.
 * @param {Figure} figure @param {Tip} tip @param {(place: Place) => string | undefined} mistakeAt
 */
export function connectPointing(figure, tip, mistakeAt) {
  const { inputSvg, outputSvg, equationSvg, root } = figure;
  const release = () => { markReaders(figure, null, []); preview(figure, null); hideTip(tip); };
  inputSvg.onpointermove = inputSvg.onpointerdown = (event) => pointAtInput(figure, tip, event, mistakeAt);
  outputSvg.onpointermove = (event) => event.pointerType === "mouse" && pointAtOutput(figure, tip, event);
  outputSvg.onclick = (event) => goToOutput(figure, tip, event);
  equationSvg.onpointermove = equationSvg.onpointerdown = (event) => pointAtEquation(figure, tip, event);
  for (const svg of [inputSvg, outputSvg, equationSvg]) {
    svg.onpointerleave = (event) => event.pointerType === "mouse" && release();
  }
  root.onpointerdown = (event) => { if (!targetOf(event).closest(".grid")) release(); };
}

/**
 * @param {Figure} figure @param {Tip} tip @param {PointerEvent} event
 * @param {(place: Place) => string | undefined} mistakeAt
 */
function pointAtInput(figure, tip, event, mistakeAt) {
  const { model, inputSvg, view } = figure;
  const place = inputPlaceUnder(event, inputSvg, view.input.size, model.extent);
  if (!place) return;
  const cell = cellAt(model, place.row, place.col, place.slice);
  const readers = stepsReading(model, cell.row, cell.col, cell.slice);
  const covered = figure.chapter?.cover === "all"; // which windows read it, or whether any does, may be asked
  markReaders(figure, cell.kind === "real" ? cell : null, covered ? [] : readers);
  showTip(tip, event, mistakeAt(cell) ?? inputTip(covered ? { ...cell, unread: false } : cell, model.words));
}

/** @param {Cell} cell @param {Words} words */
function inputTip(cell, words) {
  if (cell.kind === "outside") return "";
  if (cell.kind === "pad") return fill(words.pad_cell, { text: cell.text });
  const said = fill(words.cell, { ...cell, value: cell.exact || cell.text });
  return cell.unread ? `${said} ${words.unread_cell || ""}` : said;
}

/** @param {Figure} figure @param {Tip} tip @param {PointerEvent} event */
function pointAtOutput(figure, tip, event) {
  const under = outputUnder(figure, event);
  if (!under) return;
  preview(figure, under.step);
  showTip(tip, event, mayTell(figure, under.step) ? outputTip(figure.model, under) : "");
}

/**
 * Results are told once they are made, and not while they are to be guessed.
 * @param {Figure} figure @param {number} step
 */
function mayTell(figure, step) {
  return step <= figure.player.step && !isCovered(figure, step);
}

/** @param {Model} model @param {Place} place */
function outputTip({ output, words }, place) {
  const { slice, row, col } = place;
  const result = (slice * output.rows + row) * output.cols + col;
  return fill(words.output_cell, { ...place, value: output.exact[result] || output.texts[result] });
}

/** The output cell under the pointer with the step that makes it. @param {Figure} figure @param {MouseEvent} event */
export function outputUnder({ model, view, outputSvg }, event) {
  const place = placeUnder(event, outputSvg, view.output.size);
  return place && { ...place, step: stepAt(model, place.slice, place.row, place.col) };
}

/** @param {Figure} figure @param {Tip} tip @param {MouseEvent} event */
function goToOutput(figure, tip, event) {
  const under = outputUnder(figure, event);
  if (!under) return;
  chooseStep(figure, under.step);
  showTip(tip, event, isCovered(figure, under.step) ? "" : outputTip(figure.model, under));
}

/** @param {Figure} figure @param {Tip} tip @param {PointerEvent} event */
function pointAtEquation(figure, tip, event) {
  const window = shownWindow(figure);
  if (window.colours.length) return; // several windows: which one is not told apart
  const { size } = figure.view.equation;
  const place = placeUnder(event, figure.equationSvg, size);
  if (!place) return;
  const at = (place.slice * size.rows + place.row) * size.cols + place.col;
  showTip(tip, event, inputTip(window.cells[at], figure.model.words));
}
