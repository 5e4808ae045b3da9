// The figures of a chapter, by their names.

import type { Cover, FigureBlock, Grid } from "../types.d.ts";

export type Figures = Map<string, FigureView>;

export interface FigureView {
  block: FigureBlock;
  element: HTMLElement;
  plate: HTMLElement;
  acting: HTMLElement;
  /** Whether it is drawn: it waits until it comes near. */
  drawn: boolean;
  /** What a question has put in place of parts of its data. */
  patch: object | null;
  words: string;
  covers: Map<string, Cover>;
  shown: string | null;
  /** What words light up; it goes before what a question shows. */
  lit: string | null;
  pick: { grid: Grid; take: (cell: string) => void } | null;
  marked: string[];
  /** What stands on its cover. */
  told: string;
  /** What the pointer is over in the figure: the words that name it light up. */
  onPoint: (targets: string[]) => void;
  update: () => void;
  close: () => void;
}
