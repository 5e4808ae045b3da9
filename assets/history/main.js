// One entry of the browser's history for one action. Streamlit writes the address once for every setting: what it
// writes later for the same click belongs to the same entry, and Back and Forward write nothing at all.

const ACTIONS = ["pointerdown", "click", "keydown"];
const NO_ENTRY = ["step", "panel", "upstream"]; // the stepper's own: they change without an entry

export default function keepHistory() {
  const page = /** @type {{ poolingHistory?: boolean }} */ (window);
  if (page.poolingHistory) return;
  page.poolingHistory = true;
  const { pushState, replaceState } = History.prototype;
  let written = true; // the entry on top belongs to the action that is going on
  let returned = false; // Back or Forward brought it
  const act = () => {
    written = returned = false;
  };
  for (const kind of ACTIONS) addEventListener(kind, act, true);
  addEventListener("popstate", () => { returned = true; }, true);
  history.pushState = history.replaceState = (state, title, to) => {
    const url = new URL(to ?? "", location.href);
    if (url.href === location.href) return;
    if (settingsOf(url) === settingsOf(new URL(location.href))) replaceState.call(history, state, title, to);
    else if (!returned) {
      (written ? replaceState : pushState).call(history, state, title, to);
      written = true;
    }
  };
}

/** @param {URL} url */
function settingsOf(url) {
  for (const own of NO_ENTRY) url.searchParams.delete(own);
  return url.href;
}
