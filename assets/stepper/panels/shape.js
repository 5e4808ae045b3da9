// Shape: the output-size formula of each axis, and where each window lies on a number line.

import { cellRect, cellText } from "../grid/cell.js";
import { element } from "./parts.js";
import { drawRuler } from "./ruler.js";
import { hatchFill, resetSvg, svgElement } from "../grid/svg.js";
import { fill } from "../text/words.js";

const LANE = 11; // pixels from one bar to the next
const MOST_LANES = 6;
const TALL = 24; // a cell of the line
const FINEST = 7; // pixels: narrower cells and their bars run into each other

export const shapePanel = { draw: drawShape, step: showShape };

function drawShape(body, { figure: { model, width: whole } }, data) {
  const wide = whole >= 640 && data.axes.length > 1;
  const width = wide ? (whole - 40) / 2 : whole;
  const models = axisModels(model).slice(-data.axes.length);
  const lines = data.axes.map((axis, at) => drawAxis(body, models[at], axis, width, data));
  return { lines, current: [] };
}

/** What the number lines need to know of each axis; an input of fewer axes has the last ones. */
function axisModels({ input, pads, slices, rows, cols, sliceReaders, rowReaders, colReaders }) {
  return [
    { size: input.slices, windows: slices, before: pads.front, after: pads.back, readers: sliceReaders },
    { size: input.rows, windows: rows, before: pads.top, after: pads.bottom, readers: rowReaders },
    { size: input.cols, windows: cols, before: pads.left, after: pads.right, readers: colReaders },
  ];
}

function drawAxis(body, axis, data, width, { words }) {
  const svg = svgElement("svg", { class: `grid line-${data.name}`, role: "img" });
  svg.setAttribute("aria-label", fill(words.alt, data));
  body.append(element("div", "axis", element("p", "axis-formula", data.formula), svg,
    ...data.notes.map((note) => element("p", "reason", note))));
  const read = axis.windows.at(-1).at(-1) + 1 + axis.before;
  const cells = Math.max(read, axis.size + axis.before + axis.after);
  if (width / cells >= FINEST) return drawLine(svg, axis, data.extra, width);
  const ruler = drawRuler(svg, { ...axis, name: data.name }, data.extra, width, words);
  svg.after(ruler.says, ruler.note);
  return ruler;
}

function drawLine(svg, axis, extra, width) {
  const spans = axis.windows.map((places) => ({ places, kind: "" }));
  const extraPlaces = extra && spans[0].places.map((place) => place - spans[0].places[0] + extra.start);
  if (extra && extra.kind !== "overhang") spans.push({ places: extraPlaces, kind: extra.kind });
  const from = -axis.before;
  const to = Math.max(axis.size + axis.after, ...spans.map(({ places }) => places.at(-1) + 1));
  const side = Math.min(46, (width - 4) / (to - from));
  const lanes = laneCount(axis.windows, spans.length);
  const line = { svg, side, from, lanes, numbered: side >= 15, bars: [] };
  resetSvg(svg, side * (to - from) + 4, TALL + 8 + lanes * LANE);
  for (let place = from; place < axis.size + axis.after; place += 1) {
    svg.append(...lineCell(line, axis, place));
  }
  line.bars = spans.map((span, i) => windowBar(line, span, i));
  svg.append(...line.bars);
  return line;
}

/** Windows that overlap lie in different lanes, while there are lanes. */
function laneCount(windows, bars) {
  if (windows.length < 2) return bars;
  const extent = windows[0].at(-1) - windows[0][0] + 1;
  const overlapping = Math.ceil(extent / (windows[1][0] - windows[0][0]));
  return Math.min(MOST_LANES, bars, Math.max(2, overlapping));
}

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

/** A window: thick over the cells it touches, thin over the holes between them. */
function windowBar(line, { places, kind }, i) {
  const y = TALL + 7 + (i % line.lanes) * LANE;
  const x = (place) => (place - line.from) * line.side + 2;
  const bar = svgElement("g", { class: `bar ${kind}` });
  const [first, last] = [x(places[0]) + 1, x(places.at(-1) + 1) - 1];
  bar.append(svgElement("line", { class: "span", x1: first, x2: last, y1: y, y2: y }));
  bar.append(...touchedRuns(places).map(([from, to]) => svgElement("line", { class: "touch",
    x1: x(from) + 1, x2: x(to + 1) - 1, y1: y, y2: y })));
  if (kind === "struck") {
    bar.append(svgElement("line", { class: "strike", x1: first, x2: last, y1: y + 4, y2: y - 4 }));
  }
  return bar;
}

/** Neighbouring cells as runs: 0, 1, 4 is 0–1 and 4–4. */
function touchedRuns(places) {
  const runs = [];
  for (const place of places) {
    if (runs.at(-1)?.[1] === place - 1) runs.at(-1)[1] = place;
    else runs.push([place, place]);
  }
  return runs;
}

/** The windows of this step are amber, and in front. */
function showShape(view, _site, window) {
  view.current.forEach((bar) => bar.classList.remove("now"));
  const of = [window.h, window.i, window.j].slice(-view.lines.length);
  view.lines.forEach((line, at) => line.place?.(of[at]));
  view.current = view.lines.flatMap((line, at) => line.bars?.[of[at]] ?? []);
  view.current.forEach((bar) => { bar.classList.add("now"); bar.parentNode.append(bar); });
}
