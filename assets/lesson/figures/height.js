// How high a figure is about to be: its place is kept, so that nothing moves when it is drawn.

/** @import { FigureBlock } from "../types.d.ts" */

const USUAL = { step: 470, network: 420, head: 460, html: 0 }; // pixels

/** @param {FigureBlock} block */
export function reservedHeight({ component }) {
  return USUAL[component];
}
