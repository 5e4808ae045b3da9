// How large the cells of a grid are, and the numbers in them.

import { NO_EDGE } from "./sheet.js";

/** @import { Size } from "./types.d.ts" */
/** @import { Sheet } from "./sheet_size.js" */

export const SMALLEST_WITH_NUMBER = 19; // the side of a cell
const SMALLEST_FONT = 8;
const SMALLEST_OF_LEAST = 0.65; // of the size that can be read from afar
const MOST_OF_HEIGHT = 0.87; // what digits take that are to be read from afar
const DIGIT_WIDTH = 0.58; // of the font size, with tabular figures

/** How wide a text is, counted in digits: a point is narrow, letters and ∞ are wide. @param {string} text */
function lengthInDigits(text) {
  const narrow = text.match(/[.,]/g)?.length ?? 0;
  const wide = text.match(/[A-Z∞]/g)?.length ?? 0;
  return text.length - 0.5 * narrow + 0.35 * wide;
}

/** @param {string[]} texts */
export function longestText(texts) {
  return texts.reduce((most, text) => Math.max(most, lengthInDigits(text)), 1);
}

/**
 * Cell sizes that fit a grid into a box; cells grow wider than high only for long numbers.
 * @param {Sheet} sheet @param {number} boxWidth @param {number} boxHeight @param {number} most
 */
export function cellSize({ rows, cols, texts, least = 0 }, boxWidth, boxHeight, most) {
  const characters = longestText(texts);
  const widest = halfPixel(boxWidth / cols);
  const height = Math.max(3, Math.min(most, halfPixel(boxHeight / rows), widest));
  const comfortable = characters * DIGIT_WIDTH * Math.max(least, Math.min(18, height * 0.42)) + 8;
  const wanted = Math.max(height, halfPixel(Math.min(comfortable, Math.max(height * 2, 60))));
  const width = Math.max(3, Math.min(widest, wanted));
  const usual = Math.max(height * 0.45, Math.min(least, height * MOST_OF_HEIGHT));
  const base = Math.max(height * 0.28, Math.min(usual, fontFor(characters, width)));
  const size = { rows, cols, width, height, font: base, edge: NO_EDGE };
  return { ...size, numbers: height >= SMALLEST_WITH_NUMBER && mostFit(size, texts, least) };
}

/**
 * Numbers too small to read are worse than colours alone.
 * @param {Pick<Size, "width" | "height" | "font">} size @param {string[]} texts @param {number} least
 */
function mostFit(size, texts, least) {
  const smallest = Math.max(SMALLEST_FONT, SMALLEST_OF_LEAST * least);
  return texts.filter((text) => fontSize(size, text) >= smallest).length >= texts.length / 2;
}

/**
 * Whether a number is large enough to be read in its cell.
 * @param {Pick<Size, "width" | "height" | "font">} size @param {string} text
 */
export function fits(size, text) {
  return fontSize(size, text) >= SMALLEST_FONT;
}

/** @param {number} length */
function halfPixel(length) {
  return Math.floor(length * 2) / 2;
}

/** @param {number} characters @param {number} width */
function fontFor(characters, width) {
  return (width - 5) / (Math.max(1, characters) * DIGIT_WIDTH);
}

/**
 * Font size of one number: the grid's own, smaller where this one text is too long for its cell.
 * @param {Pick<Size, "width" | "height" | "font">} size @param {string} text
 */
export function fontSize(size, text) {
  return Math.min(size.font, fontFor(lengthInDigits(text), size.width));
}
