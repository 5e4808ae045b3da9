// The question of Home. The figure is another component: it is told which step is asked for, and covers it.

import { find } from "../stepper/dom.js";
import { emptyKept } from "../lesson/questions/progress.js";
import { mountQuestion } from "../lesson/questions/question.js";

/** @import { FigureHandle, QuestionBlock, QuestionContext, QuestionView, Words } from "../lesson/types.d.ts" */
/** @import { Kept } from "../lesson/questions/types.d.ts" */
/** @typedef {{ block: QuestionBlock | null, step: number, words: Words }} HomeData none where the numbers are others */
/** @typedef {{ view: QuestionView | null, shown: string }} Place */

/** @type {Map<string, Kept>} */
const answers = new Map(); // as long as the page: a class that meets Home again is asked again
/** @type {WeakMap<ShadowRoot, Place>} */
const PLACES = new WeakMap();

/** @param {{ data: [HomeData], parentElement: ShadowRoot }} mount */
export default function mountHomeQuestion({ data: [data], parentElement }) {
  const place = PLACES.get(parentElement) ?? { view: null, shown: "" };
  PLACES.set(parentElement, place);
  const text = JSON.stringify(data.block);
  if (text !== place.shown) showQuestion(parentElement, place, data);
  place.shown = text;
  return () => {
    place.view?.close();
    PLACES.delete(parentElement);
    tellFigure(null);
  };
}

/** @param {ShadowRoot} root @param {Place} place @param {HomeData} data */
function showQuestion(root, place, { block, step, words }) {
  place.view?.close();
  const view = block ? mountQuestion(block, contextOf(root, step, words)) : null;
  place.view = view;
  find(root, ".asking", HTMLElement).replaceChildren(...(view ? [view.element] : []));
  /** @type {HTMLElement} */ (root.host).dataset.asks = block ? "yes" : "no"; // page.css leaves no hole
  if (!block) tellFigure(null);
}

/** @param {ShadowRoot} root @param {number} step @param {Words} words @returns {QuestionContext} */
function contextOf(root, step, words) {
  const store = { lasting: true, read: () => ({ at: "", questions: Object.fromEntries(answers) }),
    readQuestion: (/** @type {string} */ name) => answers.get(name) ?? emptyKept(),
    writeQuestion: (/** @type {string} */ name, /** @type {Kept} */ kept) => { answers.set(name, kept); },
    writeAt: () => {}, clear: () => answers.clear() };
  return { chapter: "home", words, store, figureOf: () => figureAt(step, root.host),
    announce: (text) => { find(root, ".spoken", HTMLElement).textContent = text; },
    changed: () => {}, goTo: () => {}, open: () => {} };
}

/** The figure shows no mistake and lights nothing up: it only covers. @param {number} step @param {Element} element */
function figureAt(step, element) {
  /** @type {FigureHandle} */
  const handle = { element: /** @type {HTMLElement} */ (element), isMine: () => true, take: () => {}, setData: () => {},
    show: () => {}, cover: (on) => tellFigure({ step, open: !on }), onCell: () => {}, mark: () => {} };
  return handle;
}

/** It may come later than the question. @param {{ step: number, open: boolean } | null} asked */
function tellFigure(asked) {
  Object.assign(window, { poolingAsked: asked });
  dispatchEvent(new Event("pooling-asked"));
}
