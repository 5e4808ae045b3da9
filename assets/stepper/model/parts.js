// Windows that differ in length, and the numbers between cells and result, such as the maxima that are blurred.

/** @import { Parts } from "../layer_payload.d.ts" */
/** @import { Cell, ModelParts } from "./types.d.ts" */

/** The texts of every result's parts. @param {Parts | undefined} parts */
export function textsOfParts(parts) {
  return parts ? parts.texts.split(",").map((texts) => texts.split(" ")) : [];
}

/** @param {Parts} parts @param {string[][]} texts @param {(number | null)[]} levels @returns {ModelParts} */
export function expandParts({ slices, rows, cols }, texts, levels) {
  const each = slices * rows * cols;
  return { slices, rows, cols, texts, levels: texts.map((_, n) => levels.slice(n * each, (n + 1) * each)) };
}

/**
 * The parts of one result, as cells that lie nowhere.
 * @param {ModelParts} parts @param {number} result @returns {Cell[]}
 */
export function partsAt({ texts, levels }, result) {
  return texts[result].map((text, n) => (
    { slice: -1, row: -1, col: -1, kind: "real", index: -1, text, level: levels[result][n] }));
}

/** "2+3" is 2, 3, 4. @param {string} text */
export function placesFrom(text) {
  const [first, length] = text.split("+").map(Number);
  return Array.from({ length }, (_, k) => first + k);
}
