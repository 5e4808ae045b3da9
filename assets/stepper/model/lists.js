// Small helpers for lists.

/** The last item of a list that has one. @template T @param {T[]} items */
export function lastOf(items) {
  return items[items.length - 1];
}

/** Whole numbers in order as runs without gaps: 0, 1, 2, 5 is [0, 3] and [5, 6]. @param {number[]} places */
export function runsOf(places) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const place of places) {
    if (runs.length && lastOf(runs)[1] === place) lastOf(runs)[1] += 1;
    else runs.push([place, place + 1]);
  }
  return runs;
}
