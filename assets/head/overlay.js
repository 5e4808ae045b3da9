// The class activation map over a pale picture: of all maps, of one, or of all up to one.

import { drawMap } from "./map.js";
import { isMany } from "./overview.js";
import { fill } from "../fill.js";

/** @import { Head, Overlay } from "./types.d.ts" */

/** @type {Overlay[]} */
const OVERLAYS = ["all", "this", "so_far"];

/** @param {Head} head */
export function makeOverlays(head) {
  const { root, data } = head;
  const input = /** @type {HTMLElement} */ (root.querySelector(".input"));
  input.hidden = !data.picture && !isMany(data.count);
  /** @type {HTMLElement} */ (input.querySelector(".frame")).hidden = !data.picture;
  for (const picture of /** @type {NodeListOf<HTMLImageElement>} */ (root.querySelectorAll(".picture"))) {
    picture.src = data.picture ?? "";
  }
  const place = /** @type {HTMLElement} */ (root.querySelector(".overlays"));
  place.hidden = !data.chosen;
  place.replaceChildren(...OVERLAYS.map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = data.words[name];
    button.dataset.overlay = name;
    button.onclick = () => {
      head.overlay = name;
      showOverlay(head);
    };
    return button;
  }));
}

/** @param {Head} head */
export function showOverlay(head) {
  const { root, data, sheets, at, overlay } = head;
  const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector(".cam"));
  /** @type {HTMLElement} */ (canvas.parentElement).hidden = !data.chosen;
  if (!data.chosen) return;
  drawMap(canvas, overlay === "this" ? sheets.terms : sheets.sums, data, overlay === "all" ? data.count - 1 : at);
  canvas.setAttribute("aria-label", fill(data.words.overlay, { label: data.chosen.label }));
  for (const button of root.querySelectorAll("[data-overlay]")) {
    button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.overlay === overlay));
  }
}
