/** What Python sends: ui/invariance/board.py. Shifts are in reading order: up and left first. */
export interface BoardData {
  /** The furthest shift along each axis, in cells. */
  reach: number;
  rows: number;
  cols: number;
  /** The picture with what comes in at its edges, `reach` cells more on every side. */
  picture: string;
  ways: WayData[];
  /** The shifts of the seeds from `first_seed` on, as [down, right]. */
  first_seed: number;
  draws: [number, number][];
  walks: Record<"line" | "circle", [number, number][]>;
  words: Record<string, string>;
  /** The seed and the shift by hand that the page was opened with; the usual seed needs no place in the address. */
  seed: number;
  default_seed: number;
  by_hand: [number, number] | null;
}

export interface WayData {
  label: string;
  levels: LevelData[];
  /** A pixel for each shift. */
  heat: string;
  note: string;
  findings: Texts;
}

/** Each different text once, and for every shift which one it is. */
export interface Texts {
  texts: string[];
  which: number[];
}

export interface LevelData {
  title: string;
  size: string;
  rows: number;
  cols: number;
  /** How many maps stand side by side in the sheets. */
  across: number;
  which: number[];
  still: number;
  /** All different maps; the input has none, it is cut from the picture. */
  tiles: string;
  /** What changed in each of them; "" if that is too much to send. */
  changes: string;
  /** The numbers of each different map, if it is small. */
  numbers: string[][];
  /** Whether the map is the unmoved one; whether it is the unmoved one that moved along. */
  exact: number[];
  along: number[];
  distinct: number;
  same: Texts;
  distance: Texts;
  unlike: Texts;
}

export interface BoardMount {
  data: [BoardData] | null;
  parentElement: ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

export interface Shift {
  down: number;
  right: number;
}

/** One picture of a strip: its canvas, and what is drawn on it. */
export interface Cell {
  canvas: HTMLCanvasElement;
  numbers: HTMLElement;
  level: number;
  way: number;
  shows: "still" | "moved" | "changes";
  /** Which picture is on the canvas; "" until it has come. */
  drawn: string;
}

export interface Board {
  root: ShadowRoot;
  stage: HTMLElement;
  data: BoardData;
  sheets: Map<string, HTMLImageElement>;
  cells: Cell[];
  heats: Heat[];
  seed: number;
  shift: Shift;
  by_hand: boolean;
  walk: "line" | "circle" | null;
  several: boolean;
  timer: number;
  link: { timer: number };
  ask: (seed: number) => void;
  ending: AbortController;
}

export interface Heat {
  canvas: HTMLCanvasElement;
  frame: HTMLElement;
  told: HTMLElement;
  way: number;
  drawn: boolean;
}
