// From map to map: buttons, keys, and by itself.

import { CLICKS, isPresented } from "../presented.js";

/** @import { Head } from "./types.d.ts" */

const MS = 700;
/** @type {Record<string, number>} */
const MOVES = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** @param {Head} head @param {(k: number) => void} show */
export function connectPlayer(head, show) {
  const step = (/** @type {number} */ by) => {
    pause(head);
    show((head.at + by + head.data.count) % head.data.count);
  };
  button(head, "previous").onclick = () => step(-1);
  button(head, "next").onclick = () => step(1);
  button(head, "play").onclick = () => togglePlay(head, show);
  const onKey = (/** @type {KeyboardEvent} */ event, moves = MOVES) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (["r", "c"].includes(key.toLowerCase())) event.stopPropagation(); // Streamlit reruns, and clears its cache
    if (ctrlKey || metaKey || altKey) return;
    if (moves[key]) step(moves[key]);
    else if (key === " " && moves === MOVES && !(target instanceof HTMLButtonElement)) togglePlay(head, show);
    else return;
    event.preventDefault();
  };
  head.stage.addEventListener("keydown", (event) => onKey(event));
  document.addEventListener("keydown", (event) => { // presented, the figure has the keys that nothing else has
    if (!isPresented()) return;
    onKey(event, CLICKS);
    if (event.target === document.body) onKey(event);
  }, { signal: head.ending.signal });
}

/** @param {Head} head @param {(k: number) => void} show */
function togglePlay(head, show) {
  if (head.playing) {
    pause(head);
    return;
  }
  head.playing = true;
  head.overlay = "so_far";
  showPlaying(head);
  const from = head.at === head.data.count - 1 ? 0 : head.at;
  const go = (/** @type {number} */ k) => {
    show(k);
    head.timer = setTimeout(() => (k + 1 < head.data.count ? go(k + 1) : pause(head)), MS);
  };
  go(from);
}

/** @param {Head} head */
function pause(head) {
  clearTimeout(head.timer);
  head.playing = false;
  showPlaying(head);
}

/** @param {Head} head */
export function showPlaying(head) {
  const { words } = head.data;
  const names = { previous: words.previous, next: words.next, play: head.playing ? words.pause : words.play };
  for (const [name, label] of Object.entries(names)) {
    button(head, name).title = label;
    button(head, name).setAttribute("aria-label", label);
  }
  const shape = head.playing ? "M7 5h3v14H7zM14 5h3v14h-3z" : "M8 5l11 7-11 7z";
  button(head, "play").querySelector("path")?.setAttribute("d", shape);
}

/** @param {Head} head @param {string} name */
function button({ root }, name) {
  return /** @type {HTMLButtonElement} */ (root.querySelector(`.${name}`));
}
