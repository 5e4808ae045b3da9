/** Window `i` of an axis covers `window` cells from start + i · stride, `dilation` apart; there are `count`. */
export interface Axis {
  size: number;
  start: number;
  stride: number;
  dilation: number;
  window: number;
  count: number;
}

export interface Axes {
  rows: Axis;
  cols: Axis;
}

/** Each different text once, parted by spaces, and for each cell which of them it has: little-endian, in Base64. */
export interface Table {
  texts: string;
  which: string;
  rectified?: string;
}

export interface PictureData {
  title: string;
  note: string;
  rows: number;
  cols: number;
  png: string;
  alt: string;
  caption: string;
}

/** What Python sends: ui/network/figure.py and words.py. */
export interface ChainData {
  pictures: PictureData[];
  numbers: { photo: string; filtered: Table; condensed: Table; winners: string } | null;
  filter: Axes;
  pool: Axes;
  weights: string[][];
  start: number[];
  rectify: boolean;
  reduction: { body: string; term: string; many: string; pad: string; divisors: string };
  kernel: KernelData;
  drawn: boolean;
  answered: number;
  /** In a chapter: the kernel cannot be changed, nothing is drawn, and the address stays. */
  embedded?: boolean;
  words: Record<string, string>;
}

/** The texts in the grid of weights; the wrong one, if any, with what is wrong about it. */
export interface KernelData {
  cells: string[][];
  wrong: string;
  undo: boolean;
  redo: boolean;
}

export interface ChainMount {
  data: [ChainData];
  parentElement: ShadowRoot;
  setTriggerValue: (name: string, value: unknown) => void;
}

/** A cell of a picture. */
export interface Cell {
  row: number;
  col: number;
}

/** The result that is looked at, and the cell of its window whose convolution is shown. */
export interface Place {
  result: Cell;
  source: Cell;
}

/** A window over a picture, and whether it covers a cell. */
export interface Window {
  rows: number[];
  cols: number[];
}

/** The numbers of one picture as texts; an empty text is no cell. */
export type TextAt = (cell: Cell) => string;

export interface Model {
  data: ChainData;
  texts: TextAt[];
  isWinner: (place: Place, cell: Cell) => boolean;
  hasNumbers: boolean;
}
