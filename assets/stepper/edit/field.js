// The text field over a selected cell, from the first key to Enter, Tab or Esc.

import { focusedIn, hasModifier, scaleOf, setAttribute } from "../dom.js";
import { wholeOf } from "../grid/sheet.js";
import { cornerIn } from "../grid/window.js";
import { hideTip } from "../point/tip.js";
import { fill } from "../../fill.js";
import { showHint } from "./hint.js";
import { sendOwed } from "./outbox.js";
import { isReal, typedNumber } from "./places.js";
import { paste, select, takeBack, type } from "./selection.js";
import { wrongAt } from "./wrong.js";

/** @import { ModelGrid, Place } from "../model/types.d.ts" */
/** @import { Editing } from "./editing.js" */
/** @typedef {{ down?: number, right?: number, across?: number }} Move */

const NARROWEST = 64; // pixels: a number such as −0.125
const IS_BLOCK = /[\t\r\n;[]|,.*,/; // more than one cell

/** @param {Editing} editing */
export function connectField(editing) {
  const { input } = editing.field;
  input.onkeydown = (event) => onFieldKey(editing, event);
  input.onblur = () => { commitField(editing)(); closeField(editing); sendOwed(editing.outbox); };
  input.onpaste = (event) => onFieldPaste(editing, event);
}

/**
 * Open the selected cell: with its number, or its wrong text, to change it, or with `text` to replace it.
 * @param {Editing} editing @param {string} [text]
 */
export function openField(editing, text) {
  const { field, selected, figure: { model }, tip } = editing;
  if (!selected) return;
  const wrong = wrongAt(editing, selected);
  field.before = wrong?.text ?? typedNumber(model, selected);
  field.replaces = text !== undefined; // then arrows go to the next cell and not through the text
  setAttribute(field.input, "aria-invalid", String(Boolean(wrong)));
  field.input.value = text ?? field.before;
  setAttribute(field.input, "aria-label", fill(model.words.edit_cell, selected));
  field.input.hidden = false;
  field.input.focus({ preventScroll: true }); // this and the next two make the browser lay out what has changed by now
  if (!field.replaces) field.input.select();
  placeField(editing);
  hideTip(tip);
  showHint(editing);
}

/** Put the field over its cell; it may be wider than the cell. @param {Editing} editing */
export function placeField({ field: { input }, selected, figure }) {
  if (input.hidden || !selected) return;
  const { size } = figure.view.input;
  const scale = scaleOf(figure.root);
  const [grid, outer] = [figure.inputSvg.getBoundingClientRect(), figure.root.getBoundingClientRect()];
  const shrunk = grid.width / wholeOf(size).width / scale; // it fits into narrower pages
  const [cellWidth, cellHeight] = [size.width * shrunk, size.height * shrunk];
  const [width, height] = [Math.max(NARROWEST, cellWidth + 4), Math.max(30, cellHeight + 4)];
  const corner = cornerIn(size, figure.model.extent, selected);
  const middle = (grid.left - outer.left) / scale + corner.x * shrunk + 0.5 * cellWidth;
  const left = Math.max(2, Math.min(middle - width / 2, outer.width / scale - width - 4));
  const top = (grid.top - outer.top) / scale + corner.y * shrunk + 0.5 * cellHeight - height / 2;
  Object.assign(input.style, { width: `${width}px`, height: `${height}px`,
    fontSize: `${Math.max(16, size.font)}px`, transform: `translate(${left}px, ${top}px)` });
}

/** @param {Editing} editing */
export function closeField(editing) {
  const { field: { input }, figure: { root, stage } } = editing;
  if (input.hidden) return;
  const focused = focusedIn(root) === input;
  input.hidden = true;
  if (focused) stage.focus({ preventScroll: true });
  showHint(editing);
}

/**
 * Take what was typed, and return what keeps it, once the field has moved on. Nothing typed, or the same again, is no
 * edit; but an emptied cell gives a wrong text up.
 * @param {Editing} editing
 */
function commitField(editing) {
  const { field, selected } = editing;
  const text = field.input.value.trim();
  if (field.input.hidden || !selected || text === field.before) return () => {};
  if (!text) return () => takeBackWrong(editing, selected);
  field.before = text;
  return () => type(editing, selected, text);
}

/**
 * No key gets out: Streamlit would take R, and the stepper the arrows. Only Tab may, at the last cell, and undo, where
 * nothing is typed that the browser itself would take back.
 * @param {Editing} editing @param {KeyboardEvent} event
 */
function onFieldKey(editing, event) {
  if (isHistoryKey(event) && editing.field.input.value === editing.field.before) return closeField(editing);
  event.stopPropagation();
  if (event.isComposing) return undefined;
  const move = moveOf(event, editing.field.replaces);
  if (event.key === "Escape") closeWithout(editing);
  else if (move) goOn(editing, event, move);
  return undefined;
}

/** @param {KeyboardEvent} event */
function isHistoryKey({ ctrlKey, metaKey, key }) {
  return (ctrlKey || metaKey) && ["z", "y"].includes(key.toLowerCase());
}

/** @param {KeyboardEvent} event @param {boolean} replaces @returns {Move | undefined} */
function moveOf(event, replaces) {
  if (hasModifier(event)) return undefined;
  const back = event.shiftKey ? -1 : 1;
  /** @type {Record<string, Move>} */
  const moves = { Enter: { down: back }, Tab: { across: back } };
  /** @type {Record<string, Move>} */
  const arrows = { ArrowUp: { down: -1 }, ArrowDown: { down: 1 }, ArrowLeft: { right: -1 }, ArrowRight: { right: 1 } };
  return moves[event.key] ?? (replaces ? arrows[event.key] : undefined);
}

/** @param {Editing} editing @param {Place} place */
function takeBackWrong(editing, place) {
  if (wrongAt(editing, place)) takeBack(editing, place);
}

/** Esc leaves the number of the cell as it is. @param {Editing} editing */
function closeWithout(editing) {
  if (editing.selected) takeBackWrong(editing, editing.selected);
  editing.field.input.value = editing.field.before;
  closeField(editing);
}

/**
 * Keep what was typed and open the next cell; where there is none, typing ends.
 * @param {Editing} editing @param {KeyboardEvent} event @param {Move} move
 */
function goOn(editing, event, move) {
  const keep = commitField(editing);
  const next = neighbour(editing, move);
  if (next || event.key !== "Tab") event.preventDefault();
  if (next) moveField(editing, next);
  else closeField(editing);
  keep();
}

/** The field first, while nothing else has changed. @param {Editing} editing @param {Place} place */
function moveField(editing, place) {
  editing.selected = place;
  openField(editing);
  editing.field.replaces = true;
  select(editing, place);
}

/**
 * Tab goes on in the next row and the next slice; the others end at the edge.
 * @param {Editing} editing @param {Move} move
 */
function neighbour({ selected, figure: { model } }, { down = 0, right = 0, across = 0 }) {
  if (!selected) return null;
  const next = across ? placeAfter(model.input, selected, across)
    : { ...selected, row: selected.row + down, col: selected.col + right };
  return isReal(model, next) ? next : null;
}

/**
 * The cell that is `by` further on in reading order.
 * @param {ModelGrid} input @param {Place} place @param {number} by
 */
function placeAfter({ rows, cols }, { slice, row, col }, by) {
  const index = (slice * rows + row) * cols + col + by;
  const line = Math.floor(index / cols);
  return { slice: Math.floor(line / rows), row: line - Math.floor(line / rows) * rows, col: index - line * cols };
}

/**
 * A block from a spreadsheet goes to as many cells; one number stays in the field.
 * @param {Editing} editing @param {ClipboardEvent} event
 */
function onFieldPaste(editing, event) {
  const text = event.clipboardData?.getData("text/plain").trim() ?? "";
  event.stopPropagation();
  if (!IS_BLOCK.test(text)) return;
  event.preventDefault();
  closeWithout(editing);
  paste(editing, text);
}
