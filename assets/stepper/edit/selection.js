// The selected cell, and what is done to it.

import { markSelected } from "../grid/input.js";
import { pause } from "../player/player.js";
import { post } from "./outbox.js";
import { placeOf } from "./places.js";

/** Select a cell; null selects none. */
export function select(app, place) {
  app.selected = place;
  app.wanted = null;
  if (place) pause(app.player);
  markSelected(app.view.input, place);
  app.showHint();
}

/** Send the text of the selected cell. */
export function type(app, text) {
  post(app.outbox, { do: "type", ...placeOf(app.selected), text });
  app.showWaiting();
}

/** Send a block of numbers; the selected cell is its first. */
export function paste(app, text) {
  post(app.outbox, { do: "paste", ...placeOf(app.selected), text });
}
