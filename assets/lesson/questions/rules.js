// What the figure does: covered while it is asked, acting out a known mistake, and then showing what is right.

import { formOf, judge, variantOf } from "./answers.js";
import { roundOf } from "./round.js";

/** @import { Act, FigureHandle, QuestionBlock, Variant } from "../types.d.ts" */
/** @import { Kept } from "./types.d.ts" */
/** @typedef {"yours" | "real"} Rule */
/** @typedef {{ block: QuestionBlock, kept: Kept, trying: boolean, figure: FigureHandle | null }} Shown */

/**
 * How the figure acts out the mistake: the last one, or once the answer is open the first that has a name.
 * @param {Shown} shown @returns {Act | null}
 */
export function actOf(shown) {
  const { first, last, open } = roundOf(shown.kept);
  if (shown.trying) return null;
  const acts = (open ? [first, last] : [last]).map((answer) => answer && mistakeOf(shown, answer)?.act);
  return acts.find(Boolean) ?? null;
}

/** @param {Shown} shown @param {string[]} answer */
export function mistakeOf(shown, answer) {
  const variant = variantOf(shown);
  return judge(formOf(shown.block, variant), variant, answer).wrong;
}

/** Show what may be seen now. @param {Shown} shown @param {Rule} rule which of the two, where both may */
export function showRule(shown, rule) {
  const { figure } = shown;
  if (!figure) return;
  const variant = variantOf(shown);
  const act = actOf(shown);
  if (rule === "yours" && act) showAct(figure, variant, act);
  else showVariant(figure, variant, roundOf(shown.kept).open);
}

/**
 * Where the figure only goes somewhere, its numbers stay covered: they are the right ones.
 * @param {FigureHandle} figure @param {Variant} variant @param {Act} act
 */
function showAct(figure, { data }, act) {
  figure.setData(act.data ? { ...data, ...act.data } : data ?? null, act.words);
  figure.cover(!act.data);
  figure.show(act.show ?? null);
}

/** @param {FigureHandle} figure @param {Variant} variant @param {boolean} open */
function showVariant(figure, { data, opened, show }, open) {
  figure.setData(open ? { ...data, ...opened } : data ?? null);
  figure.cover(!open);
  figure.show(open ? show ?? null : null);
}
