// The head of a chapter, with what this browser knows of it, and its foot, with where to go next.

import { fill } from "../../fill.js";
import { addressOf, make, makeButton, makeLink } from "../elements.js";
import { goTo } from "./reading.js";

/** @import { Named, QuestionContext } from "../types.d.ts" */
/** @import { ChapterView } from "./types.d.ts" */

/** @param {ChapterView} view @param {QuestionContext} context */
export function drawHead(view, { store, open }) {
  const { chapter: { number, title, minutes, goal, words: { lesson: words }, standalone, hide } } = view;
  if (hide.includes("about")) return make("header", "chapter-head", make("h1", "", title));
  const back = standalone ? [] : [makeLink("all", addressOf(), () => open(""), words.contents), " · "];
  const facts = `${fill(words.chapter, { n: number })} · ${fill(words.minutes, { n: minutes })}`;
  const line = make("p", "eyebrow", ...back, facts);
  if (!view.chapter.hide.includes("present")) line.append(presentButton(view));
  const head = make("header", "chapter-head", line, make("h1", "", title), make("p", "goal", goal));
  const at = view.screens.findIndex(({ id }) => id === store.read().at);
  if (at > 0 && !new URL(location.href).searchParams.get("at")) {
    head.append(makeButton("resume", fill(words.resume, { title: view.screens[at].title }), () => goTo(view, at)));
  }
  return head;
}

/** @param {ChapterView} view */
function presentButton({ chapter: { words: { lesson: words } }, presenter }) {
  const button = makeButton("present-chapter", words.present, () => presenter.start());
  button.title = words.present_keys;
  return button;
}

/** @param {ChapterView} view @param {QuestionContext} context */
export function drawFoot({ chapter }, { open }) {
  const { previous, next, page, words: { lesson: words }, standalone, hide } = chapter;
  const foot = make("footer", "chapter-foot");
  if (page?.href) {
    const link = make("a", "try", fill(words.page, { page: page.label }));
    link.href = page.href;
    foot.append(link);
  }
  if (standalone || hide.includes("next")) return foot;
  const to = (/** @type {string} */ name, /** @type {Named | null} */ other) => {
    if (!other) return [];
    const { id, title } = other;
    return [makeLink(name, addressOf(id), () => open(id), make("small", "", words[name]), title)];
  };
  const ways = make("nav", "ways", ...to("previous", previous), ...to("next", next));
  ways.setAttribute("aria-label", words.contents);
  foot.append(ways);
  return foot;
}
