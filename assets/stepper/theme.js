// Streamlit gives colours as CSS variables; whether they make a dark page is read from the background.

/** Mark the host `data-look="dark"` or `"light"`; the style sheet does the rest. */
export function followTheme(host) {
  host.dataset.look = isDark(pageBackground(host)) ? "dark" : "light";
}

function pageBackground(host) {
  const probe = document.createElement("i");
  probe.style.color = getComputedStyle(host).getPropertyValue("--st-background-color") || "white";
  host.shadowRoot.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function isDark(colour) {
  const [red, green, blue] = (colour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
