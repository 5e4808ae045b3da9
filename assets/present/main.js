// "Present" in the heading: the page's figure alone, as large as the screen. The stepper has a view of its own.

/** @typedef {{ label: string, close: string }} Words */
/** @typedef {{ button: HTMLButtonElement, words: Words, ending: AbortController }} View */

const PRESENTED = "presented-page"; // what assets/presented.css goes by
const SLIDE = { width: 1000, height: 562 }; // the page is laid out as if the screen were that large, then enlarged

/** @param {{ data: Words, parentElement: ShadowRoot }} mount */
export default function mountPresent({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  if (!button) return undefined;
  const view = { button, words: data, ending: new AbortController() };
  name(view);
  button.onclick = () => (isPresented() ? stop(view) : start(view));
  button.onkeydown = keepShortcuts;
  if (isPresented()) listen(view); // it was mounted again meanwhile
  return () => {
    view.ending.abort();
    if (!button.isConnected) leave(); // to another page
  };
}

function isPresented() {
  return document.documentElement.classList.contains(PRESENTED);
}

/** @param {View} view */
function start(view) {
  if (!dispatchEvent(new Event("pooling-present", { cancelable: true }))) return; // the stepper took it
  document.documentElement.classList.add(PRESENTED);
  listen(view);
  fit();
  name(view);
  view.button.blur(); // the space bar plays, and does not close
  document.documentElement.requestFullscreen?.().catch(() => {}); // not allowed: the view fills the window
}

/** @param {View} view */
function listen(view) {
  view.ending = new AbortController();
  const { signal } = view.ending;
  addEventListener("resize", fit, { signal });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !opensSomething()) stop(view); }, { signal });
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) stop(view); }, { signal });
}

/** Escape first closes a menu or a list. */
function opensSomething() {
  return Boolean(document.querySelector('[data-testid="stPopoverBody"], [data-baseweb="popover"], [role="listbox"]'));
}

function fit() {
  const zoom = Math.max(1, Math.min(innerWidth / SLIDE.width, innerHeight / SLIDE.height));
  document.documentElement.style.setProperty("--presented-zoom", String(zoom));
}

/** @param {View} view */
function stop(view) {
  view.ending.abort();
  leave();
  name(view);
  if (document.activeElement === document.body) view.button.focus({ preventScroll: true });
}

function leave() {
  if (isPresented() && document.fullscreenElement) document.exitFullscreen().catch(() => {});
  document.documentElement.classList.remove(PRESENTED);
}

/** @param {View} view */
function name({ button, words }) {
  const text = isPresented() ? words.close : words.label;
  button.setAttribute("aria-pressed", String(isPresented()));
  const label = button.querySelector("span");
  if (label) label.textContent = text;
}

/** R reruns and C clears the cache in Streamlit, at document level: they stop here. @param {KeyboardEvent} event */
function keepShortcuts(event) {
  if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation();
}
