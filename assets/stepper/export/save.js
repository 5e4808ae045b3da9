// The picture of the step as a file, when the page's export menu asks for it.

import { figureSvg, pngOf, svgFile } from "./figure_file.js";

/** @import { Shown } from "./figure_file.js" */

const ASKED = "pooling-picture"; // an event of the page; its detail is "svg" or "png"
const KEPT = 10000; // milliseconds until the browser may forget a file it was given

/**
 * `shown` says what to save, and `name` how the file is called. Returns what ends it.
 * @param {HTMLElement} root @param {() => Shown & { name: string }} shown
 */
export function connectSaving(root, shown) {
  const onAsked = (/** @type {Event} */ event) => {
    event.preventDefault(); // the menu learns that somebody has heard it
    void save(root, shown(), /** @type {CustomEvent<string>} */ (event).detail);
  };
  window.addEventListener(ASKED, onAsked);
  return () => window.removeEventListener(ASKED, onAsked);
}

/** @param {HTMLElement} root @param {Shown & { name: string }} picture @param {string} ending */
async function save(root, picture, ending) {
  const drawn = figureSvg(picture);
  const file = ending === "png" ? await pngOf(drawn, root) : svgFile(drawn.text);
  if (file) download(file, `${picture.name}.${ending}`);
}

/** @param {Blob} file @param {string} name */
function download(file, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
