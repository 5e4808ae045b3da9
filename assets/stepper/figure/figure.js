// The figure: its three panes, and which window they show.

import { find, setAttribute, setProperty } from "../dom.js";
import { showEquation } from "../grid/equation.js";
import { beStill } from "../grid/kept.js";
import { windowAt } from "../model/model.js";
import { hideCanvases } from "../photo/picture.js";
import { goTo, pause } from "../player/player.js";
import { describeShape } from "../text/shape.js";
import { coverOutput, coverWindow } from "./cover.js";
import { viewsOf } from "./views.js";

/** @import { Drawn, Layout, Room } from "../grid/types.d.ts" */
/** @import { Model, Place, PooledWindow } from "../model/types.d.ts" */
/** @import { InChapter } from "../payload.d.ts" */
/** @import { Player } from "../player/player.js" */
/** @import { Round } from "./cover.js" */
/** @typedef {ReturnType<typeof makeFigure>} Figure */

const SNUG = 800; // pixels: beside a narrower figure's caption there is no room for more

/** @param {HTMLElement} root @param {Model} model @param {Player} player */
export function makeFigure(root, model, player) {
  return { root, model, player, views: viewsOf(model), width: 0, presenting: false, predicting: false,
    asked: /** @type {number | null} */ (null), // the step that Home asks for
    chapter: /** @type {InChapter | null} */ (null), // what asks for it in the text of a chapter
    stage: find(root, ".stage", HTMLElement),
    inputSvg: find(root, ".input-grid", SVGSVGElement),
    equationSvg: find(root, ".equation-grid", SVGSVGElement),
    outputSvg: find(root, ".output-grid", SVGSVGElement),
    view: /** @type {Drawn} */ ({}), // until it is drawn
    previewed: /** @type {number | null} */ (null),
    round: /** @type {Round | null} */ (null) };
}

/** Show other numbers, once they are drawn. @param {Figure} figure @param {Model} model */
export function setModel(figure, model) {
  Object.assign(figure, { model, views: viewsOf(model), previewed: null });
}

/** Take the width of the stage; to ask for it makes the browser lay the page out. @param {Figure} figure */
export function measure(figure, width = figure.stage.clientWidth) {
  if (width === figure.width) return;
  figure.width = width;
  setProperty(figure.stage, "--stage-width", `${width}px`);
}

/**
 * Draw all that does not change from step to step; `room` is the height there is, null where the page scrolls.
 * @param {Figure} figure @param {Room | null} room
 */
export function drawFigure(figure, room) {
  const { root, model, views, width, view: before } = figure;
  const sizes = views.layOut(model, width, room, figure.chapter);
  markLayout(figure, sizes);
  hideCanvases(root);
  const pane = (/** @type {string} */ name) => find(root, `.${name}-pane`, HTMLElement);
  const input = views.drawInput(pane("input"), model, sizes.input, before.input);
  if (input !== before.input) beStill(root);
  figure.view = { input,
    equation: views.drawEquation(pane("equation"), model, sizes.equation, sizes.equationWidth, before.equation),
    output: views.drawOutput(pane("output"), model, sizes.output, before.output) };
  describeShape(find(root, ".shape", HTMLElement), model);
  if (model.total) coverOutput(figure);
}

/** What the style sheets have to know. @param {Figure} figure @param {Layout} layout */
function markLayout({ root, model, width }, { mode, below = false, shortened = 0 }) {
  const marks = { narrow: !["wide", "low", "beside", "compact"].includes(mode), snug: width < SNUG,
    photo: model.photo, pictures: Boolean(model.pictures),
    colours: model.colours.length > 0, sliced: model.input.slices > 1, stepless: !model.total,
    "one-row": model.rank === 1, "output-below": below };
  setAttribute(root, "data-layout", mode);
  setAttribute(root, "data-shortened", String(shortened));
  for (const [name, on] of Object.entries(marks)) root.classList.toggle(name, on);
}

/**
 * Show a window; a preview takes over the tint, the rings and the equation, but not while playing.
 * @param {Figure} figure @param {PooledWindow} window
 */
export function showFigure(figure, window) {
  const { view, views } = figure;
  const shown = shownStep(figure) === window.step ? window : shownWindow(figure);
  views.showInput(view.input, window, shown);
  showEquation(view.equation, shown, shown !== window);
}

/** @param {Figure} figure */
function shownStep({ player, previewed }) {
  return previewed === null || player.playing ? player.step : previewed;
}

/** The window that is seen, as it may be seen. @param {Figure} figure */
export function shownWindow(figure) {
  return coverWindow(figure, windowAt(figure.model, shownStep(figure)));
}

/** The window of the player's step, as it may be seen. @param {Figure} figure */
export function stepWindow(figure) {
  return coverWindow(figure, windowAt(figure.model, figure.player.step));
}

/**
 * Show another step's window beside the player's; null ends it.
 * @param {Figure} figure @param {number | null} step
 */
export function preview(figure, step) {
  const { view, views } = figure;
  if (step === figure.previewed) return;
  figure.previewed = step;
  views.showGhost(view.input, step);
  views.markOutputs(view.output, step === null ? [] : [step]);
  showFigure(figure, stepWindow(figure));
}

/**
 * Mark an input cell and the steps that read it.
 * @param {Figure} figure @param {Place | null} place @param {number[]} steps
 */
export function markReaders({ view, views }, place, steps) {
  views.markInput(view.input, place);
  views.markOutputs(view.output, steps);
}

/** A learner's own move. @param {Figure} figure @param {number} step */
export function chooseStep(figure, step) {
  pause(figure.player);
  preview(figure, null);
  goTo(figure.player, step);
}
