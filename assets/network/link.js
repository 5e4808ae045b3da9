// The step in the page's address, so that a copied link opens at the same place.

import { numberOf } from "./places.js";

/** @import { Chain } from "./main.js" */
/** @import { ChainData } from "./types.d.ts" */

const WRITE_AFTER = 250; // milliseconds of rest, so that playing does not flood the browser's history

/** The step of the address, counted from 0; null if it names none. @param {ChainData} data @returns {number | null} */
export function readStep({ pool, embedded }) {
  if (embedded) return null;
  const text = new URL(location.href).searchParams.get("step") ?? "";
  const n = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return n >= 1 && n <= pool.rows.count * pool.cols.count ? n - 1 : null;
}

/** New settings may have moved what is shown: then the address follows. @param {Chain} chain */
export function followStep(chain) {
  const { data } = chain.model;
  const [row, col] = data.start;
  const opened = new URL(location.href).searchParams.get("step") ?? String(numberOf(data, { row, col }) + 1);
  if (opened !== String(shownStep(chain) + 1)) writeStepSoon(chain);
}

/** @param {Chain} chain */
function shownStep({ model, pinned }) {
  return numberOf(model.data, pinned.result);
}

/** @param {Chain} chain */
export function writeStepSoon(chain) {
  if (chain.model.data.embedded) return;
  clearTimeout(chain.writing);
  chain.writing = setTimeout(() => {
    const url = new URL(location.href);
    url.searchParams.set("step", String(shownStep(chain) + 1));
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }, WRITE_AFTER);
}
