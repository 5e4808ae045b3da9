// Elements of the page.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} className @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/**
 * HTML from Python, which has made and checked it.
 * @template {HTMLElement} T
 * @param {T} element @param {string} html @returns {T}
 */
export function withHtml(element, html) {
  element.innerHTML = html;
  return element;
}

/** @param {string} className @param {string} label @param {() => void} act */
export function makeButton(className, label, act) {
  const button = make("button", className, label);
  button.type = "button";
  button.onclick = act;
  return button;
}

/** The address of a chapter on this page, "" for the list of them; `at` is one of its screens. */
export function addressOf(chapter = "", at = "") {
  const url = new URL(location.href);
  for (const [name, text] of Object.entries({ chapter, at })) {
    if (text) url.searchParams.set(name, text);
    else url.searchParams.delete(name);
  }
  return `${url.pathname}${url.search}`;
}

/** A click that is meant for this tab. @param {MouseEvent} event */
export function isPlainClick({ button, ctrlKey, metaKey, shiftKey, altKey }) {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/**
 * A link that this page follows by itself; in a new tab it is an address as any other.
 * @param {string} className @param {string} href @param {() => void} act @param {...(Node | string)} content
 */
export function makeLink(className, href, act, ...content) {
  const link = make("a", className, ...content);
  link.href = href;
  link.onclick = (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    act();
  };
  return link;
}
