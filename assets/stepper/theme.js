// Streamlit gives colours as CSS variables; whether they make a dark page is read from the background.

import { setAttribute } from "./dom.js";

/** @type {Map<string, "dark" | "light">} */
const looks = new Map();

/** Mark the host `data-look="dark"` or `"light"`; the style sheet does the rest. @param {ShadowRoot} shadow */
export function followTheme(shadow) {
  const background = getComputedStyle(shadow.host).getPropertyValue("--st-background-color") || "white";
  const look = looks.get(background) ?? (isDark(asNumbers(shadow, background)) ? "dark" : "light");
  looks.set(background, look);
  setAttribute(shadow.host, "data-look", look);
}

/** A colour as the browser computes it. @param {ShadowRoot} shadow @param {string} background */
function asNumbers(shadow, background) {
  const probe = document.createElement("i");
  probe.style.color = background;
  shadow.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** @param {string} colour */
function isDark(colour) {
  const [red, green, blue] = (colour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
