// The text field over a selected cell, from the first key to Enter, Tab or Esc.

import { cellAt } from "../model/model.js";
import { paste, select, type } from "./selection.js";
import { wholeOf } from "../grid/sheet.js";
import { cornerIn } from "../grid/window.js";
import { fill } from "../text/words.js";
import { takeBack, wrongAt } from "./wrong.js";

const NARROWEST = 64; // pixels: a number such as −0.125
const IS_BLOCK = /[\t\r\n;[]|,.*,/; // more than one cell

export function connectField(app) {
  app.field.onkeydown = (event) => onFieldKey(app, event);
  app.field.onblur = () => { commitField(app); closeField(app); };
  app.field.onpaste = (event) => onFieldPaste(app, event);
}

/** Open the selected cell: with its number, or its wrong text, to change it, or with `text` to replace it. */
export function openField(app, text) {
  const { slice, row, col } = app.selected;
  const cell = cellAt(app.model, row, col, slice);
  const wrong = wrongAt(app, app.selected);
  app.before = wrong?.text ?? (cell.exact || cell.text).replaceAll("−", "-");
  app.field.setAttribute("aria-invalid", Boolean(wrong));
  app.replaces = text !== undefined; // then arrows go to the next cell and not through the text
  app.field.value = text ?? app.before;
  app.field.setAttribute("aria-label", fill(app.model.words.edit_cell, app.selected));
  app.field.hidden = false;
  app.tip.hidden = true;
  placeField(app);
  app.showHint();
  app.field.focus({ preventScroll: true });
  if (!app.replaces) app.field.select();
}

/** Put the field over its cell; it may be wider than the cell. */
export function placeField({ field, inputSvg, root, selected, model, view, scale }) {
  if (field.hidden || !selected) return;
  const { size } = view.input;
  const [grid, outer] = [inputSvg.getBoundingClientRect(), root.getBoundingClientRect()];
  const shrunk = grid.width / wholeOf(size).width / scale; // it fits into narrower pages
  const [cellWidth, cellHeight] = [size.width * shrunk, size.height * shrunk];
  const [width, height] = [Math.max(NARROWEST, cellWidth + 4), Math.max(30, cellHeight + 4)];
  const corner = cornerIn(size, model.extent, selected);
  const middle = (grid.left - outer.left) / scale + corner.x * shrunk + 0.5 * cellWidth;
  const left = Math.max(2, Math.min(middle - width / 2, outer.width / scale - width - 4));
  const top = (grid.top - outer.top) / scale + corner.y * shrunk + 0.5 * cellHeight - height / 2;
  Object.assign(field.style, { width: `${width}px`, height: `${height}px`,
    fontSize: `${Math.max(16, view.input.size.font)}px`, transform: `translate(${left}px, ${top}px)` });
}

export function closeField(app) {
  if (app.field.hidden) return;
  const focused = app.root.getRootNode().activeElement === app.field;
  app.field.hidden = true;
  if (focused) app.stage.focus({ preventScroll: true });
  app.showHint();
}

/** Nothing typed, or the same again, is no edit; but an emptied cell gives a wrong text up. */
function commitField(app) {
  const text = app.field.value.trim();
  if (!app.field.hidden && !text) takeBackWrong(app);
  if (app.field.hidden || !text || text === app.before) return;
  app.before = text;
  type(app, text);
}

/** No key gets out: Streamlit would take R, and the stepper the arrows. Only Tab may, at the last cell. */
function onFieldKey(app, event) {
  event.stopPropagation();
  if (event.isComposing) return;
  const move = moveOf(app, event);
  if (event.key === "Escape") closeWithout(app);
  else if (move) goOn(app, event, move);
}

function moveOf(app, { key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return undefined;
  const back = shiftKey ? -1 : 1;
  const moves = { Enter: { down: back }, Tab: { across: back } };
  const arrows = { ArrowUp: { down: -1 }, ArrowDown: { down: 1 }, ArrowLeft: { right: -1 },
    ArrowRight: { right: 1 } };
  return moves[key] ?? (app.replaces ? arrows[key] : undefined);
}

function takeBackWrong(app) {
  if (app.selected && wrongAt(app, app.selected)) takeBack(app, app.selected);
}

/** Esc leaves the number of the cell as it is. */
function closeWithout(app) {
  takeBackWrong(app);
  app.field.value = app.before;
  closeField(app);
}

/** Keep what was typed and open the next cell; where there is none, typing ends. */
function goOn(app, event, move) {
  commitField(app);
  const next = neighbour(app, move);
  if (!next) closeField(app);
  if (next || event.key !== "Tab") event.preventDefault();
  if (!next) return;
  select(app, next);
  openField(app);
  app.replaces = true;
}

/** Tab goes on in the next row and the next slice; the others end at the edge. */
function neighbour({ selected, model }, { down = 0, right = 0, across = 0 }) {
  const { input } = model;
  const next = across ? placeAfter(input, selected, across)
    : { ...selected, row: selected.row + down, col: selected.col + right };
  return cellAt(model, next.row, next.col, next.slice).kind === "real" ? next : null;
}

/** The cell that is `by` further on in reading order. */
function placeAfter({ rows, cols }, { slice, row, col }, by) {
  const index = (slice * rows + row) * cols + col + by;
  const line = Math.floor(index / cols);
  return { slice: Math.floor(line / rows), row: line - Math.floor(line / rows) * rows, col: index - line * cols };
}

/** A block from a spreadsheet goes to as many cells; one number stays in the field. */
function onFieldPaste(app, event) {
  const text = event.clipboardData.getData("text/plain").trim();
  event.stopPropagation();
  if (!IS_BLOCK.test(text)) return;
  event.preventDefault();
  closeWithout(app);
  paste(app, text);
}
