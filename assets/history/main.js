// One entry of the browser's history for one action. Streamlit writes the address once for every setting: what it
// writes later for the same click belongs to the same entry, and Back and Forward write nothing at all. It does not
// know what the stepper has written there, its step and its panel, nor which screen of a chapter is read; they stay.

import { closeMenuAfterChoice } from "./menu.js";
import { rememberOpened } from "./opened.js";
import { noteSession } from "./session.js";
import { addSkipButton } from "./skip.js";

const ACTIONS = ["pointerdown", "click", "keydown"];
const STEPPER = ["step", "panel", "upstream", "at"]; // the figures' own, and a lesson's: they change without an entry

/** @param {{ data: { skip: string, session: string }, setTriggerValue: import("./session.js").Tell }} mount */
export default function begin({ data, setTriggerValue }) {
  const page = /** @type {{ poolingHistory?: boolean }} */ (window);
  noteSession(data.session, setTriggerValue);
  if (page.poolingHistory) return;
  page.poolingHistory = true;
  addSkipButton(data.skip);
  rememberOpened();
  closeMenuAfterChoice();
  keepHistory();
}

function keepHistory() {
  const { pushState, replaceState } = History.prototype;
  let written = true; // the entry on top belongs to the action that is going on
  let returned = false; // Back or Forward brought it
  const act = () => { written = returned = false; };
  skipOnce(correctedAddress());
  for (const kind of ACTIONS) addEventListener(kind, act, true);
  /** @type {Map<string, string>} */
  const own = new Map(); // what the stepper wrote on this page
  addEventListener("popstate", () => {
    returned = true;
    own.clear();
  }, true);
  history.pushState = history.replaceState = (state, title, to) => {
    const url = new URL(to ?? "", location.href);
    if (url.pathname !== location.pathname) own.clear();
    else if (to instanceof URL) noteOwn(own, url);
    else keepOwn(own, url);
    if (url.href === location.href) return;
    if (settingsOf(url) === settingsOf(new URL(location.href))) replaceState.call(history, state, title, url);
    else if (!returned) {
      (written ? replaceState : pushState).call(history, state, title, url);
      written = true;
    }
  };
}

/** Going back to this address goes further back. @param {string} address */
function skipOnce(address) {
  const skip = () => {
    if (location.href !== address) return;
    removeEventListener("popstate", skip, true);
    history.back();
  };
  if (address) addEventListener("popstate", skip, true);
}

/**
 * The address that was opened, if Python has put another one on top of it before anybody did anything: a bad value
 * is gone from it, or what a page begins with is added. Going back to it would show the same page once more.
 */
function correctedAddress() {
  const [opened] = performance.getEntriesByType("navigation");
  const untouched = !performance.getEntriesByType("first-input").length;
  return opened && opened.name !== location.href && untouched ? opened.name : "";
}

/** The stepper gives a URL, Streamlit a text. @param {Map<string, string>} own @param {URL} url */
function noteOwn(own, url) {
  const before = new URL(location.href).searchParams;
  for (const name of STEPPER) {
    const text = url.searchParams.get(name) ?? "";
    if (text !== (before.get(name) ?? "")) own.set(name, text);
  }
}

/** @param {Map<string, string>} own @param {URL} url */
function keepOwn(own, url) {
  for (const [name, text] of own) {
    if (text) url.searchParams.set(name, text);
    else url.searchParams.delete(name);
  }
}

/** What has an entry of its own: not the stepper's, and not another order of the same. @param {URL} url */
function settingsOf({ href }) {
  const url = new URL(href);
  for (const name of STEPPER) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href;
}
