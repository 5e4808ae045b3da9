// Turns Python's compact data into a model the views can ask. Nothing is pooled here: every number was sent.

import { fill } from "../../fill.js";
import { levelsOf } from "./levels.js";
import { expandParts, partsAt, placesFrom, textsOfParts } from "./parts.js";
import { expandChannels, winnersByText } from "./photo_data.js";

/** @import { Axis, Grid, Pads, Payload, Sides } from "../payload.d.ts" */
/** @import { Cell, Model, ModelChannel, ModelGrid, ModelParts, PooledWindow, Shape } from "./types.d.ts" */

/**
 * Expand the data dict of one mount into a model. Every input is a stack of slices: a matrix is one, a row one row of
 * one. Channels are slices with a window each, which step together.
 * @param {Payload} raw
 * @returns {Model}
 */
export function expandData(raw) {
  const grids = gridsOf(raw);
  const windows = { slices: windowsOf(raw.slices), rows: windowsOf(raw.rows), cols: windowsOf(raw.cols) };
  const model = {
    ...raw,
    ...grids,
    ...windows,
    winners: raw.winners ? raw.winners.split(",") : [],
    counts: expandLines(raw.counts),
    divisors: expandLines(raw.divisors),
    shares: raw.shares ? raw.shares.split(",") : [],
    draws: splitTexts(raw.draws),
    window: raw.parts ?? { slices: raw.slices.window, rows: raw.rows.window, cols: raw.cols.window },
    total: (raw.together ? 1 : raw.slices.count) * raw.rows.count * raw.cols.count,
    extent: drawnExtent(grids.input, raw.pads, windows),
    sliceReaders: readersByPlace(windows.slices, grids.input.slices),
    rowReaders: readersByPlace(windows.rows, raw.input.rows),
    colReaders: readersByPlace(windows.cols, raw.input.cols),
    colours: [],
  };
  return { ...model, colours: coloursOf(model) };
}

/** @param {Model} model @returns {Model["colours"]} */
function coloursOf(model) {
  if (model.together) return model.slices.map((_, n) => ({ name: fill(model.words.slice_name, { n }) }));
  const { channels = [] } = model;
  return channels.length > 1 ? channels.map(({ name, ...grids }) => ({ name, model: { ...model, ...grids } })) : [];
}

/**
 * Input and output with the level of every number; a photograph has them for every channel.
 * @param {Payload} raw
 * @returns {{ input: ModelGrid, output: ModelGrid, channels: ModelChannel[] | undefined, parts: ModelParts | null }}
 */
function gridsOf({ input, output, channels, apart, parts }) {
  if (channels) {
    const expanded = expandChannels(channels, input, output);
    return { channels: expanded, input: expanded[0].input, output: expanded[0].output, parts: null };
  }
  const [before, after] = [withZeros(input.text), withZeros(output.text)];
  const between = textsOfParts(parts);
  const levels = levelsOf(before, after, apart, between.flat());
  return { channels: undefined, input: expandGrid(input, before, levels[0]),
    output: expandGrid(output, after, levels[1]), parts: parts ? expandParts(parts, between, levels[2]) : null };
}

/** The places that each window touches along one axis. @param {Axis} axis */
function windowsOf({ start, stride, count, window, dilation, spans }) {
  if (spans) return splitTexts(spans).map(placesFrom);
  return Array.from({ length: count }, (_i, i) =>
    Array.from({ length: window }, (_k, k) => start + i * stride + k * dilation));
}

/** @param {string} [text] */
function splitTexts(text) {
  return text ? text.split(" ") : [];
}

/** "4*3 2" is 4, 4, 4, 2. @param {string} text @returns {string[]} */
export function expandRuns(text) {
  return splitTexts(text).flatMap((run) => {
    const [value, length = 1] = run.split("*");
    return Array(Number(length)).fill(value);
  });
}

/** "1*2 3^2|4" is 1, 1, 3, 1, 1, 3, 4. @param {string} text @returns {string[]} */
function expandLines(text) {
  return text.split("|").flatMap((part) => {
    const [line, times = 1] = part.split("^");
    return Array(Number(times)).fill(expandRuns(line)).flat();
  });
}

/** Texts come without the 0 before a point. @param {string} [text] */
function withZeros(text) {
  return splitTexts(text).map((each) => each.replace(/^(−?)\./, "$10."));
}

/** @param {Grid} grid @param {string[]} texts @param {(number | null)[]} levels @returns {ModelGrid} */
function expandGrid({ label, slices = 1, rows, cols, exact = {}, short, read_note }, texts, levels) {
  return { label, slices, rows, cols, exact, read_note, texts, levels, short: short ? withZeros(short) : texts };
}

/**
 * The input, its pads, and any window hanging over them.
 * @param {Shape} input @param {Pads} pads @param {Record<"slices" | "rows" | "cols", number[][]>} windows
 */
function drawnExtent(input, pads, { slices, rows, cols }) {
  const [front, back] = span(slices, input.slices, pads.front, pads.back);
  const [top, bottom] = span(rows, input.rows, pads.top, pads.bottom);
  const [left, right] = span(cols, input.cols, pads.left, pads.right);
  return { front, back, top, bottom, left, right };
}

/** @param {number[][]} windows @param {number} size @param {number} before @param {number} after */
function span(windows, size, before, after) {
  const places = windows.flat();
  return [Math.min(-before, ...places), Math.max(size + after, ...places.map((place) => place + 1))];
}

