// The map of all shifts: a cell each, dark where nothing is left of the shift. Pointing says, a click goes there.

import { fill } from "../fill.js";
import { placeOf } from "./sheets.js";
import { resultOf } from "./table.js";
import { shiftWords, textAt } from "./words.js";

/** @import { Board, Heat, Shift } from "./types.d.ts" */

const HEAT = `<p class="title"></p><div class="frame"><canvas role="img"></canvas>
  <div class="signs" aria-hidden="true"></div><i></i></div><p class="one"></p>`;
const SIGNS = { unchanged: "=", along: "→", other: "≠" };
const MOST_SIGNS = 6; // cells to a side of the middle: with more, no sign fits into one

/** @param {Board} board @param {(shift: Shift) => void} go */
export function buildHeats(board, go) {
  const { root, data } = board;
  const place = /** @type {HTMLElement} */ (root.querySelector(".heats"));
  board.heats = data.ways.map((_, way) => makeHeat(board, way, go));
  place.replaceChildren(...board.heats.map(({ canvas }) => /** @type {HTMLElement} */ (canvas.closest("figure"))));
  place.hidden = !data.reach;
}

/** @param {Board} board @param {number} way @param {(shift: Shift) => void} go @returns {Heat} */
function makeHeat(board, way, go) {
  const { data } = board;
  const figure = document.createElement("figure");
  figure.innerHTML = HEAT;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (figure.querySelector(name));
  const canvas = /** @type {HTMLCanvasElement} */ (part("canvas"));
  const side = 2 * data.reach + 1;
  part(".title").textContent = fill(data.words.heat, { n: side * side, way: data.ways[way].label });
  part(".frame").style.setProperty("--side-cells", String(side));
  addSigns(part(".signs"), board, way);
  const heat = { canvas, frame: part("i"), told: part(".one"), way, drawn: false };
  const at = (/** @type {PointerEvent} */ event) => shiftAt(canvas, event, data.reach);
  canvas.onpointermove = (event) => {
    if (event.buttons) go(at(event));
    else tell(board, heat, at(event));
  };
  canvas.onpointerleave = () => tell(board, heat, board.shift);
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    go(at(event));
    event.preventDefault();
  };
  return heat;
}

/** @param {HTMLElement} place @param {Board} board @param {number} way */
function addSigns(place, { data }, way) {
  if (data.reach > MOST_SIGNS) return;
  const { levels } = data.ways[way];
  const last = levels[levels.length - 1];
  place.append(...last.exact.map((_, at) => {
    const sign = document.createElement("span");
    sign.textContent = SIGNS[resultOf(last, at)];
    return sign;
  }));
}

/** @param {HTMLElement} canvas @param {PointerEvent} event @param {number} reach @returns {Shift} */
function shiftAt(canvas, event, reach) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const cell = (/** @type {number} */ share) => Math.floor(share * (2 * reach + 1)) - reach;
  const [down, right] = [cell((event.clientY - top) / height), cell((event.clientX - left) / width)];
  const clamp = (/** @type {number} */ cells) => Math.max(-reach, Math.min(cells, reach));
  return { down: clamp(down), right: clamp(right) };
}

/** @param {Board} board */
export function showHeats(board) {
  const { data: { reach, ways }, sheets, shift } = board;
  const side = 2 * reach + 1;
  for (const heat of board.heats) {
    const image = sheets.get(ways[heat.way].heat);
    if (!heat.drawn && image?.complete) {
      Object.assign(heat.canvas, { width: side, height: side });
      heat.canvas.getContext("2d")?.drawImage(image, 0, 0);
      heat.drawn = true;
    }
    heat.frame.style.setProperty("--row", String(shift.down + reach));
    heat.frame.style.setProperty("--col", String(shift.right + reach));
    tell(board, heat, shift);
  }
}

/** @param {Board} board @param {Heat} heat @param {Shift} shift */
function tell(board, heat, shift) {
  const { words, ways } = board.data;
  const { levels } = ways[heat.way];
  const last = levels[levels.length - 1];
  const place = placeOf(board, shift);
  heat.told.textContent = fill(words.heat_one,
    { shift: shiftWords(board, shift), share: textAt(last.same, place), distance: textAt(last.distance, place) });
  const title = heat.canvas.closest("figure")?.querySelector(".title")?.textContent;
  heat.canvas.setAttribute("aria-label", `${title}. ${heat.told.textContent}`);
}
