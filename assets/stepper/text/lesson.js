// The caption of the figure: what an example shows, and a button for the change that it advises.

import { find } from "../dom.js";

/** @import { Lesson } from "../payload.d.ts" */
/** @typedef {ReturnType<typeof makeLesson>} LessonView */

/**
 * `ask` is set by the component, which can send the text of the pressed button to Python.
 * @param {HTMLElement} root @param {HTMLElement} stage
 */
export function makeLesson(root, stage) {
  const box = find(root, ".lesson", HTMLElement);
  const view = { box, text: find(box, ".lesson-text", HTMLElement), button: find(box, "button", HTMLButtonElement),
    shown: "", ask: /** @type {(pressed: string) => void} */ (() => {}) };
  view.button.onclick = () => {
    stage.focus({ preventScroll: true }); // the button may go, and with it the keys
    view.ask(view.button.textContent ?? "");
  };
  return view;
}

/**
 * Show another caption, or none. Returns whether anything is new.
 * @param {LessonView} view @param {Lesson | null} lesson
 */
export function takeLesson(view, lesson) {
  const { box, text, button } = view;
  const shown = JSON.stringify(lesson);
  if (shown === view.shown) return false;
  view.shown = shown;
  box.hidden = !lesson;
  text.textContent = lesson?.text ?? "";
  button.textContent = lesson?.button ?? "";
  button.hidden = !lesson?.button;
  return true;
}
