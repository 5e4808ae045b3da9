// Below each picture the same place enlarged: the pixels on a canvas, and on them the numbers where they fit.

import { isPresented } from "../presented.js";
import { covers, fieldOf, isInside, spanOf, windowAt } from "./places.js";

/** @import { Cell, Model, Place, Window } from "./types.d.ts" */
/** @import { Part } from "./pictures.js" */

const READABLE = 20; // px: a number fits
/** In px: the largest cell and the highest patch. */
const BELOW = { cell: 42, patch: 156 };
const ALONE = { cell: 60, patch: 270 };
const PRESENTED = { cell: 42, patch: 130 }; // the sentences and the buttons below stay on the screen

/** What a patch shows: an area of a picture, its window and the cell in it. */
/** @typedef {{ area: Window, window: Window, cell: Cell | null, inside: (cell: Cell) => boolean }} Patch */

/**
 * The patches of all pictures; those of the results are as high as each other.
 * @param {Part[]} parts @param {Model} model @param {Place} place
 */
export function showPatches(parts, model, place) {
  const { data } = model;
  const pooled = windowAt(data.pool, place.result);
  const onMap = (/** @type {Cell} */ cell) => isInside(data.pool, cell);
  const whole = { area: filled(pooled), window: pooled, cell: place.source, inside: onMap };
  const one = { rows: [place.result.row], cols: [place.result.col] };
  const patches = [
    { area: fieldOf(data, place.result), window: windowAt(data.filter, place.source), cell: null,
      inside: (/** @type {Cell} */ cell) => isInside(data.filter, cell) },
    whole, whole, { area: one, window: one, cell: place.result, inside: () => true },
  ];
  const isAlone = Boolean(parts[0].root.closest(".enlarged"));
  const below = isPresented() ? PRESENTED : BELOW;
  const sides = patches.map(({ area }, n) => isAlone ? sideOf(area, parts[n].root.clientWidth, ALONE)
    : sideOf(area, parts[0].root.clientWidth, n ? below : BELOW)); // nothing is written below the photo's
  parts.forEach((part, n) => {
    showPatch(part, model, place, patches[n], sides[n], n);
    part.box.style.setProperty("--high", n ? `${whole.area.rows.length * sides[1]}px` : "0");
  });
}

/** How large a cell is drawn. @param {Window} area @param {number} width @param {typeof BELOW} most */
function sideOf({ rows, cols }, width, most) {
  return Math.max(1, Math.floor(Math.min(most.cell, width / cols.length, most.patch / rows.length)));
}

/** A window without its holes. @param {Window} window @returns {Window} */
function filled({ rows, cols }) {
  return { rows: between(rows), cols: between(cols) };
}

/** @param {number[]} places */
function between(places) {
  const { first, last } = spanOf(places);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/**
 * @param {Part} part @param {Model} model @param {Place} place @param {Patch} patch @param {number} side
 * @param {number} n
 */
function showPatch(part, model, place, patch, side, n) {
  const { rows, cols } = patch.area;
  paint(part, patch.area, side);
  const { style } = part.cells;
  style.setProperty("--side", `${side}px`);
  style.gridTemplateColumns = `repeat(${cols.length}, ${side}px)`;
  const shown = side >= READABLE && model.hasNumbers;
  const all = shown ? rows.flatMap((row) => cols.map((col) => cellOf(part, model, place, patch, { row, col }, n))) : [];
  const longest = Math.max(1, ...all.map((cell) => cell.firstChild?.textContent?.length ?? 0));
  style.setProperty("--longest", String(longest));
  part.cells.replaceChildren(...all, outline(patch, side));
}

/** @param {Part} part @param {Window} area @param {number} side */
function paint({ patch, image, pixels }, { rows, cols }, side) {
  Object.assign(patch, { width: cols.length, height: rows.length });
  Object.assign(patch.style, { width: `${cols.length * side}px`, height: `${rows.length * side}px` });
  if (pixels) patch.getContext("2d")?.drawImage(image, -cols[0], -rows[0]);
}

/**
 * @param {Part} part @param {Model} model @param {Place} place @param {Patch} patch @param {Cell} cell
 * @param {number} n
 */
function cellOf({ pixels }, model, place, patch, cell, n) {
  const made = document.createElement("div");
  const isIn = covers(patch.window, cell);
  if (!patch.inside(cell)) {
    made.className = "padding";
    made.textContent = n === 0 ? "0" : model.data.reduction.pad;
  } else {
    made.textContent = model.texts[n](cell);
    made.style.color = isLight(pixels, cell) ? "#000000" : "#ffffff";
  }
  made.classList.toggle("out", !isIn);
  made.classList.toggle("winner", (n === 1 || n === 2) && model.isWinner(place, cell));
  if (n === 0 && isIn) made.append(weightOn(model, patch.window, cell));
  return made;
}

/** @param {Model} model @param {Window} window @param {Cell} cell */
function weightOn({ data }, { rows, cols }, { row, col }) {
  const weight = document.createElement("small");
  weight.textContent = `×${data.weights[rows.indexOf(row)][cols.indexOf(col)]}`;
  return weight;
}

/** The window in the photo's patch, the cell in the others. @param {Patch} patch @param {number} side */
function outline({ area, window, cell }, side) {
  const made = document.createElement("i");
  const [rows, cols] = cell ? [[cell.row], [cell.col]] : [window.rows, window.cols];
  const [down, across] = [spanOf(rows), spanOf(cols)];
  Object.assign(made.style, { top: `${(down.first - area.rows[0]) * side}px`,
    left: `${(across.first - area.cols[0]) * side}px`, height: `${(down.last - down.first + 1) * side}px`,
    width: `${(across.last - across.first + 1) * side}px` });
  return made;
}

/** @param {ImageData | null} pixels @param {Cell} cell */
function isLight(pixels, { row, col }) {
  if (!pixels) return false;
  const at = 4 * (row * pixels.width + col);
  const [red, green, blue] = pixels.data.subarray(at, at + 3);
  return red * 0.3 + green * 0.59 + blue * 0.11 > 130;
}
