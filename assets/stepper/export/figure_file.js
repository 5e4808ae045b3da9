// The figure as a file: what is seen now becomes one SVG that needs no style sheet, or a PNG of it.

import { scaleOf } from "../dom.js";
import { setAttributes, svgElement } from "../grid/svg.js";
import { paintingOn } from "../photo/picture.js";
import { typefaceOf } from "./typeface.js";

/** @typedef {{ root: HTMLElement, parts: HTMLElement[], title: string }} Shown */
/** @typedef {{ x: number, y: number, scale: number, width: number, bottom: number }} Part */

const MARGIN = 18;
const PNG_SCALE = 2;
const UNREAD = "#9aa0aa"; // for a hatching of the style sheet's
const MIDDLE = 0.35; // of the font size, from the middle of a line down to its base line
const HINTS = ".edit-note, .tools, .hovered, .selected, .outline.ghost, .note > .swatch, .pencil, "
  + "button, input, .upstream-row, details:not([open]) > :not(summary)"; // what is for a pointer or a hand
const PART_GAP = 16; // between two parts
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
  "font-size", "font-weight", "font-style", "font-family", "text-anchor"];
const FONTS = ", 'Source Sans 3', Arial, sans-serif"; // a file does not carry the page's typeface

/** The parts as the text of a standalone SVG, with its size; hidden ones stay out. @param {Shown} shown */
export function figureSvg({ root, parts: all, title }) {
  const parts = all.filter((part) => part.getClientRects().length);
  const places = stacked(parts, scaleOf(root));
  const width = Math.ceil(Math.max(...places.map((place) => place.width)) + 2 * MARGIN);
  const height = Math.ceil(Math.max(...places.map((place) => place.bottom)) + 2 * MARGIN);
  const svg = svgElement("svg", { xmlns: "http://www.w3.org/2000/svg", width, height,
    viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}` });
  svg.append(svgElement("title", {}, title));
  svg.append(svgElement("rect", { x: -MARGIN, y: -MARGIN, width, height, fill: groundOf(root) }));
  parts.forEach((part, i) => copyNode(svg, part, places[i]));
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

/**
 * Where each part goes: one below the other, without the controls that are between them on the page.
 * @param {HTMLElement[]} parts @param {number} scale
 */
function stacked(parts, scale) {
  let bottom = -PART_GAP;
  return parts.map((part) => {
    const { left: x, top, width, height } = part.getBoundingClientRect();
    const start = bottom + PART_GAP;
    bottom = start + height / scale;
    return { x, y: top - start * scale, scale, width: width / scale, bottom };
  });
}

/** @param {HTMLElement} root */
function groundOf(root) {
  return plainColour(getComputedStyle(root).backgroundColor).colour;
}

/**
 * Copy what is visible of a node: drawings as they are, text line by line.
 * @param {SVGElement} svg @param {Node} node @param {Part} place
 */
function copyNode(svg, node, place) {
  if (node instanceof Text) svg.append(...textLines(node, place));
  if (!(node instanceof Element) || node.matches(HINTS) || !isVisible(node)) return;
  if (node.matches(".panel *")) svg.append(...backgroundOf(node, place));
  if (node instanceof SVGSVGElement) svg.append(drawing(node, place));
  else if (node instanceof HTMLCanvasElement) svg.append(photograph(node, place));
  else node.childNodes.forEach((child) => copyNode(svg, child, place));
}

/**
 * What lies behind the words of a panel: the ground of code, the line that runs, the colours of a legend.
 * @param {Element} element @param {Part} place
 */
function backgroundOf(element, place) {
  const { backgroundColor, backgroundImage, borderRadius } = getComputedStyle(element);
  const { colour, alpha } = plainColour(backgroundColor);
  if (element.tagName === "CANVAS" || (!alpha && backgroundImage === "none")) return [];
  const box = boxOf(element.getBoundingClientRect(), place);
  return [svgElement("rect", { ...box, rx: parseFloat(borderRadius) || 0, fill: alpha ? colour : UNREAD,
    "fill-opacity": alpha || 1 })];
}

/** @param {Element} element */
function isVisible(element) {
  const { display, visibility } = getComputedStyle(element);
  return display !== "none" && visibility !== "hidden";
}

/** @param {DOMRect} rect @param {Part} part */
function boxOf(rect, { x, y, scale }) {
  return { x: (rect.left - x) / scale, y: (rect.top - y) / scale, width: rect.width / scale,
    height: rect.height / scale };
}

/** @param {SVGSVGElement} svg @param {Part} place */
function drawing(svg, place) {
  const copied = styledCopy(svg);
  setAttributes(copied, { ...boxOf(svg.getBoundingClientRect(), place), overflow: "visible" });
  return copied;
}

/** @param {HTMLCanvasElement} canvas @param {Part} place */
function photograph(canvas, place) {
  return svgElement("image", { ...boxOf(canvas.getBoundingClientRect(), place), href: canvas.toDataURL(),
    style: "image-rendering: pixelated", preserveAspectRatio: "none" });
}

/**
 * A copy of an SVG element whose looks are attributes; hidden parts stay out.
 * @param {SVGElement} element @returns {Element}
 */
function styledCopy(element) {
  const copied = /** @type {Element} */ (element.cloneNode(false));
  ["class", "style", "aria-label", "role", "aria-hidden"].forEach((name) => copied.removeAttribute(name));
  if (!["svg", "defs", "pattern"].includes(element.tagName)) writeStyles(copied, element);
  for (const child of element.childNodes) {
    if (child instanceof Text) copied.append(child.cloneNode());
    else if (child instanceof SVGElement && !child.matches(HINTS) && (isVisible(child) || element.closest("defs"))) {
      copied.append(styledCopy(child));
    }
  }
  return copied;
}

/** @param {Element} copied @param {SVGElement} element */
function writeStyles(copied, element) {
  const computed = getComputedStyle(element);
  for (const name of STYLES) {
    const value = computed.getPropertyValue(name);
    if (name === "fill" || name === "stroke") writeColour(copied, name, value);
    else if (element.tagName === "text" || !/^(font|text)-/.test(name)) copied.setAttribute(name, value);
  }
  const moved = element.style.transform.replaceAll("px", "");
  if (moved) copied.setAttribute("transform", moved);
  if (element.tagName !== "text") return;
  copied.setAttribute("dy", `${MIDDLE}em`); // dominant-baseline is unknown to many programs
  copied.setAttribute("font-family", computed.fontFamily + FONTS);
}

/** A hatching stays a link to its pattern. @param {Element} copied @param {string} name @param {string} value */
function writeColour(copied, name, value) {
  if (value.startsWith("url")) return setAttributes(copied, { [name]: `url(${value.match(/#[\w-]+/)})` });
  if (value === "none") return setAttributes(copied, { [name]: value });
  const { colour, alpha } = plainColour(value);
  return setAttributes(copied, { [name]: colour, ...(alpha < 1 ? { [`${name}-opacity`]: alpha } : {}) });
}

/** @type {Map<string, ReturnType<typeof paintedColour>>} */
const PAINTED = new Map();

/**
 * Browsers answer with oklab() and color(); a canvas turns any colour into red, green and blue.
 * @param {string} value
 */
function plainColour(value) {
  const known = PAINTED.get(value) ?? paintedColour(value);
  PAINTED.set(value, known);
  return known;
}

/** @param {string} value */
function paintedColour(value) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = paintingOn(canvas);
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  return { colour: `#${hex}`, alpha: Math.round(alpha / 2.55) / 100 };
}

/**
 * The lines of a text node as the browser broke them; each keeps its width in any typeface.
 * @param {Text} node @param {Part} place
 */
function textLines(node, place) {
  const parent = /** @type {Element} */ (node.parentElement);
  const { fontSize, fontWeight, fontStyle, fontFamily, color } = getComputedStyle(parent);
  const look = { fill: plainColour(color).colour, "font-size": fontSize, "font-weight": fontWeight,
    "font-style": fontStyle, "font-family": fontFamily + FONTS, lengthAdjust: "spacingAndGlyphs" };
  return linesOf(node).map(({ text, rect }) => {
    const { x, y, width, height } = boxOf(rect, place);
    return svgElement("text", { ...look, x, y: y + height / 2 + MIDDLE * parseFloat(fontSize),
      textLength: width }, text);
  });
}

/** @param {Text} node */
function linesOf(node) {
  const range = document.createRange();
  /** @type {{ start: number, text: string, rect: DOMRect }[]} */
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const last = lines[lines.length - 1];
    range.setStart(node, last?.start ?? index);
    range.setEnd(node, index + word.length);
    if (last && range.getClientRects().length === 1) {
      Object.assign(last, { text: range.toString(), rect: range.getBoundingClientRect() });
    } else {
      range.setStart(node, index);
      lines.push({ start: index, text: word, rect: range.getBoundingClientRect() });
    }
  }
  return lines;
}

/**
 * Paint an SVG with twice as many pixels each way.
 * @param {ReturnType<typeof figureSvg>} picture @param {HTMLElement} root @returns {Promise<Blob | null>}
 */
export async function pngOf({ text, width, height }, root) {
  const image = new Image();
  const typeface = `<style>${await typefaceOf(root)}</style>`;
  image.src = URL.createObjectURL(svgFile(text.replace("<title>", () => `${typeface}<title>`)));
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * PNG_SCALE, height: height * PNG_SCALE });
  paintingOn(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

/** @param {string} text */
export function svgFile(text) {
  return new Blob([text], { type: "image/svg+xml" });
}
