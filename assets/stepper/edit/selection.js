// The selected cell, and what is done to it.

import { markSelected } from "../grid/input.js";
import { pause } from "../player/player.js";
import { showHint } from "./hint.js";
import { post } from "./outbox.js";
import { placeOf } from "./places.js";
import { showWaiting } from "./waiting.js";

/** @import { Place } from "../payload.d.ts" */
/** @import { Editing } from "./editing.js" */

/** Select a cell; null selects none. @param {Editing} editing @param {Place | null} place */
export function select(editing, place) {
  editing.selected = place;
  editing.wanted = null;
  if (place) pause(editing.figure.player);
  markSelected(editing.figure.view.input, place);
  showHint(editing);
}

/** Send the text of a cell. @param {Editing} editing @param {Place} place @param {string} text */
export function type(editing, place, text) {
  post(editing.outbox, { do: "type", ...placeOf(place), text });
  showWaiting(editing);
}

/** Send a block of numbers; the selected cell is its first. @param {Editing} editing @param {string} text */
export function paste(editing, text) {
  if (editing.selected) post(editing.outbox, { do: "paste", ...placeOf(editing.selected), text });
}

/** Take a wrong text back: its cell shows its number again. @param {Editing} editing @param {Place} place */
export function takeBack(editing, place) {
  post(editing.outbox, { do: "restore", ...placeOf(place) });
  showWaiting(editing);
  showHint(editing);
}
