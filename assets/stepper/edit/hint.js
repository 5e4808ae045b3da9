// How to change a number, or what is wrong with a text: the line beside the caption of the input.

import { showNote } from "../grid/input.js";
import { fill } from "../text/words.js";
import { brushText } from "./paint.js";
import { wrongToName } from "./wrong.js";

/** How to change a number: what to click or tap, and while typing which keys go on; or what is wrong with a text. */
export function showHint(app) {
  const note = app.root.querySelector(".edit-note");
  const wrong = app.editable ? wrongToName(app) : undefined;
  note.classList.toggle("wrong", Boolean(wrong));
  showNote(note, wrong?.says ?? (app.editable ? hintFor(app) : ""));
  app.told.textContent = wrong?.says ?? "";
}

function hintFor({ field, paint, model: { words } }) {
  const touch = matchMedia("(pointer: coarse)").matches;
  if (paint.on) return fill(touch ? words.edit_paint_touch : words.edit_paint, { number: brushText(paint).replaceAll("-", "−") });
  if (!field.hidden) return words.edit_keys;
  return touch ? words.edit_touch : words.edit_hint;
}
