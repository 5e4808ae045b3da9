// A screen: text and questions in one column, its figures beside them. Screens that speak of one figure share it.

import { make, withHtml } from "../elements.js";
import { mountQuestion } from "../questions/question.js";
import { contextFor } from "./context.js";

/** @import { Figures } from "../figures/types.d.ts" */
/** @import { Block, FigureBlock, QuestionContext, Screen } from "../types.d.ts" */
/** @import { Piece, ScreenView } from "./types.d.ts" */

/**
 * With `asks`, its questions are asked.
 * @param {Screen} screen @param {Figures} figures @param {QuestionContext} context @param {boolean} asks
 * @returns {ScreenView}
 */
export function drawScreen({ id, title, blocks: all }, figures, context, asks) {
  const blocks = all.filter(({ kind }) => asks || kind !== "question");
  const heading = make("h2", "", title);
  heading.tabIndex = -1;
  heading.id = `screen-${id}`;
  const own = blocks.filter((block) => block.kind === "figure");
  const first = blocks.find((block) => block.kind === "figure");
  const pieces = blocks.flatMap((block) => {
    if (block.kind !== "figure") return [drawBlock(block, figures, context)];
    return block === first ? [{ element: figureGroup(own, figures), question: null }] : [];
  });
  placeAfterQuestions(pieces);
  const section = make("section", "screen", heading, ...pieces.map(({ element }) => element));
  section.setAttribute("aria-labelledby", heading.id);
  return { id, title, section, heading, pieces };
}

/**
 * What is asked of a figure comes before it: on a phone both are in sight then, and the answer moves nothing above.
 * @param {Piece[]} pieces
 */
function placeAfterQuestions(pieces) {
  const at = pieces.findIndex(({ element }) => element.classList.contains("figures"));
  const rest = pieces.slice(at + 1);
  const text = rest.findIndex(({ question }) => !question);
  if (at >= 0) pieces.splice(at + (text < 0 ? rest.length : text), 0, ...pieces.splice(at, 1));
}

/**
 * @param {Exclude<Block, FigureBlock>} block @param {Figures} figures @param {QuestionContext} context
 * @returns {Piece}
 */
function drawBlock(block, figures, context) {
  if (block.kind === "text") return { element: withHtml(make("div", "text"), block.html), question: null };
  const view = mountQuestion(block, contextFor(context, figures, block));
  view.element.classList.add("asked");
  return { element: view.element, question: { block, view } };
}

/** @param {FigureBlock[]} blocks @param {Figures} figures */
function figureGroup(blocks, figures) {
  const elements = blocks.flatMap(({ name }) => figures.get(name)?.element ?? []);
  return make("div", blocks.some(({ small }) => small) ? "figures small" : "figures", ...elements);
}

/**
 * Screens without a figure of their own stand beside the one that they speak of.
 * @param {ScreenView[]} screens
 */
export function drawScenes(screens) {
  /** @type {ScreenView[][]} */
  const scenes = [];
  for (const screen of screens) {
    const scene = scenes[scenes.length - 1];
    if (scene && speaksOf(screen, scene)) scene.push(screen);
    else scenes.push([screen]);
  }
  return scenes.map(drawScene);
}

/** @param {ScreenView} screen @param {ScreenView[]} scene */
function speaksOf({ section, pieces }, scene) {
  if (section.querySelector(".figures")) return false;
  const named = [...section.querySelectorAll("[data-figure]")].map((each) => each.getAttribute("data-figure"));
  const asked = pieces.flatMap(({ question }) => question?.block.figure ?? []);
  return [...named, ...asked].some((name) => scene[0].section.querySelector(`.figure[data-figure="${name}"]`));
}

/**
 * Rows as many as pieces, and one that takes what a high figure leaves: the text stays together.
 * @param {ScreenView[]} screens
 */
function drawScene(screens) {
  const scene = make("div", "scene", ...screens.map(({ section }) => section));
  const figures = scene.querySelector(".figures");
  scene.classList.toggle("alone", !figures);
  scene.classList.toggle("below", Boolean(figures?.querySelector(".plate.network"))); // four pictures in a row
  const rows = screens.reduce((sum, { pieces }) => sum + 1 + pieces.length, 0) - (figures ? 1 : 0);
  scene.style.setProperty("--rows", String(rows));
  return scene;
}
