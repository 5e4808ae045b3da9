// A lens over the pictures of a page: it shows the same place of all of them enlarged, with the numbers; and a wipe.
// The pictures are drawn by Streamlit, outside this component, and may be drawn anew at any time.

import { numbersOf } from "./numbers.js";
import { placeAt, placeOf, spanOf } from "./places.js";
import { hideLens, showLens } from "./view.js";
import { wipe } from "./wipe.js";
import { inWords } from "./words.js";

/** @import { LensData, LensMount, LensPlace } from "./types.d.ts" */
/** @typedef {ReturnType<typeof makeLens>} Lens */

const PICTURES = ".st-key-panels figure.picture";
const INPUT = 0;
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @type {WeakMap<ShadowRoot, Lens>} */
const LENSES = new WeakMap();

/** @param {LensMount} mount */
export default function mountLens({ data, parentElement }) {
  const lens = LENSES.get(parentElement) ?? makeLens(parentElement, data);
  LENSES.set(parentElement, lens);
  lens.data = data;
  write(parentElement, ".wipe-label", data.words.wipe);
  hide(lens);
  wipe(figures(), lens.wiped);
  return () => {
    lens.ending.abort();
    lens.drawn.disconnect();
    LENSES.delete(parentElement);
  };
}

/** @param {ShadowRoot} root @param {LensData} data */
function makeLens(root, data) {
  const ending = new AbortController();
  const lens = { root, data, ending, wiped: 0, place: /** @type {LensPlace | null} */ (null),
    drawn: new MutationObserver(() => wipe(figures(), lens.wiped)) };
  const options = { signal: ending.signal };
  document.addEventListener("pointermove", (event) => onPoint(lens, event), options);
  document.addEventListener("pointerdown", (event) => onPoint(lens, event), options);
  document.addEventListener("keydown", (event) => onKey(lens, event), { ...options, capture: true });
  document.addEventListener("focusout", ({ target }) => { if (axesOf(target)) hide(lens); }, options);
  const range = root.querySelector("input");
  range?.addEventListener("input", () => {
    lens.wiped = Number(range.value);
    wipe(figures(), lens.wiped);
  }, options);
  const page = document.querySelector('[data-testid="stMain"]');
  if (page) lens.drawn.observe(page, { childList: true, subtree: true });
  return lens;
}

/** @returns {HTMLElement[]} */
function figures() {
  return [...document.querySelectorAll(PICTURES)].filter((each) => each instanceof HTMLElement);
}

/** The picture that an event is about, with its axes. @param {EventTarget | null} target */
function axesOf(target) {
  const axes = target instanceof Element ? target.closest(`${PICTURES} .picture-axes`) : null;
  return axes instanceof HTMLElement ? axes : null;
}

/** @param {Lens} lens @param {PointerEvent} event */
function onPoint(lens, { target, clientX, clientY, pointerType, type }) {
  const axes = axesOf(target);
  const picture = axes?.querySelector("img");
  if (!axes || !picture) {
    if (lens.place && (pointerType === "mouse" || type === "pointerdown")) hide(lens);
    return;
  }
  const { top, left, width, height } = picture.getBoundingClientRect();
  const point = { down: (clientY - top) / height, across: (clientX - left) / width };
  void show(lens, placeAt(lens.data, axes.parentElement === figures()[INPUT], point));
}

/** Arrow keys go from window to window. @param {Lens} lens @param {KeyboardEvent} event */
function onKey(lens, event) {
  const { key, target } = event;
  if (!axesOf(target)) return;
  if (key === "Escape") hide(lens);
  const move = MOVES[key];
  if (!move) return;
  event.preventDefault();
  const { rows, cols } = lens.data;
  const next = lens.place ? { i: lens.place.i + move[0], j: lens.place.j + move[1] }
    : { i: rows.count >> 1, j: cols.count >> 1 };
  void show(lens, placeOf(lens.data, next.i, next.j));
}

/** @param {Lens} lens @param {LensPlace} place */
async function show(lens, place) {
  lens.place = place;
  const all = figures();
  const numbers = await Promise.all(all.map(numbersOf));
  if (lens.place !== place) return; // the pointer is elsewhere by now
  all.forEach((figure, n) => {
    const axes = figure.querySelector(".picture-axes");
    if (axes instanceof HTMLElement) showLens(axes, numbers[n], ...spotOf(lens.data, place, n === INPUT));
  });
  write(lens.root, ".told", inWords(lens.data, place, numbers));
}

/**
 * What a picture shows of a place: of the photo the window and the pixel, of a result its cell.
 * @param {LensData} data @param {LensPlace} place @param {boolean} isInput
 * @returns {[import("./view.js").Spot, { rows: number, cols: number }]}
 */
function spotOf({ rows, cols }, { row, col, i, j }, isInput) {
  return isInput
    ? [{ rows: spanOf(rows, i), cols: spanOf(cols, j), centre: { row, col } }, { rows: rows.size, cols: cols.size }]
    : [{ rows: [i, i], cols: [j, j], centre: { row: i, col: j } }, { rows: rows.count, cols: cols.count }];
}

/** @param {Lens} lens */
function hide(lens) {
  lens.place = null;
  figures().forEach(hideLens);
  write(lens.root, ".told", lens.data.words.hint);
}

/** @param {ShadowRoot} root @param {string} selector @param {string} text */
function write(root, selector, text) {
  const element = root.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
