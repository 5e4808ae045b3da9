// How a model is drawn: as cells with their numbers, or as pictures with a lens.

import { drawEquation } from "../grid/equation.js";
import { drawInput, markInputCell, showGhost, showInput } from "../grid/input.js";
import { layOut } from "../grid/layout.js";
import { drawOutput, markOutputCells, pinOutputCells, showOutput } from "../grid/output.js";
import { INPUT_ALONE } from "../grid/no_step.js";
import { drawColours } from "../photo/colours.js";
import { drawPhotoInput, markPixel, showPhotoGhost, showPhotoInput } from "../photo/input.js";
import { layOutPhoto } from "../photo/layout.js";
import { drawLens } from "../photo/lens.js";
import { drawPhotoOutput, markOutputPixels, pinOutputPixels, showPhotoOutput } from "../photo/output.js";

/** @import { EquationView, Size, Views } from "../grid/types.d.ts" */
/** @import { Model } from "../model/types.d.ts" */

/**
 * Channels stand below each other, as the colours of a photograph do.
 * @param {HTMLElement} pane @param {Model} model @param {Size} size @param {number} width
 * @param {EquationView} [before]
 */
function drawCalculation(pane, model, size, width, before) {
  const view = drawEquation(pane, model, size, width, before);
  return model.together ? drawColours(view) : view;
}

const CELLS = { layOut, drawInput, showInput, showGhost, markInput: markInputCell,
  drawEquation: drawCalculation, drawOutput, showOutput, markOutputs: markOutputCells,
  pinOutputs: pinOutputCells };

const PICTURES = { layOut: layOutPhoto, drawInput: drawPhotoInput, showInput: showPhotoInput,
  showGhost: showPhotoGhost, markInput: markPixel,
  drawEquation: drawLens, drawOutput: drawPhotoOutput, showOutput: showPhotoOutput,
  markOutputs: markOutputPixels, pinOutputs: pinOutputPixels };

/** A photograph of few pixels shows their numbers, as a matrix does. @param {Model} model @returns {Views} */
export function viewsOf(model) {
  const views = model.pictures ? PICTURES : CELLS;
  return model.total ? views : { ...views, ...INPUT_ALONE };
}
