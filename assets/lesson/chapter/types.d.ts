// A chapter on the page.

import type { Chapter, QuestionBlock, QuestionView } from "../types.d.ts";
import type { Figures } from "../figures/types.d.ts";
import type { Store } from "../questions/types.d.ts";
import type { Room } from "../main.js";

export interface ScreenView {
  id: string;
  title: string;
  section: HTMLElement;
  heading: HTMLElement;
  /** What stands in the text column or beside it, in reading order. */
  pieces: Piece[];
}

export interface Piece {
  element: HTMLElement;
  question: AskedView | null;
}

export interface AskedView {
  block: QuestionBlock;
  view: QuestionView;
}

export interface ChapterView {
  room: Room;
  chapter: Chapter;
  screens: ScreenView[];
  figures: Figures;
  ending: AbortController;
  /** Which screen is read. */
  at: number;
  /** Where its heading was when one went there; null once the page is scrolled. */
  held: number | null;
  timer: number;
  store: Store;
  /** Called when the screen that is read, or an answer, is another. */
  moved: (() => void)[];
  presenter: { showing: boolean; start(): void };
}
