// A stepper in the text of a chapter. The chapter says what is covered, what words light up, and whether cells can be
// chosen; it is told what is pointed at. The stepper has neither tabs nor an address there.

import { find, findAll, setText } from "../dom.js";
import { describeInput } from "../grid/input.js";
import { connectPick, drawPicked } from "./pick.js";
import { lightTarget } from "./targets.js";
import { connectPointed } from "./pointed.js";

/** @import { Model } from "../model/types.d.ts" */
/** @import { Figure } from "../figure/figure.js" */
/** @typedef {ReturnType<typeof connectChapter>} Told */

/** @param {Figure} figure */
export function connectChapter(figure) {
  connectPointed(figure);
  return { figure, pick: connectPick(figure), light: { target: "", from: -1, to: -1 },
    cover: document.createElement("p") };
}

/** How much is padded may be asked: "Input 5 × 5, padded by 1" is its shape alone. @param {Model} model */
function withoutPads(model) {
  return { ...model, input: { ...model.input, label: model.input.label.split(",")[0], read_note: "" } };
}

/**
 * Over the calculation and the output, which keep their room.
 * @param {HTMLElement} stage @param {HTMLElement} cover
 */
function placeCover(stage, cover) {
  const panes = [...findAll(stage, ".equation-pane, .output-pane")].filter(({ offsetWidth }) => offsetWidth);
  if (panes.length) fitCover(cover, panes);
  if (!cover.isConnected) stage.append(cover);
}

/** @param {HTMLElement} cover @param {HTMLElement[]} panes */
function fitCover(cover, panes) {
  const [left, top] = [panes.map((pane) => pane.offsetLeft), panes.map((pane) => pane.offsetTop)];
  const [x, y] = [Math.min(...left), Math.min(...top)];
  const right = Math.max(...panes.map(({ offsetWidth }, n) => left[n] + offsetWidth));
  const bottom = Math.max(...panes.map(({ offsetHeight }, n) => top[n] + offsetHeight));
  Object.assign(cover.style, { left: `${x}px`, top: `${y}px`, width: `${right - x}px`, height: `${bottom - y}px` });
}

/** Lay over the figure what the chapter asks for, whenever it was drawn or is asked for more. @param {Told} told */
export function showTold({ figure, pick, light, cover }) {
  const { root, stage, chapter } = figure;
  root.classList.toggle("in-chapter", Boolean(chapter));
  if (!chapter) return;
  for (const part of [root, ...findAll(root, ".panels")]) part.removeAttribute("aria-label"); // one of many of its name
  for (const name of ["panel", "results", "all"]) root.classList.toggle(`covers-${name}`, chapter.cover === name);
  cover.className = "cover-note";
  setText(cover, chapter.words.covered);
  const { model } = figure;
  describeInput(find(root, ".input-pane", HTMLElement), chapter.cover === "all" ? withoutPads(model) : model);
  if (chapter.cover !== "all") cover.remove();
  else placeCover(stage, cover);
  lightTarget(figure, light);
  drawPicked(pick);
}
