// A component's place on the page, until its code is here.

import { arrivalOf } from "./arrival.js";

/** @import { Code } from "./arrival.js" */
/** @typedef {{ parentElement: ShadowRoot, data: unknown }} Place */

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

/** @param {ShadowRoot} root @param {Code} code */
function draw(root, { html, css }) {
  const style = document.createElement("style");
  style.textContent = css;
  const box = document.createElement("div");
  box.innerHTML = html;
  root.replaceChildren(style, ...box.children);
}
