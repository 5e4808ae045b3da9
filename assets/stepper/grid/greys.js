// The colour of a cell by its number's level: a class for each of 101 greys. Cells of one grey share what the browser
// computes for them, so that a new largest number, which changes every grey, costs little more than a single cell.

const GREYS = 100;
const DARK = 0.46; // greys below are read best with white numbers
const FROM_LEVEL = /^(grey-\d+|dark|odd|eased)$/;
let sheet = /** @type {CSSStyleSheet | undefined} */ (undefined);

/** Give a component the style of every grey. @param {ShadowRoot} shadow */
export function knowGreys(shadow) {
  sheet ??= sheetOfGreys();
  const { adoptedStyleSheets: known } = shadow;
  if (!known.includes(sheet)) shadow.adoptedStyleSheets = [...known, sheet];
}

function sheetOfGreys() {
  const made = new CSSStyleSheet();
  made.replaceSync(Array.from({ length: GREYS + 1 }, (_, n) => `.grey-${n} { --level: ${n / GREYS}; }`).join(""));
  return made;
}

/**
 * Colour a cell by its number's level, at once: it does not ease from the colour before. `null` is not finite.
 * @template {SVGElement} T @param {T} element @param {number | null | undefined} level
 */
export function colour(element, level) {
  const names = [...element.classList].filter((name) => !FROM_LEVEL.test(name));
  const shown = level ?? 0;
  if (shown < DARK) names.push("dark");
  if (level === null) names.push("odd");
  element.setAttribute("class", [...names, `grey-${Math.round(GREYS * shown)}`].join(" "));
  return element;
}

/**
 * Whether a number, or the cell under it, is dark or not finite.
 * @template {SVGElement} T @param {T} element @param {number | null | undefined} level
 */
export function shade(element, level) {
  element.classList.toggle("odd", level === null);
  element.classList.toggle("dark", (level ?? 0) < DARK);
  return element;
}
