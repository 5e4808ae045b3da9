// Explanations under the grids, one at a time: their tabs, their place in the link, asking Python for them.

import { find, setHidden } from "../dom.js";
import { shownWindow } from "../figure/figure.js";
import { setInLink } from "../player/link.js";
import { pause } from "../player/player.js";
import { hideTip } from "../point/tip.js";
import { codePanel } from "./code.js";
import { coveragePanel } from "./coverage.js";
import { gradientPanel } from "./gradient.js";
import { predictPanel } from "./predict/predict.js";
import { shapePanel } from "./shape.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { PooledWindow } from "../model/types.d.ts" */
/** @import { AnyPanel } from "../panel_payload.d.ts" */
/** @import { Tip } from "../point/tip.js" */
/** @import { PanelKind, Site } from "./types.d.ts" */
/** @typedef {ReturnType<typeof makePanels>} Panels */
/** @typedef {{ name: string, upstream: string }} Choice */

/** A panel is a line here and a module that draws it. @type {Record<string, PanelKind>} */
const PANELS = { shape: shapePanel, coverage: coveragePanel, gradient: gradientPanel, code: codePanel,
  predict: predictPanel };
const TOLD_EVERY = 2000; // milliseconds, while playing

/**
 * Make the state and connect what never changes; `ask` is set by the component, which can send a choice to Python.
 * @param {Figure} figure @param {Tip} tip @param {{ refresh: () => void, redraw: () => void }} shows
 */
export function makePanels(figure, tip, { refresh, redraw }) {
  const { root } = figure;
  /** @type {Site} */
  const site = { figure, tip, refresh, unfolded: new Set(), asked: "",
    quizzes: new Map(), redrawPanel: () => drawPanel(panels),
    askGradient: (upstream) => panels.ask({ name: "gradient", upstream }) };
  const panels = { site, redraw, chosen: "", upstream: "", kept: "", scroll: false, toldAt: 0, timer: 0,
    ask: /** @type {(choice: Choice) => void} */ (() => {}),
    data: /** @type {AnyPanel | null} */ (null),
    view: /** @type {unknown} */ (null),
    drawn: "", // what the panel was drawn with
    root: find(root, ".panels", HTMLElement),
    tabs: find(root, ".tabs", HTMLElement),
    close: find(root, ".close-panel", HTMLButtonElement),
    body: find(root, ".panel", HTMLElement),
    told: find(root, ".panel-told", HTMLElement) };
  panels.tabs.onkeydown = (event) => moveFocus(panels, event);
  return panels;
}

/** The tabs as a list. @param {Panels} panels */
function tabsOf({ tabs }) {
  return /** @type {HTMLButtonElement[]} */ ([...tabs.children]);
}

/**
 * Take what Python sent; an answer to an earlier choice is dropped. Returns whether anything is new.
 * @param {Panels} panels @param {AnyPanel} data
 */
export function takePanel(panels, data) {
  const first = !panels.data;
  if (first || panels.site.figure.chapter) choose(panels, data.name); // a chapter has no tabs: it opens one
  if (data.name !== panels.chosen || panels.data?.sig === data.sig) return false;
  panels.data = data;
  if (data.upstream !== undefined) keepUpstream(panels, data);
  if (first) makeTabs(panels, data);
  markTabs(panels);
  return true;
}

/** Whether the results are to be predicted follows from the panel. @param {Panels} panels @param {string} name */
function choose(panels, name) {
  panels.chosen = name;
  panels.site.figure.predicting = name === "predict";
}

/**
 * A gradient that Python could read stays while other panels are looked at.
 * @param {Panels} panels @param {AnyPanel} data
 */
function keepUpstream(panels, { upstream = "", error = "" }) {
  panels.upstream = error ? "" : upstream;
  if (!panels.site.figure.chapter) setInLink({ upstream: panels.upstream });
}

/**
 * A demo has none, and an input that cannot be explained here; they come back with one that can.
 * @param {Panels} panels @param {boolean} away
 */
export function hidePanels(panels, away) {
  if (away && panels.chosen) {
    panels.kept = panels.chosen;
    choose(panels, "");
    emptyPanel(panels);
  } else if (!away && panels.kept) {
    choose(panels, panels.kept);
    panels.kept = "";
  }
  setHidden(panels.root, away);
}

/** @param {Panels} panels @param {AnyPanel} data */
function makeTabs(panels, { tabs, chrome }) {
  panels.tabs.setAttribute("aria-label", chrome.tabs);
  panels.tabs.replaceChildren(...Object.entries(tabs).map(([name, label]) => makeTab(panels, name, label)));
  panels.close.textContent = chrome.close;
  panels.close.onclick = () => hide(panels);
}

