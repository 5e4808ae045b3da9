// How large the panes of a photograph are, in CSS pixels.

import { cellSize } from "../grid/cell_size.js";
import { edgeOf } from "../grid/edge.js";
import { NARROW } from "../grid/layout.js";
import { NO_EDGE } from "../grid/sheet.js";
import { BETWEEN_PANES, between } from "../grid/sheet_size.js";

/** @import { Layout, Room, Size } from "../grid/types.d.ts" */
/** @import { Model } from "../model/types.d.ts" */

const LENS = 240;
const LARGE_LENS = { least: 216, colours: 280, most: 320, cell: 40 }; // for a screen in front of a class
const LARGEST_PIXEL = 40;
const WIDEST = ["0255"]; // a lens loses about a digit's width to the gap between its cells
const MOST_NUMBERS = 100; // in the lens; a larger window is an enlarged picture
const PICTURE = 288; // high; on a 720 pixel screen the controls and the sentence still fit below
const BELOW = 60; // pixels that the captions of a picture need
const HEAD = 48; // pixels above and below the lens

/**
 * Sizes of the two pictures and the lens for a component `width` wide, and as high as `room` if it fills a screen.
 * @param {Model} model @param {number} width @param {Room | null} room @returns {Layout}
 */
export function layOutPhoto(model, width, room = null) {
  const { extent, output } = model;
  const input = { rows: extent.bottom - extent.top, cols: extent.right - extent.left };
  if (width < NARROW) return layOutPhotoNarrow(model, input, width);
  const height = room ? room.rest - BELOW : PICTURE;
  const lens = room ? largeLens(model) : LENS;
  const rest = (width - lens - 2 * BETWEEN_PANES) / 2;
  return {
    mode: "wide", equationWidth: lens,
    input: numbered(input, rest, height, Boolean(room)),
    equation: lensSize(model, lens, (room ? room.input - BELOW : PICTURE) - HEAD),
    output: numbered(output, rest, height, Boolean(room)),
  };
}

/** No wider than its numbers need: the pictures get the rest. @param {Model} model */
function largeLens({ window, colours }) {
  const { least, most, cell } = LARGE_LENS;
  return between(colours.length ? LARGE_LENS.colours : least, window.cols * cell, most);
}

/**
 * The lens and the output share the width below the input.
 * @param {Model} model @param {{ rows: number, cols: number }} input @param {number} width @returns {Layout}
 */
function layOutPhotoNarrow(model, input, width) {
  const half = (width - 20) / 2;
  return {
    mode: "paired", equationWidth: half,
    input: numbered(input, width, 300),
    equation: lensSize(model, half, model.colours.length ? 200 : 170),
    output: numbered(model.output, half, half),
  };
}

/**
 * Beside the numbers along its edges.
 * @param {{ rows: number, cols: number }} shape @param {number} boxWidth @param {number} boxHeight
 */
function numbered(shape, boxWidth, boxHeight, large = false) {
  const edge = edgeOf(shape.rows, large);
  return { ...pixelSize(shape, boxWidth - edge.left, boxHeight), edge };
}

/**
 * The largest pixels that fit a picture into a box; small ones need not be whole.
 * @param {{ rows: number, cols: number }} shape @param {number} boxWidth @param {number} boxHeight @returns {Size}
 */
export function pixelSize({ rows, cols }, boxWidth, boxHeight) {
  const most = Math.min(boxWidth / cols, boxHeight / rows, LARGEST_PIXEL);
  const longest = Math.max(rows, cols);
  const side = most >= 2 ? Math.floor(most * 4) / 4 : Math.floor(most * longest) / longest;
  return { rows, cols, width: side, height: side, font: 0, numbers: false, edge: NO_EDGE };
}

/**
 * Numbers while they are few and can be read; else the window as a picture. Channels stand below each other.
 * @param {Model} model @param {number} width @param {number} height @returns {Size}
 */
function lensSize(model, width, height) {
  const { rows, cols } = model.window;
  const [across, down] = model.colours.length ? [width / 2, (height + 24) / 3] : [width, height];
  const size = cellSize({ rows, cols, texts: WIDEST }, across, down, 52);
  if (size.numbers && rows * cols <= MOST_NUMBERS) return size;
  return pixelSize({ rows, cols }, across, down);
}
