// The middle pane: the numbers of the window, coloured as in the input, and what they become.

import { find, letterSize, setAttribute, setContent, setHidden, setProperty, setText } from "../dom.js";
import { bodyNodes } from "../text/sentence.js";
import { fill } from "../../fill.js";
import { fillNodes, numberNode } from "../text/words.js";
import { cellRect, cellText, sliceName, writeCellText } from "./cell.js";
import { colour, shade } from "./greys.js";
import { cellCorner, cornerOf, wholeOf } from "./sheet.js";
import { hatchFill, resetSvg, svgElement } from "./svg.js";

/** @import { Cell, Model, PooledWindow, Shape } from "../model/types.d.ts" */
/** @import { EquationView, Size, Slot } from "./types.d.ts" */

const CELL_GAP = 5;
const CHARACTER_WIDTH = 0.38; // of the font size, on average, in the written-out calculation

/**
 * Make room for the windows; the slots that were there `before` stay while they fit.
 * @param {HTMLElement} pane @param {Model} model @param {Size} size @param {number} width
 * @param {EquationView} [before] @returns {EquationView}
 */
export function drawEquation(pane, model, size, width, before) {
  const root = /** @type {HTMLElement} */ (pane.closest(".stepper"));
  const character = CHARACTER_WIDTH * letterSize(root, find(pane, ".line", HTMLElement));
  setProperty(pane, "--equation-width", `${width}px`);
  setProperty(pane, "--line-rows", lineCharacters(model) * character > width ? "2" : "1");
  const frame = JSON.stringify([{ ...size, texts: [] }, width]);
  const { slots = [], shape = "", names = [] } = before?.frame === frame ? before : {};
  return { pane, svg: find(pane, ".grid", SVGSVGElement), frame, model, size, width, character, slots, shape, names };
}

/**
 * About how long the written-out calculation gets: room is kept, so that the grid above stays in place.
 * @param {Model} model
 */
function lineCharacters({ window, input }) {
  const longest = input.texts.reduce((most, text) => Math.max(most, text.length), 1);
  return 6 + window.slices * window.rows * window.cols * (longest + 3);
}

/**
 * Show one window: heading, its numbers as a small grid, the calculation, the result.
 * @param {EquationView} view @param {PooledWindow} window
 */
export function showEquation(view, window, previewing = false) {
  const { pane, model } = view;
  const { equation } = model;
  const head = window.count === "1" ? equation.head_one : equation.head;
  pane.classList.toggle("previewing", previewing);
  setText(find(pane, ".head", HTMLElement), fill(head, window));
  (view.showCells ?? showWindowCells)(view, window);
  showLine(view, window);
  const result = numberNode(window.result, window.exact);
  setContent(find(pane, ".result", HTMLElement), fillNodes(equation.result, { result }));
}

/**
 * The written-out calculation, where there is more to say than the grid shows (a divisor).
 * @param {EquationView} view @param {PooledWindow} window
 */
function showLine(view, window) {
  const { equation } = view.model;
  const line = find(view.pane, ".line", HTMLElement);
  const written = bodyNodes(view.model, window, equation.line);
  const isLong = written.textContent.length * view.character > 2 * view.width;
  setContent(line, isLong ? fillNodes(equation.line_short, window) : written);
  setHidden(line, !line.textContent);
}

/** @param {EquationView} view @param {PooledWindow} window */
function showWindowCells(view, window) {
  const { parts } = view.model;
  const sides = parts ?? { slices: window.slices.length, rows: window.rows.length, cols: window.cols.length };
  const shape = `${sides.slices}x${sides.rows}x${sides.cols}`;
  const cells = window.parts ?? window.cells;
  if (shape !== view.shape) makeSlots(view, cells.length, sides, shape);
  if (!parts) nameSlices(view, window);
  describeWindow(view, { cells });
  cells.forEach((cell, i) => fillSlot(view, view.slots[i], cell));
}

