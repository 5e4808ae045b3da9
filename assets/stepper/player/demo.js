// The toy of the home page: it plays by itself until somebody takes over, and then obeys. Home may ask for the result
// of a step: that is covered, and the film waits there for the answer.

import { goTo, moveBy, pause, play, waitAt, waitNoMore } from "./player.js";

/** @import { Figure } from "../figure/figure.js" */
/** @typedef {{ step: number, open: boolean }} Asked */

const CALM = 0.75; // steps a second
/** @type {Record<string, number>} */
const ARROWS = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Begin to play, unless motion is unwanted. Returns what ends it.
 * @param {Figure} figure @param {() => void} redraw
 */
export function startDemo(figure, redraw) {
  const { root, stage, player } = figure;
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  root.classList.add("demo");
  stage.setAttribute("aria-describedby", "hint");
  Object.assign(player, { loops: true, speed: CALM });
  for (const touch of ["pointerdown", "keydown"]) {
    root.addEventListener(touch, (event) => takeOver(figure, event), { ...options, once: true });
  }
  document.addEventListener("keydown", (event) => onFreeKey(figure, event), options);
  addEventListener("pooling-asked", () => takeAsked(figure, redraw), options);
  takeAsked(figure, redraw);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) play(player);
  return () => ending.abort();
}

/** The button that pauses does so itself; the Tab key only passes by. @param {Figure} figure @param {Event} event */
function takeOver({ player }, event) {
  const isPlay = event.target instanceof Element && event.target.closest(".play");
  if (!isPlay && !(event instanceof KeyboardEvent && event.key === "Tab")) pause(player);
  player.loops = false;
  waitNoMore(player);
}

/**
 * Which step is asked for: assets/home_question says it, before the figure is here or after.
 * @param {Figure} figure @param {() => void} redraw
 */
function takeAsked(figure, redraw) {
  const { player, asked } = figure;
  const { poolingAsked: now } = /** @type {{ poolingAsked?: Asked | null }} */ (window);
  figure.asked = now && !now.open ? now.step : null;
  if (figure.asked === asked) return;
  redraw();
  waitAt(player, player.loops ? figure.asked : null);
  if (now?.open && !player.playing) goTo(player, now.step);
}

/**
 * Arrows move the window also before anything on the page has the focus.
 * @param {Figure} figure @param {KeyboardEvent} event
 */
function onFreeKey({ stage, player }, event) {
  const steps = ARROWS[event.key];
  if (!steps || document.activeElement !== document.body) return;
  event.preventDefault();
  player.loops = false;
  waitNoMore(player);
  stage.focus({ preventScroll: true });
  moveBy(player, steps);
}
