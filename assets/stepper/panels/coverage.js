// Coverage: how often each input cell is read.

import { gridInWords } from "../grid/cell.js";
import { expandRuns } from "../model/model.js";
import { fill } from "../../fill.js";
import { drawSmallGrid, element, outlineOn, smallFigure } from "./parts.js";
import { drawPicture } from "./picture.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { PooledWindow } from "../model/types.d.ts" */
/** @import { CoverageData, CoveragePictureData } from "../panel_payload.d.ts" */
/** @import { Place } from "../payload.d.ts" */
/** @import { SmallGrid } from "./parts.js" */
/** @import { Site } from "./types.d.ts" */
/** @typedef {{ says?: HTMLElement, saysAt?: (place: Place) => string }} Saying of the first cell, for a picture */
/** @typedef {Pick<SmallGrid, "outline" | "size" | "edge"> & Saying} CoverageView */

export const coveragePanel = { draw: drawCoverage, step: showCoverage };

/**
 * @param {HTMLElement} body @param {Site} site @param {CoverageData | CoveragePictureData} data
 * @returns {CoverageView}
 */
function drawCoverage(body, site, data) {
  if (data.picture) return drawCoveragePicture(body, site, data);
  const { rows, cols } = site.figure.model.input;
  const { slices } = data;
  const texts = expandRuns(data.counts);
  const most = Math.max(...texts.map(Number));
  const { figure, svg } = smallFigure("coverage-grid", data.words.label);
  const levels = texts.map((count) => (count === "0" ? -1 : Number(count) / most));
  body.append(figure, element("div", "beside", element("p", "finding", data.sentence),
    element("p", "reason", data.reason), legend(data, most)));
  const box = { width: figureWidth(site.figure), height: site.figure.presenting ? 150 : 230 };
  const tip = { template: data.words.cell, words: data.times };
  const view = drawSmallGrid(site, svg, { slices, rows, cols, texts, levels, tip }, box);
  svg.setAttribute("aria-label", gridInWords({ label: data.words.label, texts, slices, rows, cols }));
  return view;
}

/**
 * Of a photograph, with a line on the first pixel that the step reads: it is also told without a pointer.
 * @param {HTMLElement} body @param {Site} site @param {CoveragePictureData} data
 * @returns {CoverageView}
 */
function drawCoveragePicture(body, site, data) {
  const box = { width: figureWidth(site.figure), height: site.figure.presenting ? 128 : 260 };
  const view = drawPicture(site.tip, "coverage-grid", data.picture, data.words.cell, box);
  const says = element("p", "says", "");
  body.append(view.figure, element("div", "beside", element("p", "finding", data.sentence), says,
    element("p", "reason", data.reason)));
  const saysAt = (/** @type {Place} */ { row, col }) =>
    fill(data.words.first, { row, col, value: view.textAt(row, col) });
  return { ...view, says, saysAt };
}

/** Half of the component, or all of it on a phone. @param {Figure} figure */
export function figureWidth({ width }) {
  return width < 640 ? width : Math.min(480, width * 0.45);
}

/** @param {CoverageData} data @param {number} most */
function legend(data, most) {
  const counts = Object.entries(data.times);
  const few = [counts[0], counts[Math.floor(counts.length / 2)], counts[counts.length - 1]];
  const shown = counts.length > 8 ? few : counts;
  return element("ul", "legend", ...shown.map(([count, words]) => {
    const swatch = element("span", count === "0" ? "swatch unread-swatch" : "swatch level-swatch");
    swatch.style.setProperty("--level", String(Number(count) / most));
    return element("li", "", swatch, words);
  }));
}

/** @param {CoverageView} view @param {Site} site @param {PooledWindow} window */
function showCoverage(view, site, window) {
  outlineOn(view, window);
  const first = window.cells.find((cell) => cell.kind === "real");
  if (!view.says || !view.saysAt || !first) return "";
  view.says.textContent = view.saysAt(first);
  return view.says.textContent;
}
