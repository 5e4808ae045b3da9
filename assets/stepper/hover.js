// Pointing links the grids both ways: an output cell shows its window, an input cell its readers.

import { cellAt, stepsReading } from "./data.js";
import { placeUnder } from "./grid.js";
import { fill } from "./words.js";

/** `app` offers view.input, view.output, model, preview(step), markReaders(place, steps), go(step). */
export function connectPointing(app) {
  const { inputSvg, outputSvg, equationSvg, root } = app;
  inputSvg.onpointermove = inputSvg.onpointerdown = (event) => pointAtInput(app, event);
  outputSvg.onpointermove = (event) => event.pointerType === "mouse" && pointAtOutput(app, event);
  outputSvg.onclick = (event) => goToOutput(app, event);
  equationSvg.onpointermove = equationSvg.onpointerdown = (event) => pointAtEquation(app, event);
  for (const svg of [inputSvg, outputSvg, equationSvg]) {
    svg.onpointerleave = (event) => event.pointerType === "mouse" && release(app);
  }
  root.onpointerdown = (event) => { if (!event.target.closest(".grid")) release(app); };
}

function release(app) {
  app.markReaders(null, []);
  app.preview(null);
  app.tip.hidden = true;
}

function pointAtInput(app, event) {
  const { model } = app;
  const place = placeUnder(event, app.inputSvg, app.view.input.size);
  if (!place) return;
  const cell = cellAt(model, place.row + model.extent.top, place.col + model.extent.left);
  app.markReaders(cell.kind === "real" ? cell : null, stepsReading(model, cell.row, cell.col));
  showTip(app, event, inputTip(cell, model.words));
}

function inputTip(cell, words) {
  if (cell.kind === "outside") return "";
  if (cell.kind === "pad") return fill(words.pad_cell, { text: cell.text });
  const said = fill(words.cell, { row: cell.row, col: cell.col, value: cell.exact || cell.text });
  return cell.unread ? `${said} ${words.unread_cell || ""}` : said;
}

function pointAtOutput(app, event) {
  const step = outputStepUnder(app, event);
  if (step === null) return;
  app.preview(step);
  showTip(app, event, mayTell(app, step) ? outputTip(app.model, step) : "");
}

/** Results are told once they are made, and not while they are to be guessed. */
function mayTell(app, step) {
  return step <= app.player.step && !app.isCovered(step);
}

function outputTip({ output, words }, step) {
  const row = Math.floor(step / output.cols);
  const value = output.exact[step] || output.texts[step];
  return fill(words.output_cell, { row, col: step % output.cols, value });
}

function outputStepUnder(app, event) {
  const { size } = app.view.output;
  const place = placeUnder(event, app.outputSvg, size);
  return place ? place.row * size.cols + place.col : null;
}

function goToOutput(app, event) {
  const step = outputStepUnder(app, event);
  if (step === null) return;
  app.go(step);
  showTip(app, event, app.isCovered(step) ? "" : outputTip(app.model, step));
}

function pointAtEquation(app, event) {
  const window = app.shownWindow();
  if (window.colours.length) return; // three windows: which one is not told apart
  const shape = { rows: window.rows.length, cols: window.cols.length };
  const place = placeUnder(event, app.equationSvg, shape);
  if (place) showTip(app, event, inputTip(window.cells[place.row * shape.cols + place.col], app.model.words));
}

/** A small label beside the pointer, kept inside the component. */
function showTip(app, event, text) {
  const { tip, root, scale } = app;
  tip.hidden = !text;
  if (!text) return;
  tip.textContent = text;
  const box = root.getBoundingClientRect();
  const left = Math.min((event.clientX - box.left) / scale + 14, box.width / scale - tip.offsetWidth - 8);
  const top = (event.clientY - box.top) / scale - tip.offsetHeight - 10;
  tip.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
}
