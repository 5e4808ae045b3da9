// Painting: while it is on, a drag over the input writes the brush's number into every cell it passes.

import { cellAt } from "../model/model.js";
import { placeOf, placeUnderPointer } from "./places.js";
import { closeField } from "./field.js";
import { post } from "./outbox.js";
import { pause } from "../player/player.js";
import { addWaiting, showWaiting } from "./waiting.js";

const EMPTY_BRUSH = "0";

/** `app` offers root, stage, tip, inputSvg, outbox, model, player and view.input; it gets `paint`. */
export function connectPaint(app) {
  const [button, brush] = [".paint", ".brush"].map((name) => app.root.querySelector(name));
  app.paint = { on: false, stroke: null, button, brush };
  button.onclick = () => switchPainting(app, !app.paint.on);
  brush.onkeydown = (event) => onBrushKey(app, event);
  brush.oninput = () => app.showHint();
  const steps = { pointerdown: beginStroke, pointermove: goOnWithStroke, pointerup: endStroke,
    pointercancel: cancelStroke, click: swallowClick };
  for (const [name, step] of Object.entries(steps)) { // before pointing and selecting see them
    app.inputSvg.addEventListener(name, (event) => step(app, event), true);
  }
  app.root.addEventListener("keydown", (event) => onEscape(app, event), true); // before the presenter's view does
}

/** Switch painting on, with the number of the selected cell, or off. */
export function switchPainting(app, on) {
  const { paint, selected } = app;
  cancelStroke(app);
  closeField(app);
  if (on && selected) paint.brush.value = numberAt(app, selected);
  paint.on = on;
  paint.brush.hidden = !on;
  paint.button.setAttribute("aria-pressed", on);
  app.root.classList.toggle("painting", on);
  app.showHint();
}

function numberAt({ model }, place) {
  const cell = cellAt(model, place.row, place.col, place.slice);
  return (cell.exact || cell.text).replaceAll("−", "-");
}

/** What the brush writes; Python reads it as it reads a typed number. */
export function brushText({ brush }) {
  return brush.value.trim() || EMPTY_BRUSH;
}

/** A key that begins a number goes into the brush. */
export function typeBrush({ paint, showHint }, key) {
  paint.brush.value = key;
  paint.brush.focus({ preventScroll: true });
  showHint();
}

function beginStroke(app, event) {
  const { paint } = app;
  if (!paint.on || event.button !== 0 || !event.isPrimary) return;
  const place = placeUnderPointer(app, event);
  if (!place) return;
  take(event);
  event.preventDefault();
  pause(app.player);
  app.tip.hidden = true;
  app.stage.focus({ preventScroll: true }); // so that Esc arrives
  app.inputSvg.setPointerCapture(event.pointerId);
  paint.stroke = { pointer: event.pointerId, text: brushText(paint), cells: new Map(), last: null };
  passCell(app, place);
}

function goOnWithStroke(app, event) {
  const { stroke } = app.paint;
  if (event.pointerId !== stroke?.pointer) return;
  take(event);
  const moves = event.getCoalescedEvents?.() ?? [];
  (moves.length ? moves : [event]).forEach((move) => passCell(app, placeUnderPointer(app, move)));
}

/** Mark every cell between the last one and this one: a quick finger skips some. */
function passCell(app, place) {
  const { stroke } = app.paint;
  for (const cell of place ? cellsBetween(stroke.last ?? place, place) : []) paintCell(app, cell);
  stroke.last = place;
}

function paintCell({ paint, view }, place) {
  const name = Object.values(place).join();
  if (paint.stroke.cells.has(name)) return;
  paint.stroke.cells.set(name, place);
  addWaiting(view.input, place, paint.stroke.text);
}

/** The cells on the straight way to a cell; into another slice one jumps. */
function cellsBetween(from, to) {
  if (from.slice !== to.slice) return [to];
  const [down, right] = [to.row - from.row, to.col - from.col];
  const count = Math.max(Math.abs(down), Math.abs(right));
  return Array.from({ length: count + 1 }, (_, k) => {
    const share = count ? k / count : 0;
    return { ...from, row: from.row + Math.round(down * share), col: from.col + Math.round(right * share) };
  });
}

/** One drag is one edit. */
function endStroke(app, event) {
  const { stroke } = app.paint;
  if (event.pointerId !== stroke?.pointer) return;
  take(event);
  app.paint.stroke = null;
  post(app.outbox, { do: "paint", text: stroke.text, cells: [...stroke.cells.values()].map(placeOf) });
  app.showWaiting();
}

/** Leave the numbers as they were before the drag. */
export function cancelStroke(app) {
  const { stroke } = app.paint;
  if (!stroke) return;
  app.paint.stroke = null;
  if (app.inputSvg.hasPointerCapture(stroke.pointer)) app.inputSvg.releasePointerCapture(stroke.pointer);
  showWaiting(app);
}

/** The click at the end of a drag selects nothing and pins nothing. */
function swallowClick(app, event) {
  if (app.paint.on) take(event);
}

function take(event) {
  event.stopImmediatePropagation();
}

/** Esc first takes back the drag, and then ends painting. */
function onEscape(app, event) {
  if (event.key !== "Escape" || !app.paint.on) return;
  take(event);
  event.preventDefault();
  if (app.paint.stroke) cancelStroke(app);
  else leavePainting(app);
}

function leavePainting(app) {
  const typing = app.root.getRootNode().activeElement === app.paint.brush;
  switchPainting(app, false);
  if (typing) app.stage.focus({ preventScroll: true });
}

/** No key gets out: Streamlit would take R, and the stepper the arrows. Only Tab may. */
function onBrushKey(app, event) {
  if (event.key === "Tab") return;
  event.stopPropagation();
  if (event.key === "Enter") app.stage.focus({ preventScroll: true });
}
