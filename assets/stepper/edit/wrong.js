// Text that is no number: it stays in its cell, marked, until it is corrected or taken back.

import { cellRect, cellText } from "../grid/cell.js";
import { post } from "./outbox.js";
import { isSamePlace } from "./places.js";
import { svgElement } from "../grid/svg.js";
import { cornerIn } from "../grid/window.js";

/** The text that is wrong at a place, as Python sent it, unless it is being taken back. */
export function wrongAt({ wrong, outbox }, place) {
  const taken = outbox.waiting.some((edit) => edit.do === "restore" && isSamePlace(edit, place));
  return taken ? undefined : wrong.find((each) => isSamePlace(each, place));
}

/** The wrong text to speak of: that of the selected cell, or else the newest. */
export function wrongToName(app) {
  return (app.selected && wrongAt(app, app.selected)) ?? standing(app).at(-1);
}

function standing(app) {
  return app.wrong.filter((each) => wrongAt(app, each));
}

/** Take a wrong text back: its cell shows its number again. */
export function takeBack(app, { slice, row, col }) {
  post(app.outbox, { do: "restore", slice, row, col });
  app.showWaiting();
  app.showHint();
}

/** What was typed last and found wrong: undo takes it back, because no number has changed since. */
export function justWrong(app) {
  return standing(app).find((each) => each.n === app.outbox.last);
}

/** The wrong texts as marked cells. */
export function wrongNodes(app) {
  return standing(app).map((each) => markedCell(app.view.input, app.model, each));
}

/** A dashed frame, the text and an exclamation mark: not a colour alone. */
function markedCell({ size }, { extent }, place) {
  const { x, y } = cornerIn(size, extent, place);
  const group = svgElement("g", { class: "wrong-cell" });
  group.append(cellRect("wrong-frame", x, y, size, 3, 3));
  if (size.numbers) group.append(cellText("wrong-text", x, y, size, place.text));
  group.append(svgElement("text", { class: "wrong-mark", x: x + size.width - 7, y: y + 9 }, "!"));
  return group;
}
