// A stepper in the text of a chapter. The chapter says what is covered, what words light up, and whether cells can be
// chosen; it is told what is pointed at. The stepper has neither tabs nor an address there.

import { findAll, setText } from "../dom.js";
import { connectPick, drawPicked } from "./pick.js";
import { lightTarget } from "./targets.js";
import { connectPointed } from "./pointed.js";

/** @import { Figure } from "../figure/figure.js" */
/** @typedef {ReturnType<typeof connectChapter>} Told */

/** @param {Figure} figure */
export function connectChapter(figure) {
  connectPointed(figure);
  return { figure, pick: connectPick(figure), light: { target: "", from: -1, to: -1 },
    cover: document.createElement("p") };
}

/**
 * Over the calculation and the output, which keep their room.
 * @param {HTMLElement} stage @param {HTMLElement} cover
 */
function placeCover(stage, cover) {
  const panes = [...findAll(stage, ".equation-pane, .output-pane")].filter(({ offsetWidth }) => offsetWidth);
  const [left, top] = [panes.map((pane) => pane.offsetLeft), panes.map((pane) => pane.offsetTop)];
  const [x, y] = [Math.min(...left), Math.min(...top)];
  const right = Math.max(...panes.map(({ offsetWidth }, n) => left[n] + offsetWidth));
  const bottom = Math.max(...panes.map(({ offsetHeight }, n) => top[n] + offsetHeight));
  Object.assign(cover.style, { left: `${x}px`, top: `${y}px`, width: `${right - x}px`, height: `${bottom - y}px` });
  if (!cover.isConnected) stage.append(cover);
}

/** Lay over the figure what the chapter asks for, whenever it was drawn or is asked for more. @param {Told} told */
export function showTold({ figure, pick, light, cover }) {
  const { root, stage, chapter } = figure;
  root.classList.toggle("in-chapter", Boolean(chapter));
  if (!chapter) return;
  for (const name of ["panel", "results", "all"]) root.classList.toggle(`covers-${name}`, chapter.cover === name);
  cover.className = "cover-note";
  setText(cover, chapter.words.covered);
  if (chapter.cover !== "all") cover.remove();
  else placeCover(stage, cover);
  lightTarget(figure, light);
  drawPicked(pick);
}
