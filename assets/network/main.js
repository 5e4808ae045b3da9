// Filter, Detect, Condense: four pictures that belong together. Pointing at a place shows it in all of them, with the
// numbers and the arithmetic; Python sent them.

import { connectDrawing, isDrawing, showDrawing } from "./drawing.js";
import { connectKernel, showKernel } from "./kernel.js";
import { connectKeys } from "./keys.js";
import { followStep, readStep, writeStepSoon } from "./link.js";
import { makeModel, sourceOf } from "./model.js";
import { showPatches } from "./patches.js";
import { cellUnder, makePart, mark, showPicture } from "./pictures.js";
import { nearestResult, numberOf, placeAt, resultAt } from "./places.js";
import { ALL, pause, stepBy, togglePlay } from "./player.js";
import { fill } from "../fill.js";
import { tell } from "./told.js";

/** @import { Cell, ChainData, ChainMount, Model, Place } from "./types.d.ts" */
/** @import { Part } from "./pictures.js" */
/**
 * @typedef {object} Chain
 * @property {ShadowRoot} root
 * @property {HTMLElement} stage
 * @property {Part[]} parts
 * @property {Model} model
 * @property {Place} place what is shown
 * @property {Place} pinned what is shown while nothing is pointed at
 * @property {boolean} playing
 * @property {number} timer
 * @property {number} writing
 * @property {number} drawing
 * @property {number} moved when a key went to another result
 * @property {number} edits how many were sent, those of this session before included
 * @property {number} edited when the last one was
 * @property {AbortController} ending
 * @property {(name: string, value: unknown) => void} send
 * @property {(result: Cell) => void} pin
 * @property {(stage: number) => void} showStage
 * @property {() => void} showPlaying
 */

/** @type {WeakMap<ShadowRoot, Chain>} */
const CHAINS = new WeakMap();

/** @param {ChainMount} mount */
export default function mountChain({ data: [data], parentElement, setTriggerValue }) {
  const known = CHAINS.get(parentElement);
  const chain = known ?? makeChain(parentElement, data);
  CHAINS.set(parentElement, chain);
  chain.send = setTriggerValue;
  chain.model = makeModel(data);
  chain.stage.setAttribute("aria-label", data.words.label);
  chain.stage.classList.toggle("embedded", Boolean(data.embedded));
  const n = known ? numberOf(known.model.data, known.pinned.result) : readStep(data);
  const kept = known && nearestResult(data, known.pinned.result);
  const result = kept ?? (n === null ? { row: data.start[0], col: data.start[1] } : resultAt(data, n));
  chain.pinned = placeOf(chain, result);
  chain.parts.forEach((part, at) => showPicture(part, data.pictures[at], () => showPatchesSoon(chain)));
  showKernel(chain);
  showDrawing(chain);
  show(chain, chain.pinned);
  chain.showPlaying();
  if (known) followStep(chain);
  return () => {
    clearTimeout(chain.timer);
    clearTimeout(chain.writing);
    chain.ending.abort();
    chain.playing = false;
    CHAINS.delete(parentElement);
  };
}

/** Once for all pictures that have just come. @param {Chain} chain */
function showPatchesSoon(chain) {
  cancelAnimationFrame(chain.drawing);
  chain.drawing = requestAnimationFrame(() => showPatches(chain.parts, chain.model, chain.place));
}

