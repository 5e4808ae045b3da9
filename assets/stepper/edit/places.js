// Places in the input: what is under the pointer, and how a place is sent.

import { cellAt } from "../model/model.js";
import { inputPlaceUnder } from "../grid/cell.js";

/** The place of the input's cell under the pointer; null beside it and on its padding. */
export function placeUnderPointer({ model, inputSvg, view }, event) {
  const place = inputPlaceUnder(event, inputSvg, view.input.size, model.extent);
  return place && cellAt(model, place.row, place.col, place.slice).kind === "real" ? place : null;
}

export function isSamePlace(place, other) {
  return place.slice === other.slice && place.row === other.row && place.col === other.col;
}

/** A cell's place as Python gets it. */
export function placeOf({ slice, row, col }) {
  return { slice, row, col };
}
