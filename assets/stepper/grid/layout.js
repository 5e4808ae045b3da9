// How large everything is, in CSS pixels, from the width the page gives.

import { SMALLEST_WITH_NUMBER, longestText } from "./cell_size.js";
import { edgeOf } from "./edge.js";
import { layOutInText } from "./in_text.js";
import { READ_FROM_AFAR, layOutLarge } from "./large.js";
import { BETWEEN_PANES, between, channelsRoom, columnsOf, sheetSize, windowSize } from "./sheet_size.js";

/** @import { Model } from "../model/types.d.ts" */
/** @import { GridShape, WindowShape } from "./sheet_size.js" */
/** @import { Layout, Room } from "./types.d.ts" */
/** @typedef {{ input: GridShape, output: GridShape, window: WindowShape, tools: typeof NO_TOOLS }} Shapes */

export const NARROW = 640;
const MANY_COLUMNS = 12;
const FEW_ROWS = 3;
const TOOLS = { beside: 33, below: 14 }; // pixels that buttons around an editable input take, beside and from below
const NO_TOOLS = { beside: 0, below: 0 };

/**
 * Sizes of the three grids for a component `width` wide (and as high as `room`, if it fills a screen), and their mode.
 * In a `chapter` it is beside the text, or half as wide.
 * @param {Model} model @param {number} width @param {Room | null} room @param {{ small: boolean } | null} chapter
 * @returns {Layout}
 */
export function layOut(model, width, room = null, chapter = null) {
  const shape = shapesOf(model, Boolean(room));
  const inText = chapter && layOutInText(shape, width, chapter.small);
  if (inText) return inText;
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
      cols: extent.right - extent.left, texts, short: input.short, edge: edgeOf(input.rows, large), least },
    window: { ...window, texts, least, channels: together ? output.slices : 1 },
    output: { slices: output.slices, rows: output.rows, cols: output.cols, texts: output.texts,
      short: output.short, edge: edgeOf(output.rows, large), least },
  };
}
