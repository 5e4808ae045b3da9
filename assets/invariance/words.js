// Shifts in words, from the words that Python sent.

import { fill } from "../fill.js";

/** @import { Board, Shift, Texts } from "./types.d.ts" */

/** "down 2, left 1", or "not moved". @param {Board} board @param {Shift} [shift] */
export function shiftWords({ data: { words }, shift: shown }, { down, right } = shown) {
  const parts = [];
  if (down) parts.push(fill(down > 0 ? words.down : words.up, { n: Math.abs(down) }));
  if (right) parts.push(fill(right > 0 ? words.right : words.left, { n: Math.abs(right) }));
  return parts.join(", ") || words.still;
}

/** "(dy, dx) = (2, −1)". @param {Board} board */
export function shiftNumbers({ data: { words }, shift: { down, right } }) {
  return fill(words.numbers, { down: signedText(down), right: signedText(right) });
}

/** @param {number} number */
function signedText(number) {
  return String(number).replace("-", "−");
}

/** The text of a shift's place. @param {Texts} texts @param {number} place */
export function textAt({ texts, which }, place) {
  return texts[which[place]];
}
