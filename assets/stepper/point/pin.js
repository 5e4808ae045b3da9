// A click pins a cell: its windows, or its readers, stay outlined until Esc or a click beside the grids.

import { targetOf } from "../dom.js";
import { inputPlaceUnder } from "../grid/cell.js";
import { svgElement } from "../grid/svg.js";
import { makeOutline, placeOutline } from "../grid/window.js";
import { cellAt, stepsReading, windowAt } from "../model/model.js";
import { outputUnder } from "./hover.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Outlined } from "../grid/types.d.ts" */
/** @import { Cell } from "../model/types.d.ts" */
/** @typedef {{ cell: Cell | null, steps: number[] }} Pinned */
/** @typedef {{ figure: Figure, pinned: Pinned & { sig: string } | null }} Pins */

const MOST_OUTLINES = 64;

/** @param {Figure} figure @returns {Pins} */
export function connectPins(figure) {
  const pins = { figure, pinned: null };
  const { root, inputSvg, outputSvg } = figure;
  inputSvg.addEventListener("click", (event) => pinInput(pins, event));
  outputSvg.addEventListener("click", (event) => pinOutput(pins, event));
  root.addEventListener("click", (event) => {
    if (!targetOf(event).closest(".grid, button, input, select")) pin(pins, null);
  });
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") pin(pins, null); });
  return pins;
}

/** @param {Pins} pins @param {MouseEvent} event */
function pinInput(pins, event) {
  const { model, inputSvg, view } = pins.figure;
  const under = inputPlaceUnder(event, inputSvg, view.input.size, model.extent);
  const cell = under && cellAt(model, under.row, under.col, under.slice);
  const isReal = cell?.kind === "real";
  pin(pins, isReal ? { cell, steps: stepsReading(model, cell.row, cell.col, cell.slice) } : null);
}

/** @param {Pins} pins @param {MouseEvent} event */
function pinOutput(pins, event) {
  const under = outputUnder(pins.figure, event);
  pin(pins, under && { cell: null, steps: [under.step] });
}

/** @param {Pins} pins @param {Pinned | null} pinned */
function pin(pins, pinned) {
  pins.pinned = pinned && { ...pinned, sig: pins.figure.model.sig };
  showPin(pins);
}

/** Outline the pinned cell, its windows and its outputs; other numbers release it. @param {Pins} pins */
export function showPin(pins) {
  const { figure } = pins;
  const { view, views, model } = figure;
  if (pins.pinned?.sig !== model.sig) pins.pinned = null;
  const { steps = [], cell = null } = pins.pinned ?? {};
  view.input.svg.querySelector(".pins")?.remove();
  views.pinOutputs(view.output, steps);
  if (!pins.pinned) return;
  const group = svgElement("g", { class: "pins" });
  const windows = steps.slice(0, MOST_OUTLINES).map((step) => windowAt(model, step));
  group.append(...windows.map((window) => pinOutline(figure, window, "pinned-window")));
  if (cell) {
    const around = { slices: [cell.slice], rows: [cell.row], cols: [cell.col] };
    group.append(pinOutline(figure, around, "pinned-cell"));
  }
  view.input.svg.append(group);
}

/** @param {Figure} figure @param {Outlined} window @param {string} className */
function pinOutline({ model, view }, window, className) {
  const outline = makeOutline(className);
  placeOutline(outline, window, model.extent, view.input.size);
  return outline;
}
