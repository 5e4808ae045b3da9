// What grids are drawn with: sizes in CSS pixels, and the views that show a step.

import type { Cell, Model, Place, PooledWindow, Shape } from "../model/types.d.ts";

/** How large the cells of a grid are; `slices` of them lie `across` beside each other, windows in `columns`. */
export interface Size {
  rows: number;
  cols: number;
  width: number;
  height: number;
  font: number;
  /** Whether numbers are large enough to be read. */
  numbers: boolean;
  slices?: number;
  across?: number;
  columns?: number;
  /** The numbers that are drawn, in reading order. */
  texts?: string[];
  /** What the numbers along the grid's edges take; a window has none. */
  edge: Edge;
}

/** Pixels left of the rows and above the columns, and the size of the numbers. */
export interface Edge {
  left: number;
  top: number;
  font: number;
}

/** The numbers along a grid's edges by row and by column, and those of the window. */
export interface EdgeView {
  rows: Map<number, SVGTextElement[]>;
  cols: Map<number, SVGTextElement[]>;
  lit: SVGTextElement[];
}

/** The height for the input, the output, and what has words below it, on a screen in front of a class. */
export interface Room {
  input: number;
  output: number;
  rest: number;
  /** Whether the calculation is above the output, and the height of its written-out line. */
  column: boolean;
  line: number;
}

/** The sizes of the three grids, and how they lie. */
export interface Layout {
  mode: "wide" | "low" | "beside" | "compact" | "paired" | "stacked";
  /** How the numbers are written in the cells: 0 as ever, 1 rounded, 2 also without the 0 before the point. */
  shortened?: number;
  /** In "compact": the output stands below the input. */
  below?: boolean;
  equationWidth: number;
  input: Size;
  equation: Size;
  output: Size;
}

/** What an outline goes around: a window, or a cell. */
export interface Outlined {
  slices?: number[];
  rows: number[];
  cols: number[];
}

/** Where the first drawn cell lies. */
export interface Origin {
  front?: number;
  top: number;
  left: number;
}

/** A box over every slice of the input; there are none of plain pooling. */
export interface MarksView {
  group: SVGGElement;
  layers: {
    at: (row: number, col: number) => { x: number, y: number };
    room: Record<"top" | "bottom" | "left" | "right", number>;
    box: SVGPathElement;
    bin: SVGRectElement;
    lines: SVGPathElement;
    samples: SVGGElement;
    handles: SVGGElement[];
  }[];
}

/** What a cell is drawn with, and what it shows. */
export interface DrawnCell {
  rect: SVGRectElement;
  label: SVGTextElement | null;
  text: string;
  level: number | null | undefined;
}

export interface InputView {
  svg: SVGSVGElement;
  /** All that the drawing depends on but its numbers; a picture is always drawn afresh. */
  frame?: string;
  model: Model;
  size: Size;
  window: SVGGElement;
  ghost: SVGGElement;
  rings: SVGGElement;
  edge: EdgeView;
  hover: SVGRectElement;
  selected: SVGRectElement;
  marks: MarksView;
  /** A rectangle for every place that is drawn, and which of them are read; a picture has none. */
  cells?: Map<string, SVGRectElement>;
  /** What lies over the cells while Python has not answered. */
  waiting?: SVGGElement | null;
}

export interface CellsView extends InputView {
  /** The cells that have a number, in reading order. */
  drawn: DrawnCell[];
  cells: Map<string, SVGRectElement>;
  lit: Set<string>;
}

export interface PixelsView extends InputView {
  holes: SVGPathElement;
}

/** Room for one cell of the window. */
export interface Slot {
  x: number;
  y: number;
  group: SVGGElement;
  drawn: string;
}

export interface EquationView {
  pane: HTMLElement;
  svg: SVGSVGElement;
  /** All that the room for the window depends on; channels and pictures are always drawn afresh. */
  frame?: string;
  model: Model;
  size: Size;
  width: number;
  /** The width of a character in the written-out calculation. */
  character: number;
  slots: Slot[];
  shape: string;
  names: SVGTextElement[];
  /** Shows the window's numbers, in place of a grid of slots. */
  showCells?(view: EquationView, window: PooledWindow): void;
}

export interface OutputView {
  svg: SVGSVGElement;
  /** All that the drawing depends on but its numbers. */
  frame?: string;
  model: Model;
  size: Size;
  edge: EdgeView;
  step: number;
  /** What each step makes; a picture has none. */
  cells: SVGGElement[];
}

export interface CellsOutputView extends OutputView {
  /** In reading order. */
  drawn: DrawnCell[];
  marked: number[];
}

export interface PixelsOutputView extends OutputView {
  context: CanvasRenderingContext2D;
  picture: HTMLCanvasElement;
  whole: HTMLCanvasElement;
  marks: SVGPathElement[];
  pins: SVGPathElement[];
  window: SVGGElement;
}

export interface Drawn {
  input: InputView;
  equation: EquationView;
  output: OutputView;
}

/** How a model is drawn: as cells with their numbers, as pictures with a lens, or the input alone. */
export interface Views {
  layOut(model: Model, width: number, room: Room | null, chapter?: { small: boolean } | null): Layout;
  drawInput(pane: HTMLElement, model: Model, size: Size, before?: InputView): InputView;
  showInput(view: InputView, window: PooledWindow, shown: PooledWindow): void;
  showGhost(view: InputView, step: number | null): void;
  markInput(view: InputView, place: Place | null): void;
  drawEquation(pane: HTMLElement, model: Model, size: Size, width: number, before?: EquationView): EquationView;
  drawOutput(pane: HTMLElement, model: Model, size: Size, before?: OutputView): OutputView;
  showOutput(view: OutputView, step: number): void;
  markOutputs(view: OutputView, steps: number[]): void;
  pinOutputs(view: OutputView, steps: number[]): void;
}

export type { Cell, Model, Place, PooledWindow, Shape };
