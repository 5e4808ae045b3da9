// Code: a short loop for these numbers, as in a debugger: the line now running, and beside each line what it sets.

import { shownWindow } from "../figure/figure.js";
import { windowAt } from "../model/model.js";
import { moveBy } from "../player/player.js";
import { fill } from "../../fill.js";
import { button, element } from "./parts.js";

/** @import { PooledWindow } from "../model/types.d.ts" */
/** @import { CodeData, Listing } from "../panel_payload.d.ts" */
/** @import { Site } from "./types.d.ts" */
/** @typedef {ReturnType<typeof drawCode>} CodeView */
/** @typedef {{ kind: string, line: HTMLElement, value: HTMLElement, place: number }} RunningLine */

const MOST_LISTED = 25;
const INDENT = 4; // of a line that goes on below, in characters
const AXES = /** @type {const} */ (["slice", "row", "col"]);
const SIDES = /** @type {const} */ (["front", "top", "left"]);

export const codePanel = { draw: drawCode, step: showCode };

/** @param {HTMLElement} body @param {Site} site @param {CodeData} data */
function drawCode(body, site, data) {
  const next = button("next-line", data.words.next, () => runNextLine(view, site));
  const valued = data.lines.filter(([, kind]) => kind);
  const wide = Math.max(...valued.map(([text]) => text.length)) + 2;
  const lines = data.lines.map(([text, kind]) => codeLine(text, kind ? wide : 0));
  const running = data.lines.flatMap(([, kind], place) =>
    (kind && kind !== "c" ? [{ kind, place, ...lines[place] }] : []));
  const view = { data, next, running, line: running.length - 1, shown: -1 };
  const note = data.note ? [element("p", "reason", data.note)] : [];
  const { title, text } = data.given;
  const given = fold(site, "given", `# ${title}`, ...listed(text.split("\n")));
  const loop = element("div", "code loop", given, ...lines.map(({ line }) => line));
  body.append(element("div", "whole", loop), next, ...note, ...data.listings.map((part) => listing(site, part, data)));
  return view;
}

/**
 * What an engineer may want to see.
 * @param {Site} site @param {Listing} listing @param {CodeData} data
 */
function listing(site, { name, idea, parts }, { words, unfolded }) {
  const paragraphs = idea.replaceAll("`", "").split("\n\n").filter(Boolean).map((text) => element("p", "reason", text));
  const codes = parts.map(({ file, lines }) =>
    element("div", "source", element("p", "caption", file), element("div", "code", ...listed(lines))));
  const made = fold(site, name, words[name], ...paragraphs, ...codes);
  made.open ||= name === unfolded;
  return made;
}

/**
 * Parts behind a title; once open they stay so.
 * @param {Site} site @param {string} name @param {string} title @param {HTMLElement[]} parts
 */
function fold({ unfolded }, name, title, ...parts) {
  const made = element("details", name, element("summary", "", title), ...parts);
  made.open = unfolded.has(name);
  made.ontoggle = () => unfolded[made.open ? "add" : "delete"](name);
  return made;
}

/** @param {string[]} lines */
function listed(lines) {
  return lines.map((text) => codeLine(text).line);
}

/**
 * A line of code; a long one goes on below, further in. With a width, its value stands beside it; 0 has none to show.
 * @param {string} text @param {number} [wide] characters
 */
function codeLine(text, wide) {
  const code = element("code", "code-text", text);
  const value = element("span", "code-value");
  const line = element("div", "code-line", code, ...(wide === undefined ? [] : [value]));
  line.style.setProperty("--indent", String(text.length - text.trimStart().length + INDENT));
  if (wide) line.style.setProperty("--code", `${wide}ch`);
  return { line, value };
}

/**
 * A step that was reached in any other way has run to its end.
 * @param {CodeView} view @param {Site} site @param {PooledWindow} window
 */
function showCode(view, site, window) {
  if (window.step !== view.shown) view.line = view.running.length - 1;
  view.shown = window.step;
  return showLineNow(view, site, window);
}

