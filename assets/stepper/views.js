// How a model is drawn: as cells with their numbers, or as pictures with a lens.

import { drawEquation } from "./equation.js";
import { layOut } from "./geometry.js";
import { drawInput, markInputCell, showGhost, showInput } from "./input.js";
import { drawOutput, markOutputCells, pinOutputCells, showOutput } from "./output.js";
import { drawColours, showColours } from "./photo_colours.js";
import { layOutPhoto } from "./photo_geometry.js";
import { drawPhotoInput, markPixel, showPhotoGhost, showPhotoInput } from "./photo_input.js";
import { drawLens } from "./photo_lens.js";
import { drawPhotoOutput, markOutputPixels, pinOutputPixels, showPhotoOutput } from "./photo_output.js";
import { INPUT_ALONE } from "./refused.js";

/** Channels stand below each other, as the colours of a photograph do. */
function drawCalculation(pane, model, size, width) {
  const view = drawEquation(pane, model, size, width);
  return model.together ? drawColours({ ...view, showCells: showColours }) : view;
}

const CELLS = { layOut, drawInput, showInput, showGhost, markInput: markInputCell,
  drawEquation: drawCalculation, drawOutput, showOutput, markOutputs: markOutputCells,
  pinOutputs: pinOutputCells };

const PICTURES = { layOut: layOutPhoto, drawInput: drawPhotoInput, showInput: showPhotoInput,
  showGhost: showPhotoGhost, markInput: markPixel,
  drawEquation: drawLens, drawOutput: drawPhotoOutput, showOutput: showPhotoOutput,
  markOutputs: markOutputPixels, pinOutputs: pinOutputPixels };

/** A photograph of few pixels shows their numbers, as a matrix does. */
export function viewsOf(model) {
  const views = model.pictures ? PICTURES : CELLS;
  return model.total ? views : { ...views, ...INPUT_ALONE };
}
