// Explanations under the grids, one at a time: their tabs, their place in the link, asking Python for them.

import { codePanel, fastPanel } from "./code.js";
import { coveragePanel } from "./coverage.js";
import { gradientPanel } from "./gradient.js";
import { predictPanel } from "./predict.js";
import { shapePanel } from "./shape.js";
import { pause } from "../player/player.js";

/** A panel has `draw(body, app, data)`, which gives a view, and `step(view, app, window)`. */
const PANELS = { shape: shapePanel, coverage: coveragePanel, gradient: gradientPanel, code: codePanel,
  fast: fastPanel, predict: predictPanel };
const TOLD_EVERY = 2000; // milliseconds, while playing

/** Make the state and connect what never changes; `ask(choice)` sends the choice to Python. */
export function makePanels(root, ask) {
  const find = (name) => root.querySelector(name);
  const panels = { chosen: "", upstream: "", data: null, view: null, ask, root: find(".panels"), tabs: find(".tabs"),
    close: find(".close-panel"), body: find(".panel"), told: find(".panel-told"), toldAt: 0, timer: 0 };
  panels.tabs.onkeydown = (event) => moveFocus(panels, event);
  return panels;
}

/** Take what Python sent; an answer to an earlier choice is dropped. Returns whether anything is new. */
export function takePanel(app, data) {
  const { panels } = app;
  const first = !panels.data;
  if (first) panels.chosen = data.name;
  if (data.name !== panels.chosen || panels.data?.sig === data.sig) return false;
  panels.data = data;
  if (data.upstream !== undefined) keepUpstream(panels, data);
  if (first) makeTabs(app, data);
  markTabs(panels);
  return true;
}

/** A gradient that Python could read stays while other panels are looked at. */
function keepUpstream(panels, { upstream = "", error = "" }) {
  panels.upstream = error ? "" : upstream;
  writeLink({ upstream: panels.upstream });
}

/** A demo has none, and an input that cannot be explained here; they come back with one that can. */
export function hidePanels(panels, away) {
  if (away && panels.chosen) {
    Object.assign(panels, { kept: panels.chosen, chosen: "" });
    emptyPanel(panels);
  } else if (!away && panels.kept) {
    Object.assign(panels, { chosen: panels.kept, kept: "" });
  }
  panels.root.hidden = away;
}

function makeTabs(app, { tabs, chrome }) {
  const { panels } = app;
  panels.tabs.setAttribute("aria-label", chrome.tabs);
  panels.tabs.replaceChildren(...Object.entries(tabs).map(([name, label]) => makeTab(app, name, label)));
  panels.close.textContent = chrome.close;
  panels.close.onclick = () => hide(app);
}

function makeTab(app, name, label) {
  const tab = document.createElement("button");
  Object.assign(tab, { type: "button", id: `tab-${name}`, textContent: label });
  tab.dataset.name = name;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", "panel");
  tab.onclick = () => choosePanel(app, name === app.panels.chosen ? "" : name, true);
  return tab;
}

/** The focus goes to the tab of what was hidden: its own button is gone. */
function hide(app) {
  const { panels } = app;
  const tab = panels.tabs.querySelector('[aria-selected="true"]');
  choosePanel(app, "");
  tab.focus();
}

/** The chosen tab, or the first, is where the Tab key arrives. */
function markTabs({ tabs, chosen, body, close }) {
  [...tabs.children].forEach((tab, i) => {
    const selected = tab.dataset.name === chosen;
    tab.setAttribute("aria-selected", selected);
    tab.tabIndex = selected || (!chosen && i === 0) ? 0 : -1;
  });
  close.hidden = body.hidden = !chosen;
  if (chosen) body.setAttribute("aria-labelledby", `tab-${chosen}`);
}

/** Arrows move the focus from tab to tab; Enter or Space chooses. */
function moveFocus({ tabs }, event) {
  const all = [...tabs.children];
  const at = all.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  all[(to + all.length) % all.length].focus();
}

/** Show another panel, or none; its numbers come from Python. */
function choosePanel(app, name, byHand = false) {
  const { panels } = app;
  const covers = [panels.chosen, name].includes("predict");
  if (covers) forgetResults(app);
  panels.chosen = name;
  panels.scroll = byHand;
  writeLink({ panel: name, upstream: name === "gradient" ? panels.upstream : "" });
  markTabs(panels);
  emptyPanel(panels);
  if (name) panels.body.textContent = panels.data.chrome.waiting;
  if (covers || app.presenting) app.redraw(); // Predict covers the results at once, and leaving it uncovers them
  panels.ask({ name, upstream: panels.upstream });
}

/** What was said of a step before may be what is asked next. */
function forgetResults({ panels, player, tip }) {
  pause(player);
  clearTimeout(panels.timer);
  panels.told.textContent = tip.textContent = "";
  tip.hidden = true;
}

function emptyPanel(panels) {
  panels.view = null;
  panels.body.replaceChildren();
  panels.body.className = "panel";
}

/** The link keeps the panel, and the gradient that was typed into it. */
function writeLink(parts) {
  const url = new URL(location.href);
  for (const [name, text] of Object.entries(parts)) {
    if (text) url.searchParams.set(name, text);
    else url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/** Draw the chosen panel afresh, once its numbers are here. */
export function drawPanel(app) {
  const { panels } = app;
  const panel = PANELS[panels.chosen];
  if (!panel || panels.data?.name !== panels.chosen) return;
  emptyPanel(panels);
  panels.body.classList.add(`${panels.chosen}-panel`);
  panels.view = panel.draw(panels.body, app, panels.data);
  stepPanel(app, app.shownWindow());
  if (panels.scroll) panels.body.scrollIntoView({ block: "nearest" });
  panels.scroll = false;
}

/** Show a step in the panel; what changes in words is spoken, now and then while playing. */
export function stepPanel(app, window) {
  const { panels } = app;
  if (!panels.view) return;
  const said = PANELS[panels.chosen].step(panels.view, app, window);
  clearTimeout(panels.timer);
  if (!said) return;
  const wait = app.player.playing ? TOLD_EVERY - (performance.now() - panels.toldAt) : 0;
  panels.timer = setTimeout(() => tell(panels, said), Math.max(0, wait));
}

function tell(panels, text) {
  panels.toldAt = performance.now();
  panels.told.textContent = text;
}

export function closePanels(panels) {
  clearTimeout(panels.timer);
}
