// Dragging the window over the input, by mouse or finger: the step follows to the nearest place of a window.

import { chooseStep } from "../figure/figure.js";
import { stepAt, windowAt } from "../model/model.js";
import { wholeOf } from "../grid/sheet.js";
import { inputPlaceUnder } from "../grid/cell.js";
import { hideTip } from "./tip.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { PooledWindow } from "../model/types.d.ts" */
/** @import { Tip } from "./tip.js" */
/** @typedef {{ pointer: number, x: number, y: number, window: PooledWindow, moves: boolean }} Drag */
/** @typedef {{ figure: Figure, tip: Tip, drag: Drag | null, moved: boolean }} Dragging */

const LEAST_DRAG = 5; // pixels: less is a click

/** After painting is connected, which takes its own drags. @param {Figure} figure @param {Tip} tip */
export function connectDrag(figure, tip) {
  /** @type {Dragging} */
  const dragging = { figure, tip, drag: null, moved: false };
  const { inputSvg } = figure;
  inputSvg.addEventListener("pointerdown", (event) => grab(dragging, event), true);
  inputSvg.addEventListener("pointermove", (event) => follow(dragging, event), true);
  for (const end of ["pointerup", "pointercancel"]) inputSvg.addEventListener(end, () => letGo(dragging), true);
  inputSvg.addEventListener("touchmove", (event) => keepFromScrolling(dragging, event), { passive: false });
  inputSvg.addEventListener("click", (event) => swallowDrag(dragging, event), true);
}

/** @param {Dragging} dragging @param {PointerEvent} event */
function grab(dragging, event) {
  const { figure } = dragging;
  dragging.moved = false;
  if (event.button !== 0 || !event.isPrimary || !figure.model.total) return;
  const window = windowAt(figure.model, figure.player.step);
  const place = inputPlaceUnder(event, figure.inputSvg, figure.view.input.size, figure.model.extent);
  if (!place || !isBetween(window.rows, place.row) || !isBetween(window.cols, place.col)) return;
  dragging.drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, window, moves: false };
}

/** Also over a hole of a dilated window. @param {number[]} places @param {number} place */
function isBetween(places, place) {
  return place >= places[0] && place <= places[places.length - 1];
}

/** @param {Dragging} dragging @param {PointerEvent} event */
function follow(dragging, event) {
  const { figure, tip, drag } = dragging;
  if (!drag || event.pointerId !== drag.pointer) return;
  const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moves && Math.hypot(right, down) < LEAST_DRAG) return;
  if (!drag.moves) beginDrag(dragging, drag);
  event.stopImmediatePropagation();
  hideTip(tip);
  chooseStep(figure, stepNear(figure, drag.window, right, down));
}

/**
 * A finger that begins on the window drags it, and elsewhere scrolls.
 * @param {Dragging} dragging @param {Event} event
 */
function keepFromScrolling({ drag }, event) {
  if (drag && event.cancelable) event.preventDefault();
}

/** @param {Dragging} dragging @param {Drag} drag */
function beginDrag(dragging, drag) {
  const { inputSvg, root } = dragging.figure;
  dragging.moved = drag.moves = true;
  inputSvg.setPointerCapture(drag.pointer);
  root.classList.add("dragging");
}

/**
 * The step whose window starts nearest to where the dragged one would be.
 * @param {Figure} figure @param {PooledWindow} from @param {number} right pixels @param {number} down pixels
 */
function stepNear({ model, view, inputSvg }, from, right, down) {
  const { size } = view.input;
  const scale = wholeOf(size).width / inputSvg.getBoundingClientRect().width;
  const i = nearestWindow(model.rows, from.rows[0] + (down * scale) / size.height);
  const j = nearestWindow(model.cols, from.cols[0] + (right * scale) / size.width);
  return stepAt(model, from.h, i, j);
}

/** @param {number[][]} windows @param {number} start */
function nearestWindow(windows, start) {
  const starts = windows.map(([first = Infinity]) => first);
  return starts.reduce((best, each, n) => (Math.abs(each - start) < Math.abs(starts[best] - start) ? n : best), 0);
}

/** @param {Dragging} dragging */
function letGo(dragging) {
  dragging.drag = null;
  dragging.figure.root.classList.remove("dragging");
}

/** The click at the end of a drag opens and pins nothing. @param {Dragging} dragging @param {MouseEvent} event */
function swallowDrag(dragging, event) {
  if (dragging.moved) event.stopImmediatePropagation();
  dragging.moved = false;
}
