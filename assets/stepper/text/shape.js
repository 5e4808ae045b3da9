// How the output's shape comes about, each number in the colour of what it counts.

import { setContent } from "../dom.js";

/** @import { Model } from "../model/types.d.ts" */
/** @import { AxisShape } from "../payload.d.ts" */

/** @type {Record<string, string>} */
const COUNTS = { i: "of-input", w: "of-window", s: "of-stride", o: "of-output" };

/** A sentence an axis, with its formula beside it. @param {HTMLElement} list @param {Model} model */
export function describeShape(list, { shape }) {
  setContent(list, ...shape.map(axisItem));
}

/** @param {AxisShape} axis */
function axisItem({ words, formula }) {
  const item = document.createElement("li");
  item.append(colouredText("shape-words", words), " ", colouredText("shape-formula", formula));
  return item;
}

/** @param {string} className @param {string} text */
function colouredText(className, text) {
  const span = document.createElement("span");
  span.className = className;
  span.append(...text.split(/(\{\w:\d+\})/).map((piece) => {
    const [, counts, number] = piece.match(/^\{(\w):(\d+)\}$/) ?? [];
    return number ? colouredNumber(COUNTS[counts], number) : piece;
  }));
  return span;
}

/** @param {string} className @param {string} number */
function colouredNumber(className, number) {
  const bold = document.createElement("b");
  bold.className = className;
  bold.textContent = number;
  return bold;
}
