// On a screen in front of a class: numbers that the last row can read, then cells as large as they fit.

import { fontSize, longestText } from "./cell_size.js";
import { BETWEEN_PANES, between, channelsRoom, columnsOf, sheetSize, windowSize } from "./sheet_size.js";

/** @import { Shapes } from "./layout.js" */
/** @import { GridShape } from "./sheet_size.js" */
/** @import { Layout, Room, Size } from "./types.d.ts" */
/** @typedef {Shapes & { shortened: number }} Written */
/** @typedef {{ input: Size, output: Size, shortened: number, equation?: Size, equationWidth?: number }} Way */

export const READ_FROM_AFAR = 19; // font size: 24 pixels of a screen that is 720 high
const SHARES = Array.from({ length: 21 }, (_, i) => 0.4 + i * 0.0225); // of the width, for the input
const LARGEST = 92;
const BESIDE_INPUT = 24; // pixels between the input and what is right of it
const CELLS_OF_WINDOW = { height: 150, side: 56 };
const HEAD_HIGH = 44; // pixels of height
const RESULT_ROOM = { height: 54, digit: 27, beside: 40, equals: 1.6 };
const CAPTION_HIGH = 26;

/** @param {Shapes} shape @param {number} width @param {Room} room @returns {Layout} */
export function layOutLarge(shape, width, room) {
  if (room.column) return layOutColumn(shape, width, room);
  const { window } = shape;
  const equationWidth = window.channels > 1 ? channelsRoom(window, width)
    : between(230, columnsOf(window) * 70, 320);
  const rest = width - equationWidth - 2 * BETWEEN_PANES;
  const way = bestWay(shorterAndShorter(shape).flatMap((each) => waysToShare(each, rest, room)));
  return { mode: "wide", equationWidth, ...way, equation: windowSize(window, equationWidth, room.rest - 150, 66) };
}

/**
 * Many numbers: the calculation above the output, both beside the input, which needs most of the width.
 * @param {Shapes} shape @param {number} width @param {Room} room @returns {Layout}
 */
function layOutColumn(shape, width, room) {
  const least = resultWidth(shape);
  const shares = SHARES.filter((share, i) => i === 0 || width * (1 - share) - BESIDE_INPUT >= least);
  const ways = shorterAndShorter(shape).flatMap((each) => shares.map((share) => columnWay(each, width, share, room)));
  return { mode: "wide", equationWidth: 0, equation: ways[0].equation, ...bestWay(ways) };
}

/** How wide "= 1.54" gets. @param {Shapes} shape */
function resultWidth({ output }) {
  return (RESULT_ROOM.equals + longestText(output.texts)) * RESULT_ROOM.digit;
}

/** @param {Written} shape @param {number} width @param {number} share @param {Room} room */
function columnWay(shape, width, share, room) {
  const { input, output, window, shortened } = shape;
  const equationWidth = width * (1 - share) - BESIDE_INPUT;
  const equation = windowSize(window, equationWidth, CELLS_OF_WINDOW.height, CELLS_OF_WINDOW.side);
  const isBeside = equation.width * equation.cols + RESULT_ROOM.beside + resultWidth(shape) < equationWidth;
  const high = HEAD_HIGH + equation.height * equation.rows + (isBeside ? 0 : RESULT_ROOM.height) + room.line;
  const above = input.rows > 10 ? 4 : 66; // what stands above and below the cells
  return { equation, equationWidth, shortened,
    input: sheetSize(input, width * share, room.input - above, LARGEST),
    output: orSquare(sheetSize(output, equationWidth, room.rest - high - CAPTION_HIGH, LARGEST)) };
}

/** Cells without numbers need not be wide. @param {Size} size @returns {Size} */
function orSquare(size) {
  return size.numbers ? size : { ...size, width: Math.min(size.width, size.height) };
}

/**
 * The numbers in full, as Python rounded them for this screen, and these without a 0 before the point.
 * @param {Shapes} shapes @returns {Written[]}
 */
function shorterAndShorter(shapes) {
  return [writtenAs(shapes, 0, ({ texts }) => texts), writtenAs(shapes, 1, rounded),
    writtenAs(shapes, 2, (grid) => rounded(grid).map(withoutZero))];
}

/**
 * @param {Shapes} shapes @param {number} shortened @param {(grid: GridShape) => string[]} textsOf
 * @returns {Written}
 */
function writtenAs({ input, output, ...others }, shortened, textsOf) {
  return { ...others, shortened,
    input: { ...input, texts: textsOf(input) }, output: { ...output, texts: textsOf(output) } };
}

/** @param {GridShape} grid */
function rounded({ texts, short = texts }) {
  return short;
}

/** @param {string} text */
function withoutZero(text) {
  return text.replace(/^(−?)0\./, "$1.");
}

/** @param {Written} shape @param {number} rest @param {Room} room @returns {Way[]} */
function waysToShare({ input, output, shortened }, rest, room) {
  const inputRoom = room.input - (input.rows > 10 ? 8 : 66);
  return SHARES.map((share) => ({
    shortened,
    input: sheetSize(input, rest * share, inputRoom, LARGEST),
    output: sheetSize(output, rest * (1 - share), room.output - 44, LARGEST),
  }));
}

/**
 * First of all the numbers of the input can be read, then those of the output and of the window; then the cells are
 * large. Of ways that are as good the first one, which has the longer numbers.
 * @param {Way[]} ways
 */
function bestWay(ways) {
  return ways.reduce((best, way) => (scoreOf(way) > scoreOf(best) ? way : best));
}

/** @param {Way} way */
function scoreOf({ input, output, equation }) {
  const others = legible(output) + (equation ? legible(equation) : 0);
  return 1e4 * Math.round(10 * legible(input)) + 1e3 * others + 5 * input.height + output.height;
}

/** @param {Size} size */
function legible(size) {
  if (!size.numbers) return 0;
  const fonts = [...new Set(size.texts)].map((text) => fontSize(size, text));
  return Math.min(READ_FROM_AFAR, ...fonts);
}
