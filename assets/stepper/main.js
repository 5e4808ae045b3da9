// What Streamlit calls: once to mount, again with every new data and every change of theme.

import { find } from "./dom.js";
import { connectEditing, editKey, showEditing } from "./edit/edit.js";
import { closeOutbox, isAhead, takeAnswer } from "./edit/outbox.js";
import { wrongAt } from "./edit/wrong.js";
import { pickKey } from "./chapter/pick.js";
import { connectChapter, showTold } from "./chapter/told.js";
import { connectSaving } from "./export/save.js";
import { drawFigure, makeFigure, measure, setModel, showFigure, stepWindow } from "./figure/figure.js";
import { knowGreys } from "./grid/greys.js";
import { clampStep, expandData, nearestStep } from "./model/model.js";
import { closePanels, drawPanel, hidePanels, makePanels, renewPanel, stepPanel, takePanel } from "./panels/panels.js";
import { connectControls, fitControls, showControls, showNoStep, showPace } from "./player/controls.js";
import { startDemo } from "./player/demo.js";
import { connectKeys } from "./player/keys.js";
import { forgetLink, writeStepSoon } from "./player/link.js";
import { fitPlayer, makePlayer, pause } from "./player/player.js";
import { connectExact, exactly } from "./point/exact.js";
import { connectBox } from "./point/box.js";
import { connectDrag } from "./point/drag.js";
import { connectPointing } from "./point/hover.js";
import { connectPins, showPin } from "./point/pin.js";
import { makeTip } from "./point/tip.js";
import { closePresenter, connectPresenter, roomFor } from "./present/presenter.js";
import { connectSettings, showSettings } from "./present/settings.js";
import { makeLesson, takeLesson } from "./text/lesson.js";
import { closeSentence, makeSentence, reserveSentence, showReason, showSentence, silence } from "./text/sentence.js";
import { followTheme } from "./theme.js";

/** @import { Model } from "./model/types.d.ts" */
/** @import { Mount, Payload } from "./payload.d.ts" */
/** @typedef {ReturnType<typeof makeApp>} App */
/** @typedef {Mount["parentElement"] & { stepperApp?: App }} Host the app is kept there: the step survives new data */

const SCROLL_BAR = 17; // pixels

/** @param {Mount} mount */
export default function mountStepper({ data, parentElement, setStateValue, setTriggerValue, chapter }) {
  /** @type {Host} */
  const host = parentElement;
  const root = host.querySelector(".stepper");
  if (!(root instanceof HTMLElement) || !data) return undefined;
  const known = host.stepperApp;
  const app = known?.figure.root === root ? known : makeApp(root, data);
  host.stepperApp = app;
  if (data.embedded) root.removeAttribute("aria-label"); // a chapter has several: none is a place of the page
  followTheme(host);
  knowGreys(host);
  app.editing.editable = data.editable;
  const drawEarly = (/** @type {Payload} */ edited) => takeNumbers(app, edited, true, false);
  Object.assign(app.editing.outbox, { send: setTriggerValue, early: data.early, draw: drawEarly });
  app.settings.send = (setting) => setTriggerValue("setting", setting);
  app.panels.ask = (choice) => setStateValue("panel", choice);
  app.lesson.ask = (pressed) => setTriggerValue("lesson", pressed);
  const before = app.figure.chapter;
  app.figure.chapter = chapter ?? null;
  update(app, data);
  if (before && before.cover !== chapter?.cover) draw(app);
  else showTold(app.told);
  return () => closeApp(app, host);
}

/**
 * Python answers a rejected edit with the same numbers: drawing them again takes back what is not kept as wrong.
 * @param {App} app @param {Payload} data
 */
function update(app, data) {
  const { editing, panels } = app;
  showSettings(app.settings, data.presented ?? null);
  const answered = takeAnswer(editing.outbox, data.edited);
  if (isAhead(editing.outbox)) return; // what is drawn is newer, and an answer to it is to come
  hidePanels(panels, !data.panel);
  takeNumbers(app, data, answered, takeLesson(app.lesson, data.lesson));
}

/**
 * Draw numbers, of the page or of an early answer, if they or what is said of them are new.
 * @param {App} app @param {Payload} data @param {boolean} answered @param {boolean} taught
 */
function takeNumbers(app, data, answered, taught) {
  const { editing, figure, panels } = app;
  editing.wrong = data.wrong;
  const explained = data.panel ? takePanel(panels, data.panel) : false;
  if (!app.drawn) takeFirst(app);
  else if (figure.model.sig !== data.sig) takeModel(app, expandData(data));
  else if (answered || ((explained || taught) && figure.presenting)) draw(app);
  else if (explained) drawPanel(panels);
}

/**
 * The one place that knows all parts, and gives each what it needs. Who is connected first hears a key or click first.
 * @param {HTMLElement} root @param {Payload} data
 */
