// How large the cells of several slices are, and those of a window.

import { cellSize } from "./cell_size.js";
import { BETWEEN, NAME_ROOM, NO_EDGE } from "./sheet.js";

/** @import { Shape } from "../model/types.d.ts" */
/** @import { Edge } from "./types.d.ts" */
/** @typedef {{ rows: number, cols: number, slices?: number, texts: string[], edge?: Edge, least?: number }} Sheet */
/** @typedef {Shape & Sheet & { short?: string[] }} GridShape */
/** @typedef {Shape & { texts: string[], channels: number, least?: number }} WindowShape */

export const BETWEEN_PANES = 50; // an arrow with its gaps
export const RESULT_BESIDE = 106; // pixels for a channel's result and what keeps it apart
const FEW_CHANNELS = 3;
const TWO_COLUMNS = 360; // pixels: wider than a phone's

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
  return { ...cellSize(shape, width, height, most), slices, across, edge, texts: shape.texts };
}

/**
 * Channels stand below each other, many in two columns, each with its result beside it.
 * @param {WindowShape} shape @param {number} boxWidth @param {number} boxHeight @param {number} most
 */
export function windowSize(shape, boxWidth, boxHeight, most) {
  const { channels } = shape;
  if (channels === 1) return sheetSize(shape, boxWidth, boxHeight, most);
  const columns = channelColumns(channels, boxWidth);
  const lines = Math.ceil(channels / columns);
  const size = cellSize(shape, boxWidth / columns - RESULT_BESIDE, (boxHeight + 130) / lines - 12, most);
  return { ...size, columns };
}

/**
 * For windows with their results beside them, in one or two columns.
 * @param {WindowShape} window @param {number} width
 */
export function channelsRoom({ channels, cols }, width) {
  const columns = channelColumns(channels, width);
  return between(240, columns * (cols * 70 + RESULT_BESIDE), Math.max(320, width * (columns > 1 ? 0.42 : 0.3)));
}

/** @param {number} channels @param {number} width */
function channelColumns(channels, width) {
  return channels > FEW_CHANNELS && width >= TWO_COLUMNS ? 2 : 1;
}

/** Columns of all slices beside each other. @param {{ slices: number, cols: number }} shape */
export function columnsOf({ slices, cols }) {
  return slices * cols;
}

/** @param {number} least @param {number} wanted @param {number} most */
export function between(least, wanted, most) {
  return Math.max(least, Math.min(wanted, most));
}
