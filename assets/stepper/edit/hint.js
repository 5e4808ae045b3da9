// The line beside the input's caption: how to change a number, or what is wrong with a text.

import { setText } from "../dom.js";
import { showNote } from "../grid/input.js";
import { fill } from "../../fill.js";
import { wrongToName } from "./wrong.js";

/** @import { Editing } from "./editing.js" */

const EMPTY_BRUSH = "0";

/** What to click or tap, and while typing which keys go on; a wrong text is told. @param {Editing} editing */
export function showHint(editing) {
  const { note, told, editable } = editing;
  const wrong = editable ? wrongToName(editing) : undefined;
  note.classList.toggle("wrong", Boolean(wrong));
  showNote(note, wrong?.says ?? (editable ? hintFor(editing) : ""));
  setText(told, wrong?.says ?? "");
}

/** @param {Editing} editing */
function hintFor({ field, brush, figure: { model: { words } } }) {
  const touch = matchMedia("(pointer: coarse)").matches;
  if (brush.on) {
    const number = brushText(brush).replaceAll("-", "−");
    return fill(touch ? words.edit_paint_touch : words.edit_paint, { number });
  }
  if (!field.input.hidden) return words.edit_keys;
  return touch ? words.edit_touch : words.edit_hint;
}

/** What the brush writes; Python reads it as it reads a typed number. @param {Editing["brush"]} brush */
export function brushText({ input }) {
  return input.value.trim() || EMPTY_BRUSH;
}
