// How large everything is in the text of a chapter, beside which a figure has half of the width, or a quarter.

import { wholeOf } from "./sheet.js";
import { BETWEEN_PANES, columnsOf, sheetSize, windowSize } from "./sheet_size.js";

/** @import { Shapes } from "./layout.js" */
/** @import { Layout } from "./types.d.ts" */

const FROM = 430; // pixels: less is a phone
const TO = 640; // pixels: more is a page
const MOST_COLUMNS = 11;
const MOST_SLICES = 3;
const LEAST_ROWS = 4;
const BETWEEN_SMALL = 22; // pixels
const HALF = 300; // pixels: less is beside another figure
const FEW_BESIDE = 5; // more columns leave the output no room beside them

/**
 * Null leaves it to the page's own layouts.
 * @param {Shapes} shape @param {number} width @param {boolean} small @returns {Layout | null}
 */
export function layOutInText(shape, width, small) {
  const { input, window } = shape;
  const isFew = columnsOf(input) <= MOST_COLUMNS && input.slices <= 2;
  if (small && isFew && window.channels === 1) return layOutCompact(shape, width);
  const fits = input.cols <= MOST_COLUMNS && input.slices <= MOST_SLICES;
  if (!fits) return null;
  return input.rows >= LEAST_ROWS && width >= FROM && width < TO ? layOutBeside(shape, width) : null;
}

/**
 * The input and the output; the sentence has the calculation.
 * @param {Shapes} shape @param {number} width @returns {Layout}
 */
function layOutCompact(shape, width) {
  if (shape.input.rows === 1) return layOutBelow(shape, width, 80, 40);
  if (width < HALF && columnsOf(shape.input) > FEW_BESIDE) return layOutBelow(shape, width, 190, 34);
  const input = sheetSize(shape.input, width * 0.58, 200, 44);
  const rest = width - wholeOf(input).width - input.edge.left - BETWEEN_SMALL;
  return { mode: "compact", equationWidth: rest, input, equation: windowSize(shape.window, rest, 100, 40),
    output: sheetSize(shape.output, rest, 160, 44) };
}

/**
 * The output stands below the input.
 * @param {Shapes} shape @param {number} width @param {number} height @param {number} most @returns {Layout}
 */
function layOutBelow(shape, width, height, most) {
  return { mode: "compact", below: true, equationWidth: width, input: sheetSize(shape.input, width, height, most),
    equation: windowSize(shape.window, width, 60, 40), output: sheetSize(shape.output, width, 90, most) };
}

/**
 * The calculation and the output stand below each other, beside the input: as high as a projector leaves.
 * @param {Shapes} shape @param {number} width @returns {Layout}
 */
function layOutBeside(shape, width) {
  const input = sheetSize(shape.input, width * 0.54, shape.input.slices > 1 ? 350 : 284, 58);
  const rest = width - wholeOf(input).width - input.edge.left - BETWEEN_PANES;
  return { mode: "beside", equationWidth: rest, input,
    equation: windowSize(shape.window, rest, 104, 42),
    output: sheetSize(shape.output, rest - 20, shape.output.slices > 2 ? 190 : 132, 52) };
}
