// Predict: what is asked, and the buttons that choose it. The results are covered whatever is asked.

import { find } from "../../dom.js";
import { button, element } from "../parts.js";
import { chanceQuestion } from "./chance.js";
import { moveQuestion } from "./move.js";
import { shapeQuestion } from "./shape.js";
import { valueQuestion } from "./value.js";

/** @import { PooledWindow } from "../../model/types.d.ts" */
/** @import { PredictData } from "../../predict_payload.d.ts" */
/** @import { PanelKind, Site } from "../types.d.ts" */
/** @typedef {{ kind: PanelKind, view: unknown }} PredictView */

/** @type {Record<PredictData["asks"][number]["name"], PanelKind>} */
const QUESTIONS = { value: valueQuestion, chance: chanceQuestion, shape: shapeQuestion, move: moveQuestion };

export const predictPanel = { draw: drawPredict, step: showPredict };

/** @param {HTMLElement} body @param {Site} site @param {PredictData} data @returns {PredictView} */
function drawPredict(body, site, data) {
  const asked = data.asks.find(({ name }) => name === site.asked) ?? data.asks[0];
  const kind = QUESTIONS[asked.name];
  const choices = data.asks.map(({ name, label }) => {
    const choice = button("ask-kind", label, () => {
      site.asked = name;
      site.redrawPanel();
      find(body, "[aria-pressed=true]", HTMLButtonElement).focus();
    });
    choice.setAttribute("aria-pressed", String(name === asked.name));
    return choice;
  });
  const group = element("div", "ask-kinds", ...choices);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", data.words.kinds);
  if (choices.length > 1) body.append(group);
  const question = element("div", "question-body");
  body.append(question);
  return { kind, view: kind.draw(question, site, data) };
}

/** @param {PredictView} view @param {Site} site @param {PooledWindow} window */
function showPredict({ kind, view }, site, window) {
  return kind.step(view, site, window);
}
