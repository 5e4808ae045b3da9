// Small helpers to draw SVG.

import { setAttribute } from "../dom.js";

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * Make one SVG element with attributes and text.
 * @template {keyof SVGElementTagNameMap} K @param {K} name @param {Record<string, string | number>} attributes
 * @returns {SVGElementTagNameMap[K]}
 */
export function svgElement(name, attributes = {}, text = "") {
  const element = document.createElementNS(SVG_NAMESPACE, name);
  setAttributes(element, attributes);
  if (text) element.textContent = text;
  return element;
}

/** @param {Element} element @param {Record<string, string | number>} attributes */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
}

/**
 * Size an <svg> so that one user unit is one CSS pixel, and empty it.
 * @param {SVGSVGElement} svg @param {number} width @param {number} height
 */
export function resetSvg(svg, width, height) {
  setAttributes(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
  svg.replaceChildren(hatchPatterns(svg.classList[1]));
}

/**
 * Hatchings: `pad` leans right, `unread` leans left and is denser, `odd` (not finite) is dotted.
 * @param {string} prefix
 */
function hatchPatterns(prefix) {
  const defs = svgElement("defs");
  defs.append(
    linePattern(`${prefix}-pad`, "pad-hatch", 7, 45),
    linePattern(`${prefix}-unread`, "unread-hatch", 5, -45),
    dotPattern(`${prefix}-odd`),
  );
  return defs;
}

/** @param {string} id @param {string} className @param {number} gap @param {number} angle */
function linePattern(id, className, gap, angle) {
  const pattern = svgElement("pattern", {
    id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` });
  pattern.append(svgElement("line", { class: className, x1: 0, y1: 0, x2: 0, y2: gap }));
  return pattern;
}

/** @param {string} id */
function dotPattern(id) {
  const pattern = svgElement("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse" });
  pattern.append(svgElement("circle", { class: "odd-hatch", cx: 2.5, cy: 2.5, r: 0.9 }));
  return pattern;
}

/**
 * The fill that hatches with a pattern of this <svg>.
 * @param {SVGSVGElement} svg @param {"pad" | "unread" | "odd"} kind
 */
export function hatchFill(svg, kind) {
  return `url(#${svg.classList[1]}-${kind})`;
}
