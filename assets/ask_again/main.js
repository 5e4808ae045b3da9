// Asks the server again and again whether what it waits for has come, for as long as this is on the page.

/** @typedef {HTMLElement | ShadowRoot} Place */
/** @type {WeakMap<Place, number>} */
const timers = new WeakMap();

/** @typedef {{ every: number }} Data in milliseconds */
/** @param {{ data: Data, parentElement: Place, setTriggerValue: (name: string, value: boolean) => void }} mount */
export default function askAgain({ data, parentElement, setTriggerValue }) {
  clearInterval(timers.get(parentElement)); // called again when the theme changes
  const ask = () => document.hidden || setTriggerValue("ask", true); // nobody looks at a hidden page
  const timer = setInterval(ask, data.every);
  timers.set(parentElement, timer);
  return () => clearInterval(timer);
}
