// The keyboard, while the focus is anywhere inside the component.

import { moveBy, moveRows, moveSlices, togglePlay } from "./player.js";

const MOVES = {
  ArrowLeft: (player) => moveBy(player, -1),
  ArrowRight: (player) => moveBy(player, 1),
  PageUp: (player, app) => turnPage(player, -1, app),
  PageDown: (player, app) => turnPage(player, 1, app),
  ArrowUp: (player) => moveRows(player, -1),
  ArrowDown: (player) => moveRows(player, 1),
  Home: (player) => moveBy(player, -player.total),
  End: (player) => moveBy(player, player.total),
  " ": (player) => togglePlay(player),
};

/** `app` offers player, model and the root; `editKey` may take a key first. */
export function connectKeys(app, editKey) {
  app.root.onkeydown = (event) => onKey(event, app, editKey);
}

/** R reruns and C clears the cache in Streamlit, at document level: they stop here. */
function onKey(event, app, editKey) {
  if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation();
  if (app.model.demo) return;
  const move = editKey(app, event) ? () => {} : stepKey(event);
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  move(app.player, app);
}

/** A presenter's clicker sends the page keys for steps; else they go through the slices, if there are several. */
function turnPage(player, by, { presenting }) {
  if (presenting || player.slice === player.total) moveBy(player, by);
  else moveSlices(player, by);
}

function stepKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || belongsToControl(event)) return undefined;
  return MOVES[event.key];
}

/** A list box keeps its keys, and Space on a button presses that button. */
function belongsToControl(event) {
  const { tagName } = event.target;
  return tagName === "SELECT" || (["BUTTON", "SUMMARY"].includes(tagName) && event.key === " ");
}
