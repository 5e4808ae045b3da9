// Changing the input where it is seen: a cell is selected, then typed into, pasted to or taken back.

import { hasModifier, isTextField, targetOf } from "../dom.js";
import { shownWindow } from "../figure/figure.js";
import { connectEdges, edgeKey, nameSliceTools } from "./edges.js";
import { makeEditing } from "./editing.js";
import { closeField, connectField, openField, placeField } from "./field.js";
import { showHint } from "./hint.js";
import { post } from "./outbox.js";
import { connectPaint, switchPainting, typeBrush } from "./paint.js";
import { isSamePlace, placeUnderPointer } from "./places.js";
import { paste, select, takeBack, type } from "./selection.js";
import { showWaiting } from "./waiting.js";
import { justWrong, wrongAt } from "./wrong.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Place } from "../payload.d.ts" */
/** @import { Tip } from "../point/tip.js" */
/** @import { Editing } from "./editing.js" */

const BEGINS_A_NUMBER = /^[0-9.,+−-]$/;

/**
 * Before pointing is connected, because painting takes what belongs to a drag.
 * @param {Figure} figure @param {Tip} tip
 */
export function connectEditing(figure, tip) {
  const editing = makeEditing(figure, tip);
  connectPaint(editing);
  connectEdges(editing);
  figure.inputSvg.onclick = (event) => editing.editable && pickCell(editing, event);
  figure.root.onpaste = (event) => pasteAtSelected(editing, event);
  connectField(editing);
  return editing;
}

/** Lay over the figure, which is drawn afresh, what belongs to editing. @param {Editing} editing */
export function showEditing(editing) {
  const { root, model } = editing.figure;
  root.classList.toggle("editable", editing.editable);
  nameSliceTools(root, model);
  showHint(editing);
  keepSelection(editing);
  showWaiting(editing);
  placeField(editing);
}

/**
 * The first click selects a cell and the second one opens it; on touch the first also shows its readers.
 * @param {Editing} editing @param {MouseEvent} event
 */
function pickCell(editing, event) {
  const place = placeUnderPointer(editing.figure, event);
  const again = place && editing.selected && isSamePlace(place, editing.selected);
  select(editing, place);
  if (again) openField(editing);
}

/**
 * A new input may be smaller than the one a cell was selected in; after a new row, its cell is selected.
 * @param {Editing} editing
 */
function keepSelection(editing) {
  const { wanted, selected, outbox } = editing;
  const waits = outbox.waiting.length > 0;
  const place = [waits ? null : wanted, selected].find((each) => each && isIn(editing, each)) ?? null;
  if (selected && !place) closeField(editing);
  select(editing, place);
  if (waits) editing.wanted = wanted;
  if (!editing.editable) switchPainting(editing, false);
}

/** @param {Editing} editing @param {Place} place */
function isIn({ editable, figure: { model: { input } } }, { slice, row, col }) {
  return editable && slice < input.slices && row < input.rows && col < input.cols;
}

/**
 * Keys on the grids, while nothing is being typed. Returns whether the key was an edit.
 * @param {Editing} editing @param {KeyboardEvent} event
 */
export function editKey(editing, event) {
  if (!editing.editable) return false;
  const edit = event.ctrlKey || event.metaKey ? historyKey(editing, event) : cellKey(editing, event);
  edit?.();
  return Boolean(edit);
}

/** @param {Editing} editing @param {KeyboardEvent} event */
function historyKey(editing, { key, shiftKey }) {
  const wanted = key.toLowerCase();
  if (wanted === "y" || (wanted === "z" && shiftKey)) return () => post(editing.outbox, { do: "redo" });
  return wanted === "z" ? () => undo(editing) : undefined;
}

/** @param {Editing} editing */
function undo(editing) {
  const wrong = justWrong(editing);
  if (wrong) takeBack(editing, wrong);
  else post(editing.outbox, { do: "undo" });
}

/** @param {Editing} editing @param {KeyboardEvent} event */
function cellKey(editing, event) {
  if (hasModifier(event) || event.target !== editing.figure.stage) return undefined;
  const tool = editing.figure.model.demo ? undefined : edgeKey(editing, event) ?? paintKey(editing, event.key);
  return tool ?? selectedKey(editing, event.key);
}

/** @param {Editing} editing @param {string} key */
function paintKey(editing, key) {
  const { on } = editing.brush;
  if (key.toLowerCase() === "p") return () => switchPainting(editing, !on);
  return on && BEGINS_A_NUMBER.test(key) ? () => typeBrush(editing, key) : undefined;
}

/** @param {Editing} editing @param {string} key */
function selectedKey(editing, key) {
  const { selected } = editing;
  if (key === "F2" || key === "Enter") return () => openSelectedOrFirst(editing);
  if (!selected) return undefined;
  if (key === "Escape") return () => (wrongAt(editing, selected) ? takeBack(editing, selected) : select(editing, null));
  if (key === "Delete" || key === "Backspace") return () => type(editing, selected, "0");
  return BEGINS_A_NUMBER.test(key) ? () => openField(editing, key) : undefined;
}

/** Without a selected cell, begin with the first one that the window reads. @param {Editing} editing */
function openSelectedOrFirst(editing) {
  const { figure, selected } = editing;
  if (!selected) select(editing, firstRead(figure));
  openField(editing);
}

/** @param {Figure} figure @returns {Place} */
function firstRead(figure) {
  const read = figure.model.total ? shownWindow(figure).cells.find((cell) => cell.kind === "real") : undefined;
  return read ?? { slice: 0, row: 0, col: 0 };
}

/** @param {Editing} editing @param {ClipboardEvent} event */
function pasteAtSelected(editing, event) {
  if (!editing.editable || !editing.selected || isTextField(targetOf(event))) return;
  event.preventDefault();
  paste(editing, event.clipboardData?.getData("text/plain") ?? "");
}
