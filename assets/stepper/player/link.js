// The step in the page's address, so that a copied link opens at the same step.

const WRITE_AFTER = 250; // milliseconds of rest, so that playing does not flood the browser's history

/** Write `step=` soon; every other parameter stays as it is. */
export function writeStepSoon(link, step) {
  clearTimeout(link.timer);
  link.timer = setTimeout(() => writeStep(step), WRITE_AFTER);
}

/** 1-based; the first step needs no parameter. */
function writeStep(step) {
  const url = new URL(location.href);
  if (step > 0) url.searchParams.set("step", step + 1);
  else url.searchParams.delete("step");
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

export function forgetLink(link) {
  clearTimeout(link.timer);
}
