// What the three grids share: a cell's rectangle, its number, and finding the cell under the pointer.

import { fits, fontSize } from "./geometry.js";
import { svgElement } from "./svg.js";

export function cellRect(className, x, y, size, gap = 0, radius = 0) {
  return svgElement("rect", { class: className, x: x + gap / 2, y: y + gap / 2,
    width: Math.max(1, size.width - gap), height: Math.max(1, size.height - gap), rx: radius });
}

const DARK = 0.46; // greys below are read best with white numbers

/** Colour a cell, or its number, by the number's level; `null` is not finite. */
export function colour(element, level) {
  element.style.setProperty("--level", level ?? 0);
  element.classList.toggle("odd", level === null);
  element.classList.toggle("dark", level < DARK);
  return element;
}

/** A number in the middle of a cell. */
export function cellText(className, x, y, size, text) {
  const element = svgElement("text", { class: className, x: x + size.width / 2, y: y + size.height / 2 });
  return writeCellText(element, size, text);
}

export function writeCellText(element, size, text) {
  element.textContent = fits(size, text) ? text : "…";
  element.style.fontSize = `${fontSize(size, text).toFixed(1)}px`;
  return element;
}

/** Row and column of the pointer in a grid, or null outside it. */
export function placeUnder(event, svg, size) {
  const box = svg.getBoundingClientRect();
  const row = Math.floor(((event.clientY - box.top) / box.height) * size.rows);
  const col = Math.floor(((event.clientX - box.left) / box.width) * size.cols);
  const inside = row >= 0 && col >= 0 && row < size.rows && col < size.cols;
  return inside ? { row, col } : null;
}

/** A grid in words, for screen readers: its label, and its numbers row by row while they are few. */
export function gridInWords({ label, texts, rows, cols }) {
  if (texts.length > 100) return label;
  const lines = Array.from({ length: rows }, (_, row) => texts.slice(row * cols, (row + 1) * cols).join(" "));
  return `${label}: ${lines.join("; ")}`;
}
