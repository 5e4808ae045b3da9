// Drawing on the photo: a stroke is shown at once, and sent when the pointer is lifted. Python makes the new pictures.

import { send, tool } from "./kernel.js";
import { sourceOf } from "./model.js";
import { cellUnder } from "./pictures.js";
import { placeAt } from "./places.js";

/** @import { Chain } from "./main.js" */
/** @import { Cell } from "./types.d.ts" */

/** @type {[string, number][]} */
const COLOURS = [["white", 255], ["black", 0]];
const BRUSH = 1 / 40; // of the photo's longer side, across

/** What is being drawn: the colour of the pressed button, the cells so far. */
/** @typedef {{ value: number | null, cells: Set<number>, last: Cell | null, canvas: HTMLCanvasElement }} Pencil */

/** @type {WeakMap<Chain, Pencil>} */
const PENCILS = new WeakMap();

/** @param {Chain} chain */
export function isDrawing(chain) {
  return pencilOf(chain).value !== null;
}

/** @param {Chain} chain */
function pencilOf(chain) {
  return /** @type {Pencil} */ (PENCILS.get(chain));
}

/** @param {Chain} chain */
export function connectDrawing(chain) {
  const { frame } = chain.parts[0];
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  frame.append(canvas);
  PENCILS.set(chain, { value: null, cells: new Set(), last: null, canvas });
  frame.addEventListener("pointerdown", (event) => begin(chain, event));
  frame.addEventListener("pointermove", (event) => goOn(chain, event));
  for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => finish(chain));
}

/** @param {Chain} chain */
export function showDrawing(chain) {
  const { words, drawn, pictures } = chain.model.data;
  const box = /** @type {HTMLElement} */ (chain.root.querySelector(".drawing"));
  if (!box.childElementCount) fillBox(chain, box);
  /** @type {HTMLElement} */ (box.firstElementChild).textContent = words.draw;
  box.querySelector(".unstroke")?.setAttribute("aria-disabled", String(!drawn));
  const { canvas } = pencilOf(chain);
  Object.assign(canvas, { width: pictures[0].cols, height: pictures[0].rows }); // which also empties it
}

/** @param {Chain} chain @param {HTMLElement} box */
function fillBox(chain, box) {
  const { words } = chain.model.data;
  const [title, tools] = [document.createElement("div"), document.createElement("div")];
  tools.className = "drawing-tools";
  const colours = COLOURS.map(([name, value]) => tool(words[name], () => choose(chain, value)));
  const undo = tool(words.undo, () => send(chain, { unstroke: true }));
  undo.classList.add("unstroke");
  undo.setAttribute("aria-label", `${words.undo}: ${words.draw}`);
  tools.append(...colours, tool(words.blank, () => send(chain, { blank: true })), undo);
  colours.forEach((button) => button.setAttribute("aria-pressed", "false"));
  box.append(title, tools);
}

/** The same colour again ends drawing. @param {Chain} chain @param {number} value */
function choose(chain, value) {
  const pencil = pencilOf(chain);
  pencil.value = pencil.value === value ? null : value;
  chain.parts[0].frame.classList.toggle("draws", pencil.value !== null);
  const buttons = chain.root.querySelectorAll(".drawing-tools .tool");
  COLOURS.forEach(([, each], n) => buttons[n].setAttribute("aria-pressed", String(pencil.value === each)));
}

/** @param {Chain} chain @param {PointerEvent} event */
function begin(chain, event) {
  if (!isDrawing(chain)) return;
  event.preventDefault();
  chain.parts[0].frame.setPointerCapture(event.pointerId);
  pencilOf(chain).last = null;
  pencilOf(chain).cells.clear();
  drawTo(chain, event);
}

/** @param {Chain} chain @param {PointerEvent} event */
function goOn(chain, event) {
  if (pencilOf(chain).cells.size) drawTo(chain, event);
}

/** Dab along the line from where the pointer was. @param {Chain} chain @param {PointerEvent} event */
function drawTo(chain, event) {
  const pencil = pencilOf(chain);
  const cell = cellUnder(chain.parts[0], chain.model.data.pictures[0], event);
  const from = pencil.last ?? cell;
  const steps = Math.max(1, Math.abs(cell.row - from.row), Math.abs(cell.col - from.col));
  for (let at = 0; at <= steps; at += 1) {
    dab(chain, { row: Math.round(from.row + ((cell.row - from.row) * at) / steps),
      col: Math.round(from.col + ((cell.col - from.col) * at) / steps) });
  }
  pencil.last = cell;
}

/** @param {Chain} chain @param {Cell} cell */
function dab(chain, { row, col }) {
  const { rows, cols } = chain.model.data.pictures[0];
  const { canvas, cells, value } = pencilOf(chain);
  const context = canvas.getContext("2d");
  if (context) context.fillStyle = value ? "#ffffff" : "#000000";
  const size = Math.max(1, Math.round(Math.max(rows, cols) * BRUSH));
  for (let down = 0; down < size; down += 1) {
    for (let right = 0; right < size; right += 1) {
      const [r, c] = [row + down - (size >> 1), col + right - (size >> 1)];
      if (r >= 0 && c >= 0 && r < rows && c < cols) {
        cells.add(r * cols + c);
        context?.fillRect(c, r, 1, 1);
      }
    }
  }
}

/** Look at where the stroke ended. @param {Chain} chain */
function finish(chain) {
  const { cells, value, last } = pencilOf(chain);
  if (!cells.size || !last) return;
  send(chain, { stroke: { cells: [...cells], value } });
  cells.clear();
  const { model } = chain;
  chain.pin(placeAt(model.data, 0, last, (result) => sourceOf(model, result)).result);
}
