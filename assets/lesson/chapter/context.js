// What the chapter gives to its questions.

import { handleOf } from "../figures/handle.js";
import { goTo } from "./reading.js";

/** @import { Figures } from "../figures/types.d.ts" */
/** @import { QuestionBlock, QuestionContext } from "../types.d.ts" */
/** @import { ChapterView } from "./types.d.ts" */

/** @param {ChapterView} view @returns {QuestionContext} */
export function makeContext(view) {
  const { room, chapter } = view;
  return { chapter: chapter.id, words: chapter.words, store: view.store, figureOf: () => null,
    announce: (text) => { room.spoken.textContent = text; },
    changed: () => { for (const tell of view.moved) tell(); },
    goTo: (screen) => goTo(view, Math.max(0, chapter.screens.findIndex(({ id }) => id === screen))),
    open: room.open };
}

/**
 * The same for one question: how much of a figure it covers is its own.
 * @param {QuestionContext} context @param {Figures} figures @param {QuestionBlock} block @returns {QuestionContext}
 */
export function contextFor(context, figures, { name: asker, covers = "all" }) {
  return { ...context, figureOf: (name) => {
    const figure = figures.get(name);
    return figure ? handleOf(figure, asker, covers) : null;
  } };
}
