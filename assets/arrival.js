// The code of a component, which comes in a message of its own: `code_alone` in ui/app/assets.py sends it, once.

/** @typedef {{ mount: (mount: any) => (() => void) | undefined, html: string, css: string }} Code */
/** @typedef {{ promise: Promise<Code>, resolve?: (code: Code) => void }} Arrival */

/** The code called `name`, which may still be on its way. @param {string} name @returns {Arrival} */
export function arrivalOf(name) {
  const page = /** @type {Record<string, Arrival>} */ (/** @type {unknown} */ (window));
  if (!page[name]) {
    /** @type {(code: Code) => void} */
    let resolve = () => {};
    const promise = new Promise((/** @type {(code: Code) => void} */ done) => {
      resolve = done;
    });
    page[name] = { promise, resolve };
  }
  return page[name];
}
