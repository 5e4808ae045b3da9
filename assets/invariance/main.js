// Translation invariance: a picture under the hand, and what is left of its move after each pool.

import { fill } from "../fill.js";
import { followPresenting } from "../presented.js";
import { forgetLink, setInLink } from "../stepper/player/link.js";
import { connectArrows, connectHand, within } from "./hand.js";
import { buildHeats, showHeats } from "./heat.js";
import { connectPlayer, drawSeed, pauseWalk, seedField, showSeveral, showWalk } from "./player.js";
import { loadSheets, placeOf } from "./sheets.js";
import { buildTable, showTable } from "./table.js";
import { shiftNumbers, shiftWords, textAt } from "./words.js";

/** @import { Board, BoardData, BoardMount, Shift } from "./types.d.ts" */

const REST = 250; // milliseconds before the address is written

/** @type {WeakMap<ShadowRoot, Board>} */
const BOARDS = new WeakMap();

/** @param {BoardMount} mount */
export default function mountBoard({ data: sent, parentElement, setTriggerValue }) {
  if (!sent) return undefined;
  const [data] = sent;
  const known = BOARDS.get(parentElement);
  const board = known ?? makeBoard(parentElement, data);
  BOARDS.set(parentElement, board);
  board.ask = (seed) => setTriggerValue("seed", seed);
  if (board.data !== data || !known) takeData(board, data);
  return () => {
    pauseWalk(board);
    forgetLink(board.link);
    board.ending.abort();
    BOARDS.delete(parentElement);
  };
}

/** @param {ShadowRoot} root @param {BoardData} data @returns {Board} */
function makeBoard(root, data) {
  const stage = /** @type {HTMLElement} */ (root.querySelector(".board"));
  /** @type {Board} */
  const board = { root, stage, data, sheets: new Map(), cells: [], heats: [], seed: data.seed,
    shift: { down: 0, right: 0 }, by_hand: false, walk: null, several: false, timer: 0, link: { timer: 0 },
    ask: () => {}, ending: new AbortController() };
  if (data.by_hand) takeHand(board, { down: data.by_hand[0], right: data.by_hand[1] });
  followPresenting(stage, board.ending.signal);
  connectHand(board, (shift) => goTo(board, shift));
  connectArrows(board, (shift) => goTo(board, shift));
  connectPlayer(board, { go: (shift) => goTo(board, shift), move: (shift) => moveTo(board, shift),
    show: () => showBoard(board) });
  return board;
}

/**
 * A shift by hand stays where it was, as far as it may; a draw is drawn anew.
 * @param {Board} board @param {BoardData} data
 */
function takeData(board, data) {
  const { by_hand: sent } = data;
  if (String(sent) !== String(board.data.by_hand)) {
    board.by_hand = Boolean(sent);
    if (sent) board.shift = { down: sent[0], right: sent[1] };
  }
  if (data.seed !== board.data.seed) board.seed = data.seed;
  board.data = data;
  board.stage.setAttribute("aria-label", data.words.label);
  board.root.querySelector(".scrolling")?.setAttribute("aria-label", data.words.label);
  buildTable(board);
  const notes = [...new Set(data.ways.map(({ note }) => note))];
  board.root.querySelector(".notes")?.replaceChildren(...notes.map((text) => paragraph(text)));
  buildHeats(board, (shift) => goTo(board, shift));
  showIdeas(board);
  loadSheets(board, () => drawAll(board));
  showWalk(board);
  if (board.by_hand) board.shift = within(board, board.shift);
  if (board.by_hand || board.walk) showBoard(board);
  else drawSeed(board, board.seed, () => showBoard(board));
}

/** What the words mean that the results are named by. @param {Board} board */
function showIdeas({ root, data: { words, reach } }) {
  write(root, ".hint", reach ? words.hint : "");
  for (const idea of ["invariant", "equivariant"]) {
    write(root, `.${idea} b`, words[`${idea}_name`]);
    write(root, `.${idea} p span`, words[idea]);
  }
}

/** @param {Board} board @param {Shift} shift */
function goTo(board, shift) {
  if (board.walk) pauseWalk(board);
  moveTo(board, shift);
}

/** @param {Board} board @param {Shift} shift */
function moveTo(board, shift) {
  takeHand(board, shift);
  showBoard(board);
}

/** @param {Board} board @param {Shift} shift */
function takeHand(board, shift) {
  board.shift = within(board, shift);
  board.by_hand = true;
}

/** The one function that shows a shift everywhere. @param {Board} board */
function showBoard(board) {
  const { root, data, seed } = board;
  const shift = shiftWords(board);
  const place = placeOf(board);
  drawAll(board);
  write(root, ".shift b", fill(board.by_hand ? data.words.hand : data.words.seed, { seed, shift }));
  write(root, ".shift .numbers", shiftNumbers(board));
  const named = data.ways.length > 1;
  const findings = data.ways.map((way) => (named ? `${way.label}: ` : "") + textAt(way.findings, place));
  const box = /** @type {HTMLElement} */ (root.querySelector(".findings"));
  box.replaceChildren(...findings.map((text) => paragraph(text, "finding")));
  if (!board.walk) write(root, ".told", `${shift}. ${findings.join(" ")}`);
  const field = seedField(board);
  if (field !== root.activeElement || board.by_hand === false) field.value = String(seed);
  writeSoon(board);
}

/** @param {Board} board */
function drawAll(board) {
  showTable(board);
  showHeats(board);
  showSeveral(board);
}

/** @param {string} text */
function paragraph(text, kind = "") {
  return Object.assign(document.createElement("p"), { textContent: text, className: kind });
}

/**
 * The address has the seed, and a shift by hand. If another shift came into it meanwhile, that one holds.
 * @param {Board} board
 */
function writeSoon(board) {
  const before = movedInLink();
  clearTimeout(board.link.timer);
  board.link.timer = setTimeout(() => {
    if (movedInLink() !== before) return;
    const { by_hand: byHand, shift: { down, right }, seed } = board;
    setInLink({ seed: seed === board.data.default_seed ? "" : String(seed),
      moved: byHand ? `${down},${right}` : "" });
  }, REST);
}

function movedInLink() {
  return new URL(location.href).searchParams.get("moved");
}

/** @param {ShadowRoot} root @param {string} selector @param {string} text */
function write(root, selector, text) {
  const element = root.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
