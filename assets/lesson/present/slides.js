// A chapter in steps for a screen in front of a class: text, then the question, then what is revealed.

/** @import { AskedView, ChapterView, ScreenView } from "../chapter/types.d.ts" */
/**
 * What is seen of which screen, and which answers are told.
 * @typedef {{ screen: number, elements: Element[], revealed: AskedView[] }} Slide
 */

/** @param {ChapterView} view @returns {Slide[]} */
export function slidesOf({ screens }) {
  /** @type {AskedView[]} */
  const revealed = [];
  return screens.flatMap((screen, n) => screenSlides(screen, n, revealed));
}

/**
 * The figure stands beside everything that is said of it. `revealed` grows from question to question.
 * @param {ScreenView} view @param {number} screen @param {AskedView[]} revealed @returns {Slide[]}
 */
function screenSlides({ section, heading, pieces }, screen, revealed) {
  const figures = [...(section.parentElement?.querySelectorAll(".figures") ?? [])];
  /** @type {Slide[]} */
  const slides = [];
  /** @type {Element[]} */
  let texts = [];
  const add = (/** @type {Element[]} */ elements) => {
    slides.push({ screen, elements: [heading, ...elements, ...figures], revealed: [...revealed] });
  };
  for (const { element, question } of pieces) {
    if (!question && !figures.includes(element)) texts.push(element);
    if (!question) continue;
    if (texts.length) add(texts);
    texts = [];
    add([element]);
    revealed.push(question);
    add([element]);
  }
  if (texts.length || !slides.length) add(texts);
  return slides;
}
