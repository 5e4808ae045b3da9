// The window's outline on the input grid, the dashed outline of a preview, and the winners' rings.

import { cellText } from "./grid.js";
import { svgElement } from "./svg.js";

/** An outline that `placeOutline` moves; CSS eases the movement. */
export function makeOutline(className) {
  const outline = svgElement("g", { class: `outline ${className}` });
  const lines = { edge: 7, line: 5, inner: 3 };
  outline.append(...Object.entries(lines).map(([name, radius]) => svgElement("rect", {
    class: name, rx: radius })));
  return outline;
}

/** Put an outline around rows and columns of the drawn extent. */
export function placeOutline(outline, window, extent, size) {
  const [top, bottom] = [window.rows[0], window.rows[window.rows.length - 1] + 1];
  const [left, right] = [window.cols[0], window.cols[window.cols.length - 1] + 1];
  const [width, height] = [(right - left) * size.width, (bottom - top) * size.height];
  const [edge, line, inner] = outline.children;
  const small = size.height < 16; // then the outline lies outside, so that it hides no cell
  outline.classList.toggle("small", small);
  sizeRect(edge, small ? -4.75 : -2.75, width, height);
  sizeRect(line, small ? -2.5 : 0, width, height);
  sizeRect(inner, small ? -0.5 : 2.75, width, height);
  const x = (left - extent.left) * size.width;
  const y = (top - extent.top) * size.height;
  outline.style.transform = `translate(${x}px, ${y}px)`;
}

function sizeRect(rect, inset, width, height) {
  rect.setAttribute("x", inset);
  rect.setAttribute("y", inset);
  rect.setAttribute("width", Math.max(1, width - 2 * inset));
  rect.setAttribute("height", Math.max(1, height - 2 * inset));
}

/** A filled ring for every winner: all cells of a tie get one. */
export function drawRings(group, window, extent, size) {
  const winners = window.cells.filter((cell) => cell.winner);
  group.replaceChildren(...winners.map((cell) => {
    const x = (cell.col - extent.left) * size.width;
    return winnerRing(cell, x, (cell.row - extent.top) * size.height, size);
  }));
}

function winnerRing(cell, x, y, size) {
  const ring = svgElement("g", { class: size.height < 16 ? "ring small" : "ring" });
  const inset = Math.max(0.75, Math.min(4.75, size.height * 0.14));
  ring.append(svgElement("rect", { x: x + inset, y: y + inset, width: size.width - 2 * inset,
    height: size.height - 2 * inset, rx: size.height / 2 - inset }));
  if (size.numbers) ring.append(cellText("number", x, y, size, cell.text));
  return ring;
}
