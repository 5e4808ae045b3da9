/** What Python sends: ui/head/figure.py and words.py. A sheet is a PNG of all maps, one below the other. */
export interface HeadData {
  count: number;
  rows: number;
  cols: number;
  size: string;
  sheet: string;
  kind: "avg" | "max";
  results: string[];
  colours: string[];
  inks: string[];
  numbers: string[] | null;
  totals: string[];
  winners: [number, number][];
  picture: string | null;
  chosen: Chosen | null;
  start: number;
  words: Record<string, string>;
}

/** What the maps say for one class. */
export interface Chosen {
  label: string;
  classes: { name: string; share: number; text: string; chosen: boolean }[];
  weights: string[];
  parts: string[];
  bars: number[];
  terms: string;
  sums: string;
}

export interface HeadMount {
  data: [HeadData];
  parentElement: ShadowRoot;
}

/** Which class activation map lies over the picture: of all maps, of this one, or of all up to this one. */
export type Overlay = "all" | "this" | "so_far";

export interface Head {
  root: ShadowRoot;
  stage: HTMLElement;
  data: HeadData;
  sheets: Record<"maps" | "terms" | "sums", HTMLImageElement>;
  tiles: HTMLElement[];
  at: number;
  overlay: Overlay;
  playing: boolean;
  timer: number;
  ending: AbortController;
}