/**
 * Go on by one line: within the step, or into the next step, whose row may begin the outer loop anew.
 * @param {CodeView} view @param {Site} site
 */
function runNextLine(view, site) {
  const { player, model } = site.figure;
  if (view.line < view.running.length - 1) {
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
function firstLine({ data }, window) {
  const last = placesOf(window, data).findLastIndex((place) => place > 0);
  return Math.max(0, last);
}

/** Where the output cell is, along the axes of the loops. @param {PooledWindow} window @param {CodeData} data */
function placesOf({ h, i, j }, { loops }) {
  return [h, i, j].slice(-loops);
}

/**
 * What the running line and those before it have set is of this step; the rest is of the step before.
 * @param {CodeView} view @param {Site} site @param {PooledWindow} window
 */
function showLineNow(view, site, window) {
  const { running, data } = view;
  const first = firstLine(view, window);
  const before = window.step > 0 ? windowAt(site.figure.model, window.step - 1) : null;
  running.forEach(({ kind, line, value }, i) => {
    const isSet = i <= view.line || i < first;
    const shown = isSet ? window : before;
    const text = shown ? valueOf(kind, i, shown, site, data) : "";
    value.textContent = text && `# ${text}`;
    value.classList.toggle("earlier", !isSet);
    line.classList.toggle("running", i === view.line);
    if (i === view.line) line.setAttribute("aria-current", "step");
    else line.removeAttribute("aria-current");
  });
  const isLast = window.step === site.figure.model.total - 1 && view.line === running.length - 1;
  view.next.setAttribute("aria-disabled", String(isLast));
  const { place, value } = running[view.line];
  return fill(data.words.line, { n: place + 1, text: value.textContent?.slice(2) });
}

/**
 * What the lines set that only some layers have.
 * @type {Record<string, (window: PooledWindow, words: CodeData["words"]) => string>}
 */
const VALUES = {
  weights: () => "",
  draw: ({ draw }, words) => draw && fill(words.sets, { name: "draw", value: draw }),
  shares: ({ shares }) => shortened(shares),
  parts: ({ parts }) => shortened((parts ?? []).map(({ text }) => text)),
};

/**
 * What running line number `n` sets in a step.
 * @param {string} kind @param {number} n @param {PooledWindow} whole @param {Site} site @param {CodeData} data
 */
function valueOf(kind, n, whole, { figure: { model } }, data) {
  const window = whole.colours[0] ?? whole; // of several channels the first is followed
  const { words, source } = data;
  const channel = model.colours.length ? [0] : [];
  const places = placesOf(window, data);
  const own = VALUES[kind];
  if (own) return own(window, words);
  if (kind === "result") {
    return fill(words.result, { places: [...channel, ...places].join(", "), value: window.result });
  }
  if (kind !== "window") return fill(words.sets, { name: kind, value: places[n] });
  const cells = window.cells.filter((cell) => cell.kind === "real" || (source !== "x" && cell.kind === "pad"));
  if (!cells.length) return words.nothing;
  const before = (/** @type {number} */ k) => (source === "x" ? 0 : model.pads[SIDES[k]]);
  const spans = AXES.map((axis, k) => sliceOf(cells.map((cell) => cell[axis] + before(k))));
  return fill(words.window, { source, places: [...channel, ...spans.slice(-data.loops)].join(", "),
    values: shortened(cells.map((cell) => (cell.kind === "pad" ? "0" : cell.text))) });
}

/** The slice that holds these places: "0:2", or "0:5:2" where dilation leaves gaps. @param {number[]} places */
function sliceOf(places) {
  const [first, second] = new Set(places);
  const apart = second - first > 1 ? `:${second - first}` : "";
  return `${first}:${places[places.length - 1] + 1}${apart}`;
}

/** @param {string[]} items */
function shortened(items) {
  return (items.length > MOST_LISTED ? [...items.slice(0, MOST_LISTED), "…"] : items).join(", ");
}
