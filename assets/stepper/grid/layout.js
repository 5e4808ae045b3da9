// How large everything is, in CSS pixels, from the width the page gives.

import { SMALLEST_WITH_NUMBER, cellSize, longestText } from "./cell_size.js";
import { edgeOf } from "./edge.js";
import { BETWEEN, NAME_ROOM, NO_EDGE, wholeOf } from "./sheet.js";

/** @import { Model, Shape } from "../model/types.d.ts" */
/** @import { Edge, Layout, Room } from "./types.d.ts" */
/** @typedef {{ rows: number, cols: number, slices?: number, texts: string[], edge?: Edge, least?: number }} Sheet */
/** @typedef {Shape & { texts: string[], channels: number }} WindowShape */
/** @typedef {{ input: Shape & Sheet, output: Shape & Sheet, window: WindowShape, tools: typeof NO_TOOLS }} Shapes */

export const NARROW = 640;
export const BETWEEN_PANES = 50; // an arrow with its gaps
const MANY_COLUMNS = 12;
const FEW_ROWS = 3;
const TOOLS = { beside: 33, below: 14 }; // pixels that buttons around an editable input take, beside and from below
const READ_FROM_AFAR = 19; // font size: 24 pixels of a screen that is 720 high
const MOST_FOR_INPUT = 0.76; // of what it shares with the output
const NO_TOOLS = { beside: 0, below: 0 };
const FEW_CHANNELS = 3;
const TWO_COLUMNS = 360; // pixels: wider than a phone's
export const RESULT_BESIDE = 106; // pixels for a channel's result and what keeps it apart

/**
 * Sizes of the three grids for a component `width` wide (and as high as `room`, if it fills a screen), and their mode.
 * @param {Model} model @param {number} width @param {Room | null} room @returns {Layout}
 */
export function layOut(model, width, room = null) {
  const shape = shapesOf(model, Boolean(room));
  if (width < NARROW) return layOutNarrow(shape, width);
  const low = shape.input.slices === 1 && shape.input.cols >= MANY_COLUMNS && shape.input.rows <= FEW_ROWS;
  if (low) return layOutLow(shape, width, room);
  return room ? layOutLarge(shape, width, room) : layOutWide(shape, width);
}

/** Side by side. @param {Shapes} shape @param {number} width @returns {Layout} */
function layOutWide(shape, width) {
  const height = shape.input.rows <= 10 ? 280 : 340 - shape.tools.below;
  const equationWidth = equationRoom(shape, width);
  const rest = width - equationWidth - 2 * BETWEEN_PANES - shape.tools.beside;
  const inputWidth = rest * inputShare(shape, rest);
  return {
    mode: "wide", equationWidth,
    input: sheetSize(shape.input, inputWidth, height, 56),
    equation: windowSize(shape.window, equationWidth, height - 110, 52),
    output: sheetSize(shape.output, rest - inputWidth, height - 50, 74),
  };
}

/** @param {Shapes} shapes @param {number} width */
function equationRoom({ input, window }, width) {
  if (window.channels > 1) return channelsRoom(window, width);
  if (input.cols < MANY_COLUMNS) return between(240, columnsOf(window) * 58, 300);
  return between(186, columnsOf(window) * 44, 240);
}

/**
 * For windows with their results beside them, in one or two columns.
 * @param {WindowShape} window @param {number} width
 */
function channelsRoom({ channels, cols }, width) {
  const columns = channelColumns(channels, width);
  return between(240, columns * (cols * 70 + RESULT_BESIDE), Math.max(320, width * (columns > 1 ? 0.42 : 0.3)));
}

/** @param {number} channels @param {number} width */
function channelColumns(channels, width) {
  return channels > FEW_CHANNELS && width >= TWO_COLUMNS ? 2 : 1;
}

/**
 * Side by side, as large as the height allows: for a screen in front of a class.
 * @param {Shapes} shape @param {number} width @param {Room} room @returns {Layout}
 */
function layOutLarge(shape, width, room) {
  const equationWidth = shape.window.channels > 1 ? channelsRoom(shape.window, width)
    : between(230, columnsOf(shape.window) * 70, 320);
  const rest = width - equationWidth - 2 * BETWEEN_PANES;
  const inputRoom = room.input - (shape.input.rows > 10 ? 8 : 66);
  const byHeight = sheetSize(shape.input, rest * MOST_FOR_INPUT, inputRoom, 92);
  const inputWidth = Math.max(rest * inputShare(shape, rest), widthOfSheet(byHeight));
  return {
    mode: "wide", equationWidth,
    input: sheetSize(shape.input, inputWidth, inputRoom, 92),
    equation: windowSize(shape.window, equationWidth, room.rest - 150, 66),
    output: sheetSize(shape.output, rest - inputWidth, room.rest - 44, 92),
  };
}

