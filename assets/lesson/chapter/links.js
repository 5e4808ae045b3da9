// Links in the text to other chapters, and to other screens of this one: the page follows them by itself.

import { targetOf } from "../../stepper/dom.js";
import { isPlainClick } from "../elements.js";
import { goTo } from "./reading.js";

/** @import { ChapterView } from "./types.d.ts" */

/** @param {ChapterView} view */
export function connectLinks(view) {
  view.room.place.addEventListener("click", (event) => followLink(view, event), { signal: view.ending.signal });
}

/** @param {ChapterView} view @param {MouseEvent} event */
function followLink(view, event) {
  const link = /** @type {HTMLElement | null} */ (targetOf(event).closest("a[data-chapter]"));
  if (!link || !isPlainClick(event)) return;
  event.preventDefault();
  const { chapter = "", screen = "" } = link.dataset;
  if (chapter !== view.chapter.id) view.room.open(chapter, screen);
  else goTo(view, Math.max(0, view.screens.findIndex(({ id }) => id === screen)), { focus: true });
}
