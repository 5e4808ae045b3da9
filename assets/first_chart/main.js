// A chart that is seen before Plotly is there. Once it is on the screen, Python is told: Plotly may come.

/** @typedef {(name: string, value: boolean) => void} Tell */

/** @param {{ data: { chart: string }, parentElement: ShadowRoot, setTriggerValue: Tell }} mount */
export default function mountFirstChart({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".place");
  if (!(place instanceof HTMLElement)) return;
  place.innerHTML = data.chart;
  if (place.dataset.told) return;
  place.dataset.told = "true";
  requestAnimationFrame(() => setTimeout(() => setTriggerValue("seen", true)));
}
