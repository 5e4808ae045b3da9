// A photograph from Python: bytes, and every other number as text. Nothing is pooled here: every number was sent.

/** @import { Channel, Grid, TextTable } from "../payload.d.ts" */
/** @import { ModelChannel } from "./types.d.ts" */

const BYTE_TEXTS = Array.from({ length: 256 }, (_, byte) => String(byte));
const BYTE_LEVELS = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);
const MOST_SHORT = 65536; // numbers that two bytes can name

/**
 * Grids of every channel, as the model of a matrix has them: texts, exact texts and levels by index.
 * @param {Channel[]} channels @param {Grid} before @param {Grid} after @returns {ModelChannel[]}
 */
export function expandChannels(channels, before, after) {
  return channels.map(({ name, input, output }) => ({
    name,
    input: { slices: 1, ...before, ...byteGrid(bytesOf(input)) },
    output: { slices: 1, ...after,
      ...(output.bytes === undefined ? textGrid(output) : byteGrid(bytesOf(output.bytes))) },
  }));
}

/** A byte of a photograph is its own number. @param {Uint8Array} pixels */
function byteGrid(pixels) {
  return { pixels, texts: lookUp(pixels, BYTE_TEXTS), short: undefined, exact: {}, levels: levelsOfPixels(pixels) };
}

/**
 * The text of every cell: a byte is its own, other texts came once, and for every cell which one it is.
 * @param {TextTable} output
 */
export function textsOf({ bytes, texts = "", which = "" }) {
  if (bytes) return lookUp(bytesOf(bytes), BYTE_TEXTS);
  const table = texts.split(" ");
  return lookUp(whichOf(table, which), table);
}

/** @param {string[]} table @param {string} which */
function whichOf(table, which) {
  return numbersOf(which, table.length > MOST_SHORT ? 4 : 2);
}

/** Other numbers: each different text came once with its grey. @param {TextTable} output */
function textGrid(output) {
  const texts = (output.texts ?? "").split(" ");
  const which = whichOf(texts, output.which ?? "");
  const greys = bytesOf(output.greys ?? "");
  const pixels = Uint8Array.from(which, (place) => greys[place]);
  const exact = output.exact ? lookUp(which, exactIfRounded(texts, output.exact.split(" "))) : {};
  return { pixels, texts: lookUp(which, texts), short: undefined, exact, levels: levelsOfPixels(pixels) };
}

/** @param {string[]} texts @param {string[]} exact */
function exactIfRounded(texts, exact) {
  return exact.map((text, i) => (text === texts[i].replace("−", "-") ? undefined : text));
}

/** @param {Uint8Array} pixels */
function levelsOfPixels(pixels) {
  return Float32Array.from(pixels, (byte) => BYTE_LEVELS[byte]);
}

/** @template T @param {ArrayLike<number>} places @param {T[]} table */
function lookUp(places, table) {
  return Array.from(places, (place) => table[place]);
}

/** @param {string} base64 */
export function bytesOf(base64) {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/**
 * Whole numbers of one, two or four bytes each, the lowest byte first.
 * @param {string} base64 @param {number} width
 */
export function numbersOf(base64, width) {
  if (width === 1) return bytesOf(base64);
  const view = new DataView(bytesOf(base64).buffer);
  const read = (/** @type {number} */ i) => (width === 2 ? view.getUint16(2 * i, true) : view.getUint32(4 * i, true));
  return Array.from({ length: view.byteLength / width }, (_, i) => read(i));
}

/**
 * Winners of a photograph: the sent bytes that equal the sent result. Whole numbers are equal or they are not.
 * @param {{ text: string }[]} cells @param {string} result
 */
export function winnersByText(cells, result) {
  return cells.flatMap((cell, position) => (cell.text === result ? [position] : []));
}
