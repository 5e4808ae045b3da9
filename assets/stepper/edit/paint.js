// Painting: while it is on, a drag over the input writes the brush's number into every cell it passes.

import { focusedIn } from "../dom.js";
import { pause } from "../player/player.js";
import { hideTip } from "../point/tip.js";
import { closeField } from "./field.js";
import { brushText, showHint } from "./hint.js";
import { post } from "./outbox.js";
import { placeOf, placeUnderPointer, typedNumber } from "./places.js";
import { addWaiting, showWaiting } from "./waiting.js";

/** @import { Place } from "../payload.d.ts" */
/** @import { Editing, Stroke } from "./editing.js" */

/** Before pointing and selecting are connected: it takes what belongs to a drag. @param {Editing} editing */
export function connectPaint(editing) {
  const { brush, figure: { root, inputSvg } } = editing;
  brush.button.onclick = () => switchPainting(editing, !brush.on);
  brush.input.onkeydown = (event) => onBrushKey(editing, event);
  brush.input.oninput = () => showHint(editing);
  inputSvg.addEventListener("pointerdown", (event) => beginStroke(editing, event), true);
  inputSvg.addEventListener("pointermove", (event) => goOnWithStroke(editing, event), true);
  inputSvg.addEventListener("pointerup", (event) => endStroke(editing, event), true);
  inputSvg.addEventListener("pointercancel", () => cancelStroke(editing), true);
  inputSvg.addEventListener("click", (event) => swallowClick(editing, event), true);
  root.addEventListener("keydown", (event) => onEscape(editing, event), true); // before the presenter's view does
}

/** Switch painting on, with the number of the selected cell, or off. @param {Editing} editing @param {boolean} on */
export function switchPainting(editing, on) {
  const { brush, selected, figure } = editing;
  cancelStroke(editing);
  closeField(editing);
  if (on && selected) brush.input.value = typedNumber(figure.model, selected);
  brush.on = on;
  brush.input.hidden = !on;
  brush.button.setAttribute("aria-pressed", String(on));
  figure.root.classList.toggle("painting", on);
  showHint(editing);
}

/** A key that begins a number goes into the brush. @param {Editing} editing @param {string} key */
export function typeBrush(editing, key) {
  editing.brush.input.value = key;
  editing.brush.input.focus({ preventScroll: true });
  showHint(editing);
}

/** @param {Editing} editing @param {PointerEvent} event */
function beginStroke(editing, event) {
  const { brush, figure, tip } = editing;
  if (!brush.on || event.button !== 0 || !event.isPrimary) return;
  const place = placeUnderPointer(figure, event);
  if (!place) return;
  take(event);
  event.preventDefault();
  pause(figure.player);
  hideTip(tip);
  figure.stage.focus({ preventScroll: true }); // so that Esc arrives
  figure.inputSvg.setPointerCapture(event.pointerId);
  brush.stroke = { pointer: event.pointerId, text: brushText(brush), cells: new Map(), last: null };
  passCell(editing, brush.stroke, place);
}

/** @param {Editing} editing @param {PointerEvent} event */
function goOnWithStroke(editing, event) {
  const { stroke } = editing.brush;
  if (!stroke || event.pointerId !== stroke.pointer) return;
  take(event);
  const moves = event.getCoalescedEvents?.() ?? [];
  for (const move of moves.length ? moves : [event]) passCell(editing, stroke, placeUnderPointer(editing.figure, move));
}

/**
 * Mark every cell between the last one and this one: a quick finger skips some.
 * @param {Editing} editing @param {Stroke} stroke @param {Place | null} place
 */
function passCell({ figure }, stroke, place) {
  for (const cell of place ? cellsBetween(stroke.last ?? place, place) : []) {
    const name = Object.values(cell).join();
    if (stroke.cells.has(name)) continue;
    stroke.cells.set(name, cell);
    addWaiting(figure.view.input, cell, stroke.text);
  }
  stroke.last = place;
}

/** The cells on the straight way to a cell; into another slice one jumps. @param {Place} from @param {Place} to */
function cellsBetween(from, to) {
  if (from.slice !== to.slice) return [to];
  const [down, right] = [to.row - from.row, to.col - from.col];
  const count = Math.max(Math.abs(down), Math.abs(right));
  return Array.from({ length: count + 1 }, (_, k) => {
    const share = count ? k / count : 0;
    return { ...from, row: from.row + Math.round(down * share), col: from.col + Math.round(right * share) };
  });
}

/** One drag is one edit. @param {Editing} editing @param {PointerEvent} event */
function endStroke(editing, event) {
  const { brush, outbox } = editing;
  const { stroke } = brush;
  if (!stroke || event.pointerId !== stroke.pointer) return;
  take(event);
  brush.stroke = null;
  post(outbox, { do: "paint", text: stroke.text, cells: [...stroke.cells.values()].map(placeOf) });
  showWaiting(editing);
}

/** Leave the numbers as they were before the drag. @param {Editing} editing */
function cancelStroke(editing) {
  const { brush, figure: { inputSvg } } = editing;
  if (!brush.stroke) return;
  const { pointer } = brush.stroke;
  brush.stroke = null;
  if (inputSvg.hasPointerCapture(pointer)) inputSvg.releasePointerCapture(pointer);
  showWaiting(editing);
}

/**
 * The click at the end of a drag selects nothing and pins nothing.
 * @param {Editing} editing @param {MouseEvent} event
 */
function swallowClick({ brush }, event) {
  if (brush.on) take(event);
}

/** @param {Event} event */
function take(event) {
  event.stopImmediatePropagation();
}

/** Esc first takes back the drag, and then ends painting. @param {Editing} editing @param {KeyboardEvent} event */
function onEscape(editing, event) {
  if (event.key !== "Escape" || !editing.brush.on) return;
  take(event);
  event.preventDefault();
  if (editing.brush.stroke) cancelStroke(editing);
  else leavePainting(editing);
}

/** @param {Editing} editing */
function leavePainting(editing) {
  const { brush, figure: { root, stage } } = editing;
  const typing = focusedIn(root) === brush.input;
  switchPainting(editing, false);
  if (typing) stage.focus({ preventScroll: true });
}

/**
 * No key gets out: Streamlit would take R, and the stepper the arrows. Only Tab may.
 * @param {Editing} editing @param {KeyboardEvent} event
 */
function onBrushKey({ figure }, event) {
  if (event.key === "Tab") return;
  event.stopPropagation();
  if (event.key === "Enter") figure.stage.focus({ preventScroll: true });
}
