// A figure in the hands of one question.

/** @import { Cover, FigureHandle } from "../types.d.ts" */
/** @import { FigureView } from "./types.d.ts" */

/** @param {FigureView} figure @param {string} asker @param {Cover} covers @returns {FigureHandle} */
export function handleOf(figure, asker, covers) {
  const change = (/** @type {Partial<FigureView>} */ state) => {
    Object.assign(figure, state);
    figure.update();
  };
  return {
    element: figure.element,
    setData: (patch, words = "") => change({ patch, words }),
    show: (shown) => change({ shown }),
    cover: (on) => {
      if (on) figure.covers.set(asker, covers);
      else figure.covers.delete(asker);
      figure.update();
    },
    onCell: (take, grid = "input") => change({ pick: take && { grid, take }, marked: [] }),
    mark: (marked) => change({ marked }),
  };
}
