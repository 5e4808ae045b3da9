// A dot for every screen: where one is, what is behind, and which questions are answered.

import { addressOf, make, makeLink } from "../elements.js";
import { goTo } from "./reading.js";

/** @import { ChapterView } from "./types.d.ts" */

/** @param {ChapterView} view */
export function drawProgress(view) {
  const { chapter, screens } = view;
  const dots = screens.map(({ id, title }, at) => {
    const dot = makeLink("dot", addressOf(chapter.id, id), () => goTo(view, at, { focus: true }), make("i", ""));
    dot.title = title;
    dot.setAttribute("aria-label", title);
    return dot;
  });
  const nav = make("nav", "progress", ...dots);
  nav.setAttribute("aria-label", chapter.words.lesson.screens);
  nav.hidden = chapter.hide.includes("progress");
  view.moved.push(() => markProgress(view, dots));
  return nav;
}

/** @param {ChapterView} view @param {HTMLElement[]} dots */
function markProgress({ screens, at }, dots) {
  dots.forEach((dot, n) => {
    const asked = screens[n].pieces.flatMap(({ question }) => question ?? []);
    dot.classList.toggle("read", n <= at);
    dot.classList.toggle("asks", asked.length > 0);
    dot.classList.toggle("answered", asked.length > 0 && asked.every(({ view }) => view.isAnswered()));
    if (n === at) dot.setAttribute("aria-current", "location");
    else dot.removeAttribute("aria-current");
  });
}
