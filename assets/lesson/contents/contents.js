// The list of all chapters, with what this browser knows of each.

import { fill } from "../../fill.js";
import { addressOf, make, makeLink } from "../elements.js";
import { progressOf } from "../questions/progress.js";

/** @import { Room } from "../main.js" */
/** @import { Contents, Entry, Words } from "../types.d.ts" */

/** @param {Room} room @param {Contents} contents */
export function drawContents(room, { chapters, words }) {
  const list = make("ol", "chapters", ...chapters.map((entry) => make("li", "", drawEntry(room, entry, words.lesson))));
  const { title, intro } = words.lesson;
  room.place.replaceChildren(make("header", "chapter-head", make("h1", "", title), make("p", "goal", intro)), list);
}

/** @param {Room} room @param {Entry} entry @param {Words["lesson"]} words */
function drawEntry(room, { id, number, title, minutes, goal, questions }, words) {
  const { at, answered } = progressOf(id);
  const done = questions > 0 && answered >= questions;
  const begun = done ? "done" : "begun";
  const state = at || answered ? begun : "new";
  const told = answered ? fill(words.answered, { k: Math.min(answered, questions), n: questions })
    : fill(words.questions, { n: questions });
  const facts = [fill(words.minutes, { n: minutes }), questions ? told : "", state === "new" ? "" : words[state]];
  const link = makeLink(`entry ${state}`, addressOf(id), () => room.open(id), make("span", "number", String(number)),
    make("span", "entry-title", title), make("span", "entry-goal", goal),
    make("span", "entry-facts", facts.filter(Boolean).join(" · ")));
  link.style.setProperty("--answered", String(questions ? Math.min(1, answered / questions) : 0));
  return link;
}
