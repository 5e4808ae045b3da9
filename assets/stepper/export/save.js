// The menu that saves the picture of the step.

import { find, targetOf } from "../dom.js";
import { figureSvg, pngOf, svgFile } from "./figure_file.js";

/** @import { Shown } from "./figure_file.js" */

const KEPT = 10000; // milliseconds until the browser may forget a file it was given

/**
 * `shown` says what to save, and `name` how the file is called.
 * @param {HTMLElement} root @param {() => Shown & { name: string }} shown
 */
export function connectSaving(root, shown) {
  const menu = find(root, ".save", HTMLDetailsElement);
  find(menu, ".save-svg", HTMLButtonElement).onclick = () => {
    const picture = shown();
    closeMenu(menu);
    download(svgFile(figureSvg(picture).text), `${picture.name}.svg`);
  };
  find(menu, ".save-png", HTMLButtonElement).onclick = async () => {
    const picture = shown();
    closeMenu(menu);
    const file = await pngOf(figureSvg(picture), root);
    if (file) download(file, `${picture.name}.png`);
  };
  root.addEventListener("pointerdown", (event) => { if (!menu.contains(targetOf(event))) menu.open = false; });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  menu.onkeydown = (event) => closeMenuByKey(menu, event);
}

/** @param {HTMLDetailsElement} menu @param {KeyboardEvent} event */
function closeMenuByKey(menu, event) {
  if (event.key !== "Escape" || !menu.open) return;
  event.stopPropagation();
  closeMenu(menu);
}

/** @param {HTMLDetailsElement} menu */
function closeMenu(menu) {
  menu.open = false;
  find(menu, "summary", HTMLElement).focus();
}

/** @param {Blob} file @param {string} name */
function download(file, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
