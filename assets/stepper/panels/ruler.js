// The number line of an axis with many cells: a band and a tick for each window, because cells would be too small.

import { cellRect } from "../grid/cell.js";
import { everyOf } from "../grid/edge.js";
import { hatchFill, resetSvg, svgElement } from "../grid/svg.js";
import { lastOf, runsOf } from "../model/lists.js";
import { fill } from "../../fill.js";
import { placesInWords } from "../text/words.js";
import { element } from "./parts.js";

/** @import { ExtraWindow, ShapeData } from "../panel_payload.d.ts" */
/** @import { AxisModel } from "./shape.js" */
/** @typedef {AxisModel & { name: string }} NamedAxis */
/** @typedef {(place: number) => number} Scale from a place to pixels */
/** @typedef {{ svg: SVGSVGElement, side: number, x: Scale, now: SVGGElement, says: HTMLElement }} Line */

const BAND = 24; // pixels high
const TICK = { top: BAND + 3, bottom: BAND + 10 };
const NOW = BAND + 16;
const EXTRA = BAND + 25;
const LEAST_GAP = 2.4; // pixels between two ticks
const LABEL_GAP = 44;
const LABEL_WIDTH = 26;

/**
 * Draw the line, which is on the page; returns what shows window `i`.
 * @param {SVGSVGElement} svg @param {NamedAxis} axis @param {ExtraWindow | null} extra @param {number} width
 * @param {ShapeData["words"]} words
 */
export function drawRuler(svg, axis, extra, width, words) {
  const from = -axis.before;
  const last = lastOf(lastOf(axis.windows)) + 1;
  const end = extra ? extra.start + lastOf(axis.windows[0]) - axis.windows[0][0] + 1 : 0;
  const to = Math.max(axis.size + axis.after, last, end);
  const side = (width - 4) / (to - from);
  /** @type {Line} */
  const line = { svg, side, x: (place) => (place - from) * side + 2, now: svgElement("g", { class: "bar now" }),
    says: element("p", "says-short") };
  resetSvg(svg, width, EXTRA + (extra ? 6 : 0));
  svg.append(...bandOf(line, axis), ...labelsOf(line, axis.size), ...ticksOf(line, axis.windows));
  if (extra && extra.kind !== "overhang") svg.append(extraBar(line, extra, end));
  svg.append(line.now);
  const every = tickEvery(line, axis.windows);
  const note = every > 1 ? fill(words.some_ticks, { k: every }) : words.ticks;
  svg.after(line.says, element("p", "reason minor", note));
  return (/** @type {number} */ i) => showNow(line, axis, i, words);
}

/**
 * The cells as one band, the pads hatched beside it, cells that no window reads hatched on it.
 * @param {Line} line @param {NamedAxis} axis
 */
function bandOf({ svg, x }, { size, before, after, readers }) {
  /** @type {(className: string, start: number, stop: number) => SVGRectElement} */
  const bar = (className, start, stop) => (
    cellRect(className, x(start), 0.5, { width: x(stop) - x(start), height: BAND }, 0, 3));
  const pads = [[-before, 0], [size, size + after]].filter(([start, stop]) => stop > start).map(([start, stop]) => {
    const pad = bar("line-pad", start, stop);
    pad.setAttribute("fill", hatchFill(svg, "pad"));
    return pad;
  });
  const unread = runsOf(readers.flatMap((steps, place) => (steps.length ? [] : [place])));
  return [bar("cell line-cell", 0, size), ...pads, ...unread.map(([start, stop]) => {
    const hatched = bar("cell", start, stop);
    hatched.style.fill = hatchFill(svg, "unread");
    return hatched;
  })];
}

/** Round numbers along the band. @param {Line} line @param {number} size */
function labelsOf({ side, x }, size) {
  const every = everyOf(LABEL_GAP / side);
  const fit = Math.ceil((size - LABEL_WIDTH / side) / every); // the last one beside the end, not over it
  const places = Array.from({ length: Math.max(1, fit) }, (_, i) => i * every);
  return places.flatMap((place) => [
    svgElement("line", { class: "ruler-mark", x1: x(place), x2: x(place), y1: 1, y2: BAND }),
    svgElement("text", { class: "ruler-number", x: x(place) + 4, y: BAND / 2 + 1 }, String(place)),
  ]);
}

/** @param {Line} line @param {number[][]} windows */
function tickEvery({ side }, windows) {
  if (windows.length < 2) return 1;
  return Math.ceil(LEAST_GAP / ((windows[1][0] - windows[0][0]) * side));
}

/** @param {Line} line @param {number[][]} windows */
function ticksOf(line, windows) {
  const every = tickEvery(line, windows);
  return windows.filter((_, i) => i % every === 0).map(([start]) => svgElement("line", { class: "start-tick",
    x1: line.x(start) + 0.5, x2: line.x(start) + 0.5, y1: TICK.top, y2: TICK.bottom }));
}

/** @param {Line} line @param {ExtraWindow} extra @param {number} end */
function extraBar({ x }, { start, kind }, end) {
  const bar = svgElement("g", { class: `bar ${kind}` });
  bar.append(svgElement("line", { x1: x(start), x2: x(end), y1: EXTRA, y2: EXTRA }));
  if (kind === "struck") {
    bar.append(svgElement("line", { class: "strike", x1: x(start), x2: x(end), y1: EXTRA + 4, y2: EXTRA - 4 }));
  }
  return bar;
}

/**
 * The window of this step: an amber bar under its ticks, an amber frame on the band.
 * @param {Line} line @param {NamedAxis} axis @param {number} i @param {ShapeData["words"]} words
 */
function showNow({ now, x, says }, { windows, name }, i, words) {
  const places = windows[i];
  const [start, stop] = [x(places[0]), x(lastOf(places) + 1)];
  now.replaceChildren(
    svgElement("rect", { class: "now-frame", x: start, y: 1, width: Math.max(2, stop - start), height: BAND }),
    ...runsOf(places).map(([from, to]) => svgElement("line", { class: "touch", x1: x(from),
      x2: Math.max(x(from) + 1.5, x(to)), y1: NOW, y2: NOW })));
  says.textContent = fill(words.now, { n: i + 1, count: windows.length,
    places: `${name} ${placesInWords(places, words)}`.replaceAll("-", "−") });
}
