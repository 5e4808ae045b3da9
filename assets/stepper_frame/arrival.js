// A component's place on the page, until its code is here: `code_alone` in ui/app/assets.py sends that alone, once.

/** @typedef {{ parentElement: ShadowRoot, data: unknown }} Place */
/** @typedef {{ mount: (mount: any) => (() => void) | undefined, html: string, css: string }} Code */
/** @typedef {{ promise: Promise<Code>, resolve?: (code: Code) => void }} Arrival */

/** Mount the code called `name` as soon as it is here. @param {Place} mount @param {string} name */
export function mountWhenHere(mount, name) {
  /** @type {(() => void) | undefined} */
  let close;
  let closed = false;
  const start = async () => {
    const code = await arrivalOf(name).promise;
    if (closed) return;
    if (mount.parentElement.querySelector(".place")) draw(mount.parentElement, code);
    close = code.mount(mount);
  };
  void start();
  return () => {
    closed = true;
    close?.();
  };
}

/** @param {string} name @returns {Arrival} what the code's own component answers */
function arrivalOf(name) {
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

/** @param {ShadowRoot} root @param {Code} code */
function draw(root, { html, css }) {
  const style = document.createElement("style");
  style.textContent = css;
  const box = document.createElement("div");
  box.innerHTML = html;
  root.replaceChildren(style, ...box.children);
}
