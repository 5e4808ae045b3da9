// A chart that is seen before Plotly is there.

/** @param {{ data: { chart: string }, parentElement: ShadowRoot }} mount */
export default function mountFirstChart({ data, parentElement }) {
  const place = parentElement.querySelector(".place");
  if (place) place.innerHTML = data.chart;
}
