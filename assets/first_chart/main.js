// A chart that is seen before Plotly is there. An answer without one leaves the one that is shown.

/** @param {{ data: { chart: string }, parentElement: ShadowRoot }} mount */
export default function mountFirstChart({ data, parentElement }) {
  const place = parentElement.querySelector(".place");
  if (place && data.chart) place.innerHTML = data.chart;
}
