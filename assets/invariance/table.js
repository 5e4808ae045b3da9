// The strips: a column a level. Rows: not moved, moved, what changed, how they compare; a row of each for every way.

import { fill } from "../fill.js";
import { drawCell, placeOf } from "./sheets.js";
import { shiftWords, textAt } from "./words.js";

/** @import { Board, Cell, LevelData } from "./types.d.ts" */

const FEW = 5; // levels that fit side by side in the larger size
const FEWEST = 3;
const SMALLEST_CELL = 22; // px that hold a number
const DIGIT = 8; // px that a digit takes
const MOST_NUMBERED = 6; // columns whose numbers fit where the screen is low
const FLAT = 1.5; // times as wide as high
const MEASURES = /** @type {const} */ (["same", "distance", "unlike"]);

/** Build the rows anew; they are filled by `showTable`. @param {Board} board */
export function buildTable(board) {
  const { root, data } = board;
  const { words, ways } = data;
  const table = /** @type {HTMLTableElement} */ (root.querySelector(".strips"));
  const { levels } = ways[0];
  table.className = `strips ${levels.length <= FEW ? "few" : "many"}`;
  table.classList.toggle("fewest", levels.length <= FEWEST);
  table.classList.toggle("numbered", data.cols <= MOST_NUMBERED);
  table.classList.toggle("flat", data.cols >= FLAT * data.rows);
  table.classList.toggle("two", ways.length > 1);
  board.cells = [];
  const each = (/** @type {(way: number) => HTMLElement} */ make) => ways.map((_, way) => make(way));
  table.replaceChildren(heads(levels),
    ...each((way) => pictures(board, way, "still", words.not_moved)),
    ...each((way) => pictures(board, way, "moved", "")),
    ...each((way) => pictures(board, way, "changes", words.changes)),
    ...each((way) => measured(board, way, "outcome")),
    ...MEASURES.flatMap((measure) => each((way) => measured(board, way, measure))));
}

/** @param {LevelData[]} levels */
function heads(levels) {
  const row = line("head");
  row.append(document.createElement("td"));
  for (const { title, size } of levels) {
    const head = document.createElement("th");
    const small = document.createElement("small");
    small.textContent = size;
    head.scope = "col";
    head.append(`${title} `, small);
    row.append(head);
  }
  return row;
}

/**
 * All ways have the same input: it stands once, beside the rows of all of them.
 * @param {Board} board @param {number} way @param {Cell["shows"]} shows @param {string} name
 */
function pictures(board, way, shows, name) {
  const { ways } = board.data;
  const row = named(board, way, `level ${shows}`, name);
  ways[way].levels.forEach((size, level) => {
    if (way && !level) return;
    const cell = document.createElement("td");
    if (!level) Object.assign(cell, { className: "input", rowSpan: ways.length });
    cell.append(picture(board, { way, level, shows }, size));
    row.append(cell);
  });
  return row;
}

/** @param {Board} board @param {Pick<Cell, "way" | "level" | "shows">} place @param {LevelData} size */
function picture(board, { way, level, shows }, { rows, cols }) {
  const [frame, canvas, numbers] = [document.createElement("div"), document.createElement("canvas"),
    document.createElement("div")];
  frame.className = "framed";
  numbers.className = "cell-numbers";
  numbers.ariaHidden = "true";
  canvas.setAttribute("role", "img");
  if (shows === "moved" && !level) canvas.classList.add("hand");
  frame.style.setProperty("--ratio", String(cols / rows));
  frame.style.setProperty("--cols", String(cols));
  frame.append(canvas, numbers);
  board.cells.push({ canvas, numbers, level, way, shows, drawn: "" });
  return frame;
}

/** @param {Board} board @param {number} way @param {string} measure */
function measured(board, way, measure) {
  const row = named(board, way, `compared ${measure}`, board.data.words[measure]);
  row.append(...board.data.ways[way].levels.map(() => document.createElement("td")));
  return row;
}

