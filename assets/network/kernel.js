// The kernel: a grid of weights to edit. Python reads the texts and answers with new pictures.

import { fill } from "../fill.js";

/** @import { Chain } from "./main.js" */

const SIDES = [3, 5];
const ANSWERED_WITHIN = 3000; // milliseconds: a lost connection loses an edit

/** @param {Chain} chain */
export function connectKernel(chain) {
  const box = boxOf(chain);
  box.innerHTML = `<div class="title"><b></b> <span></span><em></em></div><div class="weights"></div>
    <p class="wrong" role="alert"></p><div class="kernel-tools"></div>`;
  box.addEventListener("change", () => send(chain, { cells: textsIn(box) }));
  box.addEventListener("keydown", (event) => onWeightKey(chain, event));
  box.addEventListener("paste", (event) => onPaste(chain, event));
}

/** @param {Chain} chain */
function boxOf({ root }) {
  return /** @type {HTMLElement} */ (root.querySelector(".kernel"));
}

/** Edits are numbered; the answer names the last. @param {Chain} chain @param {Record<string, unknown>} edit */
export function send(chain, edit) {
  chain.edits = Math.max(chain.edits, chain.model.data.answered) + 1;
  chain.edited = performance.now();
  chain.send("edit", { ...edit, n: chain.edits });
}

/** Whether a later edit is on its way: the grid holds more than Python knows. @param {Chain} chain */
function isAhead({ edits, edited, model }) {
  return model.data.answered < edits && performance.now() - edited < ANSWERED_WITHIN;
}

/** @param {HTMLElement} box */
function textsIn(box) {
  const rows = [...box.querySelectorAll(".weights > div")];
  return rows.map((row) => [...row.querySelectorAll("input")].map((input) => input.value));
}

/** @param {Chain} chain */
export function showKernel(chain) {
  const { kernel, words, embedded = false } = chain.model.data;
  const box = boxOf(chain);
  const [title, size, note] = box.querySelectorAll(".title > *");
  title.textContent = words.kernel;
  size.textContent = `${kernel.cells.length} × ${kernel.cells[0].length}`;
  note.textContent = words.weights;
  const weights = /** @type {HTMLElement} */ (box.querySelector(".weights"));
  const isNew = fitGrid(weights, kernel.cells, words.weight);
  if (isNew || !isAhead(chain)) weights.querySelectorAll("input").forEach((input, n) => {
    const text = kernel.cells.flat()[n];
    input.readOnly = embedded;
    const isTyping = input === chain.root.activeElement && input.value !== input.dataset.sent;
    if (!isTyping || input.dataset.sent !== text) input.value = text;
    input.dataset.sent = text;
  });
  const wrong = /** @type {HTMLElement} */ (box.querySelector(".wrong"));
  wrong.textContent = kernel.wrong;
  showTools(chain);
}

/** Whether there are new fields. @param {HTMLElement} weights @param {string[][]} cells @param {string} label */
function fitGrid(weights, cells, label) {
  const shape = `${cells.length} ${cells[0].length}`;
  if (weights.dataset.shape === shape) return false;
  weights.dataset.shape = shape;
  weights.style.setProperty("--cols", String(cells[0].length));
  weights.replaceChildren(...cells.map((row, i) => {
    const line = document.createElement("div");
    line.append(...row.map((_, j) => weightField(fill(label, { row: i, col: j }))));
    return line;
  }));
  return true;
}

/** @param {string} label */
function weightField(label) {
  const input = document.createElement("input");
  Object.assign(input, { type: "text", autocomplete: "off", spellcheck: false, inputMode: "text" });
  input.setAttribute("aria-label", label);
  input.onfocus = () => input.select();
  return input;
}

/** @param {Chain} chain */
function showTools(chain) {
  const { kernel, words } = chain.model.data;
  const tools = /** @type {HTMLElement} */ (boxOf(chain).querySelector(".kernel-tools"));
  if (!tools.childElementCount) {
    tools.append(...SIDES.map((side) => tool(fill(words.size, { n: side }), () => send(chain, { side }))),
      tool(words.undo, () => send(chain, { undo: true })));
  }
  const undo = /** @type {HTMLButtonElement} */ (tools.lastElementChild);
  undo.setAttribute("aria-disabled", String(!kernel.undo));
  SIDES.forEach((side, n) => tools.children[n].setAttribute("aria-pressed", String(kernel.cells.length === side)));
}

/** @param {string} label @param {() => void} click */
export function tool(label, click) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: label, onclick: click, className: "tool" });
  return button;
}

/** Enter takes the numbers; up and down go through the column. @param {Chain} chain @param {KeyboardEvent} event */
function onWeightKey(chain, event) {
  const { key, target } = event;
  event.stopPropagation();
  if (!(target instanceof HTMLInputElement)) return;
  const inputs = [...boxOf(chain).querySelectorAll("input")];
  const cols = chain.model.data.kernel.cells[0].length;
  const by = { ArrowUp: -cols, ArrowDown: cols, Enter: cols }[key] ?? 0;
  if (key === "Escape") target.value = target.dataset.sent ?? "";
  if (!by) return;
  event.preventDefault();
  const next = inputs[inputs.indexOf(target) + by];
  if (next) next.focus();
  else target.dispatchEvent(new Event("change", { bubbles: true }));
}

/** A block of numbers from a spreadsheet becomes the kernel. @param {Chain} chain @param {ClipboardEvent} event */
function onPaste(chain, event) {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!/[\t\n;[]/.test(text.trim())) return;
  event.preventDefault();
  send(chain, { text });
}
