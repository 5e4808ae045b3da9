// The picture under the hand: dragged by mouse or finger, moved by the arrow keys.

import { isPresented } from "../presented.js";

/** @import { Board, Shift } from "./types.d.ts" */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Board} board @param {(shift: Shift) => void} go */
export function connectHand(board, go) {
  const { stage } = board;
  /** @type {{ x: number, y: number, from: Shift } | null} */
  let held = null;
  stage.addEventListener("pointerdown", (event) => {
    const canvas = handOf(event);
    if (!canvas) return;
    held = { x: event.clientX, y: event.clientY, from: board.shift };
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
    stage.focus({ preventScroll: true });
  });
  stage.addEventListener("pointermove", (event) => {
    const canvas = handOf(event);
    if (!held || !canvas) return;
    const cell = canvas.clientWidth / board.data.cols;
    go({ down: held.from.down + Math.round((event.clientY - held.y) / cell),
      right: held.from.right + Math.round((event.clientX - held.x) / cell) });
  });
  const letGo = () => {
    held = null;
  };
  stage.addEventListener("pointerup", letGo);
  stage.addEventListener("pointercancel", letGo);
}

/** @param {Board} board @param {(shift: Shift) => void} go */
export function connectArrows(board, go) {
  const { signal } = board.ending;
  document.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    const ours = event.composedPath().includes(board.stage) || (isPresented() && event.target === document.body);
    if (!arrow || !ours || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    go({ down: board.shift.down + arrow[0], right: board.shift.right + arrow[1] });
  }, { signal });
}

/** @param {Event} event */
function handOf({ target }) {
  return target instanceof HTMLCanvasElement && target.classList.contains("hand") ? target : null;
}

/** Nothing goes further than the reach. @param {Board} board @param {Shift} shift @returns {Shift} */
export function within({ data: { reach } }, { down, right }) {
  const clamp = (/** @type {number} */ cells) => Math.max(-reach, Math.min(cells, reach));
  return { down: clamp(down), right: clamp(right) };
}
