// Shape: the output-size formula of each axis, and where each window lies on a number line.

import { cellRect, cellText } from "../grid/cell.js";
import { hatchFill, resetSvg, svgElement } from "../grid/svg.js";
import { lastOf, runsOf } from "../model/lists.js";
import { fill } from "../../fill.js";
import { element } from "./parts.js";
import { drawRuler } from "./ruler.js";

/** @import { Model, PooledWindow } from "../model/types.d.ts" */
/** @import { AxisData, ExtraWindow, ShapeData } from "../panel_payload.d.ts" */
/** @import { Site } from "./types.d.ts" */

const LANE = 11; // pixels from one bar to the next
const MOST_LANES = 6;
const TALL = 24; // a cell of the line
const FINEST = 7; // pixels: narrower cells and their bars run into each other

/** @typedef {ReturnType<typeof axisModels>[number]} AxisModel */
/** @typedef {{ places: number[], kind: ExtraWindow["kind"] | "" }} Span */
/** @typedef {{ svg: SVGSVGElement, side: number, from: number, lanes: number, numbered: boolean }} Line */
/** @typedef {((i: number) => void)[]} ShapeView for every axis, what shows a window */

export const shapePanel = { draw: drawShape, step: showShape };

/** @param {HTMLElement} body @param {Site} site @param {ShapeData} data */
function drawShape(body, { figure: { model, width: whole } }, data) {
  const wide = whole >= 640 && data.axes.length > 1;
  const width = wide ? (whole - 40) / 2 : whole;
  const models = axisModels(model).slice(-data.axes.length);
  return data.axes.map((axis, at) => drawAxis(body, models[at], axis, width, data));
}

/** What the number lines need to know of each axis; an input of fewer axes has the last ones. @param {Model} model */
function axisModels({ input, pads, slices, rows, cols, sliceReaders, rowReaders, colReaders }) {
  return [
    { size: input.slices, windows: slices, before: pads.front, after: pads.back, readers: sliceReaders },
    { size: input.rows, windows: rows, before: pads.top, after: pads.bottom, readers: rowReaders },
    { size: input.cols, windows: cols, before: pads.left, after: pads.right, readers: colReaders },
  ];
}

/**
 * @param {HTMLElement} body @param {AxisModel} axis @param {AxisData} data @param {number} width
 * @param {ShapeData} panel
 */
function drawAxis(body, axis, data, width, { words }) {
  const svg = svgElement("svg", { class: `grid line-${data.name}`, role: "img" });
  svg.setAttribute("aria-label", fill(words.alt, data));
  body.append(element("div", "axis", element("p", "axis-formula", data.formula), svg,
    ...data.notes.map((note) => element("p", "reason", note))));
  const read = lastOf(lastOf(axis.windows)) + 1 + axis.before;
  const cells = Math.max(read, axis.size + axis.before + axis.after);
  if (width / cells >= FINEST) return drawLine(svg, axis, data.extra, width);
  return drawRuler(svg, { ...axis, name: data.name }, data.extra, width, words);
}

/** @param {SVGSVGElement} svg @param {AxisModel} axis @param {ExtraWindow | null} extra @param {number} width */
function drawLine(svg, axis, extra, width) {
  const spans = spansOf(axis, extra);
  const from = -axis.before;
  const to = Math.max(axis.size + axis.after, ...spans.map(({ places }) => lastOf(places) + 1));
  const side = Math.min(46, (width - 4) / (to - from));
  const lanes = laneCount(axis.windows, spans.length);
  const line = { svg, side, from, lanes, numbered: side >= 15 };
  resetSvg(svg, side * (to - from) + 4, TALL + 8 + lanes * LANE);
  for (let place = from; place < axis.size + axis.after; place += 1) {
    svg.append(...lineCell(line, axis, place));
  }
  const bars = spans.map((span, i) => windowBar(line, span, i));
  svg.append(...bars);
  return (/** @type {number} */ i) => {
    bars.forEach((bar, n) => bar.classList.toggle("now", n === i));
    svg.append(bars[i]); // in front
  };
}

/**
 * The windows, and the one that a rest leaves over, unless it is one of them.
 * @param {AxisModel} axis @param {ExtraWindow | null} extra @returns {Span[]}
 */
function spansOf({ windows }, extra) {
  const spans = windows.map((places) => /** @type {Span} */ ({ places, kind: "" }));
  if (!extra || extra.kind === "overhang") return spans;
  return [...spans, { places: windows[0].map((place) => place - windows[0][0] + extra.start), kind: extra.kind }];
}

/**
 * Windows that overlap lie in different lanes, while there are lanes.
 * @param {number[][]} windows @param {number} bars
 */
function laneCount(windows, bars) {
  if (windows.length < 2) return bars;
  const extent = lastOf(windows[0]) - windows[0][0] + 1;
  const overlapping = Math.ceil(extent / (windows[1][0] - windows[0][0]));
  return Math.min(MOST_LANES, bars, Math.max(2, overlapping));
}

/** @param {Line} line @param {AxisModel} axis @param {number} place */
function lineCell(line, axis, place) {
  const size = { width: line.side, height: TALL, font: 12.5 };
  const x = (place - line.from) * line.side + 2;
  const real = place >= 0 && place < axis.size;
  const read = real && axis.readers[place].length > 0;
  const rect = cellRect(real ? "cell line-cell" : "line-pad", x, 0.5, size, 1, 3);
  if (!real) rect.setAttribute("fill", hatchFill(line.svg, "pad"));
  else if (!read) rect.style.fill = hatchFill(line.svg, "unread");
  if (!line.numbered || !real) return [rect];
  return [rect, cellText(read ? "number" : "number unread", x, 0, size, String(place))];
}

/**
 * A window: thick over the cells it touches, thin over the holes between them.
 * @param {Line} line @param {Span} span @param {number} i
 */
function windowBar(line, { places, kind }, i) {
  const y = TALL + 7 + (i % line.lanes) * LANE;
  const x = (/** @type {number} */ place) => (place - line.from) * line.side + 2;
  const bar = svgElement("g", { class: `bar ${kind}` });
  const [first, last] = [x(places[0]) + 1, x(lastOf(places) + 1) - 1];
  bar.append(svgElement("line", { class: "span", x1: first, x2: last, y1: y, y2: y }));
  bar.append(...runsOf(places).map(([from, to]) => svgElement("line", { class: "touch",
    x1: x(from) + 1, x2: x(to) - 1, y1: y, y2: y })));
  if (kind === "struck") {
    bar.append(svgElement("line", { class: "strike", x1: first, x2: last, y1: y + 4, y2: y - 4 }));
  }
  return bar;
}

/** The windows of this step are amber. @param {ShapeView} view @param {Site} _site @param {PooledWindow} window */
function showShape(view, _site, window) {
  const of = [window.h, window.i, window.j].slice(-view.length);
  view.forEach((show, at) => show(of[at]));
  return "";
}
