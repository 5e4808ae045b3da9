// The right pane: the output filling up. Future cells are a dot, the cell being made is amber.

import { cellRect, cellText, colour, gridInWords } from "./grid.js";
import { hatchFill, resetSvg, svgElement } from "./svg.js";

/** Draw all output cells once; `showOutput` then only switches classes. */
export function drawOutput(pane, model, size) {
  const svg = pane.querySelector(".grid");
  resetSvg(svg, size.cols * size.width, size.rows * size.height);
  const view = { svg, model, size, step: -1, marked: [] };
  const board = svgElement("rect", { class: "board", x: 0.5, y: 0.5, rx: 8,
    width: size.cols * size.width - 1, height: size.rows * size.height - 1 });
  view.cells = model.output.texts.map((_, step) => outputCell(view, step));
  svg.append(board, ...view.cells);
  describeOutput(pane, model);
  return view;
}

/** Its caption, its numbers in words and how its shape comes about. */
export function describeOutput(pane, model) {
  pane.querySelector(".caption").textContent = model.output.label;
  pane.querySelector(".grid").setAttribute("aria-label", gridInWords(model.output));
  pane.querySelector(".formula").replaceChildren(...(model.formula || []).map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
}

function outputCell(view, step) {
  const { model, size, svg } = view;
  const x = (step % size.cols) * size.width;
  const y = Math.floor(step / size.cols) * size.height;
  const level = model.output.levels[step];
  const gap = size.height > 14 ? 4 : 1;
  const group = svgElement("g", { class: "output-cell" });
  const rect = colour(cellRect("cell", x, y, size, gap, Math.min(6, size.height / 6)), level);
  const dot = svgElement("circle", { class: "dot", cx: x + size.width / 2, cy: y + size.height / 2,
    r: Math.max(0.8, Math.min(2.6, size.height * 0.09)) });
  group.append(rect, dot, ...oddHatch(svg, level, x, y, size, gap));
  if (size.numbers) group.append(colour(cellText("number", x, y, size, model.output.texts[step]), level));
  return group;
}

function oddHatch(svg, level, x, y, size, gap) {
  if (level !== null) return [];
  const hatch = cellRect("hatch", x, y, size, gap, Math.min(6, size.height / 6));
  hatch.setAttribute("fill", hatchFill(svg, "odd"));
  return [hatch];
}

/** Fill the output up to `step`; only cells between the old and the new step are touched. */
export function showOutput(view, step) {
  const from = Math.max(0, Math.min(view.step, step));
  const to = Math.max(view.step, step);
  for (let k = from; k <= to; k += 1) {
    view.cells[k].classList.toggle("made", k < step);
    view.cells[k].classList.toggle("now", k === step);
  }
  view.step = step;
}

/** Outline these output cells (the ones that read a hovered input cell, or the hovered one). */
export function markOutputCells(view, steps) {
  view.marked.forEach((step) => view.cells[step].classList.remove("marked"));
  steps.forEach((step) => view.cells[step].classList.add("marked"));
  view.marked = steps;
}

/** Outline the output cells of what is pinned. */
export function pinOutputCells(view, steps) {
  view.cells.forEach((cell, step) => cell.classList.toggle("pinned", steps.includes(step)));
}
