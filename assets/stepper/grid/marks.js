// A box over the input, its bins and the samples of a step. Where they lie is what Python sent, in cells.

import { cellCorner } from "./sheet.js";
import { setAttributes, svgElement } from "./svg.js";

/** @import { Marks } from "../layer_payload.d.ts" */
/** @import { Model, PooledWindow, Sides } from "../model/types.d.ts" */
/** @import { MarksView, Size } from "./types.d.ts" */

const KNOB = 6; // radius in pixels
const KNOB_GRASP = 16; // what a finger may hit
const MOST_SAMPLE = 4;
const ROOM = 0.5; // how many cells past the input a box is still drawn

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
  const room = roomAround(extent);
  const at = (/** @type {number} */ row, /** @type {number} */ col) =>
    cellCorner(size, { slice: slice - extent.front, row: row - extent.top, col: col - extent.left });
  const handles = [boxHandle("move", "Move the box"), boxHandle("size", "Change the size of the box")];
  const layer = { at, room, box: svgElement("path", { class: "roi-box" }),
    bin: svgElement("rect", { class: "roi-bin" }), samples: svgElement("g"), handles,
    lines: svgElement("path", { class: "roi-bins", d: gridLines(rows, cols, at, room) }) };
  placeBox(layer, box);
  return layer;
}

/** What is near the input: a box that goes on past it is open there. @param {Sides} extent */
function roomAround({ top, bottom, left, right }) {
  return { top: top - ROOM, bottom: bottom + ROOM, left: left - ROOM, right: right + ROOM };
}

/** @param {number} number @param {number} low @param {number} high */
function limited(number, low, high) {
  return Math.max(low, Math.min(high, number));
}

/**
 * Where the handles are: at the box's corners, or as near to them as the input is.
 * @param {MarksView["layers"][number]["room"]} room @param {number[]} box
 */
export function handlesOf({ top, bottom, left, right }, box) {
  const rows = [box[0], box[2]].map((row) => limited(row, top, bottom));
  const cols = [box[1], box[3]].map((col) => limited(col, left, right));
  return [rows[0], cols[0], rows[1], cols[1]];
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
export function placeBox({ at, room, box: path, handles }, box) {
  const [top, left, bottom, right] = box;
  path.setAttribute("d", gridLines([top, bottom], [left, right], at, room));
  const shown = handlesOf(room, box);
  const [from, to] = [at(shown[0], shown[1]), at(shown[2], shown[3])];
  handles[0].style.transform = `translate(${from.x}px, ${from.y}px)`;
  handles[1].style.transform = `translate(${to.x}px, ${to.y}px)`;
}

/**
 * Lines along these rows and columns, as far as they are near the input.
 * @param {number[]} rows @param {number[]} cols @param {MarksView["layers"][number]["at"]} at
 * @param {MarksView["layers"][number]["room"]} room
 */
function gridLines(rows, cols, at, room) {
  const inside = (/** @type {number} */ n, /** @type {number} */ low, /** @type {number} */ high) =>
    limited(n, low, high) === n;
  const [top, left, bottom, right] = handlesOf(room, [rows[0], cols[0], rows[rows.length - 1], cols[cols.length - 1]]);
  const line = (/** @type {[number, number]} */ a, /** @type {[number, number]} */ b) => {
    const [from, to] = [at(...a), at(...b)];
    return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  };
  const across = left < right ? rows.filter((row) => inside(row, room.top, room.bottom)) : [];
  const down = top < bottom ? cols.filter((col) => inside(col, room.left, room.right)) : [];
  return across.map((row) => line([row, left], [row, right])).join("")
    + down.map((col) => line([top, col], [bottom, col])).join("");
}

/** Show the bin of a step and its samples. @param {MarksView} view @param {Model} model @param {PooledWindow} window */
export function showMarks({ layers }, { marks, output }, { i, j }) {
  if (!marks) return;
  const places = (marks.samples.split("|")[i * output.cols + j] ?? "").split(" ").filter(Boolean);
  for (const { at, room, bin, samples } of layers) {
    const near = handlesOf(room, [marks.rows[i], marks.cols[j], marks.rows[i + 1], marks.cols[j + 1]]);
    const [from, to] = [at(near[0], near[1]), at(near[2], near[3])];
    setAttributes(bin, { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y });
    const radius = Math.min(MOST_SAMPLE, (at(0, marks.cols[j + 1]).x - at(0, marks.cols[j]).x) / 5);
    const shown = places.map((place) => place.split(",").map(Number)).filter(([row, col]) =>
      handlesOf(room, [row, col, row, col]).join() === [row, col, row, col].join());
    samples.replaceChildren(...shown.map(([row, col]) => {
      const { x, y } = at(row, col);
      return svgElement("circle", { class: "roi-sample", cx: x, cy: y, r: Math.max(1, radius) });
    }));
  }
}
