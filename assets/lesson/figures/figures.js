// The figures of a chapter. Each keeps its place and is drawn when it comes near.

import { make, withHtml } from "../elements.js";
import { reservedHeights } from "./height.js";
import { closeDrawing, mountDrawing } from "./drawing.js";

/** @import { Chapter, FigureBlock, Words } from "../types.d.ts" */
/** @import { Figures, FigureView } from "./types.d.ts" */

const NEAR = "120% 0%"; // of the window, above and below it

/** @param {Chapter} chapter @returns {Figures} */
export function makeFigures({ screens, words }) {
  const blocks = screens.flatMap(({ blocks: all }) => all.filter((block) => block.kind === "figure"));
  const figures = new Map(blocks.map((block) => [block.name, makeFigureView(block, words)]));
  drawWhenNear(figures);
  return figures;
}

/** @param {FigureBlock} block @param {Words} words @returns {FigureView} */
function makeFigureView(block, words) {
  const plate = make("div", `plate ${block.component}`);
  const acting = make("p", "acting");
  acting.hidden = true;
  const element = make("figure", "figure", acting, plate, caption(block));
  element.dataset.figure = block.name;
  element.setAttribute("aria-label", block.caption || words.lesson.figure);
  /** @type {FigureView} */
  const figure = { block, element, plate, acting, drawn: false, patch: null, words: "", covers: new Map(),
    shown: null, lit: null,
    pick: null, marked: [], told: words.lesson.covered, onPoint: () => {}, update: () => updateFigure(figure),
    close: () => {} };
  if (block.component === "html") drawHtml(figure, words);
  return figure;
}

/** @param {FigureBlock} block */
function caption({ caption: text, open }) {
  const line = make("figcaption", "", ...(text ? [withHtml(make("span", "said"), text)] : []));
  if (open?.href) {
    const link = make("a", "open", open.label);
    link.href = open.href;
    line.append(link);
  }
  return line;
}

/** @param {FigureView} figure @param {Words} words */
function drawHtml({ block, plate }, words) {
  const body = withHtml(make("div", "body"), block.html ?? "");
  plate.append(body, make("p", "cover", words.lesson.covered));
}

/** Python's Alt text tells what the figure shows: not before the answer. @param {FigureView} figure */
function updateFigure(figure) {
  const { block, element, plate, acting, covers, words } = figure;
  const covered = covers.size > 0;
  acting.hidden = !words;
  acting.textContent = words;
  element.classList.toggle("covered", covered);
  if (block.alt && !covered) element.setAttribute("aria-description", block.alt);
  else element.removeAttribute("aria-description");
  if (block.component === "html") coverHtml(plate, covered);
  else if (figure.drawn) mountDrawing(figure);
  else keepRoom(figure);
}

/** @param {FigureView} figure */
function keepRoom({ block, plate, covers }) {
  const [beside, below] = reservedHeights(block, [...covers.values()].includes("all"));
  plate.style.setProperty("--beside", `${beside}px`);
  plate.style.setProperty("--below", `${below}px`);
}

/** Where something is `given`, only the results hide (measured.css). @param {Element} plate @param {boolean} covered */
function coverHtml(plate, covered) {
  const body = plate.firstElementChild;
  body?.toggleAttribute("inert", covered && !body.querySelector(".given"));
}

/** @param {Figures} figures */
function drawWhenNear(figures) {
  const byElement = new Map([...figures.values()].map((figure) => [figure.element, figure]));
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const figure = isIntersecting && byElement.get(/** @type {HTMLElement} */ (target));
      if (!figure) continue;
      observer.unobserve(target);
      if (figure.drawn) continue;
      figure.drawn = true;
      figure.update();
    }
  }, { rootMargin: NEAR });
  for (const { element, block, update } of figures.values()) {
    update();
    if (block.component !== "html") observer.observe(element);
  }
  figures.forEach((figure) => { figure.close = () => { observer.disconnect(); closeDrawing(figure); }; });
}

/** Those in sight at once, before the browser shows the page. @param {Figures} figures */
export function drawInSight(figures) {
  for (const figure of figures.values()) {
    const { top, bottom } = figure.element.getBoundingClientRect();
    if (figure.drawn || figure.block.component === "html" || bottom < 0 || top > innerHeight) continue;
    figure.drawn = true;
    figure.update();
  }
}

/** Another theme. @param {Figures} figures */
export function renewFigures(figures) {
  for (const figure of figures.values()) figure.update();
}

/** @param {Figures} figures */
export function closeFigures(figures) {
  for (const figure of figures.values()) figure.close();
}
