// What is kept of a learner's answers, and what the parts of a question offer each other.

import type { Answer, Form, Variant } from "../types.d.ts";

/** One variant of a question: the first answer is the prediction, `last` is what was said about last. */
export interface Round {
  first: Answer | null;
  last: Answer | null;
  /** What stands in the fields and is not locked. */
  draft: Answer | null;
  answers: number;
  /** Whether the first answer was right. */
  right: boolean;
  open: boolean;
}

/** A question: the round of the chapter's own numbers, and those of other numbers. */
export interface Kept extends Round {
  /** The variant that is shown. */
  variant: number;
  more: Record<string, Round>;
}

/** All that this browser keeps of a chapter. */
export interface Progress {
  at: string;
  questions: Record<string, Kept>;
}

/** Where a chapter's answers are kept. */
export interface Store {
  /** False where the browser keeps nothing: answers last as long as the page. */
  lasting: boolean;
  read: () => Progress;
  readQuestion: (name: string) => Kept;
  writeQuestion: (name: string, kept: Kept) => void;
  writeAt: (id: string) => void;
  clear: () => void;
}

/** The words of questions. */
export type Texts = Record<string, string>;

/** How an answer is given: fields, cells, choices or lines. */
export interface FormView {
  element: HTMLElement;
  read: () => Answer;
  write: (answer: Answer) => void;
  lock: (locked: boolean) => void;
  /** Once the answer is open: what was said first, and what is right. */
  tell?: (first: Answer | null, right: Answer) => void;
  /** To the field with this number. */
  focus: (at?: number) => void;
  /** After a wrong answer: the lines of a program that stand wrongly; none of them, when it is asked again. */
  point?: (lines: string[]) => void;
  /** A key anywhere in the question. */
  takeKey?: (event: KeyboardEvent) => void;
  /** The figure was another question's meanwhile: its marks, and who hears of a click in it. */
  renew?: () => void;
  /** Other figures hear of it no more. */
  close?: () => void;
}

/** What a form says: its answer is another now; it is to be locked. */
export interface FormEvents {
  changed: () => void;
  lock: () => void;
}

/** Why an answer is no try yet, and which field it is about. */
export type Problem = { sentence: string; field: number } | null;

export type { Answer, Form, Variant };
