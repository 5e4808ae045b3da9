// Words of a chapter light up what they name: "winners", "window", "input", "output", "padding", "unread", "cell/2,3",
// "output/0,1", "step/4".

import { makeOutline, placeOutline } from "../grid/window.js";
import { svgElement } from "../grid/svg.js";
import { preview } from "../figure/figure.js";
import { cellAt, clampStep, stepAt } from "../model/model.js";
import { goTo, pause } from "../player/player.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { InputView } from "../grid/types.d.ts" */
/** @import { Cell, Model, Place } from "../model/types.d.ts" */
/** @typedef {{ target: string, from: number, to: number }} Light from which step a word led to which */

const BY_STYLE = ["winners", "window", "input", "output", "padding"];
const OF_INPUT = ["input", "cell"]; // what is seen of a figure that is covered
const MOST_LIT = 256;

/** @param {Figure} figure @param {Light} light */
export function lightTarget(figure, light) {
  const target = targetToShow(figure);
  const [name, place] = partsOf(target);
  figure.root.dataset.lit = BY_STYLE.includes(name) && !place.length ? name : "";
  if (target !== light.target) {
    leave(figure, light);
    enter(figure, light, target);
  }
  drawLitRings(figure.view.input, ringed(figure, name, place));
}

/** What may be seen. @param {Figure} figure */
function targetToShow({ chapter, model }) {
  const target = (model.total && chapter?.show) || "";
  return chapter?.cover === "all" && !OF_INPUT.includes(partsOf(target)[0]) ? "" : target;
}

/** "cell/2,3" is row 2, column 3; a slice may come before them. @param {string} target @returns {[string, number[]]} */
export function partsOf(target) {
  const [name, place = ""] = target.split("/");
  const numbers = place.split(",").filter(Boolean).map(Number);
  return [name, numbers.every(Number.isInteger) ? numbers : []];
}

/** @param {number[]} numbers @returns {Place} */
function placeFor(numbers) {
  const [col = 0, row = 0, slice = 0] = numbers.toReversed();
  return { slice, row, col };
}

/** @param {Figure} figure @param {Light} light */
function leave(figure, light) {
  if (light.from >= 0 && figure.player.step === light.to) goTo(figure.player, light.from);
  if (partsOf(light.target)[0] === "output") preview(figure, null);
  Object.assign(light, { target: "", from: -1, to: -1 });
}

/** @param {Figure} figure @param {Light} light @param {string} target */
function enter(figure, light, target) {
  const { player, model } = figure;
  const [name, place] = partsOf(target);
  light.target = target;
  if (!place.length || !["step", "output"].includes(name)) return;
  pause(player);
  if (name === "output") {
    const { slice, row, col } = placeFor(place);
    const step = stepAt(model, slice, row, col);
    if (step === clampStep(step, model)) preview(figure, step);
    return;
  }
  Object.assign(light, { from: player.step, to: clampStep(place[0] - 1, model) });
  goTo(player, light.to);
}

/** The cells that get a ring. @param {Figure} figure @param {string} name @param {number[]} place */
function ringed({ model }, name, place) {
  if (name === "unread") return allCells(model).filter(({ unread }) => unread).slice(0, MOST_LIT);
  if (name !== "cell" || !place.length) return [];
  const { slice, row, col } = placeFor(place);
  const cell = cellAt(model, row, col, slice);
  return cell.kind === "outside" ? [] : [cell];
}

/** @param {Model} model @returns {Cell[]} */
function allCells(model) {
  const { slices, rows, cols } = model.input;
  return Array.from({ length: slices * rows * cols }, (_, n) => cellAt(model, Math.floor(n / cols) % rows, n % cols,
    Math.floor(n / (rows * cols))));
}

/** @param {InputView} view @param {Cell[]} cells */
function drawLitRings({ svg, model, size }, cells) {
  svg.querySelector(":scope > .lit-rings")?.remove();
  if (!cells.length) return;
  const group = svgElement("g", { class: "lit-rings" });
  group.append(...cells.map(({ slice, row, col }) => {
    const outline = makeOutline("lit");
    placeOutline(outline, { slices: [slice], rows: [row], cols: [col] }, model.extent, size);
    return outline;
  }));
  svg.append(group);
}
