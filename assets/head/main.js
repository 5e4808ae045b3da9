// One number a map: feature maps, the number that each becomes, and what the numbers say for a class.

import { followPresenting } from "../presented.js";
import { drawMap, showCells } from "./map.js";
import { showOverlay, makeOverlays } from "./overlay.js";
import { drawOverview, markOverview } from "./overview.js";
import { connectPlayer, showPlaying } from "./player.js";
import { makeTiles, markTile } from "./tiles.js";
import { fill } from "../fill.js";

/** @import { Head, HeadData, HeadMount } from "./types.d.ts" */

/** @type {WeakMap<ShadowRoot, Head>} */
const HEADS = new WeakMap();

/** @param {HeadMount} mount */
export default function mountHead({ data: [data], parentElement }) {
  const known = HEADS.get(parentElement);
  const head = known ?? makeHead(parentElement, data);
  HEADS.set(parentElement, head);
  if (known && JSON.stringify(known.data.results) !== JSON.stringify(data.results)) head.at = data.start;
  head.data = data;
  head.at = Math.min(head.at, data.count - 1);
  loadSheets(head);
  makeTiles(head, (k) => show(head, k));
  makeOverlays(head);
  drawOverview(head, (k) => show(head, k));
  showClasses(head);
  showPlaying(head);
  show(head, head.at);
  return () => {
    clearTimeout(head.timer);
    head.ending.abort();
    HEADS.delete(parentElement);
  };
}

/** @param {ShadowRoot} root @param {HeadData} data @returns {Head} */
function makeHead(root, data) {
  const stage = /** @type {HTMLElement} */ (root.querySelector(".head"));
  stage.setAttribute("aria-label", data.words.label);
  const sheets = { maps: new Image(), terms: new Image(), sums: new Image() };
  /** @type {Head} */
  const head = { root, stage, data, sheets, tiles: [], at: data.start, overlay: "all", playing: false, timer: 0,
    ending: new AbortController() };
  connectPlayer(head, (k) => show(head, k));
  new ResizeObserver(() => showCells(head)).observe(stage);
  followPresenting(stage, head.ending.signal);
  return head;
}

/** @param {Head} head */
function loadSheets(head) {
  const { sheets, data } = head;
  const sources = { maps: data.sheet, terms: data.chosen?.terms ?? "", sums: data.chosen?.sums ?? "" };
  for (const name of /** @type {const} */ (["maps", "terms", "sums"])) {
    const sheet = sheets[name];
    sheet.onload = () => (name === "maps" ? drawAll(head) : showOverlay(head));
    if (sources[name] && sheet.src !== sources[name]) sheet.src = sources[name];
    else if (sources[name]) drawAll(head);
  }
}

/** @param {Head} head */
function drawAll(head) {
  const { data, sheets, tiles, root } = head;
  const canvasOf = (/** @type {ParentNode} */ part, name = "canvas") =>
    /** @type {HTMLCanvasElement} */ (part.querySelector(name));
  tiles.forEach((tile, k) => drawMap(canvasOf(tile), sheets.maps, data, k));
  drawMap(canvasOf(root, ".one"), sheets.maps, data, head.at);
  showCells(head);
  showOverlay(head);
}

/** @param {Head} head @param {number} k */
function show(head, k) {
  const { data, root, sheets } = head;
  head.at = k;
  markTile(head);
  markOverview(head);
  drawMap(/** @type {HTMLCanvasElement} */ (root.querySelector(".one")), sheets.maps, data, k);
  showCells(head);
  showOverlay(head);
  const { words, chosen } = data;
  const [cells, total] = [data.rows * data.cols, data.totals[k] ?? ""];
  const result = fill(words[data.kind], { total, cells, result: data.results[k] });
  const values = { weight: chosen?.weights[k] ?? "", part: chosen?.parts[k] ?? "", label: chosen?.label ?? "" };
  write(root, ".map .title", fill(words.one, { k: k + 1 }));
  write(root, ".says", chosen ? `${result} ${fill(words.part, values)}` : result);
  write(root, ".count", fill(words.count, { k: k + 1, n: data.count }));
  write(root, ".maps .title", fill(words.maps, { n: data.count, size: data.size }));
  write(root, ".told", `${fill(words.one, { k: k + 1 })}: ${root.querySelector(".says")?.textContent}`);
}

/** @param {Head} head */
function showClasses({ root, data }) {
  const place = /** @type {HTMLElement} */ (root.querySelector(".classes"));
  place.hidden = !data.chosen;
  place.replaceChildren(...(data.chosen?.classes ?? []).map(({ name, share, text, chosen }) => {
    const line = document.createElement("p");
    line.className = chosen ? "class chosen" : "class";
    line.style.setProperty("--share", String(share));
    const [label, number] = [document.createElement("span"), document.createElement("b")];
    label.textContent = name;
    number.textContent = text;
    line.append(label, number);
    return line;
  }));
}

/** @param {ShadowRoot} root @param {string} selector @param {string} text */
function write(root, selector, text) {
  const element = root.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
