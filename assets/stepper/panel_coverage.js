// Coverage: how often each input cell is read.

import { expandRuns } from "./data.js";
import { gridInWords } from "./grid.js";
import { drawSmallGrid, element, outlineOn, smallFigure } from "./panel_parts.js";

export const coveragePanel = { draw: drawCoverage, step: showCoverage };

function drawCoverage(body, app, data) {
  const { rows, cols } = app.model.input;
  const texts = expandRuns(data.counts);
  const most = Math.max(...texts);
  const { figure, svg } = smallFigure("coverage-grid", data.words.label);
  const levels = texts.map((count) => (count === "0" ? -1 : count / most));
  body.append(figure, element("div", "beside", element("p", "finding", data.sentence),
    element("p", "reason", data.reason), legend(data, most)));
  const tip = { template: data.words.cell, words: data.times };
  const box = { width: figureWidth(app), height: 230 };
  const view = drawSmallGrid(svg, { rows, cols, texts, levels, tip }, box);
  svg.setAttribute("aria-label", gridInWords({ label: data.words.label, texts, rows, cols }));
  return view;
}

/** Half of the component, or all of it on a phone. */
export function figureWidth({ width }) {
  return width < 640 ? width : Math.min(480, width * 0.45);
}

function legend(data, most) {
  const counts = Object.entries(data.times);
  const few = [counts[0], counts[Math.floor(counts.length / 2)], counts.at(-1)];
  const shown = counts.length > 8 ? few : counts;
  return element("ul", "legend", ...shown.map(([count, words]) => {
    const swatch = element("span", count === "0" ? "swatch unread-swatch" : "swatch level-swatch");
    swatch.style.setProperty("--level", count / most);
    return element("li", "", swatch, words);
  }));
}

function showCoverage(view, app, window) {
  outlineOn(view, window);
}
