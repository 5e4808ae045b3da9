// What Streamlit calls: once to mount, again with every new data and every change of theme.

import { connectControls, fitControls, showControls, showNoStep, showPace } from "./player/controls.js";
import { clampStep, expandData, nearestStep, windowAt } from "./model/model.js";
import { startDemo } from "./player/demo.js";
import { connectEditing, editKey, keepSelection } from "./edit/edit.js";
import { showEquation } from "./grid/equation.js";
import { connectEdges, nameSliceTools } from "./edit/edges.js";
import { asWanted, connectExact } from "./point/exact.js";
import { connectField, placeField } from "./edit/field.js";
import { connectPointing } from "./point/hover.js";
import { showHint } from "./edit/hint.js";
import { connectKeys } from "./player/keys.js";
import { forgetLink, writeStepSoon } from "./player/link.js";
import { closeOutbox, makeOutbox, takeAnswer } from "./edit/outbox.js";
import { closePanels, drawPanel, hidePanels, makePanels, stepPanel, takePanel } from "./panels/panels.js";
import { coverOutput, coverWindow, isCovered } from "./panels/predict.js";
import { connectPaint } from "./edit/paint.js";
import { connectPins, showPin } from "./point/pin.js";
import { hideCanvases } from "./photo/picture.js";
import { goTo, makePlayer, pause } from "./player/player.js";
import { closePresenter, connectPresenter, roomFor } from "./present/presenter.js";
import { connectSaving } from "./export/save.js";
import { makeSentence, reserveSentence, showRefusal, showSentence } from "./text/sentence.js";
import { followTheme } from "./theme.js";
import { viewsOf } from "./figure/views.js";
import { showWaiting } from "./edit/waiting.js";

const SCROLL_BAR = 17; // pixels
const PICTURE_SPEED = 60; // steps a second

export default function mountStepper({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".stepper");
  if (!root || !data) return undefined;
  const known = parentElement.stepperApp; // kept there: the step survives new data
  const app = known?.root === root ? known : makeApp(root);
  parentElement.stepperApp = app;
  followTheme(parentElement.host);
  Object.assign(app, { editable: data.editable, wrong: data.wrong });
  app.outbox.send = setTriggerValue;
  app.panels.ask = (choice) => setStateValue("panel", choice);
  update(app, data);
  return () => closeApp(app, parentElement);
}

/** Python answers a refused edit with the same numbers: drawing them again takes back what is not kept as wrong. */
function update(app, data) {
  const answered = takeAnswer(app.outbox, data.edited);
  hidePanels(app.panels, !data.panel);
  const explained = data.panel ? takePanel(app, data.panel) : false;
  if (app.model?.sig !== data.sig) takeData(app, data);
  else if (answered) draw(app);
  else if (explained && app.presenting) draw(app);
  else if (explained) drawPanel(app);
}

/** One app a mount: its player, views and where the pointer is. */
function makeApp(root) {
  const find = (name) => root.querySelector(`.${name}`);
  const app = { root, model: null, view: {}, width: 0, previewed: null, selected: null, link: {},
    wrong: [], told: find("told"), outbox: makeOutbox(), stage: find("stage"), tip: find("tip"), field: find("field"),
    inputSvg: find("input-grid"), outputSvg: find("output-grid"), equationSvg: find("equation-grid"),
    sentence: makeSentence(root) };
  app.player = makePlayer(() => showStep(app), () => showPlaying(app));
  app.controls = connectControls(root, app.player);
  Object.assign(app, actions(app));
  connectKeys(app, editKey);
  connectPaint(app); // before pointing and selecting: it takes what belongs to a drag
  connectEdges(app);
  connectPointing(app);
  connectEditing(app);
  connectField(app);
  connectPins(app);
  connectSaving(app);
  connectPresenter(app);
  connectExact(app);
  app.panels = makePanels(root);
  app.resize = new ResizeObserver(() => redrawIfResized(app));
  app.resize.observe(app.stage);
  return app;
}

