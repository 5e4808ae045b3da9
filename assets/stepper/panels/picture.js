// A picture in a panel: each pixel has a number, and that a text and a colour. Python sent all of them.

import { pointAtPlaces } from "../point/tip.js";
import { element } from "./parts.js";
import { bytesOf, numbersOf } from "../model/photo_data.js";
import { pixelSize } from "../photo/layout.js";
import { resetSvg, svgElement } from "../grid/svg.js";
import { makeOutline } from "../grid/window.js";
import { fill } from "../text/words.js";

const LEGEND_ENTRY = 96; // pixels: the longest entry of the legend
const ONE_BYTE = 256; // different numbers that a byte can name

/** A figure with the picture, its legend and an outline for the window; pointed at, a pixel says the `template`. */
export function drawPicture(tip, name, data, template, box) {
  const { rows, cols, texts, label } = data;
  const size = pixelSize({ rows, cols }, box.width, box.height);
  const which = numbersOf(data.which, texts.length > ONE_BYTE ? 2 : 1);
  const svg = svgElement("svg", { class: `grid ${name}`, role: "img", "aria-label": data.alt });
  resetSvg(svg, cols * size.width, rows * size.height);
  const view = { svg, size, outline: makeOutline("window"), textAt: (row, col) => texts[which[row * cols + col]] };
  svg.append(view.outline);
  const plate = element("div", "plate", paintedCanvas(data, which), svg);
  const caption = element("figcaption", "caption", label);
  view.figure = element("figure", "small-figure", caption, plate, legendOf(data));
  view.figure.style.maxWidth = `${Math.max(LEGEND_ENTRY, cols * size.width)}px`;
  pointAtPlaces(tip, svg, size, (row, col) => fill(template, { row, col, value: view.textAt(row, col) }));
  return view;
}

function paintedCanvas({ rows, cols, colours }, which) {
  const canvas = element("canvas", "whole-plate");
  Object.assign(canvas, { width: cols, height: rows });
  canvas.setAttribute("aria-hidden", "true");
  const image = new ImageData(cols, rows);
  const table = new Uint32Array(bytesOf(colours).buffer); // red, green, blue and opacity in one
  new Uint32Array(image.data.buffer).set(Uint32Array.from(which, (place) => table[place]));
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}

/** What some colours mean; a colour that is clear shows the hatching of what is never read. */
function legendOf({ texts, colours, legend }) {
  const table = bytesOf(colours);
  return element("ul", "legend", ...legend.map((place) => {
    const [red, green, blue, opacity] = table.slice(4 * place, 4 * place + 4);
    const swatch = element("span", opacity ? "swatch" : "swatch unread-swatch");
    if (opacity) swatch.style.background = `rgb(${red} ${green} ${blue})`;
    return element("li", "", swatch, texts[place]);
  }));
}
