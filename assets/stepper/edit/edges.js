// Slices, rows and columns come and go: at the selected cell, or at the end.

import { post } from "./outbox.js";

const EDGE_KEYS = { ArrowDown: ["add", "row"], ArrowUp: ["drop", "row"],
  ArrowRight: ["add", "col"], ArrowLeft: ["drop", "col"],
  PageDown: ["add", "slice"], PageUp: ["drop", "slice"] };

/** `app` offers root, stage, selected, model and outbox; it gets `wanted`, the cell to select after the answer. */
export function connectEdges(app) {
  for (const button of app.root.querySelectorAll(".edge-tool")) {
    button.onclick = (event) => pressEdge(app, button.dataset, event);
  }
}

/** Slices, or channels, have buttons where there are several, or may be. */
export function nameSliceTools({ root, model: { words } }) {
  for (const button of root.querySelectorAll('[data-axis="slice"]')) {
    const name = words[`${button.dataset.what}_slice`];
    button.hidden = !name;
    button.setAttribute("aria-label", name ?? "");
    button.title = `${name} (${button.dataset.keys})`;
  }
}

/** After a click the keys go to the grid again; who came by keyboard stays at the button. */
function pressEdge(app, { what, axis }, event) {
  changeEdge(app, what, axis);
  if (event.detail) app.stage.focus({ preventScroll: true });
}

/** Shift with an arrow or page key, towards the edge that moves: what to do, or undefined. */
export function edgeKey({ shiftKey, key }) {
  const change = shiftKey ? EDGE_KEYS[key] : undefined;
  return change && ((app) => changeEdge(app, ...change));
}

function changeEdge(app, what, axis) {
  const place = app.wanted ?? app.selected; // several at once: as if the one before were done
  post(app.outbox, { do: what, axis, at: place ? place[axis] : null });
  app.wanted = place && { ...place, [axis]: what === "add" ? place[axis] + 1 : nextAfterDrop(app, place, axis) };
}

/** The cell that moves up to the dropped one's place, or the last. */
function nextAfterDrop({ model }, place, axis) {
  const size = model.input[`${axis}s`];
  return Math.max(0, Math.min(place[axis], size - 2));
}
