// The lens over one picture: a frame around the place, and beside it the nearest pixels with their numbers.

import { colourAt, textsAt } from "./numbers.js";

/** @import { Numbers } from "./types.d.ts" */

const AROUND = [-1, 0, 1]; // 3 × 3 pixels

/**
 * A frame is in pixels of the picture, its first and last row and column; the centre is the pixel in the middle.
 * @typedef {{ rows: number[], cols: number[], centre: { row: number, col: number } }} Spot
 */

/**
 * Without numbers there is only the frame.
 * @param {HTMLElement} axes @param {Numbers | null} numbers @param {Spot} spot
 * @param {{ rows: number, cols: number }} shape the picture's
 */
export function showLens(axes, numbers, spot, shape) {
  const mark = part(axes, "lens-mark");
  const [top, left] = [share(spot.rows[0], shape.rows), share(spot.cols[0], shape.cols)];
  Object.assign(mark.style, { top: `${top}%`, left: `${left}%`,
    height: `${share(spot.rows[1] + 1, shape.rows) - top}%`, width: `${share(spot.cols[1] + 1, shape.cols) - left}%` });
  const lens = part(axes, "lens");
  lens.classList.toggle("lens-right", left < 50);
  lens.classList.toggle("lens-bottom", top < 50);
  lens.hidden = !numbers;
  if (numbers) lens.replaceChildren(...cells(numbers, spot.centre));
}

/** @param {HTMLElement} figure */
export function hideLens(figure) {
  for (const each of figure.querySelectorAll(".lens, .lens-mark")) each.remove();
}

/** @param {HTMLElement} axes @param {string} name */
function part(axes, name) {
  const known = axes.querySelector(`.${name}`);
  if (known instanceof HTMLElement) return known;
  const made = document.createElement("div");
  made.className = name;
  made.setAttribute("aria-hidden", "true"); // the sentence says it
  axes.append(made);
  return made;
}

/** @param {Numbers} numbers @param {{ row: number, col: number }} centre */
function cells(numbers, { row, col }) {
  return AROUND.flatMap((down) => AROUND.map((right) => cell(numbers, row + down, col + right, !down && !right)));
}

/** @param {Numbers} numbers @param {number} row @param {number} col @param {boolean} centre */
function cell(numbers, row, col, centre) {
  const made = document.createElement("div");
  const texts = textsAt(numbers, row, col);
  made.classList.toggle("lens-centre", centre);
  made.classList.toggle("lens-beyond", !texts.length);
  if (!texts.length) return made;
  const { css, light } = colourAt(numbers, row, col);
  Object.assign(made.style, { background: css, color: light ? "#000000" : "#ffffff" });
  made.append(...texts.map((text) => Object.assign(document.createElement("b"), { textContent: text })));
  return made;
}

/** @param {number} at @param {number} size */
function share(at, size) {
  return (100 * at) / size;
}
