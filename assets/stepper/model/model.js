// Turns Python's compact data into a model the views can ask. Nothing is pooled here: every number was sent.

import { expandChannels, winnersByText } from "./photo_data.js";
import { levelsOf } from "./levels.js";
import { fill } from "../text/words.js";

/**
 * Expand the data dict of one mount into a model. Every input is a stack of slices: a matrix is one, a row one row of
 * one. Channels are slices with a window each, which step together.
 */
export function expandData(raw) {
  const model = {
    ...raw,
    ...gridsOf(raw),
    slices: windowsOf(raw.slices),
    rows: windowsOf(raw.rows),
    cols: windowsOf(raw.cols),
    winners: raw.winners ? raw.winners.split(",") : [],
    counts: expandLines(raw.counts),
    divisors: expandLines(raw.divisors),
    shares: raw.shares ? raw.shares.split(",") : [],
    window: { slices: raw.slices.window, rows: raw.rows.window, cols: raw.cols.window },
    total: (raw.together ? 1 : raw.slices.count) * raw.rows.count * raw.cols.count,
  };
  model.extent = drawnExtent(model);
  model.sliceReaders = readersByPlace(model.slices, model.input.slices);
  model.rowReaders = readersByPlace(model.rows, raw.input.rows);
  model.colReaders = readersByPlace(model.cols, raw.input.cols);
  model.colours = coloursOf(model);
  return model;
}

/** What steps together: channels by name, or the colours of a photograph, each with a model of its own. */
function coloursOf(model) {
  if (model.together) return model.slices.map((_, n) => ({ name: fill(model.words.slice_name, { n }) }));
  return model.channels?.length > 1 ? model.channels.map((grids) => ({ ...model, ...grids, colours: [] })) : [];
}

/** Input and output with the level of every number; a photograph has them for every channel. */
function gridsOf(raw) {
  if (raw.channels) {
    const channels = expandChannels(raw).map(({ name, input, output }) => (
      { name, input: { slices: 1, ...input }, output: { slices: 1, ...output } }));
    return { channels, input: channels[0].input, output: channels[0].output };
  }
  const [input, output] = [expandGrid(raw.input), expandGrid(raw.output)];
  [input.levels, output.levels] = levelsOf(input.texts, output.texts, raw.reduction);
  return { input, output };
}

/** The places that each window touches along one axis. */
function windowsOf({ start, stride, count, window, dilation }) {
  const places = (i) => Array.from({ length: window }, (_, k) => start + i * stride + k * dilation);
  return Array.from({ length: count }, (_, i) => places(i));
}

function splitTexts(text) {
  return text ? text.split(" ") : [];
}

/** "4*3 2" is 4, 4, 4, 2. */
export function expandRuns(text) {
  return splitTexts(text).flatMap((run) => {
    const [value, length = 1] = run.split("*");
    return Array(Number(length)).fill(value);
  });
}

/** "1*2 3^2|4" is 1, 1, 3, 1, 1, 3, 4. */
function expandLines(text) {
  return text.split("|").flatMap((part) => {
    const [line, times = 1] = part.split("^");
    return Array(Number(times)).fill(expandRuns(line)).flat();
  });
}

/** Texts come without the 0 before a point. */
function expandGrid(grid) {
  return { ...grid, texts: splitTexts(grid.text).map((text) => text.replace(/^(−?)\./, "$10.")) };
}

/** First and last+1 slice, row and column to draw: the input, its pads, and any window hanging over them. */
function drawnExtent({ input, pads, slices, rows, cols }) {
  const [front, back] = span(slices, input.slices, pads.front, pads.back);
  const [top, bottom] = span(rows, input.rows, pads.top, pads.bottom);
  const [left, right] = span(cols, input.cols, pads.left, pads.right);
  return { front, back, top, bottom, left, right };
}

function span(windows, size, before, after) {
  const places = windows.flat();
  return [Math.min(-before, ...places), Math.max(size + after, ...places.map((place) => place + 1))];
}

/** For each input row (or slice, or column): the output rows (or …) whose window touches it. */
function readersByPlace(windows, size) {
  const readers = Array.from({ length: size }, () => []);
  windows.forEach((places, output) => places.forEach((place) => readers[place]?.push(output)));
  return readers;
}

/** The steps whose window reads an input cell. */
export function stepsReading(model, row, col, slice = 0) {
  const readers = model.together ? [0] : model.sliceReaders[slice] || [];
  return readers.flatMap((h) => (model.rowReaders[row] || []).flatMap((i) =>
    (model.colReaders[col] || []).map((j) => stepAt(model, h, i, j))));
}

function isRead({ sliceReaders, rowReaders, colReaders }, slice, row, col) {
  return sliceReaders[slice].length > 0 && rowReaders[row].length > 0 && colReaders[col].length > 0;
}

/** The step that makes an output cell; that of channels is the same in all of them. */
export function stepAt({ output, together }, h, i, j) {
  return ((together ? 0 : h * output.rows) + i) * output.cols + j;
}

/** The output cell that a step makes. */
export function outputPlace({ output }, step) {
  const [line, j] = [Math.floor(step / output.cols), step % output.cols];
  return { h: Math.floor(line / output.rows), i: line % output.rows, j };
}

/** Everything about one placement of the window: its cells in reading order, winners, result. */
export function windowAt(model, step) {
  const { h, i, j } = outputPlace(model, step);
  if (model.together) return windowsTogether(model, step, model.slices.map((_, n) => oneWindow(model, n, i, j)));
  const colours = model.colours.map((channel) => ({ ...windowAt(channel, step), name: channel.name }));
  return { ...oneWindow(model, h, i, j), step, colours };
}

/** The same window in every channel: what it reads and who wins is of all of them. */
function windowsTogether(model, step, windows) {
  const colours = windows.map((one, n) => ({ ...one, step, name: model.colours[n].name, colours: [] }));
  return { ...colours[0], slices: model.slices.flat(), cells: colours.flatMap(({ cells }) => cells), colours };
}

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
  };
}

/** The places of the winners in the window. */
function winnersOf({ winners, output, picks, channels }, result, cells) {
  if (!channels) return splitTexts(winners[result]).map(Number);
  return picks ? winnersByText(cells, output.texts[result]) : [];
}

/** One place of the picture: `kind` is "real", "pad" or "outside" (a window may hang over the pads). */
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

function isWithin({ slices, rows, cols }, pads, slice, row, col) {
  return slice >= -pads.front && slice < slices + pads.back && row >= -pads.top && row < rows + pads.bottom
    && col >= -pads.left && col < cols + pads.right;
}

/** The same slice, row and column of the output in a new shape, as near as it allows. */
export function nearestStep(oldModel, step, newModel) {
  const { h, i, j } = outputPlace(oldModel, step);
  const { slices, rows, cols } = newModel.output;
  return clampStep(stepAt(newModel, Math.min(h, slices - 1), Math.min(i, rows - 1), Math.min(j, cols - 1)), newModel);
}

export function clampStep(step, model) {
  return Math.max(0, Math.min(Math.trunc(step) || 0, model.total - 1));
}
