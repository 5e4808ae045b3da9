// What Python sends for the panel that is open: ui/stepper/panels makes it.

import type { PredictData } from "./predict_payload.d.ts";

/** What every panel is sent: the names of all tabs, and words of its own. No panel has the name "". */
export interface Panel<Name extends string> {
  name: Name;
  sig: string;
  tabs: Record<string, string>;
  chrome: { tabs: string; close: string; waiting: string };
  upstream?: string;
  error?: string;
}

export type AnyPanel =
  ShapeData | CoverageData | CoveragePictureData | GradientData | GradientPicturesData | CodeData
  | PredictData | Panel<"">;

export interface ShapeData extends Panel<"shape"> {
  axes: AxisData[];
  words: { alt: string; ticks: string; some_ticks: string; now: string; range: string };
}

export interface AxisData {
  name: string;
  formula: string;
  notes: string[];
  extra: ExtraWindow | null;
}

/** The window that a rest leaves over: it counts, is struck out, or would count with ceil mode. */
export interface ExtraWindow {
  start: number;
  kind: "overhang" | "struck" | "floor";
}

export interface CoverageData extends Panel<"coverage"> {
  picture?: undefined;
  slices: number;
  counts: string;
  /** Each count in words: "never", "twice". */
  times: Record<string, string>;
  sentence: string;
  reason: string;
  words: { label: string; cell: string };
}

export interface CoveragePictureData extends Panel<"coverage"> {
  picture: Picture;
  sentence: string;
  reason: string;
  words: { label: string; cell: string; first: string };
}

/** For every pixel which number it is, and each number's text and colour once. */
export interface Picture {
  rows: number;
  cols: number;
  label: string;
  alt: string;
  texts: string[];
  colours: string;
  which: string;
  legend: number[];
}

export interface GradientData extends Panel<"gradient"> {
  totals?: undefined;
  came: string;
  total: string;
  /** Each different way in which a step's gradient is shared out, and for every step which one it is. */
  patterns: string[];
  steps: string;
  sum: string;
  rule: string;
  upstream: string;
  error: string;
  words: GradientWords;
}

export interface GradientPicturesData extends Panel<"gradient"> {
  totals: Picture[];
  step_labels: string[];
  channels: string[];
  came: string;
  flow: Flow;
  no_steps: string;
  sum: string;
  rule: string;
  words: GradientWords & Record<PictureWords, string>;
}

type PictureWords = "winner" | "winners" | "place" | "each" | "ones" | "step_channel" | "total_channel";

type GradientWords = Record<"step_label" | "total_label" | "step" | "tie" | "cell" | "upstream" | "upstream_hint"
  | "too_long", string>;

/** What a window's cells get: the place of the one that gets all, a share by divisor, or one share. */
export interface Flow {
  winners?: string[];
  texts?: string[];
  shares?: Record<string, string>;
  share?: string;
}

export interface CodeData extends Panel<"code"> {
  /** What comes before the loop: the imports and the input. */
  given: { title: string; text: string };
  /** Each line of the loop, and the kind of what it sets: "i", "window", "parts", "draw", "result", or nothing. */
  lines: [string, string][];
  /** The array that the windows are cut from. */
  source: string;
  loops: number;
  listings: Listing[];
  /** The name of the listing that is open. */
  unfolded: string;
  note: string;
  words: Record<"next" | "line" | "sets" | "window" | "nothing" | "result" | Listing["name"], string>;
}

/** The library's own code, with the idea of it. */
export interface Listing {
  name: "library" | "fast";
  idea: string;
  parts: { name: string; lines: string[]; file: string }[];
}
