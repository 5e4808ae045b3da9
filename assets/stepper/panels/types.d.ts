// What a panel is, and what it may use.

import type { Figure } from "../figure/figure.js";
import type { PooledWindow } from "../model/types.d.ts";
import type { Quiz } from "./predict/quiz.js";
import type { Tip } from "../point/tip.js";

/**
 * `draw` fills the body with what Python sent and returns a view; `step` shows a step in it and returns what is to be
 * spoken, or "".
 */
export interface PanelKind {
  draw(body: HTMLElement, site: Site, data: unknown): unknown;
  step(view: unknown, site: Site, window: PooledWindow): string;
}

/** The place of a panel: the figure over it, the label beside the pointer, and what it may ask for. */
export interface Site {
  figure: Figure;
  tip: Tip;
  /** Names of the disclosures that are open: they stay open when the panel is drawn afresh. */
  unfolded: Set<string>;
  /** What Predict asks for, and its rounds of other questions by kind. */
  asked: string;
  quizzes: Map<string, Quiz>;
  /** Draw the panel afresh. */
  redrawPanel(): void;
  /** Show the step again. */
  refresh(): void;
  /** Ask Python for the gradient of numbers that come in at the output. */
  askGradient(upstream: string): void;
}
