// Coverage: how often each input cell is read.

import { expandRuns } from "../model/model.js";
import { gridInWords } from "../grid/cell.js";
import { drawSmallGrid, element, outlineOn, smallFigure } from "./parts.js";
import { drawPicture } from "./picture.js";
import { fill } from "../text/words.js";

export const coveragePanel = { draw: drawCoverage, step: showCoverage };

function drawCoverage(body, site, data) {
  if (data.picture) return drawCoveragePicture(body, site, data);
  const { rows, cols } = site.figure.model.input;
  const { slices } = data;
  const texts = expandRuns(data.counts);
  const most = Math.max(...texts);
  const { figure, svg } = smallFigure("coverage-grid", data.words.label);
  const levels = texts.map((count) => (count === "0" ? -1 : count / most));
  body.append(figure, element("div", "beside", element("p", "finding", data.sentence),
    element("p", "reason", data.reason), legend(data, most)));
  const box = { width: figureWidth(site.figure), height: site.figure.presenting ? 150 : 230 };
  const tip = { template: data.words.cell, words: data.times };
  const view = drawSmallGrid(site, svg, { slices, rows, cols, texts, levels, tip }, box);
  svg.setAttribute("aria-label", gridInWords({ label: data.words.label, texts, slices, rows, cols }));
  return view;
}

/** Of a photograph, with a line on the first pixel that the step reads: it is also told without a pointer. */
function drawCoveragePicture(body, site, data) {
  const box = { width: figureWidth(site.figure), height: site.figure.presenting ? 128 : 260 };
  const view = drawPicture(site.tip, "coverage-grid", data.picture, data.words.cell, box);
  view.says = element("p", "says", "");
  body.append(view.figure, element("div", "beside", element("p", "finding", data.sentence), view.says,
    element("p", "reason", data.reason)));
  return Object.assign(view, { template: data.words.first });
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

function showCoverage(view, site, window) {
  outlineOn(view, window);
  if (!view.says) return "";
  const { row, col } = window.cells.find((cell) => cell.kind === "real");
  view.says.textContent = fill(view.template, { row, col, value: view.textAt(row, col) });
  return view.says.textContent;
}
