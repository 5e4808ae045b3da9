// What is pointed at in the figure: the words of the chapter that name it light up.

import { targetOf } from "../dom.js";
import { isCovered } from "../figure/cover.js";
import { shownWindow } from "../figure/figure.js";
import { inputPlaceUnder, placeUnder } from "../grid/cell.js";
import { cellAt } from "../model/model.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Cell } from "../model/types.d.ts" */

/** @param {Figure} figure */
export function connectPointed(figure) {
  const { root } = figure;
  root.addEventListener("pointermove", (event) => tellChapter(figure, targetsAt(figure, event)));
  root.addEventListener("pointerleave", () => tellChapter(figure, []));
}

/** @param {Figure} figure @param {string[]} targets */
function tellChapter({ chapter, model }, targets) {
  if (chapter && model.total) chapter.onPoint(targets);
}

/** @param {Figure} figure @param {PointerEvent} event @returns {string[]} */
function targetsAt(figure, event) {
  const { model, view, inputSvg, outputSvg, chapter } = figure;
  const grid = targetOf(event).closest(".grid");
  if (!chapter || !model.total) return [];
  if (grid === inputSvg) {
    const place = inputPlaceUnder(event, inputSvg, view.input.size, model.extent);
    return place ? cellTargets(figure, cellAt(model, place.row, place.col, place.slice)) : [];
  }
  const place = grid === outputSvg && chapter.cover !== "all" ? placeUnder(event, outputSvg, view.output.size) : null;
  return place ? [`output/${placeName(place, model.output.slices)}`, "output"] : [];
}

/** @param {Figure} figure @param {Cell} cell */
function cellTargets(figure, cell) {
  const { model, player, chapter } = figure;
  const named = [`cell/${placeName(cell, model.input.slices)}`, ...(cell.kind === "real" ? ["input"] : [])];
  if (chapter?.cover === "all") return named;
  const window = shownWindow(figure);
  const inside = window.cells.find(({ slice, row, col }) =>
    slice === cell.slice && row === cell.row && col === cell.col);
  const facts = { window: Boolean(inside), winners: Boolean(inside?.winner) && !isCovered(figure, player.step),
    unread: Boolean(cell.unread), padding: cell.kind === "pad" };
  return [...named, ...Object.entries(facts).flatMap(([name, on]) => (on ? [name] : []))];
}

/** @param {{ slice: number, row: number, col: number }} place @param {number} slices */
export function placeName({ slice, row, col }, slices) {
  return slices > 1 ? `${slice},${row},${col}` : `${row},${col}`;
}