/** What pointing and editing may ask for. */
function actions(app) {
  return {
    preview: (step) => preview(app, step),
    markReaders: (place, steps) => {
      app.views.markInput(app.view.input, place);
      app.views.markOutputs(app.view.output, steps);
    },
    go: (step) => { pause(app.player); preview(app, null); goTo(app.player, step); },
    shownWindow: () => coverWindow(app, windowAt(app.model, shownStep(app))),
    trueWindow: (step) => windowAt(app.model, step),
    isCovered: (step) => isCovered(app, step),
    refresh: () => showStep(app),
    redraw: () => draw(app),
    showHint: () => showHint(app),
    showWaiting: () => showWaiting(app),
  };
}

/** Take new data: the step stays as near as the new shape allows. */
function takeData(app, data) {
  const model = expandData(data);
  const { player } = app;
  const first = !app.model;
  if (app.model?.total) app.walked = { model: app.model, step: player.step };
  const step = app.walked ? nearestStep(app.walked.model, app.walked.step, model) : clampStep(model.start, model);
  Object.assign(player, { step, total: model.total, cols: model.output.cols,
    slice: model.output.rows * model.output.cols });
  if (Boolean(model.pictures) !== Boolean(app.model?.pictures)) swapSpeeds(app);
  Object.assign(app, { model, views: viewsOf(model), previewed: null });
  if (player.total < 2) pause(player);
  fitControls(app.controls, player, model.words);
  draw(app);
  if (first && model.demo) startDemo(app);
}

/** Cells and pictures each keep their own speed: one step a second would take a picture a day. */
function swapSpeeds(app) {
  [app.player.speed, app.otherSpeed] = [app.otherSpeed ?? PICTURE_SPEED, app.player.speed];
}

/** Draw everything that does not change from step to step, then the step. */
function draw(app) {
  const { root, model, views } = app;
  app.width = app.stage.clientWidth;
  app.stage.style.setProperty("--stage-width", `${app.width}px`);
  if (model.total) reserveSentence(app.sentence, model, app.width);
  const sizes = views.layOut(model, app.width, roomFor(app));
  root.dataset.layout = sizes.mode;
  root.classList.toggle("narrow", !["wide", "low"].includes(sizes.mode));
  root.classList.toggle("photo", model.photo);
  root.classList.toggle("pictures", Boolean(model.pictures));
  root.classList.toggle("colours", model.colours.length > 0);
  root.classList.toggle("sliced", model.input.slices > 1);
  root.classList.toggle("stepless", !model.total);
  root.classList.add("still");
  hideCanvases(root);
  app.view = {
    input: views.drawInput(root.querySelector(".input-pane"), model, sizes.input),
    equation: views.drawEquation(root.querySelector(".equation-pane"), model, sizes.equation, sizes.equationWidth),
    output: views.drawOutput(root.querySelector(".output-pane"), model, sizes.output),
  };
  if (model.total) coverOutput(app);
  showStep(app);
  showPin(app);
  drawPanel(app);
  root.classList.toggle("editable", app.editable);
  root.classList.toggle("one-row", model.rank === 1);
  nameSliceTools(app);
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
  if (!model.total) return showWhy(app);
  const window = coverWindow(app, windowAt(model, player.step));
  showFigure(app, window);
  app.views.showOutput(view.output, player.step);
  showControls(app.controls, player, model.words);
  showSentence(app.sentence, model, asWanted(app, window), player.playing);
  stepPanel(app, window);
  if (!model.demo) writeStepSoon(app.link, player.step);
  return undefined;
}

/** No window fits: the sentence says why, and the link keeps its step for when one does. */
function showWhy(app) {
  forgetLink(app.link);
  showNoStep(app.controls, app.model.words);
  showRefusal(app.sentence, app.model);
}

/** A preview takes over the tint, the rings and the equation, but not while playing. */
function showFigure(app, window) {
  const { model, view } = app;
  const shown = shownStep(app) === window.step ? window : app.shownWindow();
  app.views.showInput(view.input, window, shown);
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
  app.views.showGhost(app.view.input, step);
  app.views.markOutputs(app.view.output, step === null ? [] : [step]);
  showFigure(app, coverWindow(app, windowAt(app.model, app.player.step)));
}

function closeApp(app, parent) {
  pause(app.player);
  app.resize.disconnect();
  forgetLink(app.link);
  closePresenter(app);
  closeOutbox(app.outbox);
  closePanels(app.panels);
  clearTimeout(app.sentence.timer);
  delete parent.stepperApp;
}
