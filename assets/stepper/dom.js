// Small helpers for the page's elements.

/**
 * The part of main.html that a selector names, which must be of a kind: HTMLElement, SVGSVGElement …
 * @template {Element} T
 * @param {ParentNode} root @param {string} selector @param {new () => T} kind
 * @returns {T}
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`There is no ${kind.name} ${selector} in main.html.`);
}

/**
 * All parts that a selector names.
 * @param {ParentNode} root @param {string} selector @returns {NodeListOf<HTMLElement>}
 */
export function findAll(root, selector) {
  return root.querySelectorAll(selector);
}

/** The element that an event is about. @param {Event} event */
export function targetOf(event) {
  return /** @type {HTMLElement} */ (event.target);
}

/** What has the focus in the component. @param {Element} root */
export function focusedIn(root) {
  return /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
}

/** How much larger the presenter's view shows everything. @param {Element} root */
export function scaleOf(root) {
  return new DOMMatrix(getComputedStyle(root).transform).a;
}

/** A key with Control, Command or Alt belongs to the browser. @param {KeyboardEvent | MouseEvent} event */
export function hasModifier({ ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey;
}

/** Whether a key goes into a text or a list box. @param {HTMLElement} target */
export function takesLetters(target) {
  return isTextField(target) || target.tagName === "SELECT";
}

/** @param {HTMLElement} target */
export function isTextField(target) {
  return target instanceof HTMLInputElement && target.type === "text";
}
