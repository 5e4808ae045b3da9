// Code: the nested loops of the core, the line now running and the values of its names, as in a debugger.

import { shownWindow } from "../figure/figure.js";
import { windowAt } from "../model/model.js";
import { moveBy } from "../player/player.js";
import { fill } from "../text/words.js";
import { button, element } from "./parts.js";

/** @import { PooledWindow } from "../model/types.d.ts" */
/** @import { CodeData, FastData } from "../payload.d.ts" */
/** @import { Site } from "./types.d.ts" */

const MOST_LISTED = 25;
const NOT_YET = "–";

/** @typedef {ReturnType<typeof drawCode>} CodeView */

export const codePanel = { draw: drawCode, step: showCode };
export const fastPanel = { draw: drawFast, step: () => "" };

/** @param {HTMLElement} body @param {Site} site @param {CodeData} data */
function drawCode(body, site, data) {
  const names = data.running.map(([, name]) => name);
  const next = button("next-line", data.words.next, () => runNextLine(view, site));
  const view = { data, names, next, line: names.length - 1, shown: -1, lines: data.lines.map(codeLine),
    values: names.map(() => element("dd", "")) };
  const pairs = names.flatMap((name, i) => [element("dt", "", name), view.values[i]]);
  const list = element("dl", "variables", ...pairs);
  const note = data.note ? [element("p", "reason", data.note)] : [];
  const caption = element("p", "caption", data.words.variables);
  const variables = element("div", "beside", caption, list, next, ...note);
  const { title, lines, file } = data.reduction;
  const source = listing(file, lines.map(codeLine));
  const reduction = element("div", "whole", element("p", "caption", title), source);
  body.append(listing(data.file, view.lines), variables, reduction);
  return view;
}

/**
 * Several from one file are told apart by the name of what they show.
 * @param {string} file @param {HTMLElement[]} lines @param {string} [name]
 */
function listing(file, lines, name = "") {
  const code = element("pre", "code", ...lines);
  code.tabIndex = 0; // it scrolls sideways, also by the keyboard
  code.onkeydown = (event) => { if (["ArrowLeft", "ArrowRight"].includes(event.key)) event.stopPropagation(); };
  code.setAttribute("role", "region");
  code.setAttribute("aria-label", `${name} ${file}`.trim());
  return element("div", "source", element("p", "caption", file), code);
}

/** @param {string} text */
function codeLine(text) {
  return element("span", "code-line", `${text}\n`);
}

/**
 * A step that was reached in any other way has run to its end.
 * @param {CodeView} view @param {Site} site @param {PooledWindow} window
 */
function showCode(view, site, window) {
  if (window.step !== view.shown) view.line = view.names.length - 1;
  view.shown = window.step;
  return showLineNow(view, site, window);
}

/**
 * Go on by one line: within the step, or into the next step, whose row may begin the outer loop anew.
 * @param {CodeView} view @param {Site} site
 */
function runNextLine(view, site) {
  const { player, model } = site.figure;
  if (view.line < view.names.length - 1) {
    view.line += 1;
  } else if (player.step < player.total - 1) {
    view.shown = player.step + 1;
    view.line = firstLine(view, windowAt(model, view.shown));
    moveBy(player, 1);
    return;
  }
  showLineNow(view, site, shownWindow(site.figure));
}

/**
 * The head of the outermost loop that goes on with this step: all inside it begin anew.
 * @param {CodeView} view @param {PooledWindow} window
 */
function firstLine({ data }, { h, i, j }) {
  const places = [h, i, j].slice(-data.loops);
  const last = places.findLastIndex((place) => place > 0);
  return Math.max(0, last);
}

/**
 * What the running line and those before it have set is of this step; the rest is of the step before.
 * @param {CodeView} view @param {Site} site @param {PooledWindow} window
 */
function showLineNow(view, site, window) {
  const now = valuesOf(window);
  const first = firstLine(view, window);
  const before = window.step > 0 ? valuesOf(windowAt(site.figure.model, window.step - 1)) : {};
  view.names.forEach((name, i) => {
    const isSet = i <= view.line || i < first;
    view.values[i].textContent = String((isSet ? now : before)[name] ?? NOT_YET);
    view.values[i].className = i === view.line ? "running" : "";
    view.values[i].classList.toggle("earlier", !isSet && i !== view.line);
  });
  const running = view.data.running[view.line][0];
  view.lines.forEach((line, i) => {
    line.classList.toggle("running", i === running);
    if (i === running) line.setAttribute("aria-current", "step");
    else line.removeAttribute("aria-current");
  });
  const isLast = window.step === site.figure.model.total - 1 && view.line === view.names.length - 1;
  view.next.setAttribute("aria-disabled", String(isLast));
  const text = `${view.names[view.line]} = ${view.values[view.line].textContent}`;
  return fill(view.data.words.line, { n: running + 1, text });
}

/**
 * What every name of the loops holds at the end of a step.
 * @param {PooledWindow} whole @returns {Record<string, string | number>}
 */
function valuesOf(whole) {
  const window = whole.colours[0] ?? whole; // of several channels the first is followed
  const { h, i, j } = window;
  const real = window.cells.filter((cell) => cell.kind === "real");
  const slices = [...new Set(real.map((cell) => cell.slice))];
  const rows = [...new Set(real.map((cell) => cell.row))];
  const cols = [...new Set(real.map((cell) => cell.col))];
  const values = listed(real.map((cell) => cell.text));
  return {
    h, i, j, front: window.slices[0], top: window.rows[0], left: window.cols[0],
    slices: listed(window.slices), rows: listed(window.rows), cols: listed(window.cols),
    real_slices: listed(slices), real_rows: listed(rows), real_cols: listed(cols),
    cells: listed(real.map(({ slice, row, col }) => `(${slice}, ${row}, ${col})`)),
    values, window: `Window(${values}, …)`,
    "out[j]": window.result, "out[i, j]": window.result, "out[h, i, j]": window.result,
  };
}

/** @param {(string | number)[]} items */
function listed(items) {
  const shown = items.length > MOST_LISTED ? [...items.slice(0, MOST_LISTED), "…"] : items;
  return `[${shown.join(", ")}]`.replaceAll("-", "−");
}

/** @param {HTMLElement} body @param {Site} _site @param {FastData} data */
function drawFast(body, _site, { idea, parts }) {
  const paragraphs = idea.replaceAll("`", "").split("\n\n").map((text) => element("p", "reason", text));
  body.append(...paragraphs, ...parts.map(({ name, file, lines }) => listing(file, lines.map(codeLine), name)));
  return {};
}
