// The numbers of very many maps as one small picture, a pixel each.

import { fill } from "../fill.js";

/** @import { Head } from "./types.d.ts" */

const ACROSS = 32; // pixels in a row
const MANY = 64;

/** @param {Head} head @param {(k: number) => void} choose */
export function drawOverview({ root, data }, choose) {
  const place = /** @type {HTMLElement} */ (root.querySelector(".overview"));
  place.hidden = !isMany(data.count);
  if (place.hidden) return;
  const canvas = /** @type {HTMLCanvasElement} */ (place.querySelector("canvas"));
  const rows = Math.ceil(data.count / ACROSS);
  Object.assign(canvas, { width: ACROSS, height: rows });
  canvas.setAttribute("aria-label", fill(data.words.overview, { n: data.count }));
  const context = canvas.getContext("2d");
  data.colours.forEach((colour, k) => {
    if (context) context.fillStyle = colour;
    context?.fillRect(k % ACROSS, Math.floor(k / ACROSS), 1, 1);
  });
  /** @type {HTMLElement} */ (canvas.parentElement).style.aspectRatio = `${ACROSS} / ${rows}`;
  /** @type {HTMLElement} */ (place.querySelector(".title")).textContent = canvas.ariaLabel;
  canvas.onclick = ({ offsetX, offsetY }) => {
    const [row, col] = [offsetY / canvas.clientHeight * rows, offsetX / canvas.clientWidth * ACROSS];
    choose(Math.min(Math.floor(row) * ACROSS + Math.floor(col), data.count - 1));
  };
}

/** @param {Head} head */
export function markOverview({ root, data, at }) {
  const mark = /** @type {HTMLElement} */ (root.querySelector(".overview i"));
  const rows = Math.ceil(data.count / ACROSS);
  const [row, col] = [Math.floor(at / ACROSS), at % ACROSS];
  const place = { left: col / ACROSS, top: row / rows, width: 1 / ACROSS, height: 1 / rows };
  for (const [name, share] of Object.entries(place)) mark.style.setProperty(name, `${100 * share}%`);
}

/** Whether so many maps do not fit on the screen at once. @param {number} count */
export function isMany(count) {
  return count > MANY;
}
