// What Python sends to a lesson: ui/lessons makes it. Every text is ready to be shown, and HTML is made there.

import type { Store } from "./questions/types.d.ts";

/** `data` of one mount: a chapter, or the list of all of them. */
export type Lesson = Chapter | Contents;

/** The interface's own words, from assets/lessons/en/words.toml: a table a part. */
export interface Words {
  lesson: Record<string, string>;
  question: Record<string, string>;
}

export interface Chapter {
  view: "chapter";
  /** The name in the address; it never changes. */
  id: string;
  number: number;
  title: string;
  minutes: number;
  goal: string;
  screens: Screen[];
  previous: Named | null;
  next: Named | null;
  /** The instrument that the chapter leads to. */
  page: Link | null;
  words: Words;
  /** A file without a server: links to pages of the app are absent or lead to its address. */
  standalone: boolean;
  /** What the address hides: "about", "questions", "progress", "present", "next". */
  hide: string[];
}

export interface Contents {
  view: "contents";
  chapters: Entry[];
  words: Words;
  standalone?: boolean;
}

export interface Named {
  id: string;
  title: string;
}

export interface Entry extends Named {
  number: number;
  minutes: number;
  goal: string;
  /** How many there are. */
  questions: number;
}

export interface Link {
  href: string;
  label: string;
}

/** One idea: its text, at most one figure, at most one question. */
export interface Screen {
  id: string;
  title: string;
  blocks: Block[];
}

export type Block = TextBlock | FigureBlock | QuestionBlock;

/** In the text, `<button class="show" data-show="winners" data-figure="toy">` lights up what it names. */
export interface TextBlock {
  kind: "text";
  html: string;
}

/** A component's `data`, or HTML: a picture, a table, a chart, code. */
export interface FigureBlock {
  kind: "figure";
  name: string;
  component: "step" | "network" | "head" | "html";
  data?: unknown;
  html?: string;
  caption: string;
  alt: string;
  open: Link | null;
  small: boolean;
}

/**
 * How much of a figure is covered until an answer is locked: what is below it, its results with all that tells them, or
 * all but the input. A figure of HTML is covered whole.
 */
export type Cover = "panel" | "results" | "all";

export interface QuestionBlock {
  kind: "question";
  name: string;
  /** The figure that is asked about, null for none. */
  figure: string | null;
  /** "all" without it. */
  covers?: Cover;
  ask: string;
  hint: string;
  form: Form;
  /** The first is the question; the others ask it again, with other numbers. */
  variants: Variant[];
}

export type Form =
  | { type: "numbers"; labels: string[] }
  | { type: "cells"; in: Grid; most: number; rows?: number; cols?: number }
  | { type: "choice"; options: string[] }
  | { type: "order"; lines: string[] };

export type Grid = "input" | "output";

/** Lines of a program as they are shown, from 1: `then` must come after line `first`, at most `most` lines below it. */
export interface Before {
  first: number;
  then: number;
  most?: number;
  say: string;
}

/** Numbers: a text a field. Cells: "r,c", sorted. Choice: ["2"], from 1. Order: numbers of lines. */
export type Answer = string[];

export interface Variant {
  /** The keys of the figure's data that differ from the chapter's own. */
  data?: object;
  /** Where other numbers make another question: in place of the block's. */
  ask?: string;
  form?: Form;
  /** What the figure shows once the answer is open. */
  show?: string;
  /** The keys of the figure's data that differ once the answer is open: a panel below it. */
  opened?: object;
  right: Answer[];
  wrong: Wrong[];
  /** Of lines in order: the first rule that is broken is what is said. */
  before?: Before[];
  /** HTML for a wrong answer that no known mistake explains; "{typed}" is the answer. */
  otherwise: string;
  reveal: string;
}

/** A known mistake: the answer it gives, its name, the same in words, a sentence as HTML, and what the figure does. */
export interface Wrong {
  answer: Answer;
  name: string;
  title?: string;
  say: string;
  act: Act | null;
}

export interface Act {
  /** The keys of the figure's data that differ from the chapter's own. */
  data?: object;
  show?: string;
  /** Over the figure, so that nobody takes it for the right one. */
  words: string;
}

/** What a question is given. */
export interface QuestionContext {
  /** The id of the chapter. */
  chapter: string;
  words: Words;
  /** The figure of that name as this question may use it, null if the chapter has none. */
  figureOf(name: string): FigureHandle | null;
  /** What this browser keeps of the chapter. */
  store: Store;
  /** Let a screen reader say it. */
  announce(text: string): void;
  /** A question was answered: covers, the presenter's view and the end of the chapter follow. */
  changed(): void;
  /** To a screen of the chapter, or to another chapter ("" is the list of chapters). */
  goTo(screen: string): void;
  open(chapter: string): void;
}

/** A figure in the hands of one question. What is asked of it before it is drawn is done then. */
export interface FigureHandle {
  element: HTMLElement;
  /** Of several questions about it, one has it: only its cover counts. */
  isMine(): boolean;
  take(): void;
  /** Keys of its data that differ, with words above it while a mistake is acted out; null brings back its own. */
  setData(data: object | null, words?: string): void;
  /** Light up "winners", "step/4", …; null ends it. */
  show(target: string | null): void;
  /** As much as the question's `covers` says. */
  cover(on: boolean): void;
  /** Cells of a grid can be chosen, by pointer and by keys: "r,c". null ends it. */
  onCell(callback: ((cell: string) => void) | null, grid?: Grid): void;
  /** Mark the cells that are chosen. */
  mark(cells: string[]): void;
}

/** A question on the page. */
export interface QuestionView {
  element: HTMLElement;
  isAnswered(): boolean;
  /** On the presenter's slides: asked as if never answered, or told; null is the reader's own state again. */
  present(stage: "ask" | "reveal" | null): void;
  /** Its screen is read: the figure is its own again. */
  take(): void;
  /** After the browser has forgotten the answers. */
  restart(): void;
  close(): void;
}

/** What Streamlit gives to a component. */
export interface LessonMount {
  data: [Lesson];
  parentElement: ShadowRoot;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}
