// The page shown to a class, by the button that assets/present is: a figure is larger then, and has more keys.

/** What a presenter's clicker sends. @type {Record<string, number>} */
export const CLICKS = { PageUp: -1, PageDown: 1 };

/**
 * Keep the class "presented" of a figure: its style sheet has a layout for the screen of a class.
 * @param {HTMLElement} stage @param {AbortSignal} signal of its end
 */
export function followPresenting(stage, signal) {
  const mark = () => stage.classList.toggle("presented", isPresented());
  const observer = new MutationObserver(mark);
  observer.observe(document.documentElement, { attributeFilter: ["class"] });
  signal.addEventListener("abort", () => observer.disconnect());
  mark();
}

export function isPresented() {
  return document.documentElement.classList.contains("presented-page");
}
