// Text that is no number: it stays in its cell, marked, until it is corrected or taken back.

import { cellRect, cellText } from "../grid/cell.js";
import { svgElement } from "../grid/svg.js";
import { cornerIn } from "../grid/window.js";
import { isSamePlace } from "./places.js";

/** @import { InputView } from "../grid/types.d.ts" */
/** @import { Place, WrongText } from "../payload.d.ts" */
/** @import { Editing } from "./editing.js" */

/**
 * The text that is wrong at a place, as Python sent it, unless it is being taken back.
 * @param {Editing} editing @param {Place} place
 */
export function wrongAt({ wrong, outbox }, place) {
  const taken = outbox.waiting.some((edit) => edit.do === "restore" && isSamePlace(edit, place));
  return taken ? undefined : wrong.find((each) => isSamePlace(each, place));
}

/** The wrong text to speak of: that of the selected cell, or else the newest. @param {Editing} editing */
export function wrongToName(editing) {
  return (editing.selected && wrongAt(editing, editing.selected)) ?? standing(editing).at(-1);
}

/** @param {Editing} editing */
function standing(editing) {
  return editing.wrong.filter((each) => wrongAt(editing, each));
}

/**
 * What was typed last and found wrong: undo takes it back, because no number has changed since.
 * @param {Editing} editing
 */
export function justWrong(editing) {
  return standing(editing).find((each) => each.n === editing.outbox.last);
}

/** The wrong texts as marked cells. @param {Editing} editing */
export function wrongNodes(editing) {
  return standing(editing).map((each) => markedCell(editing.figure.view.input, each));
}

/**
 * A dashed frame, the text and an exclamation mark: not a colour alone.
 * @param {InputView} view @param {WrongText} place
 */
function markedCell({ size, model }, place) {
  const { x, y } = cornerIn(size, model.extent, place);
  const group = svgElement("g", { class: "wrong-cell" });
  group.append(cellRect("wrong-frame", x, y, size, 3, 3));
  if (size.numbers) group.append(cellText("wrong-text", x, y, size, place.text));
  group.append(svgElement("text", { class: "wrong-mark", x: x + size.width - 7, y: y + 9 }, "!"));
  return group;
}
