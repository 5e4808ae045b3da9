// Gradient: where what comes in at the output flows back to, in this step and in all together.

import { gridInWords } from "../grid/cell.js";
import { levelsOf } from "../model/levels.js";
import { expandRuns } from "../model/model.js";
import { fill } from "../../fill.js";
import { drawGradientPictures, showGradientPictures } from "./gradient_picture.js";
import { drawSmallGrid, element, outlineOn, setSmallCell, smallFigure } from "./parts.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Model, PooledWindow } from "../model/types.d.ts" */
/** @import { GradientData, GradientPicturesData } from "../panel_payload.d.ts" */
/** @import { PicturesView } from "./gradient_picture.js" */
/** @import { SmallGrid } from "./parts.js" */
/** @import { Site } from "./types.d.ts" */

const FEW = 8; // columns
const NARROW_PANEL = 640; // pixels

/** @typedef {{ came: string[], steps: number[], patterns: string[][] }} Flows what flows back, by step */
/** @typedef {Flows & { data: GradientData, lit: number[], says: HTMLElement, step: SmallGrid | null }} GradientView */

export const gradientPanel = { draw: drawGradient, step: showGradient };

/** @param {HTMLElement} body @param {Site} site @param {GradientData | GradientPicturesData} data */
function drawGradient(body, site, data) {
  if (data.totals) return drawGradientPictures(body, site, data);
  const came = expandRuns(data.came);
  const steps = expandRuns(data.steps).map(Number);
  const total = drawTotal(site, data);
  const figures = element("div", isLarge(site.figure.model) ? "figures large" : "figures");
  /** @type {GradientView} */
  const view = { data, came, steps, lit: [], patterns: data.patterns.map(expandRuns), says: element("p", "says"),
    step: steps.length ? drawThisStep(figures, site, data) : null };
  figures.append(total);
  const note = steps.length ? view.says : element("p", "says", data.words.too_long);
  body.append(figures, element("div", "beside", element("p", "finding", data.sum), note,
    element("p", "reason", data.rule), upstreamField(site, data)));
  return view;
}

/** @param {Site} site @param {GradientData} data */
function drawTotal(site, { total, words }) {
  const { slices, rows, cols } = site.figure.model.input;
  const texts = expandRuns(total);
  const { figure, svg } = smallFigure("total-grid", words.total_label);
  const tip = { template: words.cell };
  drawSmallGrid(site, svg, { slices, rows, cols, texts, levels: gradientLevels(texts), tip }, gradientBox(site.figure));
  svg.querySelector(".outline")?.remove();
  svg.setAttribute("aria-label", gridInWords({ label: words.total_label, texts, slices, rows, cols }));
  return figure;
}

/** @param {HTMLElement} figures @param {Site} site @param {GradientData} data */
function drawThisStep(figures, site, { patterns, words }) {
  const { slices, rows, cols } = site.figure.model.input;
  const { figure, svg } = smallFigure("flow-grid", words.step_label);
  const blank = Array(slices * rows * cols).fill("");
  const sample = patterns.flatMap(expandRuns);
  figures.append(figure);
  const tip = { template: words.cell };
  return drawSmallGrid(site, svg, { slices, rows, cols, texts: blank, levels: blank.map(() => null), tip, sample },
    gradientBox(site.figure));
}

/** @param {Model} model */
function isLarge({ input }) {
  return input.slices * input.cols > FEW;
}

/** Two grids beside their words, or of many columns above them. @param {Figure} figure */
function gradientBox({ width, model, presenting }) {
  const share = isLarge(model) ? 0.46 : 0.29;
  return { width: width < NARROW_PANEL ? width : width * share, height: presenting ? 150 : 190 };
}

/** 0 is no colour; the largest, of either sign, is full colour. @param {string[]} texts */
function gradientLevels(texts) {
  const sizes = texts.map((text) => text.replace("−", ""));
  return levelsOf([...sizes, "0"], [], true)[0].map((level) => level ?? 0);
}

/** @param {GradientView | PicturesView} view @param {Site} site @param {PooledWindow} window */
function showGradient(view, site, window) {
  if ("pictures" in view) return showGradientPictures(view, site, window);
  const { step } = view;
  if (!step) return "";
  const flow = view.patterns[view.steps[window.step]];
  const levels = gradientLevels(flow);
  const real = window.cells.filter((cell) => cell.kind === "real");
  view.lit.forEach((index) => setSmallCell(step, index, "", null));
  view.lit = real.map((cell) => cell.index);
  real.forEach(({ index }, i) => setSmallCell(step, index, flow[i], levels[i]));
  outlineOn(step, window);
  view.says.textContent = flowInWords(view, window);
  return view.says.textContent;
}

/** @param {GradientView} view @param {PooledWindow} window */
function flowInWords({ data, came }, window) {
  const { words } = data;
  const each = window.colours.length ? window.colours : [window];
  const k = Math.max(...each.map(({ cells }) => cells.filter((cell) => cell.winner).length));
  const place = { slice: window.h, row: window.i, col: window.j };
  const said = fill(words.step, { n: window.step + 1, g: came[window.step], ...place });
  return said + (k > 1 ? fill(words.tie, { k }) : "");
}

/**
 * Numbers for the gradient that comes in; Python reads them and says what is wrong with them.
 * @param {Site} site @param {GradientData} data
 */
function upstreamField(site, { upstream, error, words }) {
  const input = element("input", "upstream");
  Object.assign(input, { type: "text", value: upstream, placeholder: words.upstream_hint, maxLength: 4000 });
  input.onkeydown = (event) => event.stopPropagation();
  input.onchange = () => site.askGradient(input.value.trim());
  input.setAttribute("aria-invalid", String(Boolean(error)));
  const invalid = element("p", "invalid", error);
  invalid.setAttribute("role", "alert");
  const label = element("label", "", element("span", "", words.upstream), input);
  return element("div", "upstream-row", label, invalid);
}
