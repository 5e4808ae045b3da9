// Pointing links the grids both ways: an output cell shows its window, an input cell its readers.

import { cellAt, stepAt, stepsReading } from "../model/model.js";
import { inputPlaceUnder, placeUnder } from "../grid/cell.js";
import { fill } from "../text/words.js";
import { wrongAt } from "../edit/wrong.js";

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
  const place = inputPlaceUnder(event, app.inputSvg, app.view.input.size, model.extent);
  if (!place) return;
  const cell = cellAt(model, place.row, place.col, place.slice);
  app.markReaders(cell.kind === "real" ? cell : null, stepsReading(model, cell.row, cell.col, cell.slice));
  showTip(app, event, wrongAt(app, cell)?.says ?? inputTip(cell, model.words));
}

function inputTip(cell, words) {
  if (cell.kind === "outside") return "";
  if (cell.kind === "pad") return fill(words.pad_cell, { text: cell.text });
  const said = fill(words.cell, { ...cell, value: cell.exact || cell.text });
  return cell.unread ? `${said} ${words.unread_cell || ""}` : said;
}

function pointAtOutput(app, event) {
  const under = outputUnder(app, event);
  if (!under) return;
  app.preview(under.step);
  showTip(app, event, mayTell(app, under.step) ? outputTip(app.model, under) : "");
}

/** Results are told once they are made, and not while they are to be guessed. */
function mayTell(app, step) {
  return step <= app.player.step && !app.isCovered(step);
}

function outputTip({ output, words }, place) {
  const { slice, row, col } = place;
  const result = (slice * output.rows + row) * output.cols + col;
  return fill(words.output_cell, { ...place, value: output.exact[result] || output.texts[result] });
}

/** The output cell under the pointer with the step that makes it. */
export function outputUnder({ model, view, outputSvg }, event) {
  const place = placeUnder(event, outputSvg, view.output.size);
  return place && { ...place, step: stepAt(model, place.slice, place.row, place.col) };
}

function goToOutput(app, event) {
  const under = outputUnder(app, event);
  if (!under) return;
  app.go(under.step);
  showTip(app, event, app.isCovered(under.step) ? "" : outputTip(app.model, under));
}

function pointAtEquation(app, event) {
  const window = app.shownWindow();
  if (window.colours.length) return; // several windows: which one is not told apart
  const { size } = app.view.equation;
  const place = placeUnder(event, app.equationSvg, size);
  if (!place) return;
  const at = (place.slice * size.rows + place.row) * size.cols + place.col;
  showTip(app, event, inputTip(window.cells[at], app.model.words));
}

/** Say what is under the pointer or the finger in a drawing of a panel: `say(row, col, slice)`. */
export function pointAtPlaces(app, svg, size, say) {
  svg.onpointermove = svg.onpointerdown = (event) => {
    const place = placeUnder(event, svg, size);
    showTip(app, event, place ? say(place.row, place.col, place.slice) : "");
  };
  svg.onpointerleave = (event) => { if (event.pointerType === "mouse") app.tip.hidden = true; };
}

/** A small label beside the pointer, kept inside the component. */
export function showTip(app, event, text) {
  const { tip, root, scale } = app;
  tip.hidden = !text;
  if (!text) return;
  tip.textContent = text;
  const box = root.getBoundingClientRect();
  const left = Math.min((event.clientX - box.left) / scale + 14, box.width / scale - tip.offsetWidth - 8);
  const top = (event.clientY - box.top) / scale - tip.offsetHeight - 10;
  tip.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
}
