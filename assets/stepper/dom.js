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

/**
 * Write an attribute, if it is another: to write the same again costs the browser as much.
 * @param {Element} element @param {string} name @param {string | number} value
 */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** The same for whether it is hidden. @param {HTMLElement} element @param {boolean} hidden */
export function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** The same for its text. @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The same for all that is in it. @param {Element} element @param {(Node | string)[]} nodes */
export function setContent(element, ...nodes) {
  const wanted = /** @type {Element} */ (element.cloneNode(false));
  wanted.append(...nodes);
  wanted.normalize();
  if (!wanted.isEqualNode(element)) element.replaceChildren(...wanted.childNodes);
}

/** The same for a property of its style. @param {HTMLElement} element @param {string} name @param {string} value */
export function setProperty({ style }, name, value) {
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}

/** @type {WeakMap<Element, Map<string, number>>} */
const letterSizes = new WeakMap();

/**
 * The size of an element's letters, asked once for each look of the component: to ask makes the browser style the page.
 * @param {Element} root @param {Element} element
 */
export function letterSize(root, element) {
  const known = letterSizes.get(element) ?? new Map();
  letterSizes.set(element, known);
  if (!known.has(root.className)) known.set(root.className, parseFloat(getComputedStyle(element).fontSize));
  return /** @type {number} */ (known.get(root.className));
}

/** The element that an event is about. @param {Event} event */
export function targetOf(event) {
  return /** @type {HTMLElement} */ (event.target);
}

/** What has the focus in the component. @param {Element} root */
export function focusedIn(root) {
  return /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
}

/** How much larger a presenter's view shows everything, its own or that of a chapter. @param {HTMLElement} root */
export function scaleOf(root) {
  return root.getBoundingClientRect().width / root.offsetWidth || 1;
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
