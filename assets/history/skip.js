// The first stop of the Tab key on every page: a button that goes to the figure.

/** @param {string} label */
export function addSkipButton(label) {
  const place = document.createElement("nav");
  place.className = "skip";
  place.setAttribute("aria-label", label);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.onclick = goToFigure;
  place.append(button);
  document.body.prepend(place);
}

function goToFigure() {
  const figure = stage();
  if (!figure) return;
  if (figure.tabIndex < 0) figure.tabIndex = -1; // so that it takes the focus
  figure.focus();
  figure.scrollIntoView({ block: "nearest" });
}

/** What takes the stepper's keys, or else the page's own figure. @returns {HTMLElement | null | undefined} */
function stage() {
  const main = document.querySelector('[data-testid="stMain"]');
  const hosts = main?.querySelectorAll('[data-testid="stBidiComponentIsolated"]') ?? [];
  const stages = [...hosts].map((host) => host.shadowRoot?.querySelector(".stage"));
  return /** @type {HTMLElement | undefined} */ (stages.find(Boolean))
    ?? /** @type {HTMLElement | null | undefined} */ (main?.querySelector(".st-key-stage"));
}
