// The question for the output cells that change when every number moves by one cell: the learner marks them.

import { gridInWords } from "../../grid/cell.js";
import { expandRuns } from "../../model/model.js";
import { fill } from "../../../fill.js";
import { figureWidth } from "../coverage.js";
import { button, drawSmallGrid, element, smallFigure } from "../parts.js";
import { countTry, goToNextQuestion, openAnswer, quizOf, quizParts, tellVerdict, showScore } from "./quiz.js";

/** @import { PredictData } from "../../predict_payload.d.ts" */
/** @import { Site } from "../types.d.ts" */
/** @typedef {ReturnType<typeof drawMoves>} MovesView */

export const moveQuestion = { draw: drawMoves, step: () => "" };

/** @param {HTMLElement} body @param {Site} site @param {PredictData} data */
function drawMoves(body, site, data) {
  const { output } = site.figure.model;
  const words = data.question_words.move;
  const moved = smallFigure("moved-grid", words.label);
  const marks = output.texts.map((_, i) => markButton(i, (key) => stepMark(view, i, key)));
  const board = element("div", "mark-cells", ...marks);
  board.style.setProperty("--cols", String(output.cols));
  board.setAttribute("role", "group");
  board.setAttribute("aria-label", words.mark);
  const view = { data, marks, moved, ask: element("p", "ask"), places: marks.map((_, i) =>
    fill(words.cell, { row: Math.floor(i / output.cols), col: i % output.cols })),
    ...quizParts(data.words, { check: () => answerMove(view, site), show: () => giveUpMove(view, site) }) };
  const chosen = element("div", "beside", element("p", "caption", words.mark), board,
    element("div", "answer-row", view.check, view.show), view.verdict, view.score);
  body.append(view.ask, element("div", "figures", moved.figure, chosen));
  askMove(view, site);
  return view;
}

/** Arrows go from cell to cell; Space and Enter mark. @param {number} i @param {(by: string) => void} onArrow */
function markButton(i, onArrow) {
  const mark = button("mark-cell", "?", () => {
    if (mark.getAttribute("aria-disabled") !== "true") mark.setAttribute("aria-pressed", String(!isMarked(mark)));
  });
  mark.tabIndex = i ? -1 : 0;
  mark.onkeydown = (event) => {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    event.stopPropagation();
    onArrow(event.key);
  };
  return mark;
}

/** @param {HTMLButtonElement} mark */
function isMarked(mark) {
  return mark.getAttribute("aria-pressed") === "true";
}

/** @param {MovesView} view @param {number} from @param {string} key */
function stepMark({ marks }, from, key) {
  const cols = Number(marks[0].parentElement?.style.getPropertyValue("--cols"));
  /** @type {Record<string, number>} */
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -cols, ArrowDown: cols };
  const to = marks[from + by[key]];
  if (!to) return;
  marks[from].tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

/** @param {MovesView} view @param {Site} site */
function moveAsked({ data }, site) {
  const { ask: text, input, results, changed } = data.moves[quizOf(site, "move").at];
  return { text, input: expandRuns(input), results: expandRuns(results),
    changed: expandRuns(changed).map((one) => one === "1") };
}

/** @param {MovesView} view @param {Site} site */
function askMove(view, site) {
  const { rows, cols } = site.figure.model.input;
  const { text, input } = moveAsked(view, site);
  view.ask.textContent = text;
  const words = view.data.question_words.move;
  const label = words.label;
  const box = { width: Math.min(260, figureWidth(site.figure)), height: 170 };
  drawSmallGrid(site, view.moved.svg, { rows, cols, texts: input, levels: input.map(() => null),
    tip: { template: words.is } }, box);
  view.moved.svg.setAttribute("aria-label", gridInWords({ label, texts: input, slices: 1, rows, cols }));
  for (const mark of view.marks) mark.setAttribute("aria-pressed", "false");
  tellVerdict(view, "", "");
  showMoveQuestion(view, site);
}

/**
 * Once open, a cell that has changed shows its new result; what stays the same stays covered.
 * @param {MovesView} view @param {Site} site
 */
function showMoveQuestion(view, site) {
  const quiz = quizOf(site, "move");
  const { results, changed } = moveAsked(view, site);
  const words = view.data.question_words.move;
  view.marks.forEach((mark, i) => {
    const said = changed[i] ? { text: results[i], template: words.changes } : { text: "=", template: words.stays };
    const { text, template } = quiz.open ? said : { text: "?", template: "{cell}" };
    mark.textContent = text;
    mark.classList.toggle("changed", quiz.open && changed[i]);
    mark.setAttribute("aria-disabled", String(quiz.open));
    mark.setAttribute("aria-label", fill(template, { cell: view.places[i], value: results[i] }));
  });
  showScore(view, quiz, view.data.words);
}

/** @param {MovesView} view @param {Site} site */
function answerMove(view, site) {
  if (goToNextQuestion(site, "move", view.data.moves.length)) {
    askMove(view, site);
    view.marks.find(({ tabIndex }) => tabIndex === 0)?.focus({ preventScroll: true });
    return;
  }
  const quiz = quizOf(site, "move");
  const { changed } = moveAsked(view, site);
  const marked = view.marks.map(isMarked);
  const extra = marked.filter((one, i) => one && !changed[i]).length;
  const missing = marked.filter((one, i) => !one && changed[i]).length;
  countTry(quiz, !extra && !missing);
  if (quiz.open) {
    tellMove(view, site, "right");
  } else {
    const template = moveMistake(view.data.question_words.move, marked, extra, missing);
    tellVerdict(view, "wrong", fill(template, { extra, missing }));
  }
  showMoveQuestion(view, site);
}

/**
 * @param {PredictData["question_words"]["move"]} words @param {boolean[]} marked
 * @param {number} extra @param {number} missing
 */
function moveMistake(words, marked, extra, missing) {
  if (marked.every(Boolean)) return words.all;
  if (!marked.some(Boolean)) return words.none;
  if (extra && missing) return words.both;
  return extra ? words.extra : words.missing;
}

/** @param {MovesView} view @param {Site} site @param {"right" | "shown"} kind */
function tellMove(view, site, kind) {
  const { changed } = moveAsked(view, site);
  tellVerdict(view, kind === "right" ? "right" : "", fill(view.data.question_words.move[kind],
    { changed: changed.filter(Boolean).length, total: changed.length }));
}

/** @param {MovesView} view @param {Site} site */
function giveUpMove(view, site) {
  if (!openAnswer(site, "move")) return;
  moveAsked(view, site).changed.forEach((one, i) => view.marks[i].setAttribute("aria-pressed", String(one)));
  tellMove(view, site, "shown");
  showMoveQuestion(view, site);
}
