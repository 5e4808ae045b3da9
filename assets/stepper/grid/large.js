// Side by side on a screen in front of a class: numbers that the last row can read, then cells as large as they fit.

import { fontSize } from "./cell_size.js";
import { BETWEEN_PANES, between, channelsRoom, columnsOf, sheetSize, windowSize } from "./sheet_size.js";

/** @import { Shapes } from "./layout.js" */
/** @import { GridShape } from "./sheet_size.js" */
/** @import { Layout, Room, Size } from "./types.d.ts" */
/** @typedef {{ input: Size, output: Size }} Way */

export const READ_FROM_AFAR = 19; // font size: 24 pixels of a screen that is 720 high
const SHARES = Array.from({ length: 21 }, (_, i) => 0.4 + i * 0.0225); // of the width, for the input
const LARGEST = 92;

/** @param {Shapes} shape @param {number} width @param {Room} room @returns {Layout} */
export function layOutLarge(shape, width, room) {
  const { window } = shape;
  const equationWidth = window.channels > 1 ? channelsRoom(window, width)
    : between(230, columnsOf(window) * 70, 320);
  const rest = width - equationWidth - 2 * BETWEEN_PANES;
  const way = bestWay([shape, withShortNumbers(shape)].flatMap((each) => waysToShare(each, rest, room)));
  return { mode: "wide", equationWidth, ...way, equation: windowSize(window, equationWidth, room.rest - 150, 66) };
}

/** With the numbers that Python rounded for this screen. @param {Shapes} shapes @returns {Shapes} */
function withShortNumbers({ input, output, ...others }) {
  const short = (/** @type {GridShape} */ grid) => ({ ...grid, texts: grid.short ?? grid.texts });
  return { ...others, input: short(input), output: short(output) };
}

/** @param {Shapes} shape @param {number} rest @param {Room} room @returns {Way[]} */
function waysToShare({ input, output }, rest, room) {
  const inputRoom = room.input - (input.rows > 10 ? 8 : 66);
  return SHARES.map((share) => ({
    input: sheetSize(input, rest * share, inputRoom, LARGEST),
    output: sheetSize(output, rest * (1 - share), room.output - 44, LARGEST),
  }));
}

/**
 * First of all the numbers of the input can be read, then those of the output; then the cells are large. Of ways that
 * are as good the first one, which has the longer numbers.
 * @param {Way[]} ways
 */
function bestWay(ways) {
  return ways.reduce((best, way) => (scoreOf(way) > scoreOf(best) ? way : best));
}

/** @param {Way} way */
function scoreOf({ input, output }) {
  return 1e4 * Math.round(10 * legible(input)) + 1e3 * legible(output) + 5 * input.height + output.height;
}

/** @param {Size} size */
function legible(size) {
  if (!size.numbers) return 0;
  const fonts = [...new Set(size.texts)].map((text) => fontSize(size, text));
  return Math.min(READ_FROM_AFAR, ...fonts);
}
