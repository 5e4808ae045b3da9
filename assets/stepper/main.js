// What Streamlit calls: once to mount, again with every new data and every change of theme.

import { connectControls, fitControls, showControls, showPace } from "./controls.js";
import { clampStep, expandData, nearestStep, windowAt } from "./data.js";
import { startDemo } from "./demo.js";
import { connectEditing, editKey, keepSelection } from "./edit.js";
import { drawEquation, showEquation } from "./equation.js";
import { connectField, placeField } from "./field.js";
import { layOut } from "./geometry.js";
import { connectPointing } from "./hover.js";
import { drawInput, markInputCell, showGhost, showHint, showInput, showTyped } from "./input.js";
import { connectKeys } from "./keys.js";
import { forgetLink, writeStepSoon } from "./link.js";
import { closeOutbox, makeOutbox, takeAnswer } from "./outbox.js";
import { drawOutput, markOutputCells, showOutput } from "./output.js";
import { goTo, makePlayer, pause } from "./player.js";
import { makeSentence, reserveSentence, showSentence } from "./sentence.js";
import { followTheme } from "./theme.js";

const SCROLL_BAR = 17; // pixels

export default function mountStepper({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".stepper");
  if (!root || !data) return undefined;
  const known = parentElement.stepperApp; // kept there: the step survives new data
  const app = known?.root === root ? known : makeApp(root);
  parentElement.stepperApp = app;
  followTheme(parentElement.host);
  Object.assign(app, { editable: data.editable });
  app.outbox.send = setTriggerValue;
  update(app, data);
  return () => closeApp(app, parentElement);
}

/** Python answers a refused edit with the same numbers: drawing them again takes back what was typed. */
function update(app, data) {
  const answered = takeAnswer(app.outbox, data.edited);
  if (app.model?.sig !== data.sig) takeData(app, data);
  else if (answered) draw(app);
}

/** One app a mount: its player, views and where the pointer is. */
function makeApp(root) {
  const find = (name) => root.querySelector(`.${name}`);
  const app = { root, model: null, view: {}, width: 0, previewed: null, selected: null, link: {},
    outbox: makeOutbox(), stage: find("stage"), tip: find("tip"), field: find("field"),
    inputSvg: find("input-grid"), outputSvg: find("output-grid"), equationSvg: find("equation-grid"),
    sentence: makeSentence(root) };
  app.player = makePlayer(() => showStep(app), () => showPlaying(app));
  app.controls = connectControls(root, app.player);
  Object.assign(app, actions(app));
  connectKeys(app, editKey);
  connectPointing(app);
  connectEditing(app);
  connectField(app);
  app.resize = new ResizeObserver(() => redrawIfResized(app));
  app.resize.observe(app.stage);
  return app;
}

/** What pointing and editing may ask for. */
function actions(app) {
  return {
    preview: (step) => preview(app, step),
    markReaders: (place, steps) => {
      markInputCell(app.view.input, place);
      markOutputCells(app.view.output, steps);
    },
    go: (step) => { pause(app.player); preview(app, null); goTo(app.player, step); },
    shownWindow: () => windowAt(app.model, shownStep(app)),
    showHint: () => showHint(app),
    showWaiting: () => app.outbox.waiting.filter((edit) => edit.do === "type")
      .forEach((edit) => showTyped(app.view.input, edit)),
  };
}

/** Take new data: the step stays as near as the new shape allows. */
function takeData(app, data) {
  const model = expandData(data);
  const { player } = app;
  const first = !app.model;
  const step = first ? clampStep(model.start, model) : nearestStep(app.model, player.step, model);
  Object.assign(player, { step, total: model.total, cols: model.output.cols });
  Object.assign(app, { model, previewed: null });
  if (player.total < 2) pause(player);
  fitControls(app.controls, player);
  draw(app);
  if (first && model.demo) startDemo(app);
}

/** Draw everything that does not change from step to step, then the step. */
function draw(app) {
  const { root, model } = app;
  app.width = app.stage.clientWidth;
  const sizes = layOut(model, app.width);
  root.dataset.layout = sizes.mode;
  root.classList.toggle("narrow", !["wide", "low"].includes(sizes.mode));
  root.classList.toggle("photo", model.photo);
  root.classList.add("still");
  app.view = {
    input: drawInput(root.querySelector(".input-pane"), model, sizes.input),
    equation: drawEquation(root.querySelector(".equation-pane"), model, sizes.equation, sizes.equationWidth),
    output: drawOutput(root.querySelector(".output-pane"), model, sizes.output),
  };
  reserveSentence(app.sentence, model, app.width);
  showStep(app);
  root.classList.toggle("editable", app.editable);
  showHint(app);
  keepSelection(app);
  app.showWaiting();
  placeField(app);
  requestAnimationFrame(() => requestAnimationFrame(() => root.classList.remove("still")));
}

/** A scroll bar that comes or goes is no reason: redrawing could make it come and go for ever. */
function redrawIfResized(app) {
  const width = app.stage.clientWidth;
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
  if (!model.demo) writeStepSoon(app.link, player.step);
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
  closeOutbox(app.outbox);
  clearTimeout(app.sentence.timer);
  delete parent.stepperApp;
}
