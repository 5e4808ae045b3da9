// Buttons that copy the page's address, a text, or one text for every step; save the picture of the step; or open a
// page to print.

import { makeBuilder } from "./builder.js";
import { copyText } from "./copied.js";

/**
 * A button: what it says, before and after, and `text` or `steps`; `picture` asks the stepper for a file by its
 * ending instead of copying; with none of them it copies the address.
 * @typedef {object} Item
 * @property {string} label
 * @property {string} done
 * @property {string} failed
 * @property {keyof typeof ICONS} icon
 * @property {string} [text]
 * @property {string[]} [steps]
 * @property {"svg" | "png"} [picture]
 * @property {string} [page] HTML that is opened in a tab of its own
 * @property {string} [group] a title over the buttons that have the same
 */

const SHOWN_MS = 2000;
const OPENED_MS = 60_000;
const ICONS = {
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  print: "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
};
/** @type {WeakMap<HTMLButtonElement, number>} */
const TIMERS = new WeakMap();

/** @param {{ data: { items: Item[], builder?: import("./builder.js").Builder }, parentElement: ShadowRoot }} mount */
export default function mountCopies({ data, parentElement }) {
  const box = parentElement.querySelector(".copies");
  if (!(box instanceof HTMLElement)) return undefined;
  const drawn = JSON.stringify(data.items.map((item) => item.label));
  if (box.dataset.drawn !== drawn) {
    const more = data.builder ? makeBuilder(data.builder, keepShortcuts) : [];
    box.replaceChildren(...data.items.flatMap(titledButton), ...more);
  }
  box.dataset.drawn = drawn;
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (box.querySelectorAll("button.copy"));
  buttons.forEach((button, i) => connectButton(button, data.items[i]));
  return () => buttons.forEach((button) => clearTimeout(TIMERS.get(button)));
}

/** The first of a group comes with its title. @param {Item} item @param {number} i @param {Item[]} items */
function titledButton(item, i, items) {
  const button = makeButton(item);
  if (!item.group || item.group === items[i - 1]?.group) return [button];
  const title = document.createElement("p");
  title.textContent = item.group;
  return [title, button];
}

/** @param {Item} item */
function makeButton({ icon, label }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "own-button copy";
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>
    <span class="label" aria-live="polite"></span>`;
  say(button, label);
  button.onkeydown = keepShortcuts;
  return button;
}

/** @param {HTMLButtonElement} button @param {string} text */
function say({ lastElementChild }, text) {
  if (lastElementChild) lastElementChild.textContent = text;
}

/** R reruns and C clears the cache in Streamlit, at document level: they stop here. @param {KeyboardEvent} event */
function keepShortcuts(event) {
  if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation();
}

/** @param {HTMLButtonElement} button @param {Item} item */
function connectButton(button, item) {
  button.onclick = async () => {
    button.style.minWidth = `${button.offsetWidth}px`;
    const isDone = await act(item);
    say(button, isDone ? item.done : item.failed);
    clearTimeout(TIMERS.get(button));
    TIMERS.set(button, setTimeout(() => say(button, item.label), SHOWN_MS));
  };
}

/** Whether it could be done. @param {Item} item */
function act(item) {
  if (item.page) return openPage(item.page);
  return item.picture ? askForPicture(item.picture) : copyText(textOf(item));
}

/** Whether the browser lets it open. @param {string} html */
function openPage(html) {
  const address = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  setTimeout(() => URL.revokeObjectURL(address), OPENED_MS);
  return Boolean(window.open(address, "_blank"));
}

/** The stepper hears this event, and says so by `preventDefault`. @param {string} ending */
function askForPicture(ending) {
  return !window.dispatchEvent(new CustomEvent("pooling-picture", { detail: ending, cancelable: true }));
}

/** Read at the click: the stepper writes its step into the address without asking the server. @param {Item} item */
function textOf({ text, steps }) {
  const step = Number(new URL(location.href).searchParams.get("step")) || 1;
  return steps ? steps[Math.min(step, steps.length) - 1] : (text ?? location.href);
}
