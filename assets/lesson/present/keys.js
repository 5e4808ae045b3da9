// The keys of a presenter: those of a clicker, the arrows and Space. A field and a figure keep theirs.

import { hasModifier, isTextField } from "../../stepper/dom.js";

/** @typedef {"next" | "before" | "first" | "last" | "leave" | "blank" | "present"} Act */

/** @type {Record<string, Act>} */
const ALWAYS = { PageDown: "next", PageUp: "before", Escape: "leave" };
/** @type {Record<string, Act>} */
const FREE = { ArrowRight: "next", ArrowDown: "next", ArrowLeft: "before", ArrowUp: "before", " ": "next",
  Home: "first", End: "last", b: "blank", ".": "blank" };
const OWN_KEYS = "button, a, summary, select, input, [role=button], [role=radio], [draggable], .stepper";

/** What a key does while a chapter is presented. @param {KeyboardEvent} event @returns {Act | undefined} */
export function presentedKey(event) {
  if (hasModifier(event)) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const keepsKeys = pathOf(event).some((each) => each.matches(OWN_KEYS));
  return ALWAYS[key] ?? (keepsKeys ? undefined : FREE[key]);
}

/** Whether a key asks to present. @param {KeyboardEvent} event @param {HTMLElement} root */
export function asksToPresent(event, root) {
  const path = pathOf(event);
  const typing = path.length > 0 && (isTextField(path[0]) || path[0].matches("select, textarea"));
  const ours = path.includes(root) || path[0] === document.body;
  return event.key.toLowerCase() === "f" && !hasModifier(event) && !typing && ours;
}

/** From the innermost out, through the figures' own roots. @param {Event} event */
function pathOf(event) {
  return event.composedPath().filter((each) => each instanceof HTMLElement);
}
