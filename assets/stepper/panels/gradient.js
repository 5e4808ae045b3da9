// Gradient: where what comes in at the output flows back to, in this step and in all together.

import { expandRuns } from "../model/model.js";
import { gridInWords } from "../grid/cell.js";
import { drawGradientPictures, showGradientPictures } from "./gradient_picture.js";
import { drawSmallGrid, element, outlineOn, setSmallCell, smallFigure } from "./parts.js";
import { levelsOf } from "../model/levels.js";
import { fill } from "../text/words.js";

const FEW = 8; // columns
const NARROW_PANEL = 640; // pixels

export const gradientPanel = { draw: drawGradient, step: showGradient };

function drawGradient(body, site, data) {
  if (data.totals) return drawGradientPictures(body, site, data);
  const came = expandRuns(data.came);
  const steps = expandRuns(data.steps).map(Number);
  const total = drawTotal(site, data);
  const view = { data, came, steps, lit: [], patterns: data.patterns.map(expandRuns),
    says: element("p", "says") };
  const figures = element("div", isLarge(site.figure.model) ? "figures large" : "figures");
  if (steps.length) view.step = drawThisStep(figures, site, data);
  figures.append(total);
  const note = steps.length ? view.says : element("p", "says", data.words.too_long);
  body.append(figures, element("div", "beside", element("p", "finding", data.sum), note,
    element("p", "reason", data.rule), upstreamField(site, data)));
  return view;
}

function drawTotal(site, { total, words }) {
  const { slices, rows, cols } = site.figure.model.input;
  const texts = expandRuns(total);
  const { figure, svg } = smallFigure("total-grid", words.total_label);
  const tip = { template: words.cell };
  drawSmallGrid(site, svg, { slices, rows, cols, texts, levels: gradientLevels(texts), tip }, gradientBox(site.figure));
  svg.querySelector(".outline").remove();
  svg.setAttribute("aria-label", gridInWords({ label: words.total_label, texts, slices, rows, cols }));
  return figure;
}

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

function isLarge({ input }) {
  return input.slices * input.cols > FEW;
}

/** Two grids beside their words, or of many columns above them. */
function gradientBox({ width, model, presenting }) {
  const share = isLarge(model) ? 0.46 : 0.29;
  return { width: width < NARROW_PANEL ? width : width * share, height: presenting ? 150 : 190 };
}

/** 0 is no colour; the largest, of either sign, is full colour. */
function gradientLevels(texts) {
  const sizes = texts.map((text) => text.replace("−", ""));
  return levelsOf([...sizes, "0"], [], "sum")[0].map((level) => level ?? 0);
}

function showGradient(view, site, window) {
  if (view.pictures) return showGradientPictures(view, site, window);
  if (!view.step) return "";
  const flow = view.patterns[view.steps[window.step]];
  const levels = gradientLevels(flow);
  const real = window.cells.filter((cell) => cell.kind === "real");
  view.lit.forEach((index) => setSmallCell(view.step, index, "", null));
  view.lit = real.map((cell) => cell.index);
  real.forEach(({ index }, i) => setSmallCell(view.step, index, flow[i], levels[i]));
  outlineOn(view.step, window);
  view.says.textContent = flowInWords(view, window);
  return view.says.textContent;
}

function flowInWords({ data, came }, window) {
  const { words } = data;
  const each = window.colours.length ? window.colours : [window];
  const k = Math.max(...each.map(({ cells }) => cells.filter((cell) => cell.winner).length));
  const place = { slice: window.h, row: window.i, col: window.j };
  const said = fill(words.step, { n: window.step + 1, g: came[window.step], ...place });
  return said + (k > 1 ? fill(words.tie, { k }) : "");
}

/** Numbers for the gradient that comes in; Python reads them and says what is wrong with them. */
function upstreamField(site, { upstream, error, words }) {
  const input = element("input", "upstream");
  Object.assign(input, { type: "text", value: upstream, placeholder: words.upstream_hint, maxLength: 4000 });
  input.onkeydown = (event) => event.stopPropagation();
  input.onchange = () => site.askGradient(input.value.trim());
  input.setAttribute("aria-invalid", Boolean(error));
  const refusal = element("p", "refusal", error);
  refusal.setAttribute("role", "alert");
  const label = element("label", "", element("span", "", words.upstream), input);
  return element("div", "upstream-row", label, refusal);
}
