// Gradient of a photograph: where ones flow back to, as a picture of every channel, and what this step adds.

import { shownWindow } from "../figure/figure.js";
import { NARROW } from "../grid/layout.js";
import { numbersOf } from "../model/photo_data.js";
import { fill } from "../../fill.js";
import { drawSmallGrid, element, outlineOn, setSmallCell, smallFigure } from "./parts.js";
import { drawPicture } from "./picture.js";

/** @import { Figure } from "../figure/figure.js" */
/** @import { Model, PooledWindow } from "../model/types.d.ts" */
/** @import { Flow, GradientPicturesData } from "../panel_payload.d.ts" */
/** @import { Site } from "./types.d.ts" */
/** @typedef {ReturnType<typeof drawGradientPictures>} PicturesView */
/** @typedef {ReturnType<typeof drawShares>} ShareGrid */

const HIGH = 230;
const WIDE_WINDOW = 256; // places that a byte can name

/** @param {HTMLElement} body @param {Site} site @param {GradientPicturesData} data */
export function drawGradientPictures(body, site, data) {
  const { words, totals, flow, no_steps: tooMany } = data;
  const box = pictureBox(site.figure, totals.length);
  const pictures = totals.map((total, n) => drawPicture(site.tip, `total-grid-${n}`, total, words.cell, box));
  const figures = element("div", "figures", ...pictures.map(({ figure }) => figure));
  const view = { data, pictures, winners: winningPlaces(site.figure.model, flow), says: element("p", "says", tooMany),
    step: !tooMany && totals.length === 1 ? drawShares(figures, site, data) : null };
  body.append(figures, element("div", "beside", element("p", "finding", data.sum), view.says,
    element("p", "reason", data.rule), element("p", "reason minor", words.ones)));
  return view;
}

/** @param {Figure} figure @param {number} count */
function pictureBox({ width, presenting }, count) {
  const height = presenting ? 118 : HIGH;
  if (width < NARROW) return { width: count > 1 ? (width - 24) / 3 : width, height };
  return { width: count > 1 ? width * 0.2 : width * 0.4, height };
}

/** For every channel and step, the place in the window that gets all. @param {Model} model @param {Flow} flow */
function winningPlaces(model, { winners = [] }) {
  const places = model.rows[0].length * model.cols[0].length;
  return winners.map((bytes) => numbersOf(bytes, places > WIDE_WINDOW ? 2 : 1));
}

/**
 * The window's cells with what each gets.
 * @param {HTMLElement} figures @param {Site} site @param {GradientPicturesData} data
 */
function drawShares(figures, site, { flow, step_labels: [label], words }) {
  const [rows, cols] = [site.figure.model.rows[0].length, site.figure.model.cols[0].length];
  const { figure, svg } = smallFigure("flow-grid", label);
  figures.prepend(figure);
  const blank = Array(rows * cols).fill("");
  const sample = flow.texts ?? [flow.share ?? "", ...Object.values(flow.shares ?? {})].filter(Boolean);
  const tip = { template: words.cell, place: (/** @type {number} */ i) => shownWindow(site.figure).cells[i] };
  const box = { width: Math.min(190, site.figure.width * 0.4), height: site.figure.presenting ? 118 : 190 };
  const grid = drawSmallGrid(site, svg, { rows, cols, texts: blank, levels: blank.map(() => null), tip, sample }, box);
  grid.outline.remove();
  return { ...grid, shown: blank };
}

/** @param {PicturesView} view @param {Site} site @param {PooledWindow} window */
export function showGradientPictures(view, site, window) {
  view.pictures.forEach((picture) => outlineOn(picture, window));
  if (view.data.no_steps) return "";
  if (view.step) showShares(view.step, view, window);
  view.says.textContent = pictureFlowInWords(view, window);
  return view.says.textContent;
}

/**
 * Only the cells that change are touched.
 * @param {ShareGrid} grid @param {PicturesView} view @param {PooledWindow} window
 */
function showShares(grid, view, window) {
  const texts = window.cells.map((cell, place) => (cell.kind === "real" ? shareOf(view, window, place) : ""));
  texts.forEach((text, i) => {
    if (text !== grid.shown[i]) setSmallCell(grid, i, text, text ? Number(text !== view.data.flow.texts?.[0]) : null);
  });
  grid.shown = texts;
}

/** @param {PicturesView} view @param {PooledWindow} window @param {number} place */
function shareOf({ data, winners }, window, place) {
  const { flow } = data;
  if (winners.length) return flow.texts?.[Number(winners[0][window.step] === place)] ?? "";
  return flow.share ?? flow.shares?.[window.divisor] ?? "";
}

/** @param {PicturesView} view @param {PooledWindow} window */
function pictureFlowInWords(view, window) {
  const { data, winners, pictures: [picture] } = view;
  const { words, came: g, channels } = data;
  const n = window.step + 1;
  if (!winners.length) return fill(words.each, { n, g, count: window.count, share: shareOf(view, window, 0) });
  const places = winners.map((of) => window.cells[of[window.step]]);
  const [{ row, col }] = places;
  const total = picture.textAt(row, col);
  if (winners.length === 1) return fill(words.winner, { n, g, row, col, total }) + tieInFlow(window, words);
  const said = places.map((place, i) => fill(words.place, { name: channels[i], row: place.row, col: place.col }));
  return fill(words.winners, { n, g, places: said.join(", ") });
}

/** @param {PooledWindow} window @param {GradientPicturesData["words"]} words */
function tieInFlow(window, words) {
  const k = window.cells.filter((cell) => cell.winner).length;
  return k > 1 ? fill(words.tie, { k }) : "";
}
