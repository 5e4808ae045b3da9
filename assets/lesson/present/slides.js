// A chapter in steps for a screen in front of a class: text, then the question, then what is revealed.

/** @import { AskedView, ChapterView, ScreenView } from "../chapter/types.d.ts" */
/** @typedef {{ screen: number, elements: Element[], revealed: AskedView[] }} Slide what is seen, and which answers are */

/** @param {ChapterView} view @returns {Slide[]} */
export function slidesOf({ screens }) {
  /** @type {AskedView[]} */
  const revealed = [];
  return screens.flatMap((screen, n) => screenSlides(screen, revealed).map((slide) => ({ ...slide, screen: n })));
}

/**
 * The figure stands beside everything that is said of it. `revealed` grows from question to question.
 * @param {ScreenView} screen @param {AskedView[]} revealed @returns {Omit<Slide, "screen">[]}
 */
function screenSlides({ section, heading, pieces }, revealed) {
  const figures = [...(section.parentElement?.querySelectorAll(".figures") ?? [])];
  /** @type {Omit<Slide, "screen">[]} */
  const slides = [];
  /** @type {Element[]} */
  let texts = [];
  const add = (/** @type {Element[]} */ elements) => {
    slides.push({ elements: [heading, ...elements, ...figures], revealed: [...revealed] });
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
