// What Python sends to the Predict panel: ui/stepper/panels/predict.py makes it.

import type { Panel } from "./panel_payload.d.ts";
import type { TextTable } from "./payload.d.ts";

export interface PredictData extends Panel<"predict"> {
  mistakes: { say: string; texts?: string; results?: TextTable }[];
  note: string;
  words: PredictWords;
  /** What can be asked. */
  asks: { name: "value" | "chance" | "shape" | "move"; label: string }[];
  /** The names of the numbers of a shape. */
  axes: string[];
  shapes: ShapeQuestion[];
  chances: ChanceQuestion[];
  moves: MoveQuestion[];
  question_words: {
    shape: Record<"empty" | "right" | "shown" | "wrong" | "some", string>;
    chance: Record<"wrong", string>;
    move: Record<"label" | "mark" | "cell" | "is" | "changes" | "stays" | "right" | "shown" | "all" | "none"
      | "extra" | "missing" | "both", string>;
  };
}

/** The output's shape after a change, why it is so, and what common mistakes lead to. */
export interface ShapeQuestion {
  ask: string;
  answer: number[];
  why: string;
  wrong: { say: string; answer: number[] }[];
}

/** How likely a cell is to be drawn, in per cent, and what common mistakes lead to. */
export interface ChanceQuestion {
  ask: string;
  answer: string;
  why: string;
  wrong: { say: string; answer: string }[];
}

/** Runs: the moved input, the results that change, and 1 for each output cell that does. */
export interface MoveQuestion {
  ask: string;
  input: string;
  results: string;
  changed: string;
}

export type PredictWords =
  Record<"ask" | "kinds" | "field" | "cell" | "check" | "next" | "show" | "again" | "score" | "right" | "shown" | "done"
  | "wrong" | "not_finite"
  | "empty" | "unreadable" | "swapped" | "neighbour" | "front" | "back" | "up" | "down" | "left" | "right_side",
  string>;
