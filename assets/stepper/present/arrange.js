// How the parts of the figure lie on a screen in front of a class.

import { NARROW } from "../grid/layout.js";

/** @import { Model } from "../model/types.d.ts" */

const LEAST_HIGH = 4;
const LEAST_TALL = 10; // then every pixel of the height is for the numbers
const HIGH_SHARE = 0.75; // of the width: beside a grid that high there is room for words
const MANY_LINES = 8; // rows or columns: more need most of the width, and the calculation stands above the output
const FEW_LINES = 3; // rows: they get the whole width
const LEAST_ROW = 14; // pixels of the output
const MOST_BESIDE = 296; // pixels: what output, window and line may take
const LINE_ROOM = 54; // pixels: the written-out calculation in two lines

/**
 * How the parts lie: what the style sheet has to know before they are measured.
 * @param {HTMLElement} root @param {Model} model
 */
export function arrange(root, model) {
  const wide = root.clientWidth >= NARROW;
  const column = wide && isMany(model) && !root.classList.contains("with-panel");
  const high = isHigh(model) && !column;
  const tall = (high || column) && model.input.slices === 1 && drawnShape(model).rows > LEAST_TALL;
  const { short = model.input.texts, texts } = model.input;
  const marks = { column, high: high && wide, tall, roundable: short !== texts };
  for (const [name, on] of Object.entries(marks)) root.classList.toggle(name, on);
  return { column, high };
}

/** The height of the written-out calculation. @param {Model} model */
export function lineRoom({ equation }) {
  return equation.line ? LINE_ROOM : 0;
}

/** Whether numbers leave room beside them for words: two slices lie side by side, more below. @param {Model} model */
function isHigh(model) {
  const { rows, cols, slices } = drawnShape(model);
  if (model.pictures || model.together || rows < LEAST_HIGH) return false;
  return slices > 2 || rows >= HIGH_SHARE * cols * slices;
}

/**
 * Whether the input needs most of the width, and there is height for the calculation above the output.
 * @param {Model} model
 */
function isMany(model) {
  const { slices, rows, cols } = drawnShape(model);
  if (model.pictures || model.together || !model.total || slices > 1 || rows <= FEW_LINES) return false;
  const high = LEAST_ROW * model.output.rows + Math.min(150, 56 * model.window.rows) + lineRoom(model);
  return Math.max(rows, cols) > MANY_LINES && high <= MOST_BESIDE;
}

/** @param {Model} model */
function drawnShape({ extent: { front, back, top, bottom, left, right } }) {
  return { slices: back - front, rows: bottom - top, cols: right - left };
}
