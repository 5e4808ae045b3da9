// Exact numbers without a mouse: a rounded number is tapped, or E writes the step's sentence exactly.

import { showTip } from "./hover.js";

/** `app` offers root, model and refresh(); it gets `exactly`. */
export function connectExact(app) {
  app.root.addEventListener("click", (event) => showExact(app, event));
  app.root.addEventListener("keydown", (event) => onExactKey(app, event));
}

function showExact(app, event) {
  const number = event.target.closest(".rounded");
  if (number) showTip(app, event, number.title);
}

function onExactKey(app, event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const typing = target.type === "text" || target.tagName === "SELECT";
  if (key.toLowerCase() !== "e" || app.model.demo || typing || ctrlKey || metaKey || altKey) return;
  app.exactly = !app.exactly;
  app.refresh();
}

/** The window with its numbers as they are, if that is wanted. */
export function asWanted({ exactly }, window) {
  return exactly ? { ...exactWindow(window), colours: window.colours.map(exactWindow) } : window;
}

function exactWindow(window) {
  const cells = window.cells.map((cell) => ({ ...cell, text: signed(cell.exact) ?? cell.text, exact: undefined }));
  return { ...window, cells, result: signed(window.exact) ?? window.result, exact: undefined };
}

function signed(exact) {
  return exact?.replaceAll("-", "−");
}
