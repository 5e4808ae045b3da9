// A chapter, or the list of all of them. Python sends it whole; the browser shows it and answers what is asked.

import { find } from "../stepper/dom.js";
import { addressOf } from "./elements.js";
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
    open: (/** @type {string} */ chapter, at = "") => openChapter(room, chapter, at),
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
  const opened = room.text !== "";
  closeView(room);
  room.text = text;
  room.root.dataset.view = lesson.view;
  if (lesson.view === "chapter") room.chapter = drawChapter(room, lesson);
  else drawContents(room, lesson);
  if (opened) beginAtTop(room);
}

/** Where another one was read before: from its first line on, unless the address names a screen. @param {Room} room */
function beginAtTop({ place, chapter }) {
  const title = place.querySelector("h1");
  if (chapter && chapter.at > 0) return;
  for (const scroller of document.querySelectorAll("html, [data-testid=stMain]")) scroller.scrollTop = 0;
  if (title) title.tabIndex = -1;
  title?.focus({ preventScroll: true });
}

/** @param {Room} room */
function closeView(room) {
  if (room.chapter) closeChapter(room.chapter);
  room.chapter = null;
  room.place.replaceChildren();
}

/**
 * The address first: it is then an entry of its own, and what Python finds there. "" is the list of chapters.
 * @param {Room} room @param {string} chapter @param {string} at
 */
function openChapter(room, chapter, at) {
  history.pushState(history.state, "", new URL(addressOf(chapter, at), location.href));
  room.send("open", { chapter });
}
