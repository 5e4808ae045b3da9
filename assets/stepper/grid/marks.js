// A box over the input, its bins and the samples of a step. Where they lie is what Python sent, in cells.

import { cellCorner } from "./sheet.js";
import { setAttributes, svgElement } from "./svg.js";

/** @import { Marks } from "../layer_payload.d.ts" */
/** @import { Model, PooledWindow } from "../model/types.d.ts" */
/** @import { MarksView, Size } from "./types.d.ts" */

const KNOB = 6; // radius in pixels
const KNOB_GRASP = 16; // what a finger may hit
const MOST_SAMPLE = 4;

/**
 * The box as it is typed, dashed and with a handle to move and one to resize it, and the bins where they are read.
 * @param {Model} model @param {Size} size @returns {MarksView}
 */
export function drawMarks(model, size) {
  const group = svgElement("g", { class: "roi" });
  const { marks, input } = model;
  if (!marks) return { group, layers: [] };
  const layers = Array.from({ length: input.slices }, (_, slice) => drawMarksOver(model, size, marks, slice));
  group.append(...layers.flatMap(({ lines, bin, box, samples, handles }) => [lines, bin, box, samples, ...handles]));
  return { group, layers };
}

/** @param {Model} model @param {Size} size @param {Marks} marks @param {number} slice */
function drawMarksOver({ extent }, size, { box, rows, cols }, slice) {
  const at = (/** @type {number} */ row, /** @type {number} */ col) =>
    cellCorner(size, { slice: slice - extent.front, row: row - extent.top, col: col - extent.left });
  const handles = [boxHandle("move", "Move the box"), boxHandle("size", "Change the size of the box")];
  const layer = { at, box: svgElement("rect", { class: "roi-box", rx: 2 }),
    bin: svgElement("rect", { class: "roi-bin" }), samples: svgElement("g"), handles,
    lines: svgElement("path", { class: "roi-bins", d: binLines(rows, cols, at) }) };
  placeBox(layer, box);
  return layer;
}

/** @param {string} name @param {string} title */
function boxHandle(name, title) {
  const group = svgElement("g", { class: `roi-handle ${name}`, "data-handle": name });
  const told = svgElement("title");
  told.textContent = title;
  const grasp = svgElement("circle", { class: "roi-grasp", r: KNOB_GRASP });
  group.append(grasp, svgElement("circle", { class: "roi-knob", r: KNOB }), told);
  return group;
}

/**
 * Put the box and its handles where four sides say.
 * @param {MarksView["layers"][number]} layer @param {number[]} box
 */
export function placeBox({ at, box: rect, handles }, [top, left, bottom, right]) {
  const [from, to] = [at(top, left), at(bottom, right)];
  setAttributes(rect, { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y });
  handles[0].style.transform = `translate(${from.x}px, ${from.y}px)`;
  handles[1].style.transform = `translate(${to.x}px, ${to.y}px)`;
}

/**
 * @param {number[]} rows @param {number[]} cols @param {(row: number, col: number) => { x: number, y: number }} at
 */
function binLines(rows, cols, at) {
  const line = (/** @type {{ x: number, y: number }} */ a, /** @type {{ x: number, y: number }} */ b) =>
    `M${a.x} ${a.y}L${b.x} ${b.y}`;
  const [top, bottom, left, right] = [rows[0], rows[rows.length - 1], cols[0], cols[cols.length - 1]];
  return rows.map((row) => line(at(row, left), at(row, right))).join("")
    + cols.map((col) => line(at(top, col), at(bottom, col))).join("");
}

/** Show the bin of a step and its samples. @param {MarksView} view @param {Model} model @param {PooledWindow} window */
export function showMarks({ layers }, { marks, output }, { i, j }) {
  if (!marks) return;
  const places = (marks.samples.split("|")[i * output.cols + j] ?? "").split(" ").filter(Boolean);
  for (const { at, bin, samples } of layers) {
    const [from, to] = [at(marks.rows[i], marks.cols[j]), at(marks.rows[i + 1], marks.cols[j + 1])];
    setAttributes(bin, { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y });
    const radius = Math.min(MOST_SAMPLE, (to.x - from.x) / 5);
    samples.replaceChildren(...places.map((place) => {
      const [row, col] = place.split(",").map(Number);
      const { x, y } = at(row, col);
      return svgElement("circle", { class: "roi-sample", cx: x, cy: y, r: Math.max(1, radius) });
    }));
  }
}