/**
 * A long row of numbers gets the whole width; the calculation and the output come below.
 * @param {Shapes} shape @param {number} width @param {Room | null} room @returns {Layout}
 */
function layOutLow(shape, width, room) {
  const equationWidth = between(200, columnsOf(shape.window) * 48, 400);
  const larger = room ? 1.6 : 1;
  return {
    mode: "low", equationWidth,
    input: sheetSize(shape.input, width - shape.tools.beside, 200, 56 * larger),
    equation: windowSize(shape.window, equationWidth, 120, 48 * larger),
    output: sheetSize(shape.output, width - equationWidth - 2 * BETWEEN_PANES, 160, 64 * larger),
  };
}

/** @param {import("./types.d.ts").Size} size */
function widthOfSheet(size) {
  return wholeOf(size).width + size.edge.left;
}

/** Columns of all slices beside each other. @param {{ slices: number, cols: number }} shape */
function columnsOf({ slices, cols }) {
  return slices * cols;
}

/** @param {number} least @param {number} wanted @param {number} most */
function between(least, wanted, most) {
  return Math.max(least, Math.min(wanted, most));
}

/**
 * How much of the width the input gets, beside the output: what its columns and its longest number need.
 * @param {Shapes} shapes @param {number} width
 */
function inputShare({ input, output }, width) {
  const [needs, others] = [input, output].map((grid) => columnsOf(grid) * Math.max(3, longestText(grid.texts)));
  const forNumbers = (input.cols * SMALLEST_WITH_NUMBER) / width;
  const most = input.slices > 1 ? 0.75 : 0.68;
  return Math.max(0.5, forNumbers <= 0.61 ? forNumbers : 0, Math.min(most, needs / (needs + others)));
}

/** @param {Shapes} shape @param {number} width @returns {Layout} */
function layOutNarrow(shape, width) {
  const paired = width >= 300 && shape.window.channels === 1 && shape.window.cols <= 4 && columnsOf(shape.output) <= 4;
  const half = paired ? (width - 20) / 2 : width;
  return {
    mode: paired ? "paired" : "stacked", equationWidth: half,
    input: sheetSize(shape.input, width, shape.input.rows <= 12 ? 294 : 352, 52),
    equation: windowSize(shape.window, half, 200, 44),
    output: sheetSize(shape.output, half, paired && shape.output.rows <= 8 ? 200 : 320, 48),
  };
}

/** @param {Model} model @param {boolean} large @returns {Shapes} */
function shapesOf({ extent, input, output, window, together, editable }, large) {
  const { texts } = input;
  const least = large ? READ_FROM_AFAR : 0;
  return {
    tools: editable ? TOOLS : NO_TOOLS,
    input: { slices: extent.back - extent.front, rows: extent.bottom - extent.top,
      cols: extent.right - extent.left, texts, edge: edgeOf(input.rows, large), least },
    window: { ...window, texts, channels: together ? output.slices : 1 },
    output: { slices: output.slices, rows: output.rows, cols: output.cols, texts: output.texts,
      edge: edgeOf(output.rows, large), least },
  };
}

/**
 * The largest cells with which slices fit into a box, in as few lines of slices as that takes.
 * @param {Sheet} shape @param {number} boxWidth @param {number} boxHeight @param {number} most
 */
export function sheetSize(shape, boxWidth, boxHeight, most) {
  const { slices = 1 } = shape;
  const ways = Array.from({ length: slices }, (_, i) => sheetInLines(shape, i + 1, boxWidth, boxHeight, most));
  return ways.reduce((best, way) => (way.width * way.height > best.width * best.height ? way : best));
}

/**
 * @param {Sheet} shape @param {number} down @param {number} boxWidth @param {number} boxHeight @param {number} most
 */
function sheetInLines(shape, down, boxWidth, boxHeight, most) {
  const { slices = 1, edge = NO_EDGE } = shape;
  const across = Math.ceil(slices / down);
  const width = (boxWidth - edge.left - (across - 1) * BETWEEN) / across;
  const height = (boxHeight - (down - 1) * (BETWEEN / 2)) / down - edge.top - (slices > 1 ? NAME_ROOM : 0);
  return { ...cellSize(shape, width, height, most), slices, across, edge };
}

/**
 * Channels stand below each other, many in two columns, each with its result beside it.
 * @param {WindowShape} shape @param {number} boxWidth @param {number} boxHeight @param {number} most
 */
function windowSize(shape, boxWidth, boxHeight, most) {
  const { channels } = shape;
  if (channels === 1) return sheetSize(shape, boxWidth, boxHeight, most);
  const columns = channelColumns(channels, boxWidth);
  const lines = Math.ceil(channels / columns);
  const size = cellSize(shape, boxWidth / columns - RESULT_BESIDE, (boxHeight + 130) / lines - 12, most);
  return { ...size, columns };
}
