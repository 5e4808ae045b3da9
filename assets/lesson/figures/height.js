// How high a figure is about to be: its place is kept, so that next to nothing moves when it is drawn.

/** @import { FigureBlock } from "../types.d.ts" */
/** @import { Payload } from "../../stepper/payload.d.ts" */
/** @typedef {{ rows: number, cols: number }} Sides */

const USUAL = { network: [420, 700], head: [460, 700], html: [0, 0] }; // pixels beside the text, and on a phone
const EDGE = 44; // the caption of a grid, and the numbers along it
const PHOTO = [470, 640];

/**
 * Pixels beside the text, and on a phone. Of what is `covered` the input is seen alone.
 * @param {FigureBlock} block @param {boolean} covered @returns {number[]}
 */
export function reservedHeights({ component, data, small }, covered) {
  if (component !== "step") return USUAL[component];
  const { input, output, pads, rows, cols, photo } = /** @type {Payload} */ (data);
  if (photo) return PHOTO;
  const padded = { rows: input.rows + pads.top + pads.bottom, cols: input.cols + pads.left + pads.right };
  const window = { rows: rows.window, cols: cols.window };
  const note = pads.note && padded.rows > input.rows ? 22 : 0;
  if (small) return smallHeights(padded, output).map((height) => height - (covered ? 116 : 0));
  const calculation = high(window, 200, 104, 42) + 74;
  const beside = Math.max(high(padded, 285, 284, 58) + note, calculation + high(output, 180, 132, 52)) + EDGE + 138;
  const below = Math.max(calculation, high(output, 150, 200, 48) + EDGE);
  const onPhone = high(padded, 310, 294, 52);
  return covered ? [beside - 102, onPhone + EDGE + 100] : [beside, onPhone + note + EDGE + below + 210];
}

/** @param {Sides} padded @param {Sides} output */
function smallHeights(padded, output) {
  const isBelow = padded.cols > 5 && padded.rows > 1;
  const beside = isBelow ? high(padded, 220, 170, 34) + high(output, 220, 70, 34) + 48 : high(padded, 135, 200, 44);
  return [beside, high(padded, 190, 200, 44)].map((height) => height + EDGE + 150);
}

/**
 * How high a grid is in a box.
 * @param {Sides} sides @param {number} width @param {number} height @param {number} most
 */
function high({ rows, cols }, width, height, most) {
  return rows * Math.min(most, width / Math.max(1, cols), height / Math.max(1, rows));
}