/** @param {ShadowRoot} root @param {ChainData} data @returns {Chain} */
function makeChain(root, data) {
  const stage = /** @type {HTMLElement} */ (root.querySelector(".chain"));
  const parts = [...root.querySelectorAll(".part")].map((part) => makePart(/** @type {HTMLElement} */ (part)));
  const first = { result: { row: 0, col: 0 }, source: { row: 0, col: 0 } };
  /** @type {Chain} */
  const chain = { root, stage, parts, model: makeModel(data), place: first, pinned: first, playing: false, timer: 0,
    writing: 0, drawing: 0, moved: 0, edits: 0, edited: 0,
    ending: new AbortController(), send: () => {}, pin: (result) => pin(chain, placeOf(chain, result)),
    showStage: (at) => { stage.dataset.stage = String(at); }, showPlaying: () => showPlaying(chain) };
  chain.showStage(ALL);
  parts.forEach((part, n) => connectPart(chain, part, n));
  button(chain, "previous").onclick = () => step(chain, -1);
  button(chain, "next").onclick = () => step(chain, 1);
  button(chain, "play").onclick = () => togglePlay(chain);
  button(chain, "enlarge").onclick = () => toggleEnlarged(chain);
  connectKeys(chain);
  connectKernel(chain);
  connectDrawing(chain);
  new ResizeObserver(() => showPatchesSoon(chain)).observe(parts[0].root);
  return chain;
}

/** @param {Chain} chain @param {string} name */
function button({ root }, name) {
  return /** @type {HTMLButtonElement} */ (root.querySelector(`.${name}`));
}

/** @param {Chain} chain @param {number} by */
function step(chain, by) {
  if (chain.playing) pause(chain);
  stepBy(chain, by);
}

/** @param {Chain} chain @param {Cell} result @returns {Place} */
function placeOf({ model }, result) {
  return { result, source: sourceOf(model, result) };
}

/** @param {Chain} chain @param {Part} part @param {number} n */
function connectPart(chain, part, n) {
  const pointed = (/** @type {PointerEvent} */ event) => {
    const { data } = chain.model;
    return placeAt(data, n, cellUnder(part, data.pictures[n], event), (result) => sourceOf(chain.model, result));
  };
  part.frame.onpointermove = (event) => {
    if (!chain.playing && !(n === 0 && isDrawing(chain))) show(chain, pointed(event));
  };
  part.frame.onpointerleave = () => {
    if (!chain.playing) show(chain, chain.pinned);
  };
  part.frame.onclick = (event) => {
    if (n === 0 && isDrawing(chain)) return;
    pause(chain);
    pin(chain, pointed(/** @type {PointerEvent} */ (event)));
  };
}

/** @param {Chain} chain @param {Place} place */
function pin(chain, place) {
  clearTimeout(chain.timer);
  chain.pinned = place;
  chain.showStage(ALL);
  show(chain, place);
  writeStepSoon(chain);
}

/** @param {Chain} chain @param {Place} place */
function show(chain, place) {
  const { model, parts, root } = chain;
  chain.place = place;
  mark(parts, model.data, place);
  showPatches(parts, model, place);
  const { says, told } = tell(model, place);
  parts.forEach((part, n) => { part.says.textContent = says[n]; });
  const { words, pool } = model.data;
  const n = numberOf(model.data, place.result) + 1;
  write(root, ".told", told);
  write(root, ".count", fill(words.count, { n, total: pool.rows.count * pool.cols.count }));
}

/** The patches alone, large enough for the numbers of a large window. @param {Chain} chain */
function toggleEnlarged(chain) {
  const isEnlarged = chain.stage.classList.toggle("enlarged");
  button(chain, "enlarge").setAttribute("aria-pressed", String(isEnlarged));
  show(chain, chain.place);
}

/** @param {Chain} chain */
function showPlaying(chain) {
  const { words } = chain.model.data;
  for (const name of ["previous", "next", "enlarge"]) {
    button(chain, name).setAttribute("aria-label", words[name]);
    button(chain, name).title = words[name];
  }
  const play = button(chain, "play");
  play.title = chain.playing ? words.pause : words.play;
  play.setAttribute("aria-label", play.title);
  play.classList.toggle("playing", chain.playing);
  play.querySelector("path")?.setAttribute("d", chain.playing ? "M7 5h3v14H7zM14 5h3v14h-3z" : "M8 5l11 7-11 7z");
}

/** @param {ShadowRoot} root @param {string} selector @param {string} text */
function write(root, selector, text) {
  const element = root.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
