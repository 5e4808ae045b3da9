// The stepper's place on the page. Its code is 220 KB and comes in a message of its own, which is always the same
// and so travels once; the messages that mount it here carry nothing but numbers.

/** @import { Mount } from "../stepper/payload.d.ts" */
/** @typedef {{ mount: (mount: Mount) => (() => void) | undefined, html: string, css: string }} Code */
/** @typedef {Omit<Mount, "data"> & { data: [Mount["data"]] }} Sent */
/** @typedef {{ promise: Promise<Code>, resolve?: (code: Code) => void }} Arrival */

/** @param {Sent} mount */
export default function mountWhenHere(mount) {
  /** @type {(() => void) | undefined} */
  let close;
  let closed = false;
  const start = async () => {
    const code = await arrival().promise;
    if (closed) return;
    if (!mount.parentElement.querySelector(".stepper")) draw(mount.parentElement, code);
    close = code.mount({ ...mount, data: mount.data[0] });
  };
  void start();
  return () => {
    closed = true;
    close?.();
  };
}

/** @returns {Arrival} what the code's own component answers: `code_alone` in ui/app/assets.py */
function arrival() {
  const page = /** @type {{ poolingStepper?: Arrival }} */ (window);
  if (!page.poolingStepper) {
    /** @type {(code: Code) => void} */
    let resolve = () => {};
    const promise = new Promise((/** @type {(code: Code) => void} */ done) => {
      resolve = done;
    });
    page.poolingStepper = { promise, resolve };
  }
  return page.poolingStepper;
}

/** @param {Mount["parentElement"]} root @param {Code} code */
function draw(root, { html, css }) {
  const style = document.createElement("style");
  style.textContent = css;
  const box = document.createElement("div");
  box.innerHTML = html;
  root.replaceChildren(style, ...box.children);
}
