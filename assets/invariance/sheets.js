// The sheets of maps as images, and drawing one map of a sheet.

/** @import { Board, Cell, Shift } from "./types.d.ts" */

/** Load what the data name; `draw` is called for each that has come. @param {Board} board @param {() => void} draw */
export function loadSheets(board, draw) {
  const { data, sheets } = board;
  const levels = data.ways.flatMap((way) => way.levels);
  const wanted = [data.picture, ...levels.flatMap(({ tiles, changes }) => [tiles, changes])];
  wanted.push(...data.ways.map(({ heat }) => heat));
  const needed = new Set(wanted.filter(Boolean));
  for (const source of sheets.keys()) if (!needed.has(source)) sheets.delete(source);
  for (const source of needed) {
    if (sheets.has(source)) continue;
    const image = new Image();
    image.onload = draw;
    image.src = source;
    sheets.set(source, image);
  }
}

/** The place of a shift in reading order. @param {Board} board @param {Shift} [shift] */
export function placeOf({ data: { reach }, shift: shown }, shift = shown) {
  return (shift.down + reach) * (2 * reach + 1) + shift.right + reach;
}

/** What is on its canvas already is not drawn again. @param {Board} board @param {Cell} cell */
export function drawCell(board, cell) {
  const shift = cell.shows === "still" ? { down: 0, right: 0 } : board.shift;
  if (cell.shows !== "changes" && !cell.level) {
    if (isNew(board, cell, board.data.picture, `${shift.down},${shift.right}`)) drawInput(board, cell.canvas, shift);
    return;
  }
  const level = board.data.ways[cell.way].levels[cell.level];
  const source = cell.shows === "changes" ? level.changes : level.tiles;
  const which = cell.shows === "still" ? level.still : level.which[placeOf(board, shift)];
  if (isNew(board, cell, source, `${which}`)) drawTile(board, cell.canvas, source, level, which);
}

/** @param {Board} board @param {Cell} cell @param {string} source @param {string} name */
function isNew({ sheets }, cell, source, name) {
  const other = cell.drawn !== name;
  cell.drawn = sheets.get(source)?.complete ? name : "";
  return other;
}

/**
 * The input is cut from a picture that has more on every side.
 * @param {Board} board @param {HTMLCanvasElement} canvas @param {Shift} shift
 */
function drawInput({ data, sheets }, canvas, { down, right }) {
  paint(canvas, sheets.get(data.picture), data.reach - right, data.reach - down, data.rows, data.cols);
}

/**
 * @param {Board} board @param {HTMLCanvasElement} canvas @param {string} source
 * @param {{ rows: number, cols: number, across: number }} level @param {number} which
 */
export function drawTile({ sheets }, canvas, source, { rows, cols, across }, which) {
  paint(canvas, sheets.get(source), (which % across) * cols, Math.floor(which / across) * rows, rows, cols);
}

/**
 * @param {HTMLCanvasElement} canvas @param {HTMLImageElement | undefined} image
 * @param {number} left @param {number} top @param {number} rows @param {number} cols
 */
function paint(canvas, image, left, top, rows, cols) {
  if (canvas.width !== cols) canvas.width = cols;
  if (canvas.height !== rows) canvas.height = rows;
  if (image?.complete) canvas.getContext("2d")?.drawImage(image, left, top, cols, rows, 0, 0, cols, rows);
}
