// A chapter, or the list of all of them. Python sends it whole; the browser shows it and answers what is asked.

import { find } from "../stepper/dom.js";
import { closeChapter, drawChapter, goToAddress } from "./chapter/chapter.js";
import { drawContents } from "./contents/contents.js";
import { renewFigures } from "./figures/figures.js";

/** @import { Lesson, LessonMount } from "./types.d.ts" */
/** @import { ChapterView } from "./chapter/types.d.ts" */
/** @typedef {ReturnType<typeof makeRoom>} Room */

/** @type {WeakMap<ShadowRoot, Room>} */
const ROOMS = new WeakMap();

/** @param {LessonMount} mount */
export default function mountLesson({ data: [lesson], parentElement, setTriggerValue }) {
  const room = ROOMS.get(parentElement) ?? makeRoom(parentElement);
  ROOMS.set(parentElement, room);
  room.send = setTriggerValue;
  takeLesson(room, lesson);
  return () => {
    closeView(room);
    room.ending.abort();
    ROOMS.delete(parentElement);
  };
}

/** @param {ShadowRoot} host */
function makeRoom(host) {
  const root = find(host, ".lesson", HTMLElement);
  const ending = new AbortController();
  const room = { root, place: find(root, ".view", HTMLElement), spoken: find(root, ".spoken", HTMLElement), ending,
    text: "", // what is shown
    send: /** @type {LessonMount["setTriggerValue"]} */ (() => {}),
    open: (/** @type {string} */ chapter) => openChapter(room, chapter),
    chapter: /** @type {ChapterView | null} */ (null) };
  addEventListener("popstate", () => { if (room.chapter) goToAddress(room.chapter); }, { signal: ending.signal });
  return room;
}

/** The same again is another theme, or a rerun of the page. @param {Room} room @param {Lesson} lesson */
function takeLesson(room, lesson) {
  const text = JSON.stringify(lesson);
  if (text === room.text) {
    if (room.chapter) renewFigures(room.chapter.figures);
    return;
  }
  closeView(room);
  room.text = text;
  room.root.dataset.view = lesson.view;
  if (lesson.view === "chapter") room.chapter = drawChapter(room, lesson);
  else drawContents(room, lesson);
}

/** @param {Room} room */
function closeView(room) {
  if (room.chapter) closeChapter(room.chapter);
  room.chapter = null;
  room.place.replaceChildren();
}

/**
 * The address first: it is then an entry of its own, and what Python finds there. "" is the list of chapters.
 * @param {Room} room @param {string} chapter
 */
function openChapter(room, chapter) {
  const url = new URL(location.href);
  url.searchParams.delete("at");
  if (chapter) url.searchParams.set("chapter", chapter);
  else url.searchParams.delete("chapter");
  history.pushState(history.state, "", url);
  room.send("open", { chapter });
}
