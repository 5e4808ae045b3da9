// A click pins a cell: its windows, or its readers, stay outlined until Esc or a click beside the grids.

import { cellAt, stepsReading, windowAt } from "../model/model.js";
import { inputPlaceUnder } from "../grid/cell.js";
import { outputUnder } from "./hover.js";
import { svgElement } from "../grid/svg.js";
import { makeOutline, placeOutline } from "../grid/window.js";

const MOST_OUTLINES = 64;

/** `app` offers model, view.input, view.output and the elements. */
export function connectPins(app) {
  app.inputSvg.addEventListener("click", (event) => pinInput(app, event));
  app.outputSvg.addEventListener("click", (event) => pinOutput(app, event));
  app.root.addEventListener("click", (event) => {
    if (!event.target.closest(".grid, button, input, select")) pin(app, null);
  });
  app.root.addEventListener("keydown", (event) => { if (event.key === "Escape") pin(app, null); });
}

function pinInput(app, event) {
  const { model } = app;
  const under = inputPlaceUnder(event, app.inputSvg, app.view.input.size, model.extent);
  const cell = under && cellAt(model, under.row, under.col, under.slice);
  const real = cell?.kind === "real";
  pin(app, real ? { cell, steps: stepsReading(model, cell.row, cell.col, cell.slice) } : null);
}

function pinOutput(app, event) {
  const under = outputUnder(app, event);
  pin(app, under && { cell: null, steps: [under.step] });
}

function pin(app, pinned) {
  app.pinned = pinned && { ...pinned, sig: app.model.sig };
  showPin(app);
}

/** Outline the pinned cell, its windows and its outputs; other numbers release it. */
export function showPin(app) {
  const { view, model } = app;
  if (app.pinned?.sig !== model.sig) app.pinned = null;
  const steps = app.pinned?.steps ?? [];
  view.input.svg.querySelector(".pins")?.remove();
  app.views.pinOutputs(view.output, steps);
  if (!app.pinned) return;
  const pins = svgElement("g", { class: "pins" });
  pins.append(...steps.slice(0, MOST_OUTLINES).map((step) => pinOutline(app, windowAt(model, step))));
  const { cell } = app.pinned;
  if (cell) pins.append(pinOutline(app, { slices: [cell.slice], rows: [cell.row], cols: [cell.col] }, "pinned-cell"));
  view.input.svg.append(pins);
}

function pinOutline({ model, view }, window, className = "pinned-window") {
  const outline = makeOutline(className);
  placeOutline(outline, window, model.extent, view.input.size);
  return outline;
}
