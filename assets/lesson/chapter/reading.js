// Which screen is read: in the address, so that a link opens there, and kept by this browser.

import { setInLink } from "../../stepper/player/link.js";

/** @import { ChapterView, ScreenView } from "./types.d.ts" */

const READ_ABOVE = 0.3; // of the window's height: a heading above this line is read
const MOVED = 40; // pixels: the screen that one has gone to is read until the page is scrolled as far
const WRITE_AFTER_REST = 250; // milliseconds
const SETTLES = 1500; // milliseconds in which a page that has just come may still move
const TAKES_OVER = ["wheel", "touchmove", "pointerdown", "keydown"];

/** @param {ChapterView} view */
export function connectReading(view) {
  const { signal } = view.ending;
  let frame = 0;
  const look = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => readAt(view));
  };
  document.addEventListener("scroll", look, { capture: true, passive: true, signal });
  addEventListener("resize", look, { signal });
}

/** @param {ChapterView} view */
function readAt(view) {
  if (view.presenter.showing || isHeld(view)) return;
  const at = screenInView(view);
  if (at === view.at) return;
  showAt(view, at);
  keepPlace(view);
}

/** In the address, where the first screen needs no parameter, and in the browser. @param {ChapterView} view */
export function keepPlace(view) {
  clearTimeout(view.timer);
  view.timer = setTimeout(() => {
    const { id } = view.screens[view.at];
    if (!view.chapter.standalone) setInLink({ at: view.at ? id : "" }); // a file's address stays as it is
    view.store.writeAt(id);
  }, WRITE_AFTER_REST);
}

/** @param {ChapterView} view @param {number} at */
export function showAt(view, at) {
  if (at !== view.at) takeFigures(view.screens[at]);
  view.at = at;
  for (const tell of view.moved) tell();
}

/** The first question that waits has the figure; without one, the last. @param {ScreenView} screen */
function takeFigures({ pieces }) {
  const asked = pieces.flatMap(({ question }) => question?.view ?? []);
  const next = asked.find((view) => !view.isAnswered()) ?? asked.at(-1);
  next?.take();
}

/** Screens may be so short that the next one is in view as well. @param {ChapterView} view */
function isHeld(view) {
  const { held, screens, at } = view;
  if (held !== null && Math.abs(screens[at].heading.getBoundingClientRect().top - held) > MOVED) view.held = null;
  return view.held !== null;
}

/** @param {ChapterView} view */
function screenInView({ screens }) {
  const line = innerHeight * READ_ABOVE;
  return Math.max(0, screens.findLastIndex(({ heading }) => heading.getBoundingClientRect().top < line));
}

/** @param {ChapterView} view */
export function screenOfAddress({ screens }) {
  const at = new URL(location.href).searchParams.get("at");
  return screens.findIndex(({ id }) => id === at);
}

/**
 * Scroll to a screen; `keep` it in place while the page around it settles.
 * @param {ChapterView} view @param {number} at
 */
export function goTo(view, at, { keep = false, focus = false } = {}) {
  const { heading } = view.screens[at];
  const scroll = () => {
    heading.scrollIntoView({ block: "start", behavior: "instant" });
    view.held = heading.getBoundingClientRect().top;
  };
  scroll();
  showAt(view, at);
  keepPlace(view);
  if (focus) heading.focus({ preventScroll: true });
  if (keep) keepInPlace(view, scroll);
}

/** @param {ChapterView} view @param {() => void} scroll */
function keepInPlace({ room, ending }, scroll) {
  const observer = new ResizeObserver(scroll);
  const stop = () => observer.disconnect();
  observer.observe(room.root);
  setTimeout(stop, SETTLES);
  ending.signal.addEventListener("abort", stop);
  for (const kind of TAKES_OVER) addEventListener(kind, stop, { capture: true, once: true, signal: ending.signal });
}
