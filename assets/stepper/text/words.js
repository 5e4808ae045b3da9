// Templates from Python whose braces are filled with elements of the page; texts alone: assets/fill.js.

import { fill } from "../../fill.js";

/** @import { Text } from "../../fill.js" */
/** @typedef {Text | Node | (Node | string)[]} Content */

/**
 * Fill `{name}` in a template with DOM: a part is a string, a node or a list of both. Returns a fragment.
 * @param {string | undefined} template @param {{}} parts
 */
export function fillNodes(template, parts) {
  const contents = /** @type {Record<string, Content>} */ (parts);
  const fragment = document.createDocumentFragment();
  (template || "").split(/\{(\w+)\}/).forEach((piece, i) => {
    const content = i % 2 ? contents[piece] ?? "" : piece;
    fragment.append(...[content].flat().map((each) => (typeof each === "number" ? String(each) : each)));
  });
  return fragment;
}

/**
 * A number on the page; where the display is rounded, hovering it shows the exact text.
 * @param {string} text @param {string | undefined} exact
 */
export function numberNode(text, exact) {
  if (!exact) return text;
  const span = document.createElement("span");
  span.className = "rounded";
  span.title = exact;
  span.textContent = text;
  return span;
}

/** @param {Node | string} content */
export function boldNode(content) {
  const bold = document.createElement("b");
  bold.append(content);
  return bold;
}

/** Put `separator` between the items of a list. @template T @param {T[]} items @param {string} separator */
export function separated(items, separator) {
  return items.flatMap((item, i) => (i ? [separator, item] : [item]));
}

/**
 * Rows or columns in words: "2", "0–2", or "0, 2, 4" where dilation leaves gaps.
 * @param {number[]} places @param {{ range: string }} words
 */
export function placesInWords(places, words) {
  const [first, last] = [places[0], places[places.length - 1]];
  const consecutive = places.length > 1 && last - first === places.length - 1;
  return consecutive ? fill(words.range, { a: first, b: last }) : places.join(", ");
}
