// The strips: a column a level; for every way a row not moved, one moved, what changed, and the comparison.

import { fill } from "../head/words.js";
import { drawCell, placeOf } from "./sheets.js";
import { shiftWords, textAt } from "./words.js";

/** @import { Board, Cell, LevelData } from "./types.d.ts" */

const FEW = 5; // levels that fit side by side in the larger size
const FEWEST = 3;
const SMALLEST_CELL = 22; // px that hold a number

/** Build the rows anew; they are filled by `showTable`. @param {Board} board */
export function buildTable(board) {
  const { root, data } = board;
  const table = /** @type {HTMLTableElement} */ (root.querySelector(".strips"));
  const { levels } = data.ways[0];
  table.className = `strips ${levels.length <= FEW ? "few" : "many"}`;
  table.classList.toggle("fewest", levels.length <= FEWEST);
  table.classList.toggle("two", data.ways.length > 1);
  board.cells = [];
  table.replaceChildren(heads(levels), ...data.ways.flatMap((_, way) => rowsOf(board, way)));
}

/** @param {LevelData[]} levels */
function heads(levels) {
  const row = line("head");
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

/** @param {Board} board @param {number} way */
function rowsOf(board, way) {
  const { data } = board;
  const { label, levels } = data.ways[way];
  const name = (/** @type {string} */ text) => (data.ways.length > 1 ? `${label}. ${text}` : text);
  const compared = line("compared");
  compared.append(...levels.map(() => document.createElement("td")));
  return [
    labelled("still-label", name(data.words.not_moved), levels.length), pictures(board, way, "still"),
    labelled("moved-label", "", levels.length), pictures(board, way, "moved"),
    labelled("changes-label", name(data.words.changes), levels.length), pictures(board, way, "changes"),
    compared,
  ];
}

/** @param {Board} board @param {number} way @param {Cell["shows"]} shows */
function pictures(board, way, shows) {
  const row = line(`level ${shows}`);
  board.data.ways[way].levels.forEach(({ rows, cols }, level) => {
    const [cell, frame, canvas, numbers] = [document.createElement("td"), document.createElement("div"),
      document.createElement("canvas"), document.createElement("div")];
    frame.className = "framed";
    numbers.className = "cell-numbers";
    numbers.ariaHidden = "true";
    canvas.setAttribute("role", "img");
    if (shows === "moved" && !level) canvas.classList.add("hand");
    frame.style.setProperty("--ratio", String(cols / rows));
    frame.style.setProperty("--cols", String(cols));
    frame.append(canvas, numbers);
    cell.append(frame);
    row.append(cell);
    board.cells.push({ canvas, numbers, level, way, shows });
  });
  return row;
}

/** @param {string} kind @param {string} text @param {number} columns */
function labelled(kind, text, columns) {
  const row = line(`label ${kind}`);
  const [head, span] = [document.createElement("th"), document.createElement("span")];
  head.colSpan = columns;
  head.scope = "rowgroup";
  span.textContent = text;
  head.append(span);
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
  const moved = fill(data.words.moved, { shift: shiftWords(board) });
  root.querySelectorAll(".moved-label span").forEach((label, way) => {
    label.textContent = data.ways.length > 1 ? `${data.ways[way].label}. ${moved}` : moved;
  });
  for (const cell of cells) {
    drawCell(board, cell);
    nameCell(board, cell, place);
    showNumbers(board, cell, place);
  }
  root.querySelectorAll("tr.compared").forEach((row, way) => {
    [...row.children].forEach((box, level) => showCompared(board, box, data.ways[way].levels[level], place));
  });
}

/** @param {Board} board @param {Cell} cell @param {number} place */
function nameCell(board, { canvas, way, level, shows }, place) {
  const { words, ways } = board.data;
  const { title, size, same, changes } = ways[way].levels[level];
  const names = { level: title, size, share: textAt(same, place),
    shift: shows === "still" ? words.still : shiftWords(board) };
  const text = fill(shows === "changes" ? words.changes_alt : words.picture_alt, names);
  canvas.setAttribute("aria-label", text);
  const missing = shows === "changes" && !changes;
  canvas.hidden = missing;
  canvas.parentElement?.classList.toggle("missing", missing);
}

/** Numbers stand in the cells where they fit. @param {Board} board @param {Cell} cell @param {number} place */
function showNumbers(board, { canvas, numbers, way, level, shows }, place) {
  const { cols, numbers: texts, still, which } = board.data.ways[way].levels[level];
  const fit = shows !== "changes" && texts.length > 0 && canvas.clientWidth / cols >= SMALLEST_CELL;
  numbers.hidden = !fit;
  if (!fit) return;
  numbers.replaceChildren(...texts[shows === "still" ? still : which[place]].map((text) => piece(text)));
}

/** @param {Board} board @param {Element} box @param {LevelData} level @param {number} place */
function showCompared({ data: { words } }, box, { exact, same, distance, unlike }, place) {
  const badge = piece(exact[place] ? words.same : words.other, exact[place] ? "badge same" : "badge other");
  const numbers = [fill(words.equal, { share: textAt(same, place) }),
    fill(words.distance, { distance: textAt(distance, place) }), fill(words.unlike, { unlike: textAt(unlike, place) })];
  box.replaceChildren(badge, ...numbers.map((text) => piece(text)));
}

/** @param {string} text @param {string} kind */
function piece(text, kind = "") {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = text;
  return made;
}
