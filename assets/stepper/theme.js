// Streamlit gives colours as CSS variables; whether they make a dark page is read from the background.

/** Mark the host `data-look="dark"` or `"light"`; the style sheet does the rest. @param {ShadowRoot} shadow */
export function followTheme(shadow) {
  shadow.host.setAttribute("data-look", isDark(pageBackground(shadow)) ? "dark" : "light");
}

/** @param {ShadowRoot} shadow */
function pageBackground(shadow) {
  const probe = document.createElement("i");
  probe.style.color = getComputedStyle(shadow.host).getPropertyValue("--st-background-color") || "white";
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
