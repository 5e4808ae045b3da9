// Small helpers to draw SVG.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** Make one SVG element with attributes and text. */
export function svgElement(name, attributes = {}, text = "") {
  const element = document.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

/** Size an <svg> so that one user unit is one CSS pixel, and empty it. */
export function resetSvg(svg, width, height) {
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.replaceChildren(hatchPatterns(svg.classList[1]));
}

/** Hatchings: `pad` leans right, `unread` leans left and is denser, `odd` (not finite) is dotted. */
function hatchPatterns(prefix) {
  const defs = svgElement("defs");
  defs.append(
    linePattern(`${prefix}-pad`, "pad-hatch", 7, 45),
    linePattern(`${prefix}-unread`, "unread-hatch", 5, -45),
    dotPattern(`${prefix}-odd`),
  );
  return defs;
}

function linePattern(id, className, gap, angle) {
  const pattern = svgElement("pattern", {
    id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` });
  pattern.append(svgElement("line", { class: className, x1: 0, y1: 0, x2: 0, y2: gap }));
  return pattern;
}

function dotPattern(id) {
  const pattern = svgElement("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse" });
  pattern.append(svgElement("circle", { class: "odd-hatch", cx: 2.5, cy: 2.5, r: 0.9 }));
  return pattern;
}

/** The fill that hatches with a pattern of this <svg>. */
export function hatchFill(svg, kind) {
  return `url(#${svg.classList[1]}-${kind})`;
}
