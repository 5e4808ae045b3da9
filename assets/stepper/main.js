// What Streamlit calls: once to mount, again with every new data and every change of theme.

import { connectControls, fitControls, showControls, showPace } from "./controls.js";
import { clampStep, expandData, nearestStep, windowAt } from "./data.js";
import { drawEquation, showEquation } from "./equation.js";
import { layOut } from "./geometry.js";
import { connectPointing } from "./hover.js";
import { drawInput, markInputCell, showGhost, showInput } from "./input.js";
import { connectKeys } from "./keys.js";
import { forgetLink, writeStepSoon } from "./link.js";
import { drawOutput, markOutputCells, showOutput } from "./output.js";
import { goTo, makePlayer, pause } from "./player.js";
import { makeSentence, reserveSentence, showSentence } from "./sentence.js";
import { followTheme } from "./theme.js";

const SCROLL_BAR = 17; // pixels

export default function mountStepper({ data, parentElement }) {
  const root = parentElement.querySelector(".stepper");
  if (!root || !data) return undefined;
  const known = parentElement.stepperApp; // kept there: the step survives new data
  const app = known?.root === root ? known : makeApp(root);
  parentElement.stepperApp = app;
  followTheme(parentElement.host);
  if (app.model?.sig !== data.sig) takeData(app, data);
  return () => closeApp(app, parentElement);
}

/** One app a mount: its player, views and where the pointer is. */
function makeApp(root) {
  const app = { root, model: null, view: {}, width: 0, previewed: null, link: {},
    tip: root.querySelector(".tip"),
    inputSvg: root.querySelector(".input-grid"), outputSvg: root.querySelector(".output-grid"),
    equationSvg: root.querySelector(".equation-grid"), sentence: makeSentence(root) };
  app.player = makePlayer(() => showStep(app), () => showPlaying(app));
  app.controls = connectControls(root, app.player);
  connectKeys(root, app.player);
  connectPointing(Object.assign(app, pointingActions(app)));
  app.resize = new ResizeObserver(() => redrawIfResized(app));
  app.resize.observe(root.querySelector(".stage"));
  return app;
}

function pointingActions(app) {
  return {
    preview: (step) => preview(app, step),
    markReaders: (place, steps) => {
      markInputCell(app.view.input, place);
      markOutputCells(app.view.output, steps);
    },
    go: (step) => { pause(app.player); preview(app, null); goTo(app.player, step); },
    shownWindow: () => windowAt(app.model, shownStep(app)),
  };
}

/** Take new data: the step stays as near as the new shape allows. */
function takeData(app, data) {
  const model = expandData(data);
  const { player } = app;
  const step = app.model ? nearestStep(app.model, player.step, model) : clampStep(model.start, model);
  Object.assign(player, { step, total: model.total, cols: model.output.cols });
  Object.assign(app, { model, previewed: null });
  if (player.total < 2) pause(player);
  fitControls(app.controls, player);
  draw(app);
}

/** Draw everything that does not change from step to step, then the step. */
function draw(app) {
  const { root, model } = app;
  app.width = root.querySelector(".stage").clientWidth;
  const sizes = layOut(model, app.width);
  root.dataset.layout = sizes.mode;
  root.classList.toggle("narrow", sizes.mode !== "wide");
  root.classList.add("still");
  app.view = {
    input: drawInput(root.querySelector(".input-pane"), model, sizes.input),
    equation: drawEquation(root.querySelector(".equation-pane"), model, sizes.equation, sizes.equationWidth),
    output: drawOutput(root.querySelector(".output-pane"), model, sizes.output),
  };
  reserveSentence(app.sentence, model, app.width);
  showStep(app);
  requestAnimationFrame(() => requestAnimationFrame(() => root.classList.remove("still")));
}

/** A scroll bar that comes or goes is no reason: redrawing could make it come and go for ever. */
function redrawIfResized(app) {
  const width = app.root.querySelector(".stage").clientWidth;
  if (app.model && width > 0 && Math.abs(width - app.width) > SCROLL_BAR) draw(app);
}

/** The one function that shows a step everywhere. */
function showStep(app) {
  const { model, player, view } = app;
  const window = windowAt(model, player.step);
  showFigure(app, window);
  showOutput(view.output, player.step);
  showControls(app.controls, player, model.words);
  showSentence(app.sentence, model, window, player.playing);
  writeStepSoon(app.link, player.step);
}

/** A preview takes over the tint, the rings and the equation, but not while playing. */
function showFigure(app, window) {
  const { model, view } = app;
  const shown = shownStep(app) === window.step ? window : windowAt(model, shownStep(app));
  showInput(view.input, window, shown);
  showEquation(view.equation, shown, shown !== window);
}

function shownStep({ player, previewed }) {
  return previewed === null || player.playing ? player.step : previewed;
}

function showPlaying(app) {
  showPace(app.controls, app.player);
  showStep(app);
}

function preview(app, step) {
  if (step === app.previewed) return;
  app.previewed = step;
  showGhost(app.view.input, step);
  markOutputCells(app.view.output, step === null ? [] : [step]);
  showFigure(app, windowAt(app.model, app.player.step));
}

function closeApp(app, parent) {
  pause(app.player);
  app.resize.disconnect();
  forgetLink(app.link);
  clearTimeout(app.sentence.timer);
  delete parent.stepperApp;
}