/** @param {Panels} panels @param {string} name @param {string} label */
function makeTab(panels, name, label) {
  const tab = document.createElement("button");
  Object.assign(tab, { type: "button", id: `tab-${name}`, textContent: label });
  tab.dataset.name = name;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", "panel");
  tab.onclick = () => showPanel(panels, name === panels.chosen ? "" : name, true);
  return tab;
}

/** The focus goes to the tab of what was hidden: its own button is gone. @param {Panels} panels */
function hide(panels) {
  const tab = tabsOf(panels).find(({ dataset }) => dataset.name === panels.chosen);
  showPanel(panels, "");
  tab?.focus();
}

/** The chosen tab, or the first, is where the Tab key arrives. @param {Panels} panels */
function markTabs(panels) {
  const { chosen, body, close } = panels;
  tabsOf(panels).forEach((tab, i) => {
    const selected = tab.dataset.name === chosen;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected || (!chosen && i === 0) ? 0 : -1;
  });
  close.hidden = body.hidden = !chosen;
  if (chosen) body.setAttribute("aria-labelledby", `tab-${chosen}`);
}

/**
 * Arrows move the focus from tab to tab; Enter or Space chooses.
 * @param {Panels} panels @param {KeyboardEvent} event
 */
function moveFocus(panels, event) {
  const all = tabsOf(panels);
  const at = all.findIndex((tab) => tab === event.target);
  /** @type {Record<string, number>} */
  const moves = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
  const to = moves[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  all[(to + all.length) % all.length].focus();
}

/** Show another panel, or none; its numbers come from Python. @param {Panels} panels @param {string} name */
function showPanel(panels, name, byHand = false) {
  const { figure } = panels.site;
  const covers = [panels.chosen, name].includes("predict");
  if (covers) forgetResults(panels);
  choose(panels, name);
  panels.scroll = byHand;
  setInLink({ panel: name, upstream: name === "gradient" ? panels.upstream : "" });
  markTabs(panels);
  emptyPanel(panels);
  if (name) panels.body.textContent = panels.data?.chrome.waiting ?? "";
  if (covers || figure.presenting) panels.redraw(); // Predict covers the results at once, and leaving it uncovers them
  panels.ask({ name, upstream: panels.upstream });
}

/** What was said of a step before may be what is asked next. @param {Panels} panels */
function forgetResults(panels) {
  const { figure, tip } = panels.site;
  pause(figure.player);
  clearTimeout(panels.timer);
  panels.told.textContent = tip.element.textContent = "";
  hideTip(tip);
}

/** @param {Panels} panels */
function emptyPanel(panels) {
  panels.view = null;
  panels.drawn = "";
  panels.body.replaceChildren();
  panels.body.className = "panel";
}

/** The panel after the figure was drawn, if it was drawn with anything else. @param {Panels} panels */
export function renewPanel(panels) {
  if (!panels.drawn || panels.drawn !== drawnFor(panels)) drawPanel(panels);
}

/** All that the drawing depends on; what is asked to predict goes with the numbers. @param {Panels} panels */
function drawnFor({ chosen, data, site: { figure: { model, view, width, presenting } } }) {
  const drawing = chosen === "predict" ? undefined : view.input.frame; // a picture has none
  return JSON.stringify([data?.sig, width, presenting, drawing ?? model.sig]);
}

/** Draw the chosen panel afresh, once its numbers are here. @param {Panels} panels */
export function drawPanel(panels) {
  const { body, chosen, data, site } = panels;
  const panel = PANELS[chosen];
  if (!panel || !data || data.name !== chosen) return;
  emptyPanel(panels);
  body.classList.add(`${chosen}-panel`);
  panels.drawn = drawnFor(panels);
  panels.view = panel.draw(body, site, data);
  stepPanel(panels, shownWindow(site.figure));
  if (panels.scroll) body.scrollIntoView({ block: "nearest" });
  panels.scroll = false;
}

/**
 * Show a step in the panel; what changes in words is spoken, now and then while playing.
 * @param {Panels} panels @param {PooledWindow} window
 */
export function stepPanel(panels, window) {
  const { view, chosen, site } = panels;
  if (!view) return;
  const said = PANELS[chosen].step(view, site, window);
  clearTimeout(panels.timer);
  if (!said) return;
  const wait = site.figure.player.playing ? TOLD_EVERY - (performance.now() - panels.toldAt) : 0;
  panels.timer = setTimeout(() => tell(panels, said), Math.max(0, wait));
}

/** @param {Panels} panels @param {string} text */
function tell(panels, text) {
  panels.toldAt = performance.now();
  panels.told.textContent = text;
}

/** @param {Panels} panels */
export function closePanels({ timer }) {
  clearTimeout(timer);
}
