// Dragging the box of RoI pooling, by its upper left handle, or its size by the lower right one.

import { handlesOf, placeBox } from "../grid/marks.js";
import { wholeOf } from "../grid/sheet.js";
import { hideTip } from "./tip.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Tip } from "./tip.js" */
/** @typedef {{ name: string, x: number, y: number, box: number[], now: number[] }} Drag */
/** @typedef {{ figure: Figure, tip: Tip, send: (text: string) => void, drag: Drag | null }} Boxing */

const QUARTERS = 4; // to quarters of a cell
const LEAST_BOX = 1 / QUARTERS;
const FARTHEST = 256;

/**
 * Before painting and dragging the window are connected.
 * @param {Figure} figure @param {Tip} tip @param {(text: string) => void} send
 */
export function connectBox(figure, tip, send) {
  /** @type {Boxing} */
  const boxing = { figure, tip, send, drag: null };
  const { inputSvg } = figure;
  inputSvg.addEventListener("pointerdown", (event) => grabHandle(boxing, event), true);
  inputSvg.addEventListener("pointermove", (event) => pullHandle(boxing, event), true);
  for (const end of ["pointerup", "pointercancel"]) {
    inputSvg.addEventListener(end, (event) => dropBox(boxing, event), true);
  }
  for (const kind of ["click", "dblclick"]) inputSvg.addEventListener(kind, ignoreHandle, true);
}

/** @param {Event} event */
function handleUnder(event) {
  return event.target instanceof Element ? event.target.closest("[data-handle]") : null;
}

/** @param {Event} event */
function ignoreHandle(event) {
  if (handleUnder(event)) event.stopImmediatePropagation();
}

/** @param {Boxing} boxing @param {PointerEvent} event */
function grabHandle(boxing, event) {
  const handle = handleUnder(event);
  const { marks } = boxing.figure.model;
  if (!(handle instanceof SVGElement) || !marks || event.button !== 0) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  boxing.figure.inputSvg.setPointerCapture(event.pointerId);
  const box = withinReach(marks.box, handle.dataset.handle ?? "", boxing.figure.view.input.marks.layers[0].room);
  boxing.drag = { name: handle.dataset.handle ?? "", x: event.clientX, y: event.clientY, box, now: box };
}

/**
 * The box that is dragged: one that lies past the input comes to where its handle is.
 * @param {number[]} box @param {string} name @param {Parameters<typeof handlesOf>[0]} room
 */
function withinReach(box, name, room) {
  const [top, left, bottom, right] = handlesOf(room, box);
  return name === "move" ? moved(box, top - box[0], left - box[1])
    : resized(box, bottom - box[2], right - box[3]);
}

/** @param {Boxing} boxing @param {PointerEvent} event */
function pullHandle({ figure, tip, drag }, event) {
  if (!drag) return;
  event.stopImmediatePropagation();
  hideTip(tip);
  const { size, marks } = figure.view.input;
  const scale = wholeOf(size).width / figure.inputSvg.getBoundingClientRect().width;
  const down = ((event.clientY - drag.y) * scale) / size.height;
  const right = ((event.clientX - drag.x) * scale) / size.width;
  drag.now = drag.name === "move" ? moved(drag.box, down, right) : resized(drag.box, down, right);
  for (const layer of marks.layers) placeBox(layer, drag.now);
}

/** @param {number[]} box @param {number} down @param {number} right */
function moved([top, left, bottom, right_], down, right) {
  const dy = Math.max(-top, Math.min(FARTHEST - bottom, snapped(down)));
  const dx = Math.max(-left, Math.min(FARTHEST - right_, snapped(right)));
  return [top + dy, left + dx, bottom + dy, right_ + dx];
}

/** @param {number[]} box @param {number} down @param {number} right */
function resized([top, left, bottom, right_], down, right) {
  return [top, left, Math.min(FARTHEST, Math.max(top + LEAST_BOX, snapped(bottom + down))),
    Math.min(FARTHEST, Math.max(left + LEAST_BOX, snapped(right_ + right)))];
}

/** @param {number} cells */
function snapped(cells) {
  return Math.round(cells * QUARTERS) / QUARTERS;
}

/** @param {Boxing} boxing @param {Event} event */
function dropBox(boxing, event) {
  const { drag } = boxing;
  if (!drag) return;
  event.stopImmediatePropagation();
  boxing.drag = null;
  if (drag.now.join() !== boxing.figure.model.marks?.box.join()) boxing.send(drag.now.join());
}
