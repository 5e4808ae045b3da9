// A wrong address: Streamlit opens the home page under a dialog. Home says it in our own words, so the dialog goes.

const TITLE = "Page not found"; // Streamlit's own words

export function closeLostDialog() {
  const close = () => {
    for (const dialog of document.querySelectorAll('[role="dialog"]')) {
      if (dialog.querySelector("h2")?.textContent === TITLE) dialog.querySelector("button")?.click();
    }
  };
  close();
  new MutationObserver(close).observe(document.body, { childList: true }); // dialogs are put there
}