function makeApp(root, data) {
  const player = makePlayer(() => showStep(app), () => showPlaying(app));
  const figure = makeFigure(root, expandData(data), player);
  const [refresh, redraw] = [() => showStep(app), () => draw(app)];
  const tip = makeTip(root);
  connectBox(figure, tip, (value) => app.settings.send({ name: "box", value }));
  const sentence = makeSentence(root);
  const lesson = makeLesson(root, figure.stage);
  const controls = connectControls(root, player);
  const told = connectChapter(figure);
  connectKeys(figure, (event) => pickKey(told.pick, event) || editKey(app.editing, event));
  const editing = connectEditing(figure, tip);
  connectDrag(figure, tip);
  connectPointing(figure, tip, (place) => wrongAt(editing, place)?.says);
  const pins = connectPins(figure);
  const panels = makePanels(figure, tip, { refresh, redraw });
  const shape = find(root, ".shape", HTMLElement);
  const stopSaving = connectSaving(root, () => ({ root, parts: [figure.stage, sentence.visible, shape, panels.body],
    title: sentence.visible.textContent ?? "", name: `pooling-step-${player.step + 1}` }));
  const presenter = connectPresenter(editing, panels, redraw);
  const exact = connectExact(figure, tip, refresh);
  const resize = new ResizeObserver(() => redrawIfResized(app));
  const settings = connectSettings(root, figure.stage);
  const app = { figure, told, controls, sentence, lesson, editing, pins, panels, presenter, settings, exact, resize,
    stopSaving, stopDemo: () => {}, drawn: false, link: { timer: 0 },
    seen: /** @type {number | undefined} */ (undefined), // how wide the stage was when it was laid out last
    walked: /** @type {{ model: Model, step: number } | null} */ (null) };
  resize.observe(figure.stage);
  return app;
}

/** @param {App} app */
function takeFirst(app) {
  const { figure } = app;
  app.drawn = true;
  figure.player.step = clampStep(figure.model.start, figure.model);
  showModel(app);
  if (figure.model.demo) app.stopDemo = startDemo(figure, () => draw(app));
}

/** Take new numbers: the step stays as near as the new shape allows. @param {App} app @param {Model} model */
function takeModel(app, model) {
  const { figure } = app;
  const { player } = figure;
  if (figure.model.total) app.walked = { model: figure.model, step: player.step };
  const sent = figure.chapter && model.start !== figure.model.start; // a chapter goes to the step it speaks of
  player.step = app.walked && !sent ? nearestStep(app.walked.model, app.walked.step, model)
    : clampStep(model.start, model);
  setModel(figure, model);
  showModel(app);
}

/** @param {App} app */
function showModel(app) {
  const { model, player } = app.figure;
  fitPlayer(player, model);
  fitControls(app.controls, player, model.words);
  draw(app, app.seen);
}

/**
 * Draw everything that does not change from step to step, then the step.
 * @param {App} app @param {number} [width] of the stage, if it is known
 */
function draw(app, width) {
  const { figure, sentence } = app;
  measure(figure, width);
  if (figure.model.total) reserveSentence(sentence, figure.model, figure.width);
  drawFigure(figure, roomFor(app.presenter));
  if (figure.presenting) drawFigure(figure, roomFor(app.presenter)); // words are as high as what is beside lets them
  showStep(app);
  showPin(app.pins);
  renewPanel(app.panels);
  showEditing(app.editing);
  showTold(app.told);
}

/** A scroll bar that comes or goes is no reason: redrawing could make it come and go for ever. @param {App} app */
function redrawIfResized(app) {
  const { stage: { clientWidth }, width } = app.figure;
  app.seen = clientWidth || undefined;
  if (app.drawn && clientWidth && Math.abs(clientWidth - width) > SCROLL_BAR) draw(app, clientWidth);
}

/** The one function that shows a step everywhere. @param {App} app */
function showStep(app) {
  const { figure, exact } = app;
  const { model, player, view, views } = figure;
  if (!model.total) return showWhy(app);
  const window = stepWindow(figure);
  showFigure(figure, window);
  views.showOutput(view.output, player.step);
  showControls(app.controls, player, model.words);
  const cover = figure.chapter?.cover;
  if (cover === "all") silence(app.sentence);
  else showSentence(app.sentence, model, exact.on ? exactly(window) : window, player.playing || player.waits);
  if (!cover) stepPanel(app.panels, window);
  if (!model.demo && !figure.chapter) writeStepSoon(app.link, player.step);
  return undefined;
}

/** No window fits: the sentence says why, and the link keeps its step for when one does. @param {App} app */
function showWhy({ figure, link, controls, sentence }) {
  forgetLink(link);
  showNoStep(controls, figure.model.words);
  showReason(sentence, figure.model);
}

/** @param {App} app */
function showPlaying(app) {
  showPace(app.controls, app.figure.player);
  showStep(app);
}

/** @param {App} app @param {Host} host */
function closeApp(app, host) {
  pause(app.figure.player);
  app.resize.disconnect();
  forgetLink(app.link);
  closePresenter(app.presenter);
  app.presenter.gone.abort();
  closeOutbox(app.editing.outbox);
  Object.assign(app.editing.outbox, { draw: () => {}, send: () => {} }); // an early answer may be on its way
  closePanels(app.panels);
  closeSentence(app.sentence);
  app.stopSaving();
  app.stopDemo();
  delete host.stepperApp;
}
