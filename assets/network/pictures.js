// The four pictures: title, picture, the marks on it, and room for its enlarged patch.

import { fieldOf, spanOf, windowAt } from "./places.js";

/** @import { Cell, ChainData, Place, PictureData, Window } from "./types.d.ts" */
/**
 * @typedef {object} Part one of the pictures on the page
 * @property {HTMLElement} root
 * @property {HTMLElement} frame
 * @property {HTMLImageElement} image
 * @property {HTMLCanvasElement} patch
 * @property {HTMLElement} box what the patch stands in
 * @property {HTMLElement} cells
 * @property {HTMLElement} says
 * @property {ImageData | null} pixels
 */

/** @param {HTMLElement} root @returns {Part} */
export function makePart(root) {
  root.innerHTML = `<div class="title"><b></b> <span></span><em></em></div>
    <div class="frame"><img alt=""><i class="mark field"></i><i class="mark window"></i><i class="mark cell"></i></div>
    <div class="patch"><canvas aria-hidden="true"></canvas><div class="cells" aria-hidden="true"></div></div>
    <p class="says"></p>`;
  const names = [".frame", "img", ".patch", "canvas", ".cells", ".says"];
  const [frame, image, box, patch, cells, says] = names.map((name) =>
    /** @type {HTMLElement} */ (root.querySelector(name)));
  return { root, frame, box, image: /** @type {HTMLImageElement} */ (image), cells, says, pixels: null,
    patch: /** @type {HTMLCanvasElement} */ (patch) };
}

/**
 * Show a picture; `done` is called when its pixels are there.
 * @param {Part} part @param {PictureData} data @param {() => void} done
 */
export function showPicture(part, data, done) {
  const [title, size, note] = part.root.querySelectorAll(".title > *");
  title.textContent = data.title;
  size.textContent = `${data.rows} × ${data.cols}`;
  note.textContent = data.note;
  part.image.alt = data.alt;
  part.frame.title = data.caption;
  part.frame.style.setProperty("--ratio", String(Math.min(4, Math.max(1 / 4, data.cols / data.rows))));
  const source = `data:image/png;base64,${data.png}`;
  if (part.image.src === source) return;
  part.image.onload = () => {
    part.pixels = pixelsOf(part.image);
    done();
  };
  part.image.src = source;
}

/** @param {HTMLImageElement} image */
function pixelsOf(image) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(image, 0, 0);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

/** Put the marks of a place on all pictures. @param {Part[]} parts @param {ChainData} data @param {Place} place */
export function mark(parts, data, { result, source }) {
  const [pooled, filtered] = [windowAt(data.pool, result), windowAt(data.filter, source)];
  /** @type {Record<string, Window | null>[]} */
  const marks = [
    { field: fieldOf(data, result), window: filtered, cell: null },
    { field: null, window: pooled, cell: oneCell(source) },
    { field: null, window: pooled, cell: oneCell(source) },
    { field: null, window: null, cell: oneCell(result) },
  ];
  parts.forEach((part, n) => {
    for (const [name, window] of Object.entries(marks[n])) {
      const element = /** @type {HTMLElement} */ (part.frame.querySelector(`.${name}`));
      element.hidden = !window;
      if (window) cover(element, window, data.pictures[n]);
    }
  });
}

/** @param {Cell} cell @returns {Window} */
function oneCell({ row, col }) {
  return { rows: [row], cols: [col] };
}

/** @param {HTMLElement} element @param {Window} window @param {{ rows: number, cols: number }} size */
function cover(element, window, { rows, cols }) {
  const [down, across] = [share(spanOf(window.rows), rows), share(spanOf(window.cols), cols)];
  Object.assign(element.style, { top: `${down.from}%`, height: `${down.length}%`, left: `${across.from}%`,
    width: `${across.length}%` });
}

/** What lies outside the picture is cut off. @param {{ first: number, last: number }} span @param {number} size */
function share({ first, last }, size) {
  const [from, to] = [Math.max(0, first), Math.min(size, last + 1)];
  return { from: (100 * from) / size, length: (100 * (to - from)) / size };
}

/**
 * The cell of a picture under a point of the screen.
 * @param {Part} part @param {{ rows: number, cols: number }} size @param {{ clientX: number, clientY: number }} point
 * @returns {Cell}
 */
export function cellUnder({ image }, { rows, cols }, { clientX, clientY }) {
  const { left, top, width, height } = image.getBoundingClientRect();
  const at = (/** @type {number} */ along, /** @type {number} */ count) =>
    Math.max(0, Math.min(count - 1, Math.floor(along * count)));
  return { row: at((clientY - top) / height, rows), col: at((clientX - left) / width, cols) };
}
