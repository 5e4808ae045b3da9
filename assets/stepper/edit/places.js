// Places in the input: what is under the pointer, how a place is sent, the number that stands there.

import { inputPlaceUnder } from "../grid/cell.js";
import { cellAt } from "../model/model.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Model, Place } from "../model/types.d.ts" */

/**
 * The place of the input's cell under the pointer; null beside it and on its padding.
 * @param {Figure} figure @param {MouseEvent} event
 */
export function placeUnderPointer({ model, inputSvg, view }, event) {
  const place = inputPlaceUnder(event, inputSvg, view.input.size, model.extent);
  return place && isReal(model, place) ? place : null;
}

/** @param {Model} model @param {Place} place */
export function isReal(model, { slice, row, col }) {
  return cellAt(model, row, col, slice).kind === "real";
}

/** @param {Place} place @param {Place} other */
export function isSamePlace(place, other) {
  return place.slice === other.slice && place.row === other.row && place.col === other.col;
}

/** A cell's place as Python gets it. @param {Place} place */
export function placeOf({ slice, row, col }) {
  return { slice, row, col };
}

/** The number of a cell as one types it. @param {Model} model @param {Place} place */
export function typedNumber(model, { slice, row, col }) {
  const cell = cellAt(model, row, col, slice);
  return (cell.exact || cell.text).replaceAll("−", "-");
}