/** A row with its name before it, and that of its way if there are several.
 * @param {Board} board @param {number} way @param {string} kind @param {string} name */
function named({ data: { ways } }, way, kind, name) {
  const row = line(kind);
  const head = document.createElement("th");
  const says = document.createElement("div");
  head.scope = "row";
  head.className = way ? "name further" : "name";
  says.append(piece(name, "group"));
  if (ways.length > 1) says.append(piece(ways[way].label, "way"));
  head.append(says);
  row.append(head);
  return row;
}

/** @param {string} kind */
function line(kind) {
  const row = document.createElement("tr");
  row.className = kind;
  return row;
}

/** Show the shift of now in all rows. @param {Board} board */
export function showTable(board) {
  const { root, data, cells } = board;
  const place = placeOf(board);
  const { down, right } = board.shift;
  const moved = down || right ? fill(data.words.moved, { shift: shiftWords(board) }) : data.words.moved_by_none;
  for (const label of root.querySelectorAll("tr.moved .group")) label.textContent = moved;
  const widths = cells.map(({ canvas }) => canvas.clientWidth); // asked before anything is written: one layout
  cells.forEach((cell, at) => {
    drawCell(board, cell);
    nameCell(board, cell, place);
    showNumbers(board, cell, place, widths[at]);
  });
  data.ways.forEach(({ levels }, way) => showCompared(board, levels, way, place));
}

/** @param {Board} board @param {Cell} cell @param {number} place */
function nameCell(board, { canvas, way, level, shows }, place) {
  const { words, ways } = board.data;
  const { title, size, same, changes } = ways[way].levels[level];
  const names = { level: title, size, share: textAt(same, place),
    shift: shows === "still" ? words.still : shiftWords(board) };
  const text = fill(shows === "changes" ? words.changes_alt : words.picture_alt, names);
  if (canvas.ariaLabel !== text) canvas.ariaLabel = text;
  const missing = shows === "changes" && !changes;
  canvas.hidden = missing;
  canvas.parentElement?.classList.toggle("missing", missing);
  if (missing && canvas.parentElement) canvas.parentElement.dataset.missing = words.no_changes;
}

/**
 * Numbers stand in the cells where they fit.
 * @param {Board} board @param {Cell} cell @param {number} place @param {number} width
 */
function showNumbers(board, { numbers, way, level, shows }, place, width) {
  const { cols, numbers: texts, still, which } = board.data.ways[way].levels[level];
  const longest = Math.max(...(texts[0] ?? []).map((text) => text.length));
  const fit = shows !== "changes" && texts.length > 0
    && width / cols >= Math.max(SMALLEST_CELL, longest * DIGIT);
  numbers.hidden = !fit;
  if (!fit) return;
  numbers.replaceChildren(...texts[shows === "still" ? still : which[place]].map((text) => piece(text)));
}

/** @param {Board} board @param {LevelData[]} levels @param {number} way @param {number} place */
function showCompared({ root, data: { words } }, levels, way, place) {
  const boxes = (/** @type {string} */ kind) =>
    root.querySelectorAll(`tr.compared.${kind}`)[way].querySelectorAll("td");
  const badges = boxes("outcome");
  const texts = MEASURES.map((measure) => boxes(measure));
  levels.forEach((level, at) => {
    const kind = resultOf(level, place);
    if (badges[at].dataset.kind !== kind) badges[at].replaceChildren(piece(words[kind], `badge ${kind}`));
    badges[at].dataset.kind = kind;
    MEASURES.forEach((measure, n) => {
      const text = textAt(level[measure], place);
      if (texts[n][at].textContent !== text) texts[n][at].textContent = text;
    });
  });
}

/** What became of a map: invariant, equivariant, or neither. @param {LevelData} level @param {number} place */
export function resultOf({ exact, along }, place) {
  if (exact[place]) return "unchanged";
  return along[place] ? "along" : "other";
}

/** @param {string} text @param {string} kind */
function piece(text, kind = "") {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = text;
  return made;
}
