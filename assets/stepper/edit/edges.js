// Slices, rows and columns come and go: at the selected cell, or at the end.

import { findAll, setAttribute, setHidden } from "../dom.js";
import { post } from "./outbox.js";

/** @import { Model, Place } from "../model/types.d.ts" */
/** @import { Editing } from "./editing.js" */
/** @typedef {{ what: "add" | "drop", axis: "slice" | "row" | "col" }} Change */

/** @type {Record<string, Change>} */
const EDGE_KEYS = { ArrowDown: { what: "add", axis: "row" }, ArrowUp: { what: "drop", axis: "row" },
  ArrowRight: { what: "add", axis: "col" }, ArrowLeft: { what: "drop", axis: "col" },
  PageDown: { what: "add", axis: "slice" }, PageUp: { what: "drop", axis: "slice" } };

/** @param {Editing} editing */
export function connectEdges(editing) {
  for (const button of findAll(editing.figure.root, ".edge-tool")) {
    button.onclick = (event) => pressEdge(editing, changeOf(button), event);
  }
}

/** @param {HTMLElement} button */
function changeOf({ dataset }) {
  return /** @type {Change} */ ({ what: dataset.what, axis: dataset.axis });
}

/**
 * Slices, or channels, have buttons where there are several, or may be.
 * @param {HTMLElement} root @param {Model} model
 */
export function nameSliceTools(root, { words }) {
  for (const button of findAll(root, '[data-axis="slice"]')) {
    const name = changeOf(button).what === "add" ? words.add_slice : words.drop_slice;
    setHidden(button, !name);
    setAttribute(button, "aria-label", name ?? "");
    setAttribute(button, "title", name ? `${name} (${button.dataset.keys})` : "");
  }
}

/**
 * After a click the keys go to the grid again; who came by keyboard stays at the button.
 * @param {Editing} editing @param {Change} change @param {MouseEvent} event
 */
function pressEdge(editing, change, event) {
  changeEdge(editing, change);
  if (event.detail) editing.figure.stage.focus({ preventScroll: true });
}

/**
 * Shift with an arrow or page key, towards the edge that moves: what to do, or undefined.
 * @param {Editing} editing @param {KeyboardEvent} event
 */
export function edgeKey(editing, { shiftKey, key }) {
  const change = shiftKey ? EDGE_KEYS[key] : undefined;
  return change && (() => changeEdge(editing, change));
}

/** @param {Editing} editing @param {Change} change */
function changeEdge(editing, { what, axis }) {
  const place = editing.wanted ?? editing.selected; // several at once: as if the one before were done
  post(editing.outbox, { do: what, axis, at: place ? place[axis] : null });
  const { model } = editing.figure;
  editing.wanted = place && { ...place, [axis]: what === "add" ? place[axis] + 1 : afterDrop(model, place, axis) };
}

/**
 * The cell that moves up to the dropped one's place, or the last.
 * @param {Model} model @param {Place} place @param {Change["axis"]} axis
 */
function afterDrop({ input }, place, axis) {
  const sizes = { slice: input.slices, row: input.rows, col: input.cols };
  return Math.max(0, Math.min(place[axis], sizes[axis] - 2));
}
