// A chapter in front of a class: one step a screen, large, and nothing is given away before it is revealed.

import { fill } from "../../fill.js";
import { goTo, keepPlace } from "../chapter/reading.js";
import { make, makeButton } from "../elements.js";
import { fitSlide, scrollSlide } from "./fit.js";
import { asksToPresent, presentedKey } from "./keys.js";
import { slidesOf } from "./slides.js";

/** @import { AskedView, ChapterView } from "../chapter/types.d.ts" */
/** @import { Act } from "./keys.js" */
/** @import { Slide } from "./slides.js" */
/** @typedef {ReturnType<typeof makeStage>} Stage */

/** @param {ChapterView} view */
export function connectPresenting(view) {
  const { room: { root }, ending: { signal }, chapter } = view;
  if (chapter.hide.includes("present")) return;
  const stage = makeStage(view);
  view.presenter.start = () => startPresenting(stage);
  signal.addEventListener("abort", () => stopPresenting(stage, false));
  addEventListener("keydown", (event) => onSlideKey(stage, event), { capture: true, signal });
  addEventListener("pooling-present", (event) => { // the button in the page's heading: assets/present
    event.preventDefault();
    startPresenting(stage);
  }, { signal });
  root.addEventListener("keydown", keepFromPage, { signal });
}

/** R reruns and C clears the cache in Streamlit, at document level. @param {KeyboardEvent} event */
function keepFromPage(event) {
  if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation();
}

/** @param {ChapterView} view */
function makeStage(view) {
  const { chapter: { title, words: { lesson: words } } } = view;
  const count = make("span", "slide-count");
  const buttons = { back: makeButton("slide-back", "", () => showSlide(stage, stage.at - 1)),
    forward: makeButton("slide-forward", "", () => showSlide(stage, stage.at + 1)),
    leave: makeButton("slide-leave", "", () => stopPresenting(stage)) };
  for (const name of /** @type {const} */ (["back", "forward", "leave"])) {
    buttons[name].setAttribute("aria-label", words[name]);
    buttons[name].title = words[name];
  }
  const { back, forward, leave } = buttons;
  const bar = make("div", "slide-bar", make("h1", "slide-title", title), back, count, forward, leave);
  const stage = { view, bar, count, buttons, slides: slidesOf(view), at: 0, ending: new AbortController(),
    told: /** @type {Map<AskedView, string>} */ (new Map()) };
  return stage;
}

/** @param {Stage} stage @param {KeyboardEvent} event */
function onSlideKey(stage, event) {
  const { view } = stage;
  const { showing } = view.presenter;
  const begins = !showing && asksToPresent(event, view.room.root);
  const act = showing ? presentedKey(event) : begins && "present";
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  const { root } = view.room;
  if (root.classList.contains("blank") && act !== "leave") root.classList.remove("blank");
  else ACTS[act](stage);
}

/** @type {Record<Act, (stage: Stage) => void>} */
const ACTS = {
  next: (stage) => turn(stage, 1),
  before: (stage) => turn(stage, -1),
  first: (stage) => showSlide(stage, 0),
  last: (stage) => showSlide(stage, stage.slides.length - 1),
  blank: ({ view }) => view.room.root.classList.add("blank"),
  leave: (stage) => stopPresenting(stage),
  present: (stage) => startPresenting(stage),
};

/** What does not fit is shown before the next one. @param {Stage} stage @param {number} by */
function turn(stage, by) {
  if (!scrollSlide(stage.view.room.root, by)) showSlide(stage, stage.at + by);
}

/** Begin at the screen that is read. @param {Stage} stage */
function startPresenting(stage) {
  const { view, bar, slides } = stage;
  const { root } = view.room;
  if (view.presenter.showing) return;
  view.presenter.showing = true;
  stage.ending = new AbortController();
  const { signal } = stage.ending;
  root.classList.add("presenting");
  root.tabIndex = -1;
  root.append(bar);
  raiseSlide(root);
  showSlide(stage, slides.findIndex(({ screen }) => screen === view.at));
  root.focus({ preventScroll: true });
  fitAgain(view.room.place, root, signal);
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) raiseSlide(root);
    else stopPresenting(stage); // the browser ends the full screen on Esc by itself
  }, { signal });
  document.documentElement.requestFullscreen?.().catch(() => {}); // not allowed: the slide fills the window
}

/**
 * Once a figure is drawn, or the window is another.
 * @param {HTMLElement} place @param {HTMLElement} root @param {AbortSignal} signal
 */
function fitAgain(place, root, signal) {
  let frame = 0;
  const again = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => { if (!signal.aborted) fitSlide(root); });
  };
  const observer = new ResizeObserver(again);
  observer.observe(place);
  signal.addEventListener("abort", () => observer.disconnect());
  addEventListener("resize", again, { signal });
}

/** Into the browser's top layer, as its uppermost. @param {HTMLElement} root */
function raiseSlide(root) {
  if (!root.showPopover) return;
  root.popover = "manual";
  if (root.matches(":popover-open")) root.hidePopover();
  root.showPopover();
}

/** @param {Stage} stage @param {number} wanted */
function showSlide(stage, wanted) {
  const { view, slides, count, buttons } = stage;
  const { room, chapter: { words: { lesson: words } } } = view;
  const at = Math.max(0, Math.min(wanted, slides.length - 1));
  const slide = slides[at];
  stage.at = at;
  clearSlide(room.root);
  for (const each of slide.elements) each.classList.add("on-slide");
  slide.elements[0].closest(".scene")?.classList.add("on-slide");
  askAndTell(stage, slide);
  count.textContent = fill(words.step, { n: at + 1, total: slides.length });
  buttons.back.setAttribute("aria-disabled", String(at === 0));
  buttons.forward.setAttribute("aria-disabled", String(at === slides.length - 1));
  room.root.scrollTop = 0;
  fitSlide(room.root);
  room.spoken.textContent = `${count.textContent}: ${view.screens[slide.screen].title}`;
  view.at = slide.screen;
  keepPlace(view);
}

/**
 * Only what changes: a question that is asked anew begins with an empty form.
 * @param {Stage} stage @param {Slide} slide
 */
function askAndTell({ view, told }, { revealed, elements }) {
  const asked = askedIn(view);
  for (const each of asked) {
    const now = revealed.includes(each) ? "reveal" : "ask";
    if (told.get(each) !== now) each.view.present(now);
    told.set(each, now);
  }
  asked.find(({ view: { element } }) => elements.includes(element))?.view.take();
}

/** @param {HTMLElement} root */
function clearSlide(root) {
  for (const each of root.querySelectorAll(".on-slide")) each.classList.remove("on-slide");
}

/** @param {ChapterView} view @returns {AskedView[]} */
function askedIn({ screens }) {
  return screens.flatMap(({ pieces }) => pieces.flatMap(({ question }) => question ?? []));
}

/** Back to the line that was shown. @param {Stage} stage @param {boolean} [stays] whether the chapter stays */
function stopPresenting(stage, stays = true) {
  const { view, bar, slides, at, ending } = stage;
  const { root } = view.room;
  if (!view.presenter.showing) return;
  ending.abort();
  view.presenter.showing = false;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  clearSlide(root);
  bar.remove();
  root.classList.remove("presenting", "blank");
  root.removeAttribute("popover"); // which also takes it out of the top layer
  root.removeAttribute("tabindex");
  root.removeAttribute("style");
  for (const figures of root.querySelectorAll(".figures[style]")) figures.removeAttribute("style");
  stage.told.clear();
  if (!stays) return;
  for (const asked of askedIn(view)) asked.view.present(null);
  goTo(view, slides[at].screen, { focus: true });
}
