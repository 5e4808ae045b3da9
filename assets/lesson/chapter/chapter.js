// A chapter: its head, its screens, its foot, and who knows of whom.

import { make } from "../elements.js";
import { closeFigures, drawInSight, makeFigures } from "../figures/figures.js";
import { connectLight } from "../light/light.js";
import { connectPresenting } from "../present/present.js";
import { openStore } from "../questions/progress.js";
import { mountSummary } from "../questions/summary.js";
import { makeContext } from "./context.js";
import { drawFoot, drawHead } from "./ends.js";
import { drawProgress } from "./progress.js";
import { connectLinks } from "./links.js";
import { connectReading, goTo, screenOfAddress } from "./reading.js";
import { drawScenes, drawScreen } from "./screen.js";

/** @import { Room } from "../main.js" */
/** @import { Chapter } from "../types.d.ts" */
/** @import { ChapterView } from "./types.d.ts" */

/** @param {Room} room @param {Chapter} chapter @returns {ChapterView} */
export function drawChapter(room, chapter) {
  const figures = makeFigures(chapter);
  /** @type {ChapterView} */
  const view = { room, chapter, figures, screens: [], ending: new AbortController(), at: 0, held: null, timer: 0,
    store: openStore(chapter.id), moved: [], presenter: { showing: false, start: () => {} } };
  const context = makeContext(view);
  room.root.dataset.hide = chapter.hide.join(" ");
  room.root.classList.toggle("figure-alone", chapter.hide.includes("about"));
  const asks = !chapter.hide.includes("questions");
  view.screens = chapter.screens.map((screen) => drawScreen(screen, figures, context, asks));
  const summary = mountSummary(chapter, context, questionsOf(view));
  view.moved.push(summary.refresh);
  room.place.replaceChildren(drawHead(view, context), drawProgress(view),
    make("div", "scenes", ...drawScenes(view.screens)), summary.element, drawFoot(view, context));
  connectReading(view);
  connectLinks(view);
  connectLight(view);
  connectPresenting(view);
  for (const tell of view.moved) tell();
  goToAddress(view);
  drawInSight(figures);
  return view;
}

/** @param {Pick<ChapterView, "screens">} view */
function questionsOf({ screens }) {
  return screens.flatMap(({ pieces }) => pieces.flatMap(({ question }) => question?.view ?? []));
}

/** To the screen that the address names, if it does. @param {ChapterView} view */
export function goToAddress(view) {
  const at = screenOfAddress(view);
  if (at > 0) goTo(view, at, { keep: true });
}

/** @param {ChapterView} view */
export function closeChapter({ ending, figures, screens, timer }) {
  ending.abort();
  clearTimeout(timer);
  for (const question of questionsOf({ screens })) question.close();
  closeFigures(figures);
}
