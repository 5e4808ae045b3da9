// Changing the input where it is seen: a cell is selected, then typed into, pasted to or taken back.

import { edgeKey } from "./edges.js";
import { closeField, openField } from "./field.js";
import { post } from "./outbox.js";
import { switchPainting, typeBrush } from "./paint.js";
import { isSamePlace, placeUnderPointer } from "./places.js";
import { paste, select, type } from "./selection.js";
import { justWrong, takeBack, wrongAt } from "./wrong.js";

const BEGINS_A_NUMBER = /^[0-9.,+−-]$/;

/** `app` offers editable, selected, paint, outbox, model, player, view.input and the elements. */
export function connectEditing(app) {
  app.inputSvg.onclick = (event) => app.editable && pickCell(app, event);
  app.root.onpaste = (event) => pasteAtSelected(app, event);
}

/** The first click selects a cell and the second one opens it; on touch the first also shows its readers. */
function pickCell(app, event) {
  const place = placeUnderPointer(app, event);
  const again = place && app.selected && isSamePlace(place, app.selected);
  select(app, place);
  if (again) openField(app);
}

/** A new input may be smaller than the one a cell was selected in; after a new row, its cell is selected. */
export function keepSelection(app) {
  const { wanted, selected, outbox } = app;
  const waits = outbox.waiting.length > 0;
  const place = [waits ? null : wanted, selected].find((each) => each && isIn(app, each)) ?? null;
  if (selected && !place) closeField(app);
  select(app, place);
  if (waits) app.wanted = wanted;
  if (!app.editable) switchPainting(app, false);
}

function isIn({ editable, model: { input } }, { slice, row, col }) {
  return editable && slice < input.slices && row < input.rows && col < input.cols;
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
  return wanted === "z" ? undo : undefined;
}

function undo(app) {
  const wrong = justWrong(app);
  if (wrong) takeBack(app, wrong);
  else post(app.outbox, { do: "undo" });
}

function cellKey(app, event) {
  const { key, altKey, target } = event;
  if (altKey || target !== app.stage) return undefined;
  return edgeKey(event) ?? paintKey(app, event) ?? selectedKey(app, event);
}

function paintKey(app, { key }) {
  if (key.toLowerCase() === "p") return () => switchPainting(app, !app.paint.on);
  return app.paint.on && BEGINS_A_NUMBER.test(key) ? () => typeBrush(app, key) : undefined;
}

function selectedKey(app, { key }) {
  if (key === "F2" || key === "Enter") return openSelectedOrFirst;
  if (!app.selected) return undefined;
  if (key === "Escape") return () => (wrongAt(app, app.selected) ? takeBack(app, app.selected) : select(app, null));
  if (key === "Delete" || key === "Backspace") return () => type(app, "0");
  return BEGINS_A_NUMBER.test(key) ? () => openField(app, key) : undefined;
}

/** Without a selected cell, begin with the first one that the window reads. */
function openSelectedOrFirst(app) {
  const first = () => app.shownWindow().cells.find((cell) => cell.kind === "real");
  if (!app.selected) select(app, app.model.total ? first() : { slice: 0, row: 0, col: 0 });
  openField(app);
}

function pasteAtSelected(app, event) {
  if (!app.editable || !app.selected || event.target.type === "text") return;
  event.preventDefault();
  paste(app, event.clipboardData.getData("text/plain"));
}
