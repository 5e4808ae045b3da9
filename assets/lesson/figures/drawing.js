// A figure that another component draws, in a shadow root of its own. Its code comes in a message of its own.

import { arrivalOf } from "../../arrival.js";

/** @import { Code } from "../../arrival.js" */
/** @import { Cover } from "../types.d.ts" */
/** @import { FigureView } from "./types.d.ts" */

/** What `code_alone` of ui/app/assets.py calls them. */
const NAMES = { step: "poolingStepper", network: "poolingNetwork", head: "poolingHead" };
const STRONGEST = /** @type {Cover[]} */ (["all", "results", "panel"]);
/** @type {WeakMap<FigureView, { root: ShadowRoot, close?: () => void }>} */
const DRAWN = new WeakMap();

/** Draw it, or show what has changed. @param {FigureView} figure */
export async function mountDrawing(figure) {
  const known = DRAWN.get(figure);
  const name = NAMES[/** @type {keyof typeof NAMES} */ (figure.block.component)];
  const code = await arrivalOf(name).promise;
  const drawn = DRAWN.get(figure) ?? known ?? { root: drawHost(figure, code) };
  if (!figure.drawn) return; // it was closed meanwhile
  DRAWN.set(figure, drawn);
  const data = { .../** @type {object} */ (figure.block.data), ...figure.patch };
  const close = code.mount({ data: figure.block.component === "step" ? data : [data], parentElement: drawn.root,
    setStateValue: () => {}, setTriggerValue: () => {}, chapter: stateOf(figure) });
  drawn.close = close ?? drawn.close;
}

/** What the stepper has to know of the chapter: assets/stepper/payload.d.ts. @param {FigureView} figure */
function stateOf({ block: { small }, covers, shown, lit, pick, marked, onPoint, told }) {
  const all = [...covers.values()];
  const cover = STRONGEST.find((each) => all.includes(each)) ?? null;
  return { cover, show: lit ?? shown, pick, marked, small, onPoint, words: { covered: told } };
}

/** @param {FigureView} figure @param {Code} code */
function drawHost({ plate, block }, { html, css }) {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>${css}</style>${html}`;
  const whole = root.querySelector("section[aria-label]"); // a page of several figures tells them apart
  whole?.setAttribute("aria-label", `${whole.getAttribute("aria-label")}: ${block.name}`);
  plate.replaceChildren(host);
  plate.classList.add("drawn");
  return root;
}

/** @param {FigureView} figure */
export function closeDrawing(figure) {
  figure.drawn = false;
  DRAWN.get(figure)?.close?.();
  DRAWN.delete(figure);
}
