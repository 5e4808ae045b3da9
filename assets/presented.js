// The page shown to a class, by the button that assets/present is: a figure is larger then, and has more keys.

/** What a presenter's clicker sends. @type {Record<string, number>} */
export const CLICKS = { PageUp: -1, PageDown: 1 };

export function isPresented() {
  return document.documentElement.classList.contains("presented-page");
}
