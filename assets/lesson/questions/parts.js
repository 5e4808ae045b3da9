// What several parts of a question need.

/**
 * A group of parts under a name.
 * @template {HTMLElement} T
 * @param {T} element @param {string} role @param {string} label
 */
export function named(element, role, label) {
  element.setAttribute("role", role);
  element.setAttribute("aria-label", label);
  return element;
}

/** Where a focused field brings a keyboard that lies over what is to be read. */
export function hasTouchOnly() {
  return matchMedia("(pointer: coarse)").matches;
}
