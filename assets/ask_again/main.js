// Asks the server again and again whether what it waits for has come, for as long as this is on the page.

const EVERY = 500; // ms

/** @type {WeakMap<HTMLElement | ShadowRoot, number>} */
const timers = new WeakMap();

/** @typedef {{ parentElement: HTMLElement | ShadowRoot, setTriggerValue: (name: string, value: boolean) => void }} Mount */

/** @param {Mount} mount */
export default function askAgain({ parentElement, setTriggerValue }) {
  clearInterval(timers.get(parentElement)); // called again when the theme changes
  const ask = () => document.hidden || setTriggerValue("ask", true); // nobody looks at a hidden page
  const timer = setInterval(ask, EVERY);
  timers.set(parentElement, timer);
  return () => clearInterval(timer);
}
