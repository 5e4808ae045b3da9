// All maps side by side, each with the colour of its one number below it.

import { isMany } from "./overview.js";
import { fill } from "../fill.js";

/** @import { Head } from "./types.d.ts" */

const FEW = 12;
const FADE = 16; // px at the lower edge, where maps that scroll fade: look.css

/** @param {Head} head @param {(k: number) => void} choose */
export function makeTiles(head, choose) {
  const { root, data } = head;
  const place = /** @type {HTMLElement} */ (root.querySelector(".tiles"));
  place.style.setProperty("--ratio", String(data.cols / data.rows));
  place.classList.toggle("few", data.count <= FEW);
  place.classList.toggle("many", isMany(data.count));
  if (isMany(data.count)) place.tabIndex = 0; // so many scroll
  else place.removeAttribute("tabindex");
  if (head.tiles.length !== data.count) {
    head.tiles = Array.from({ length: data.count }, (_, k) => makeTile(head, k, choose));
    place.replaceChildren(...head.tiles);
  }
  head.tiles.forEach((tile, k) => {
    const label = fill(data.words.map_alt, { k: k + 1, result: data.results[k] });
    tile.setAttribute("aria-label", label);
    tile.title = label;
    const swatch = /** @type {HTMLElement} */ (tile.querySelector("i"));
    swatch.style.background = data.colours[k];
    swatch.style.color = data.inks[k];
    swatch.textContent = data.count > FEW ? "" : data.results[k];
    const bar = /** @type {HTMLElement} */ (tile.querySelector("u"));
    bar.hidden = !data.chosen;
    bar.className = (data.chosen?.bars[k] ?? 0) < 0 ? "against" : "";
    bar.style.setProperty("--length", String(Math.abs(data.chosen?.bars[k] ?? 0)));
  });
}

/** @param {Head} head @param {number} k @param {(k: number) => void} choose */
function makeTile(head, k, choose) {
  const tile = document.createElement("button");
  tile.type = "button";
  tile.tabIndex = -1; // the arrow keys go from map to map
  tile.append(document.createElement("canvas"), document.createElement("i"), document.createElement("u"));
  tile.onclick = () => choose(k);
  tile.onpointerenter = ({ pointerType }) => {
    if (pointerType === "mouse" && !head.playing) choose(k);
  };
  return tile;
}

/** @param {Head} head */
export function markTile({ tiles, at }) {
  tiles.forEach((tile, k) => tile.classList.toggle("chosen", k === at));
  bringIntoView(tiles[at]);
}

/** Scroll the maps, but not the page. @param {HTMLElement} tile */
function bringIntoView(tile) {
  const place = /** @type {HTMLElement} */ (tile.parentElement);
  const [above, below] = [tile.offsetTop - place.offsetTop, tile.offsetTop + tile.offsetHeight - place.offsetTop];
  if (above < place.scrollTop) place.scrollTop = above;
  else if (below > place.scrollTop + place.clientHeight - FADE) place.scrollTop = below - place.clientHeight + FADE;
}
