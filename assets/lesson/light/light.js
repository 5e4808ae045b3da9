// Words light up what they name in a figure, and what is pointed at in a figure lights up its words.

import { targetOf } from "../../stepper/dom.js";

/** @import { ChapterView } from "../chapter/types.d.ts" */
/** @import { FigureView } from "../figures/types.d.ts" */
/** @typedef {HTMLElement | null} Words */
/** @typedef {{ view: ChapterView, pointed: Words, kept: Words, lit: Words }} Light */

const WORDS = "[data-show]";

/** @param {ChapterView} view */
export function connectLight(view) {
  const { room: { place }, figures, ending: { signal } } = view;
  /** @type {Light} */
  const light = { view, pointed: null, kept: null, lit: null };
  makeWords(place);
  const point = (/** @type {HTMLElement | null} */ words) => shine(light, { pointed: words });
  place.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") point(wordsAt(event));
  }, { signal });
  place.addEventListener("pointerleave", () => point(null), { signal });
  place.addEventListener("focusin", (event) => point(wordsAt(event)), { signal });
  place.addEventListener("focusout", () => point(null), { signal });
  place.addEventListener("click", (event) => keepWords(light, event), { signal });
  place.addEventListener("keydown", (event) => onWordsKey(light, event), { signal });
  for (const [name, figure] of figures) figure.onPoint = (targets) => markWords(place, name, targets);
}

/** What wraps as words do: a button would not. @param {ParentNode} place */
function makeWords(place) {
  for (const button of place.querySelectorAll(`button${WORDS}`)) {
    const words = document.createElement("span");
    for (const { name, value } of button.attributes) if (name !== "type") words.setAttribute(name, value);
    words.setAttribute("role", "button");
    words.tabIndex = 0;
    words.append(...button.childNodes);
    button.replaceWith(words);
  }
}

/** @param {Event} event */
function wordsAt(event) {
  return /** @type {HTMLElement | null} */ (targetOf(event).closest(WORDS));
}

/** A tap keeps the light on until the next one, or Escape. @param {Light} light @param {MouseEvent} event */
function keepWords(light, event) {
  const words = wordsAt(event);
  if (!words) return;
  const off = light.kept === words;
  shine(light, { kept: off ? null : words, pointed: null });
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  if (!off) figureOf(light, words)?.element.scrollIntoView({ block: "nearest", behavior });
}

/** @param {Light} light @param {KeyboardEvent} event */
function onWordsKey(light, event) {
  const words = wordsAt(event);
  if (event.key === "Escape" && light.lit) {
    event.stopPropagation();
    shine(light, { pointed: null, kept: null });
  } else if (words && words.tagName !== "BUTTON" && ["Enter", " "].includes(event.key)) {
    event.preventDefault();
    words.click();
  }
}

/** @param {Light} light @param {Partial<Light>} state */
function shine(light, state) {
  Object.assign(light, state);
  const words = light.pointed ?? light.kept;
  if (words === light.lit) return;
  setLit(light, light.lit, null);
  light.lit = words;
  setLit(light, words, words?.dataset.show ?? null);
}

/** @param {Light} light @param {HTMLElement | null} words @param {string | null} target */
function setLit(light, words, target) {
  words?.classList.toggle("lit", target !== null);
  words?.setAttribute("aria-pressed", String(target !== null && light.kept === words));
  const figure = words && figureOf(light, words);
  if (!figure) return;
  figure.lit = target;
  figure.update();
}

/** @param {Light} light @param {HTMLElement} words @returns {FigureView | undefined} */
function figureOf({ view }, words) {
  return view.figures.get(words.dataset.figure ?? "");
}

/** @param {ParentNode} place @param {string} name @param {string[]} targets */
function markWords(place, name, targets) {
  for (const words of place.querySelectorAll(WORDS)) {
    const { show = "", figure } = /** @type {HTMLElement} */ (words).dataset;
    if (figure === name) words.classList.toggle("named", targets.includes(show));
  }
}
