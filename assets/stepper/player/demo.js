// The demo of the home page: it plays by itself until somebody takes over.

import { play } from "./player.js";

/** @import { Figure } from "../figure/figure.js" */

const CALM = 0.75; // steps a second

/** Begin to play, unless motion is unwanted; the grids take no keys. @param {Figure} figure */
export function startDemo({ root, stage, player }) {
  root.classList.add("demo");
  stage.removeAttribute("tabindex");
  stage.removeAttribute("aria-describedby");
  Object.assign(player, { loops: true, speed: CALM });
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) play(player);
}