/**
 * The window's numbers for screen readers.
 * @param {Pick<EquationView, "svg" | "model">} view @param {{ cells: { text: string }[] }} window
 */
export function describeWindow({ svg, model }, window) {
  setAttribute(svg, "aria-label", fill(model.words.window_alt, { values: spokenCells(window) }));
}

/** @param {{ cells: { text: string }[] }} window */
function spokenCells(window) {
  return window.cells.slice(0, 100).map((cell) => cell.text).filter(Boolean).join(" ");
}

/** @param {EquationView} view @param {number} count @param {Shape} sides @param {string} shape */
function makeSlots(view, count, sides, shape) {
  const { size, svg } = view;
  const { width } = wholeOf({ ...size, ...sides }); // a window may be narrower than the room for the widest
  resetSvg(svg, width, wholeOf(size).height);
  view.shape = shape;
  view.slots = Array.from({ length: count }, (_, i) => {
    const line = Math.floor(i / sides.cols);
    const slice = Math.floor(line / sides.rows);
    const { x, y } = cellCorner(size, { slice, row: line % sides.rows, col: i % sides.cols });
    return makeSlot(svg, x, y);
  });
  const named = sides.slices < 2 ? 0 : sides.slices;
  view.names = Array.from({ length: named }, (_, n) => sliceName(cornerOf(size, n), size, ""));
  svg.append(...view.names);
}

/** Which slices the window is on; it moves through them. @param {EquationView} view @param {PooledWindow} window */
function nameSlices({ names, model }, { slices }) {
  const { input, words } = model;
  names.forEach((name, n) => {
    const isReal = slices[n] >= 0 && slices[n] < input.slices;
    setText(name, fill(isReal ? words.slice_name : words.pad_slice, { n: slices[n] }));
  });
}

/** Room for one cell. @param {SVGSVGElement} svg @param {number} x @param {number} y @returns {Slot} */
export function makeSlot(svg, x, y) {
  const slot = { x, y, group: svgElement("g"), drawn: "" };
  svg.append(slot.group);
  return slot;
}

/**
 * Redraw one slot, only when its cell looks different from before.
 * @param {Pick<EquationView, "svg" | "size">} view @param {Slot} slot @param {Cell} cell
 */
export function fillSlot(view, slot, cell) {
  const { size } = view;
  const gap = size.height > 16 ? CELL_GAP : 1;
  const look = `${cell.kind} ${cell.text} ${cell.level} ${cell.winner}`;
  if (slot.drawn === look) return;
  slot.drawn = look;
  const radius = Math.min(7, size.height / 5);
  const rect = cellRect(slotClasses(cell), slot.x, slot.y, size, gap, radius);
  if (cell.kind === "real") colour(rect, cell.level);
  const hatch = cellRect("hatch", slot.x, slot.y, size, gap, radius);
  hatch.setAttribute("fill", slotHatch(view.svg, cell));
  slot.group.replaceChildren(rect, hatch, ...slotLabel(cell, slot, size));
}

/** @param {SVGSVGElement} svg @param {Cell} cell */
function slotHatch(svg, cell) {
  if (cell.kind === "pad") return hatchFill(svg, "pad");
  return cell.level === null && !cell.winner ? hatchFill(svg, "odd") : "none";
}

/** @param {Cell} cell */
function slotClasses(cell) {
  if (cell.kind !== "real") return `slot ${cell.kind}`;
  return cell.winner ? "slot cell winner" : "slot cell";
}

/** @param {Cell} cell @param {Slot} slot @param {Size} size */
function slotLabel(cell, slot, size) {
  if (!size.numbers || cell.kind === "outside") return [];
  if (cell.kind === "pad") return [cellText("pad-text", slot.x, slot.y, size, cell.text)];
  const text = cellText(cell.winner ? "number winner" : "number", slot.x, slot.y, size, "");
  return [shade(writeCellText(text, { ...size, width: size.width - CELL_GAP }, cell.text), cell.level)];
}
