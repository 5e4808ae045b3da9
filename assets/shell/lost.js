// A wrong address: Streamlit opens the home page under a dialog. Home says it in our own words, so the dialog goes
// before it is seen.

const TITLE = "Page not found"; // Streamlit's own words

export function closeLostDialog() {
  const close = () => {
    for (const dialog of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[role="dialog"]'))) {
      if (dialog.querySelector("h2")?.textContent !== TITLE) continue;
      dialog.querySelector("button")?.click();
    }
  };
  new MutationObserver(close).observe(document.body, { childList: true }); // dialogs are put there
}
