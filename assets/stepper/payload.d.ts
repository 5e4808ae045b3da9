// What Python sends to the stepper: ui/stepper makes it, model/model.js expands it. Numbers travel as their texts.

import type { Marks, Parts } from "./layer_payload.d.ts";
import type { AnyPanel } from "./panel_payload.d.ts";

/** `data` of one mount. */
export interface Payload {
  /** Changes with any fact below it, so that the same data is known again. */
  sig: string;
  reduction: "max" | "min" | "avg" | "sum" | "lp" | "softmax" | "lse" | "gem" | "median" | "mixed";
  /** Results leave the range of the input: each has its own colours. */
  apart: boolean;
  rank: number;
  /** Channels are slices that step together. */
  together: boolean;
  pads: Pads;
  slices: Axis;
  rows: Axis;
  cols: Axis;
  input: Grid;
  output: Grid;
  equation: Equation;
  words: Words;
  /** How the output's shape comes about; axes that are alike share one. */
  shape: AxisShape[];
  /** Of a photograph: which results are black and white. */
  scale?: string;
  /** For every result the winners' places in its window: "0 3,1". */
  winners?: string;
  /** How many cells each window reads, and by what an average divides: runs of lines, "4*2 3^2". */
  counts: string;
  divisors: string;
  /** What the calculation has for every cell, or part, of every window: weights, chances, or cells in order. */
  shares?: string;
  /** Whether the shares are chances, which a learner is to predict. */
  chances?: boolean;
  /** The random number of every step, if there is one. */
  draws?: string;
  parts?: Parts;
  marks?: Marks;
  /** Of a photograph: its channels, whether they are drawn as pictures, whether a cell of the window wins. */
  channels?: Channel[];
  pictures?: boolean;
  picks?: boolean;

  /** The step to begin with, from 0. */
  start: number;
  photo: boolean;
  demo: boolean;
  /** In a chapter: with its tools, and without a step in the address. */
  embedded: boolean;
  /** Plays by itself, once, when it comes into view. */
  play: boolean;
  editable: boolean;
  /** The number of the last edit that was done. */
  edited: number;
  wrong: WrongText[];
  lesson: Lesson | null;
  panel?: AnyPanel | null;
  presented?: Presented | null;
  /** The secret name under which edits are answered before the page has run, or "". */
  early: string;
}

/** What a teacher changes in the presenter's view: names and labels, and which one is chosen. */
export interface Presented {
  reduction: string;
  reductions: Record<string, string>;
  example: string;
  examples: Record<string, string>;
  words: Record<"settings" | "reduction" | "example" | "none" | "before" | "after", string>;
}

/** A sentence and a formula in which numbers carry what they count: "{i:4} rows", see ui/stepper/shape_words.py. */
export interface AxisShape {
  words: string;
  formula: string;
}

/** Window `i` touches start + i · stride + k · dilation, for k below `window`; there are `count` windows. */
export interface Axis {
  start: number;
  stride: number;
  count: number;
  window: number;
  dilation: number;
  /** Windows that differ in length, each with its first place and its length: "0+2 2+1". */
  spans?: string;
}

export interface Sides {
  front: number;
  back: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** How many cells of padding each side has, what they hold and what to say of them. */
export interface Pads extends Sides {
  text: string;
  note: string;
}

/**
 * Numbers in reading order, "1 2 −3"; `exact` has the rounded ones, `short` fewer digits of all, if that makes a
 * difference. A photograph's are in `channels`.
 */
export interface Grid {
  label: string;
  slices?: number;
  rows: number;
  cols: number;
  text?: string;
  short?: string;
  exact?: Record<string, string>;
  read_note?: string;
}

/** One channel of a photograph: bytes in base64. */
export interface Channel {
  name: string;
  input: string;
  output: TextTable;
}

/** Results: bytes that are their own numbers, or each different text once and for every result which one it is. */
export interface TextTable {
  bytes?: string;
  texts?: string;
  which?: string;
  greys?: string;
  exact?: string;
}

/** Templates of the middle pane; where no window fits there are only the two, and `line` says why. */
export type Equation =
  Record<"head" | "line", string> & Partial<Record<"head_one" | "body" | "term" | "line_short" | "result", string>>;

/** The caption of the figure, and the text of the button for what it advises; "" is no button. */
export interface Lesson {
  text: string;
  button: string;
}

export interface Place {
  slice: number;
  row: number;
  col: number;
}

/** A text that is no number, over its cell; `n` is the edit that brought it. */
export interface WrongText extends Place {
  text: string;
  says: string;
  n: number;
}

/** Templates in ui/stepper/templates.py; those of rows, slices and channels are there where such are. */
export type Words =
  Record<"step" | "sentence" | "col" | "cols" | "range" | "at" | "tie" | "pads" | "pads_one" | "more"
  | "cell" | "output_cell" | "pad_cell" | "unread_cell" | "whole_pass" | "window_alt" | "edit_hint"
  | "edit_touch" | "edit_keys" | "edit_paint" | "edit_paint_touch" | "edit_cell", string>
  & Partial<Record<"row" | "rows" | "slice" | "slices" | "slice_name" | "pad_slice" | "add_slice" | "drop_slice"
  | "sentence_channels" | "sentence_past" | "channel" | "no_step", string>>;

/** What goes back to Python; `n` counts. */
export type Edit =
  | ({ do: "type"; text: string } & Place)
  | ({ do: "paste"; text: string } & Place)
  | ({ do: "restore" } & Place)
  | { do: "paint"; text: string; cells: Place[] }
  | { do: "add" | "drop"; axis: "slice" | "row" | "col"; at: number | null }
  | { do: "undo" | "redo" };

/**
 * What a chapter asks of a stepper in its text: assets/lesson. `cover` is what must not be seen yet: the panel below
 * the figure, the results too, or all but the numbers of the input. `show` names what its words light up, see
 * chapter/targets.js; cells are "row,column".
 */
export interface InChapter {
  cover: "panel" | "results" | "all" | null;
  show: string | null;
  pick: { grid: "input" | "output"; take(cell: string): void } | null;
  marked: string[];
  /** Half as wide, beside another: input, output and the sentence. */
  small: boolean;
  words: { covered: string };
  /** What the pointer is over, as `show` names it. */
  onPoint(targets: string[]): void;
}

/** What Streamlit gives to a component; a chapter gives the rest. */
export interface Mount {
  data: Payload | null;
  chapter?: InChapter;
  parentElement: ShadowRoot;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}
