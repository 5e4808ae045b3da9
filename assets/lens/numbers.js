// The numbers of a picture, unpacked from the attributes of its figure when they are first looked at.

/** @import { Numbers } from "./types.d.ts" */

/** @type {WeakMap<HTMLElement, { text: string, numbers: Numbers | null }>} */
const UNPACKED = new WeakMap();

/**
 * The numbers of a figure; null where it was sent without.
 * @param {HTMLElement} figure @returns {Promise<Numbers | null>}
 */
export async function numbersOf(figure) {
  const { numbers: text = "", kind, rows, cols, channels } = figure.dataset;
  const known = UNPACKED.get(figure);
  if (known?.text === text) return known.numbers;
  const tenths = kind === "tenths";
  const values = text ? await unpack(text, tenths) : null;
  const numbers = values && { rows: Number(rows), cols: Number(cols), channels: Number(channels), tenths, values };
  UNPACKED.set(figure, { text, numbers });
  return numbers;
}

/** @param {string} text @param {boolean} tenths */
async function unpack(text, tenths) {
  if (!("DecompressionStream" in window)) return null; // an old browser: the lens has no numbers
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const bytes = await new Response(stream).arrayBuffer();
  return tenths ? new Uint16Array(bytes) : new Uint8Array(bytes);
}

/**
 * What a pixel holds, a text for each channel; none beyond the edge.
 * @param {Numbers} numbers @param {number} row @param {number} col
 */
export function textsAt(numbers, row, col) {
  return valuesAt(numbers, row, col).map((value) => (numbers.tenths ? withPoint(String(value)) : String(value)));
}

/** The colour of a pixel. @param {Numbers} numbers @param {number} row @param {number} col */
export function colourAt(numbers, row, col) {
  const levels = valuesAt(numbers, row, col).map((value) => (numbers.tenths ? Math.round(value / 10) : value));
  const [red, green = red, blue = red] = levels;
  return { css: `rgb(${red}, ${green}, ${blue})`, light: red * 0.3 + green * 0.59 + blue * 0.11 > 140 };
}

/** @param {Numbers} numbers @param {number} row @param {number} col @returns {number[]} */
function valuesAt({ rows, cols, channels, values }, row, col) {
  if (row < 0 || col < 0 || row >= rows || col >= cols) return [];
  return Array.from({ length: channels }, (_, channel) => values[(channel * rows + row) * cols + col]);
}

/** "1436" is 143.6. @param {string} tenths */
function withPoint(tenths) {
  return `${tenths.slice(0, -1) || "0"}.${tenths.slice(-1)}`;
}
