// Changing the input where it is seen: a cell is selected, then typed into, pasted to or taken back.

import { cellAt } from "./data.js";
import { placeUnder } from "./grid.js";
import { markSelected } from "./input.js";
import { closeField, openField } from "./field.js";
import { post } from "./outbox.js";
import { pause } from "./player.js";

const BEGINS_A_NUMBER = /^[0-9.,+−-]$/;

/** `app` offers editable, selected, outbox, model, player, view.input and the elements. */
export function connectEditing(app) {
  app.inputSvg.onclick = (event) => app.editable && pickCell(app, event);
  app.root.onpaste = (event) => pasteAtSelected(app, event);
}

/** The first click selects a cell and the second one opens it; on touch the first also shows its readers. */
function pickCell(app, event) {
  const { extent } = app.model;
  const under = placeUnder(event, app.inputSvg, app.view.input.size);
  const place = under && { row: under.row + extent.top, col: under.col + extent.left };
  if (!place || cellAt(app.model, place.row, place.col).kind !== "real") return select(app, null);
  const again = app.selected?.row === place.row && app.selected?.col === place.col;
  select(app, place);
  return again ? openField(app) : undefined;
}

/** Select a cell; null selects none. */
export function select(app, place) {
  app.selected = place;
  if (place) pause(app.player);
  markSelected(app.view.input, place);
}

/** A new input may be smaller than the one a cell was selected in. */
export function keepSelection(app) {
  const { input } = app.model;
  const { selected } = app;
  const stays = app.editable && selected && selected.row < input.rows && selected.col < input.cols;
  if (selected && !stays) closeField(app);
  select(app, stays ? selected : null);
}

/** Keys on the grids, while nothing is being typed. Returns whether the key was an edit. */
export function editKey(app, event) {
  if (!app.editable) return false;
  const edit = event.ctrlKey || event.metaKey ? historyKey(event) : cellKey(app, event);
  if (edit) edit(app);
  return Boolean(edit);
}

function historyKey({ key, shiftKey }) {
  const wanted = key.toLowerCase();
  if (wanted === "y" || (wanted === "z" && shiftKey)) return (app) => post(app.outbox, { do: "redo" });
  return wanted === "z" ? (app) => post(app.outbox, { do: "undo" }) : undefined;
}

function cellKey(app, { key, altKey, target }) {
  if (altKey || target !== app.stage) return undefined;
  if (key === "F2" || key === "Enter") return openSelectedOrFirst;
  if (!app.selected) return undefined;
  if (key === "Escape") return () => select(app, null);
  if (key === "Delete" || key === "Backspace") return () => type(app, "0");
  return BEGINS_A_NUMBER.test(key) ? () => openField(app, key) : undefined;
}

/** Without a selected cell, begin with the first one that the window reads. */
function openSelectedOrFirst(app) {
  const first = () => app.shownWindow().cells.find((cell) => cell.kind === "real");
  if (!app.selected) select(app, first());
  openField(app);
}

/** Send the text of the selected cell. */
export function type(app, text) {
  post(app.outbox, { do: "type", ...placeOf(app), text });
  app.showWaiting();
}

function pasteAtSelected(app, event) {
  if (!app.editable || !app.selected || event.target === app.field) return;
  event.preventDefault();
  paste(app, event.clipboardData.getData("text/plain"));
}

/** Send a block of numbers; the selected cell is its first. */
export function paste(app, text) {
  post(app.outbox, { do: "paste", ...placeOf(app), text });
}

function placeOf({ selected }) {
  return { row: selected.row, col: selected.col };
}
