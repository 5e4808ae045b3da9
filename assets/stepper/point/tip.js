// A small label beside the pointer, kept inside the component.

import { find, scaleOf } from "../dom.js";
import { placeUnder } from "../grid/cell.js";

/** @import { Size } from "../grid/types.d.ts" */
/** @typedef {ReturnType<typeof makeTip>} Tip */

/** @param {HTMLElement} root */
export function makeTip(root) {
  return { root, element: find(root, ".tip", HTMLElement) };
}

/**
 * Say something where the pointer is; nothing hides the label.
 * @param {Tip} tip @param {MouseEvent} event @param {string} text
 */
export function showTip({ root, element }, event, text) {
  element.hidden = !text;
  if (!text) return;
  element.textContent = text;
  const [box, scale] = [root.getBoundingClientRect(), scaleOf(root)];
  const left = Math.min((event.clientX - box.left) / scale + 14, box.width / scale - element.offsetWidth - 8);
  const top = (event.clientY - box.top) / scale - element.offsetHeight - 10;
  element.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
}

/** @param {Tip} tip */
export function hideTip({ element }) {
  element.hidden = true;
}

/**
 * Say what is under the pointer or the finger in a drawing of a panel.
 * @param {Tip} tip @param {SVGSVGElement} svg @param {Size} size
 * @param {(row: number, col: number, slice: number) => string} say
 */
export function pointAtPlaces(tip, svg, size, say) {
  svg.onpointermove = svg.onpointerdown = (event) => {
    const place = placeUnder(event, svg, size);
    showTip(tip, event, place ? say(place.row, place.col, place.slice) : "");
  };
  svg.onpointerleave = (event) => { if (event.pointerType === "mouse") hideTip(tip); };
}
