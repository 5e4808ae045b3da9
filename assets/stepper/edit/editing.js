// What editing knows: which cell is selected, what is on its way to Python, the field over a cell and the brush.

import { find } from "../dom.js";
import { makeOutbox } from "./outbox.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Place, WrongText } from "../payload.d.ts" */
/** @import { Tip } from "../point/tip.js" */
/** @typedef {ReturnType<typeof makeEditing>} Editing */
/** @typedef {{ pointer: number, text: string, cells: Map<string, Place>, last: Place | null }} Stroke */

/** @param {Figure} figure @param {Tip} tip */
export function makeEditing(figure, tip) {
  const { root } = figure;
  return { figure, tip, outbox: makeOutbox(), editable: false,
    wrong: /** @type {WrongText[]} */ ([]),
    selected: /** @type {Place | null} */ (null),
    wanted: /** @type {Place | null} */ (null), // to be selected once Python has answered
    note: find(root, ".edit-note", HTMLElement),
    told: find(root, ".told", HTMLElement),
    field: makeField(root),
    brush: makeBrush(root) };
}

/** `before` is the text the field opened with; `replaces` that typing began at once. @param {HTMLElement} root */
function makeField(root) {
  return { input: find(root, ".field", HTMLInputElement), before: "", replaces: false };
}

/** @param {HTMLElement} root */
function makeBrush(root) {
  return { on: false, stroke: /** @type {Stroke | null} */ (null),
    button: find(root, ".paint", HTMLButtonElement), input: find(root, ".brush", HTMLInputElement) };
}
