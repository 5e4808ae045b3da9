// What panels are built from: paragraphs, a small grid of numbers, a button.

import { cellSize } from "./geometry.js";
import { cellRect, cellText, colour, writeCellText } from "./grid.js";
import { hatchFill, resetSvg, svgElement } from "./svg.js";
import { makeOutline, placeOutline } from "./window.js";
import { fill } from "./words.js";

const LEAST = 20; // pixels: a row with numbers

export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export function button(className, text, onclick) {
  const made = element("button", className, text);
  Object.assign(made, { type: "button", onclick });
  return made;
}

/** A figure with a caption and an <svg>; `name` also names the hatchings, so it is used once. */
export function smallFigure(name, caption) {
  const svg = svgElement("svg", { class: `grid ${name}`, role: "img", "aria-label": caption });
  const figure = element("figure", "small-figure", element("figcaption", "caption", caption), svg);
  return { figure, svg };
}

/**
 * Draw a grid of numbers into an <svg>. `levels` colour the cells, 0 to 1; a level of −1 hatches the cell as
 * never read; null leaves it plain. `tip` says what a number means on hover. `sample` is the texts that will ever
 * stand there.
 */
export function drawSmallGrid(svg, { rows, cols, texts, levels, tip, sample = texts }, box) {
  const size = cellSize({ rows, cols, texts: sample }, box.width, Math.max(box.height, LEAST * rows), 34);
  resetSvg(svg, cols * size.width, rows * size.height);
  const view = { svg, size, tip, outline: makeOutline("window"), cells: [] };
  view.cells = texts.map((_, i) => smallCell(view, i, levels[i]));
  texts.forEach((text, i) => setSmallCell(view, i, text, levels[i]));
  svg.append(view.outline);
  return view;
}

function smallCell({ svg, size }, i, level) {
  const [x, y] = [(i % size.cols) * size.width, Math.floor(i / size.cols) * size.height];
  const rect = cellRect("cell", x, y, size, 1);
  const title = svgElement("title");
  const number = cellText("number", x, y, size, "");
  rect.append(title);
  if (level === -1) rect.style.fill = hatchFill(svg, "unread");
  svg.append(rect, number);
  return { rect, title, number };
}

/** Change the number and the colour of a cell; its number is also told on hover, where it may not fit. */
export function setSmallCell({ size, cells, tip }, i, text, level) {
  const { rect, number, title } = cells[i];
  rect.classList.toggle("plain", level === null);
  for (const part of [rect, number]) colour(part, level === null ? 0 : Math.max(0, level));
  number.textContent = "";
  if (text && size.numbers) writeCellText(number, size, text);
  const place = { row: Math.floor(i / size.cols), col: i % size.cols };
  title.textContent = text ? fill(tip.template, { ...place, value: tip.words?.[text] ?? text }) : "";
}

/** Put the amber outline around the real cells of a window. */
export function outlineOn({ outline, size }, window) {
  const inside = (places, most) => places.filter((place) => place >= 0 && place < most);
  const real = { rows: inside(window.rows, size.rows), cols: inside(window.cols, size.cols) };
  placeOutline(outline, real, { top: 0, left: 0 }, size);
}
