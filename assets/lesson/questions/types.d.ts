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

/** How an answer is given: fields, cells, choices or lines. */
export interface FormView {
  element: HTMLElement;
  read: () => Answer;
  write: (answer: Answer) => void;
  lock: (locked: boolean) => void;
  /** Other numbers are asked: what the variant changes of the form. */
  renew: (variant: Variant) => void;
  focus: () => void;
}

export interface FormEvents {
  changed: () => void;
  lock: () => void;
}

export type Problem = { sentence: string; field: number } | null;
export type { Answer, Form };
