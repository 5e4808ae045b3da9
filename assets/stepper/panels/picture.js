// A picture in a panel: each pixel has a number, and that a text and a colour. Python sent all of them.

import { edgeOf } from "../grid/edge.js";
import { resetSvg, svgElement } from "../grid/svg.js";
import { makeOutline } from "../grid/window.js";
import { bytesOf, numbersOf } from "../model/photo_data.js";
import { pixelSize } from "../photo/layout.js";
import { paintingOn } from "../photo/picture.js";
import { pointAtPlaces } from "../point/tip.js";
import { fill } from "../../fill.js";
import { edgeAround, element } from "./parts.js";

/** @import { Picture } from "../panel_payload.d.ts" */
/** @import { Tip } from "../point/tip.js" */
/** @typedef {ReturnType<typeof drawPicture>} PictureView */

const LEGEND_ENTRY = 96; // pixels: the longest entry of the legend
const ONE_BYTE = 256; // different numbers that a byte can name

/**
 * A figure with the picture, its legend and an outline for the window; pointed at, a pixel says the `template`.
 * @param {Tip} tip @param {string} name @param {Picture} data @param {string} template
 * @param {{ width: number, height: number }} box
 */
export function drawPicture(tip, name, data, template, box) {
  const { rows, cols, texts, label } = data;
  const edge = edgeOf(rows);
  const size = { ...pixelSize({ rows, cols }, box.width - edge.left, box.height), edge };
  const which = numbersOf(data.which, texts.length > ONE_BYTE ? 2 : 1);
  const svg = svgElement("svg", { class: `grid ${name}`, role: "img", "aria-label": data.alt });
  resetSvg(svg, cols * size.width, rows * size.height);
  const textAt = (/** @type {number} */ row, /** @type {number} */ col) => texts[which[row * cols + col]];
  const outline = makeOutline("window");
  svg.append(outline);
  const plate = element("div", "plate", paintedCanvas(data, which), svg);
  const caption = element("figcaption", "caption", label);
  const figure = element("figure", "small-figure", caption, plate, legendOf(data));
  figure.style.maxWidth = `${edge.left + Math.max(LEGEND_ENTRY, cols * size.width)}px`;
  pointAtPlaces(tip, svg, size, (row, col) => fill(template, { row, col, value: textAt(row, col) }));
  return { svg, size, outline, textAt, figure, edge: edgeAround(svg, size) };
}

/** @param {Picture} picture @param {ArrayLike<number>} which */
function paintedCanvas({ rows, cols, colours }, which) {
  const canvas = element("canvas", "whole-plate");
  Object.assign(canvas, { width: cols, height: rows });
  canvas.setAttribute("aria-hidden", "true");
  const image = new ImageData(cols, rows);
  const table = new Uint32Array(bytesOf(colours).buffer); // red, green, blue and opacity in one
  new Uint32Array(image.data.buffer).set(Uint32Array.from(which, (place) => table[place]));
  paintingOn(canvas).putImageData(image, 0, 0);
  return canvas;
}

/**
 * What some colours mean; a colour that is clear shows the hatching of what is never read.
 * @param {Picture} picture
 */
function legendOf({ texts, colours, legend }) {
  const table = bytesOf(colours);
  return element("ul", "legend", ...legend.map((place) => {
    const [red, green, blue, opacity] = table.slice(4 * place, 4 * place + 4);
    const swatch = element("span", opacity ? "swatch" : "swatch unread-swatch");
    if (opacity) swatch.style.background = `rgb(${red} ${green} ${blue})`;
    return element("li", "", swatch, texts[place]);
  }));
}
