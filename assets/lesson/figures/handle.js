// A figure in the hands of one question. Of several questions about a figure, the one that was touched last has it: its
// answer is to be seen, although the next question waits. Until one is touched, all of them cover the figure.

/** @import { Cover, FigureHandle } from "../types.d.ts" */
/** @import { FigureView } from "./types.d.ts" */
/** @typedef {{ holder: string, covers: Map<string, Cover> }} Askers */

/** @type {WeakMap<FigureView, Askers>} */
const ASKERS = new WeakMap();

/** @param {FigureView} figure @param {string} asker @param {Cover} covers @returns {FigureHandle} */
export function handleOf(figure, asker, covers) {
  const askers = ASKERS.get(figure) ?? { holder: "", covers: new Map() };
  ASKERS.set(figure, askers);
  const change = (/** @type {Partial<FigureView>} */ state) => {
    Object.assign(figure, state);
    figure.update();
  };
  return {
    element: figure.element,
    isMine: () => askers.holder === asker,
    take: () => {
      askers.holder = asker;
      change({ covers: coversNow(askers) });
    },
    setData: (patch, words = "") => change({ patch, words }),
    show: (shown) => change({ shown }),
    cover: (on) => {
      if (on) askers.covers.set(asker, covers);
      else askers.covers.delete(asker);
      change({ covers: coversNow(askers) });
    },
    onCell: (take, grid = "input") => change({ pick: take && { grid, take }, marked: [] }),
    mark: (marked) => change({ marked }),
  };
}

/** @param {Askers} askers */
function coversNow({ holder, covers }) {
  return holder ? new Map([...covers].filter(([asker]) => asker === holder)) : covers;
}
