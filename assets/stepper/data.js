// Turns Python's compact data into a model the views can ask. Nothing is pooled here: every number was sent.

import { expandChannels, winnersByText } from "./photo_data.js";
import { levelsOf } from "./shade.js";

/** Expand the data dict of one mount into a model. */
export function expandData(raw) {
  const model = {
    ...raw,
    ...gridsOf(raw),
    rows: windowsOf(raw.rows),
    cols: windowsOf(raw.cols),
    winners: raw.winners ? raw.winners.split(",") : [],
    counts: expandRuns(raw.counts),
    divisors: expandRuns(raw.divisors),
    shares: raw.shares ? raw.shares.split(",") : [],
    total: raw.rows.count * raw.cols.count,
  };
  model.extent = drawnExtent(model);
  model.rowReaders = readersByPlace(model.rows, raw.input.rows);
  model.colReaders = readersByPlace(model.cols, raw.input.cols);
  model.colours = raw.channels?.length > 1 ? oneByOne(model) : [];
  return model;
}

/** A model for each channel alone. */
function oneByOne(model) {
  return model.channels.map((grids) => ({ ...model, ...grids, colours: [] }));
}

/** Input and output with the level of every number; a photograph has them for every channel. */
function gridsOf(raw) {
  if (raw.channels) {
    const channels = expandChannels(raw);
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

/** Texts come without the 0 before a point. */
function expandGrid(grid) {
  return { ...grid, texts: splitTexts(grid.text).map((text) => text.replace(/^(−?)\./, "$10.")) };
}

/** First and last+1 row and column to draw: the input, its pads, and any window hanging over them. */
function drawnExtent({ input, pads, rows, cols }) {
  const allRows = rows.flat();
  const allCols = cols.flat();
  return {
    top: Math.min(-pads.top, ...allRows),
    left: Math.min(-pads.left, ...allCols),
    bottom: Math.max(input.rows + pads.bottom, ...allRows.map((row) => row + 1)),
    right: Math.max(input.cols + pads.right, ...allCols.map((col) => col + 1)),
  };
}

/** For each input row (or column): the output rows (or columns) whose window touches it. */
function readersByPlace(windows, size) {
  const readers = Array.from({ length: size }, () => []);
  windows.forEach((places, output) => places.forEach((place) => readers[place]?.push(output)));
  return readers;
}

/** The steps whose window reads input cell (row, col). */
export function stepsReading(model, row, col) {
  const steps = [];
  for (const i of model.rowReaders[row] || []) {
    for (const j of model.colReaders[col] || []) steps.push(i * model.output.cols + j);
  }
  return steps;
}

function isRead({ rowReaders, colReaders }, row, col) {
  return rowReaders[row].length > 0 && colReaders[col].length > 0;
}

/** Everything about one placement of the window: its cells in reading order, winners, result. */
export function windowAt(model, step) {
  const i = Math.floor(step / model.output.cols);
  const j = step % model.output.cols;
  const [rows, cols] = [model.rows[i], model.cols[j]];
  const cells = rows.flatMap((row) => cols.map((col) => cellAt(model, row, col)));
  const winners = new Set(winnersOf(model, step, cells));
  cells.forEach((cell, position) => { cell.winner = winners.has(position); });
  return {
    step, i, j, rows, cols, cells,
    result: model.output.texts[step],
    exact: model.output.exact[step],
    count: model.counts[step],
    divisor: model.divisors[step],
    shares: splitTexts(model.shares[step]),
    colours: model.colours.map((channel) => windowAt(channel, step)),
  };
}

/** The places of the winners in the window. */
function winnersOf({ winners, output, picks, channels }, step, cells) {
  if (!channels) return splitTexts(winners[step]).map(Number);
  return picks ? winnersByText(cells, output.texts[step]) : [];
}

/** One place of the picture: `kind` is "real", "pad" or "outside" (a window may hang over the pads). */
export function cellAt(model, row, col) {
  const { input, pads } = model;
  if (row >= 0 && row < input.rows && col >= 0 && col < input.cols) {
    const index = row * input.cols + col;
    return { row, col, kind: "real", index, text: input.texts[index], exact: input.exact[index],
      level: input.levels[index], unread: !isRead(model, row, col) };
  }
  const padded = row >= -pads.top && row < input.rows + pads.bottom
    && col >= -pads.left && col < input.cols + pads.right;
  return { row, col, kind: padded ? "pad" : "outside", index: -1, text: padded ? pads.text : "" };
}

/** The same row and column of the output in a new shape, as near as it allows. */
export function nearestStep(oldModel, step, newModel) {
  const row = Math.min(Math.floor(step / oldModel.output.cols), newModel.output.rows - 1);
  const col = Math.min(step % oldModel.output.cols, newModel.output.cols - 1);
  return clampStep(row * newModel.output.cols + col, newModel);
}

export function clampStep(step, model) {
  return Math.max(0, Math.min(Math.trunc(step) || 0, model.total - 1));
}
