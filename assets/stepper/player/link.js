// The page's address, so that a copied link opens at the same step and the same panel.

/** @typedef {{ timer: number }} Link */

const WRITE_AFTER = 250; // milliseconds of rest, so that playing does not flood the browser's history

/** Write `step=` soon; every other parameter stays as it is. @param {Link} link @param {number} step */
export function writeStepSoon(link, step) {
  clearTimeout(link.timer);
  link.timer = setTimeout(() => writeStep(step), WRITE_AFTER);
}

/** 1-based; the first step needs no parameter. @param {number} step */
function writeStep(step) {
  setInLink({ step: step > 0 ? String(step + 1) : "" });
}

/** Set parameters of the address; an empty text takes one out. @param {Record<string, string>} parts */
export function setInLink(parts) {
  const url = new URL(location.href);
  for (const [name, text] of Object.entries(parts)) {
    if (text) url.searchParams.set(name, text);
    else url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/** @param {Link} link */
export function forgetLink(link) {
  clearTimeout(link.timer);
}
