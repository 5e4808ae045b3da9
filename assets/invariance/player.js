// What moves the picture without a hand: draws by their seed, and walks along a line or a circle.

import { fill } from "../fill.js";
import { CLICKS, isPresented } from "../presented.js";
import { drawTile, placeOf } from "./sheets.js";

/** @import { Board, LevelData, Shift } from "./types.d.ts" */

const MS = 350;
const MOST_SEED = 99_999;
const SEVERAL = 24;
/** @type {Record<string, number>} */
const KEYS = { n: 1, p: -1 };

/**
 * @param {Board} board
 * @param {{ go: (shift: Shift) => void, move: (shift: Shift) => void, show: () => void }} act `go` ends a walk
 */
export function connectPlayer(board, { go, move, show }) {
  connectDraws(board, (seed) => drawSeed(board, seed, show));
  for (const name of /** @type {const} */ (["line", "circle"])) {
    button(board, name).onclick = () => toggleWalk(board, name, move);
  }
  button(board, "centre").textContent = board.data.words.centre;
  button(board, "centre").onclick = () => go({ down: 0, right: 0 });
  button(board, "several").onclick = () => {
    board.several = !board.several;
    show();
  };
}

/** @param {Board} board @param {(seed: number) => void} draw */
function connectDraws(board, draw) {
  const { data: { words }, stage, ending: { signal } } = board;
  const step = (/** @type {number} */ by) => draw((board.seed + by + MOST_SEED + 1) % (MOST_SEED + 1));
  for (const [name, by] of /** @type {const} */ ([["previous", -1], ["next", 1]])) {
    button(board, name).onclick = () => step(by);
    button(board, name).title = words[name];
    button(board, name).ariaLabel = words[name];
  }
  /** @type {HTMLElement} */ (button(board, "next").querySelector("span")).textContent = words.new;
  /** @type {HTMLElement} */ (stage.querySelector(".seed span")).textContent = words.seed_label;
  const seed = seedField(board);
  seed.onchange = () => draw(/^\d{1,5}$/.test(seed.value.trim()) ? Number(seed.value) : board.seed);
  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const typing = event.composedPath()[0] instanceof HTMLInputElement;
    const by = KEYS[key] ?? (isPresented() && CLICKS[event.key]);
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !by) return;
    event.preventDefault();
    step(by);
  }, { signal });
  stage.addEventListener("keydown", (event) => {
    if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation(); // Streamlit reruns, and clears its cache
  });
}

/**
 * Show the shift of a seed; far from the others, Python is asked for it.
 * @param {Board} board @param {number} seed @param {() => void} show
 */
export function drawSeed(board, seed, show) {
  pauseWalk(board);
  board.seed = seed;
  board.by_hand = false;
  const drawn = board.data.draws[seed - board.data.first_seed];
  if (drawn) board.shift = { down: drawn[0], right: drawn[1] };
  else board.ask(seed);
  show();
}

/** @param {Board} board @param {"line" | "circle"} name @param {(shift: Shift) => void} move */
function toggleWalk(board, name, move) {
  const same = board.walk === name;
  pauseWalk(board);
  if (!same) walk(board, name, 0, move);
}

/** @param {Board} board @param {"line" | "circle"} name @param {number} at @param {(shift: Shift) => void} move */
function walk(board, name, at, move) {
  const shifts = board.data.walks[name];
  const [down, right] = shifts[at % shifts.length];
  board.walk = name;
  move({ down, right });
  if (!at) showWalk(board);
  board.timer = setTimeout(() => walk(board, name, at + 1, move), MS);
}

/** @param {Board} board */
export function pauseWalk(board) {
  clearTimeout(board.timer);
  board.walk = null;
  showWalk(board);
}

/** @param {Board} board */
export function showWalk(board) {
  const { words } = board.data;
  for (const name of /** @type {const} */ (["line", "circle"])) {
    const on = board.walk === name;
    button(board, name).textContent = on ? words.stop : words[name];
    button(board, name).ariaPressed = String(on);
  }
}

/** The same experiment many times at once: the last map of several draws. @param {Board} board */
export function showSeveral(board) {
  const { root, data, several } = board;
  const place = /** @type {HTMLElement} */ (root.querySelector(".class-draws"));
  button(board, "several").textContent = data.words.class;
  button(board, "several").ariaPressed = String(several);
  place.hidden = !several;
  if (several) place.replaceChildren(...data.ways.flatMap((_, way) => drawsOf(board, way)));
}

/** @param {Board} board @param {number} way */
function drawsOf(board, way) {
  const { words, ways, draws, first_seed: first } = board.data;
  const { label, levels } = ways[way];
  const last = levels[levels.length - 1];
  const from = Math.min(board.seed - first, Math.max(draws.length - SEVERAL, 0));
  const which = draws.slice(from, from + SEVERAL)
    .map(([down, right]) => last.which[placeOf(board, { down, right })]);
  const count = new Set(which).size;
  const title = document.createElement("p");
  const results = count === 1 ? words.result : fill(words.results, { n: count });
  const told = fill(words.class_told, { seed: first + from, results });
  title.textContent = ways.length > 1 ? `${label}: ${told}` : told;
  return [title, ...which.map((tile, n) => drawOf(board, last, tile, first + from + n))];
}

/** @param {Board} board @param {LevelData} last @param {number} tile @param {number} seed */
function drawOf(board, last, tile, seed) {
  const [figure, canvas] = [document.createElement("figure"), document.createElement("canvas")];
  const label = document.createElement("figcaption");
  drawTile(board, canvas, last.tiles, last, tile);
  label.textContent = String(seed);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${board.data.words.seed_label} ${seed}`);
  figure.classList.toggle("unlike", tile !== last.still);
  figure.append(canvas, label);
  return figure;
}

/** @param {Board} board */
export function seedField({ root }) {
  return /** @type {HTMLInputElement} */ (root.querySelector(".seed input"));
}

/** @param {Board} board @param {string} name */
function button({ root }, name) {
  return /** @type {HTMLButtonElement} */ (root.querySelector(`.${name}`));
}