/** @param {number[][]} windows @param {number} size */
function readersByPlace(windows, size) {
  const readers = Array.from({ length: size }, () => /** @type {number[]} */ ([]));
  windows.forEach((places, output) => places.forEach((place) => readers[place]?.push(output)));
  return readers;
}

/**
 * The steps whose window reads an input cell.
 * @param {Model} model @param {number} row @param {number} col
 */
export function stepsReading(model, row, col, slice = 0) {
  const readers = model.together ? [0] : model.sliceReaders[slice] || [];
  return readers.flatMap((h) => (model.rowReaders[row] || []).flatMap((i) =>
    (model.colReaders[col] || []).map((j) => stepAt(model, h, i, j))));
}

/** @param {Model} model @param {number} slice @param {number} row @param {number} col */
function isRead({ sliceReaders, rowReaders, colReaders }, slice, row, col) {
  return sliceReaders[slice].length > 0 && rowReaders[row].length > 0 && colReaders[col].length > 0;
}

/**
 * The step that makes an output cell; that of channels is the same in all of them.
 * @param {Model} model @param {number} h @param {number} i @param {number} j
 */
export function stepAt({ output, together }, h, i, j) {
  return ((together ? 0 : h * output.rows) + i) * output.cols + j;
}

/** The output cell that a step makes. @param {Model} model @param {number} step */
export function outputPlace({ output }, step) {
  const [line, j] = [Math.floor(step / output.cols), step % output.cols];
  return { h: Math.floor(line / output.rows), i: line % output.rows, j };
}

/** @param {Model} model @param {number} step @returns {PooledWindow} */
export function windowAt(model, step) {
  const { h, i, j } = outputPlace(model, step);
  if (model.together) return windowsTogether(model, step, model.slices.map((_, n) => oneWindow(model, n, i, j)));
  const colours = model.colours.map(({ name, model: one = model }) => ({ ...alone(one, step), name }));
  return { ...oneWindow(model, h, i, j), step, colours };
}

/** The window of one colour. @param {Model} model @param {number} step */
function alone(model, step) {
  const { h, i, j } = outputPlace(model, step);
  return { ...oneWindow(model, h, i, j), step, colours: [] };
}

/**
 * The same window in every channel: what it reads and who wins is of all of them.
 * @param {Model} model @param {number} step @param {ReturnType<typeof oneWindow>[]} windows @returns {PooledWindow}
 */
function windowsTogether(model, step, windows) {
  const colours = windows.map((one, n) => ({ ...one, step, name: model.colours[n].name, colours: [] }));
  return { ...colours[0], slices: model.slices.flat(), cells: colours.flatMap(({ cells }) => cells), colours };
}

/** @param {Model} model @param {number} h @param {number} i @param {number} j */
function oneWindow(model, h, i, j) {
  const result = (h * model.output.rows + i) * model.output.cols + j;
  const [slices, rows, cols] = [model.slices[h], model.rows[i], model.cols[j]];
  const cells = slices.flatMap((slice) => rows.flatMap((row) => cols.map((col) => cellAt(model, row, col, slice))));
  const winners = new Set(winnersOf(model, result, cells));
  cells.forEach((cell, position) => { cell.winner = winners.has(position); });
  return {
    h, i, j, slices, rows, cols, cells,
    result: model.output.texts[result],
    exact: model.output.exact[result],
    count: model.counts[result],
    divisor: model.divisors[result],
    shares: splitTexts(model.shares[result]),
    draw: model.draws[result] ?? "",
    parts: model.parts ? partsAt(model.parts, result) : null,
  };
}

/** The places of the winners in the window. @param {Model} model @param {number} result @param {Cell[]} cells */
function winnersOf({ winners, output, picks, channels }, result, cells) {
  if (!channels) return splitTexts(winners[result]).map(Number);
  return picks ? winnersByText(cells, output.texts[result]) : [];
}

/** @param {Model} model @param {number} row @param {number} col @returns {Cell} */
export function cellAt(model, row, col, slice = 0) {
  const { input, pads } = model;
  if (isWithin(input, NO_PADS, slice, row, col)) {
    const index = (slice * input.rows + row) * input.cols + col;
    return { slice, row, col, kind: "real", index, text: input.texts[index], exact: input.exact[index],
      level: input.levels[index], unread: !isRead(model, slice, row, col) };
  }
  const padded = isWithin(input, pads, slice, row, col);
  return { slice, row, col, kind: padded ? "pad" : "outside", index: -1, text: padded ? pads.text : "" };
}

const NO_PADS = { front: 0, back: 0, top: 0, bottom: 0, left: 0, right: 0 };

/** @param {Shape} shape @param {Sides} pads @param {number} slice @param {number} row @param {number} col */
function isWithin({ slices, rows, cols }, pads, slice, row, col) {
  return slice >= -pads.front && slice < slices + pads.back && row >= -pads.top && row < rows + pads.bottom
    && col >= -pads.left && col < cols + pads.right;
}

/**
 * The same slice, row and column of the output in a new shape, as near as it allows.
 * @param {Model} oldModel @param {number} step @param {Model} newModel
 */
export function nearestStep(oldModel, step, newModel) {
  const { h, i, j } = outputPlace(oldModel, step);
  const { slices, rows, cols } = newModel.output;
  return clampStep(stepAt(newModel, Math.min(h, slices - 1), Math.min(i, rows - 1), Math.min(j, cols - 1)), newModel);
}

/** @param {number} step @param {Model} model */
export function clampStep(step, model) {
  return Math.max(0, Math.min(Math.trunc(step) || 0, model.total - 1));
}
