// No window fits the settings: the input is drawn alone, without a step, and the sentence says why.

import { find } from "../dom.js";

/** @import { EquationView, Model, OutputView, Size, Views } from "./types.d.ts" */

/** What takes the place of the views that draw steps. @satisfies {Partial<Views>} */
export const INPUT_ALONE = { showInput: nothing, showGhost: nothing, drawEquation: writeReason,
  drawOutput: noOutput,
  showOutput: nothing, markOutputs: nothing, pinOutputs: nothing };

function nothing() {}

/** @param {HTMLElement} pane @param {Model} model @param {Size} size @returns {OutputView} */
function noOutput(pane, model, size) {
  return { svg: find(pane, ".grid", SVGSVGElement), model, size, step: -1, cells: [],
    edge: { rows: new Map(), cols: new Map(), lit: [] } };
}

/**
 * The sentence stands where the calculation would.
 * @param {HTMLElement} pane @param {Model} model @param {Size} size @param {number} width @returns {EquationView}
 */
function writeReason(pane, model, size, width) {
  const { equation } = model;
  pane.classList.remove("previewing");
  find(pane, ".head", HTMLElement).textContent = equation.head;
  find(pane, ".line", HTMLElement).textContent = equation.line;
  find(pane, ".line", HTMLElement).hidden = false;
  const svg = find(pane, ".grid", SVGSVGElement);
  return { pane, svg, model, size, width, character: 0, slots: [], shape: "", names: [] };
}
