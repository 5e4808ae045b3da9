// What this browser keeps of a chapter. Every interaction is written at once, and only the question it belongs to:
// a second tab keeps what it wrote. Storage that throws, or that somebody else wrote into, loses no lesson.

/** @import { Answer } from "../types.d.ts" */
/** @import { Kept, Progress, Round, Store } from "./types.d.ts" */

const PREFIX = "pooling-lab.lesson.en.";
/** @type {Map<string, string>} */
const page = new Map(); // of a browser that keeps nothing

/** @param {string} chapter @returns {Store} */
export function openStore(chapter) {
  const key = PREFIX + chapter;
  const read = () => readProgress(load(key));
  const change = (/** @type {(progress: Progress) => void} */ edit) => {
    const now = read();
    edit(now);
    save(key, JSON.stringify(now));
  };
  return { lasting: canKeep(), read,
    readQuestion: (name) => read().questions[name] ?? emptyKept(),
    writeQuestion: (name, kept) => change(({ questions }) => { questions[name] = merged(questions[name], kept); }),
    writeAt: (id) => change((progress) => { progress.at = id; }),
    clear: () => save(key, JSON.stringify({ at: read().at, questions: {} })) };
}

/** @returns {Kept} */
export function emptyKept() {
  return { ...emptyRound(), variant: 0, more: {} };
}

/** What the contents tell of a chapter. @param {string} chapter */
export function progressOf(chapter) {
  const { at, questions } = openStore(chapter).read();
  const rounds = Object.values(questions);
  return { at, answered: rounds.filter(({ open, answers }) => open || answers).length,
    done: rounds.filter(({ open }) => open).length, foreseen: rounds.filter(({ right }) => right).length };
}

/** @returns {Round} */
export function emptyRound() {
  return { first: null, last: null, draft: null, answers: 0, right: false, open: false };
}

/**
 * The first answer of two tabs is the prediction.
 * @param {Kept | undefined} before @param {Kept} kept @returns {Kept}
 */
function merged(before, kept) {
  if (!before?.first) return kept;
  return { ...kept, first: before.first, right: before.right, open: kept.open || before.open,
    answers: Math.max(before.answers, kept.answers) };
}

/** @param {string} text @returns {Progress} */
function readProgress(text) {
  const { at, questions } = asObject(parsed(text));
  const kept = Object.entries(asObject(questions)).map(([name, each]) => [name, readKept(each)]);
  const all = Object.assign(Object.create(null), Object.fromEntries(kept));
  return { at: typeof at === "string" ? at : "", questions: all };
}

/** @param {unknown} value @returns {Kept} */
function readKept(value) {
  const { variant, more } = asObject(value);
  const rounds = Object.entries(asObject(more)).map(([n, each]) => [n, readRound(each)]);
  return { ...readRound(value), variant: asCount(variant), more: Object.fromEntries(rounds) };
}

/** @param {unknown} value @returns {Round} */
function readRound(value) {
  const { first, last, draft, answers, right, open } = asObject(value);
  const round = { first: asAnswer(first), last: asAnswer(last), draft: asAnswer(draft), answers: asCount(answers),
    right: right === true, open: open === true };
  return round.first ? round : { ...round, last: null, answers: 0, right: false };
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function asObject(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? { ...value } : {};
}

/** @param {unknown} value @returns {Answer | null} */
function asAnswer(value) {
  return Array.isArray(value) && value.every((text) => typeof text === "string") ? value : null;
}

/** @param {unknown} value */
function asCount(value) {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 0;
}

/** @param {string} text */
function parsed(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param {string} key */
function load(key) {
  try {
    return page.get(key) ?? localStorage.getItem(key) ?? "";
  } catch {
    return page.get(key) ?? "";
  }
}

/** @param {string} key @param {string} text */
function save(key, text) {
  try {
    localStorage.setItem(key, text);
    page.delete(key);
  } catch {
    page.set(key, text); // full, or forbidden
  }
}

function canKeep() {
  try {
    localStorage.setItem(`${PREFIX}?`, "");
    localStorage.removeItem(`${PREFIX}?`);
    return true;
  } catch {
    return false;
  }
}
