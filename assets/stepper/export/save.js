// The menu that saves the picture of the step.

import { figureSvg, pngOf, svgFile } from "./figure_file.js";

const KEPT = 10000; // milliseconds until the browser may forget a file it was given

/** `app` offers root, stage, sentence, player and scale. */
export function connectSaving(app) {
  const menu = app.root.querySelector(".save");
  const files = { svg: ({ text }) => svgFile(text), png: pngOf };
  for (const [ending, make] of Object.entries(files)) {
    menu.querySelector(`.save-${ending}`).onclick = () => saveFigure(app, menu, ending, make);
  }
  app.root.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.onfocusout = ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  };
  menu.onkeydown = (event) => closeMenuByKey(menu, event);
}

function closeMenuByKey(menu, event) {
  if (event.key !== "Escape" || !menu.open) return;
  event.stopPropagation();
  closeMenu(menu);
}

function closeMenu(menu) {
  menu.open = false;
  menu.querySelector("summary").focus();
}

async function saveFigure(app, menu, ending, make) {
  closeMenu(menu);
  download(await make(figureSvg(app), app.root), `pooling-step-${app.player.step + 1}.${ending}`);
}

function download(file, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
