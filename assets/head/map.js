// One map, large: its pixels, and its numbers where there is room for them.

/** @import { Head, HeadData } from "./types.d.ts" */

const LEAST_SIDE = 22; // px that a number needs
const LIGHT = 0.55;
const LETTER = { least: 9, most: 22, high: 0.62, wide: 0.56, usual: 4 }; // px; of the cell; a digit's width; digits

/**
 * Draw map `k` of a sheet.
 * @param {HTMLCanvasElement} canvas @param {HTMLImageElement} sheet @param {HeadData} data @param {number} k
 */
export function drawMap(canvas, sheet, { rows, cols }, k) {
  if (!sheet.complete || !sheet.naturalWidth) return;
  if (canvas.width !== cols || canvas.height !== rows) Object.assign(canvas, { width: cols, height: rows });
  canvas.getContext("2d")?.drawImage(sheet, 0, k * rows, cols, rows, 0, 0, cols, rows);
}

/** @param {Head} head */
export function showCells({ root, data, at }) {
  const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector(".one"));
  const place = /** @type {HTMLElement} */ (root.querySelector(".cells"));
  const frame = /** @type {HTMLElement} */ (canvas.parentElement);
  frame.style.setProperty("--ratio", String(data.cols / data.rows));
  const side = frame.clientWidth / data.cols;
  const fits = side >= LEAST_SIDE;
  const texts = fits && data.numbers ? data.numbers[at].split(" ") : [];
  const winner = data.winners[at];
  place.style.gridTemplateColumns = `repeat(${data.cols}, 1fr)`;
  place.replaceChildren(...texts.map((text, n) => {
    const cell = document.createElement("span");
    cell.textContent = text;
    cell.style.fontSize = `${letterSize(side, text)}px`;
    if (isLight(canvas, n)) cell.className = "light";
    return cell;
  }), ...(winner ? [ring(winner, data)] : []));
}

/** As large as a cell allows, and the same for all short numbers. @param {number} side @param {string} text */
function letterSize(side, text) {
  const { least, most, high, wide, usual } = LETTER;
  const letters = Math.max(usual, text.length);
  return Math.max(least, Math.min(most, high * side, (side - 2) / (wide * letters)));
}

/** @param {HTMLCanvasElement} canvas @param {number} n */
function isLight(canvas, n) {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const [row, col] = [Math.floor(n / canvas.width), n % canvas.width];
  const [red, green, blue] = context?.getImageData(col, row, 1, 1).data ?? [0, 0, 0];
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255 > LIGHT;
}

/** @param {[number, number]} winner @param {HeadData} data */
function ring([row, col], { rows, cols }) {
  const mark = document.createElement("i");
  const at = { left: col / cols, top: row / rows, width: 1 / cols, height: 1 / rows };
  for (const [name, share] of Object.entries(at)) mark.style.setProperty(name, `${100 * share}%`);
  return mark;
}
