// The row of controls: buttons, the scrub bar, "Step 5 of 9", speed.

import { find, setAttribute, setContent, setProperty } from "../dom.js";
import { fill } from "../../fill.js";
import { boldNode, fillNodes } from "../text/words.js";
import { PASS, goTo, moveBy, passSpeed, pause, speedsFor, togglePlay } from "./player.js";

/** @import { Words } from "../payload.d.ts" */
/** @import { Player } from "./player.js" */
/** @typedef {ReturnType<typeof connectControls>} Controls */

/** Connect the controls to a player, once. @param {HTMLElement} root @param {Player} player */
export function connectControls(root, player) {
  const buttonOf = (/** @type {string} */ name) => find(root, `.${name}`, HTMLButtonElement);
  const view = { root, first: buttonOf("first"), previous: buttonOf("previous"), play: buttonOf("play"),
    next: buttonOf("next"), last: buttonOf("last"), scrub: find(root, ".scrub", HTMLInputElement),
    count: find(root, ".count", HTMLElement), speed: find(root, ".speed", HTMLSelectElement) };
  view.first.onclick = () => moveBy(player, -player.total);
  view.previous.onclick = () => moveBy(player, -1);
  view.next.onclick = () => moveBy(player, 1);
  view.last.onclick = () => moveBy(player, player.total);
  view.play.onclick = () => togglePlay(player);
  view.scrub.oninput = () => scrubTo(player, Number(view.scrub.value) - 1);
  view.speed.onchange = () => { player.speed = Number(view.speed.value); showPace(view, player); };
  return view;
}

/**
 * `step` is read before pausing, which shows the old step in the scrub bar once more.
 * @param {Player} player @param {number} step
 */
function scrubTo(player, step) {
  pause(player);
  goTo(player, step);
}

/** Fit the controls to a new number of steps. @param {Controls} view @param {Player} player @param {Words} words */
export function fitControls(view, player, words) {
  view.scrub.disabled = view.play.disabled = view.speed.disabled = player.total < 2;
  const speeds = player.total ? speedsFor(player.total) : [player.speed]; // it stays for steps that come back
  player.speed = Math.max(...speeds.filter((speed) => speed <= player.speed));
  setContent(view.speed, ...speeds.map((speed) => new Option(speedName(speed, player.total, words), String(speed))));
  view.speed.value = String(player.speed);
  setAttribute(view.scrub, "max", player.total);
  showPace(view, player);
}

/** @param {number} speed @param {number} total @param {Words} words */
function speedName(speed, total, words) {
  return speed === passSpeed(total) ? fill(words.whole_pass, { s: PASS }) : `${speed}×`;
}

/**
 * Show the step. Buttons at an end look off but stay focusable, so that focus is not lost.
 * @param {Controls} view @param {Player} player @param {Words} words
 */
export function showControls(view, player, words) {
  const n = player.step + 1;
  const done = player.total > 1 ? (player.step / (player.total - 1)) * 100 : 0;
  view.scrub.value = String(n);
  setProperty(view.scrub, "--done", `${done}%`);
  setAttribute(view.scrub, "aria-valuetext", fill(words.step, { n, total: player.total }));
  setContent(view.count, fillNodes(words.step, { n: boldNode(String(n)), total: player.total }));
  for (const button of [view.first, view.previous]) setAttribute(button, "aria-disabled", String(n === 1));
  for (const button of [view.next, view.last]) setAttribute(button, "aria-disabled", String(n === player.total));
}

/** There is no step: the controls wait, and keep their places. @param {Controls} view @param {Words} words */
export function showNoStep(view, words) {
  view.scrub.setAttribute("aria-valuetext", words.no_step ?? "");
  view.count.textContent = words.no_step ?? "";
  for (const button of [view.first, view.previous, view.next, view.last]) button.setAttribute("aria-disabled", "true");
}

/** Easing only while a step lasts longer than the easing. @param {Controls} view @param {Player} player */
export function showPace(view, player) {
  view.root.classList.toggle("playing", player.playing);
  view.root.classList.toggle("fast", player.playing && player.speed > 4);
}
