/** Window `i` of an axis covers `length` cells from start + i · stride; there are `count`. */
export interface LensAxis {
  size: number;
  start: number;
  stride: number;
  count: number;
  length: number;
}

/** What Python sends: ui/photos/numbers.py and words.py. */
export interface LensData {
  rows: LensAxis;
  cols: LensAxis;
  words: Record<"hint" | "told" | "range" | "no_number" | "wipe", string>;
}

export interface LensMount {
  data: LensData;
  parentElement: ShadowRoot;
}

/** A pixel of the input and the window over it, which is also the cell of each result. */
export interface LensPlace {
  row: number;
  col: number;
  i: number;
  j: number;
}

/** The numbers of a picture: the text and the colour of each pixel. */
export interface Numbers {
  rows: number;
  cols: number;
  channels: number;
  tenths: boolean;
  values: Uint8Array | Uint16Array;
}
