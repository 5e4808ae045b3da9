// The model: the data of one mount, expanded so that the views can ask it.

import type { Pads, Payload, Place, Sides } from "../payload.d.ts";

type Expanded =
  "input" | "output" | "slices" | "rows" | "cols" | "winners" | "counts" | "divisors" | "shares" | "draws" | "parts"
  | "channels";

export interface Model extends Omit<Payload, Expanded> {
  input: ModelGrid;
  output: ModelGrid;
  /** For every window along an axis, the places it touches. */
  slices: number[][];
  rows: number[][];
  cols: number[][];
  /** For every place of an axis, the windows that touch it. */
  sliceReaders: number[][];
  rowReaders: number[][];
  colReaders: number[][];
  /** A text for every result. */
  winners: string[];
  counts: string[];
  divisors: string[];
  shares: string[];
  draws: string[];
  parts: ModelParts | null;
  window: Shape;
  /** How many steps there are. */
  total: number;
  /** First and last + 1 slice, row and column to draw. */
  extent: Sides;
  channels?: ModelChannel[];
  /** What steps together: channels, or the colours of a photograph, each of which has a model of its own. */
  colours: { name: string; model?: Model }[];
}

/** A photograph: its pixels are there. */
export interface PhotoModel extends Model {
  channels: ModelChannel[];
}

/** The numbers between cells and result, in reading order for every result. */
export interface ModelParts extends Shape {
  texts: string[][];
  levels: (number | null)[][];
}

export interface Shape {
  slices: number;
  rows: number;
  cols: number;
}

/** Numbers in reading order: their texts, the exact ones of those that are rounded, and how strong their colour is. */
export interface ModelGrid extends Shape {
  label: string;
  read_note?: string;
  texts: string[];
  /** Rounded for a screen in front of a class. */
  short?: string[];
  exact: Record<number, string | undefined>;
  levels: ArrayLike<number | null>;
  /** Of a photograph. */
  pixels?: Uint8Array;
}

export interface ModelChannel {
  name: string;
  input: PixelGrid;
  output: PixelGrid;
}

export interface PixelGrid extends ModelGrid {
  pixels: Uint8Array;
}

/** One place of the picture; a window may hang over the pads, "outside". */
export interface Cell extends Place {
  kind: "real" | "pad" | "outside";
  index: number;
  text: string;
  exact?: string;
  level?: number | null;
  unread?: boolean;
  winner?: boolean;
}

/** One placement of the window: where it lies, its cells in reading order, and what they become. */
export interface PooledWindow {
  step: number;
  h: number;
  i: number;
  j: number;
  slices: number[];
  rows: number[];
  cols: number[];
  cells: Cell[];
  result: string;
  exact?: string;
  count: string;
  divisor: string;
  shares: string[];
  draw: string;
  /** What the middle pane shows in place of the cells. */
  parts: Cell[] | null;
  /** The same window in every channel. */
  colours: (PooledWindow & { name: string })[];
}

export type { Pads, Place, Sides };
