// Runs before Streamlit's code. Streamlit looks for its server beside the page and one step up, so it finds none from
// an address with two slashes; and until it is there, the page has the theme that the learner chose in its menu.

import { closeLostDialog } from "./lost.js";

const top = document.currentScript?.dataset.top ?? "./";
Object.assign(window, { __streamlit: { BACKEND_BASE_URL: new URL(top, location.href).href } });
showChosenTheme();
addEventListener("DOMContentLoaded", closeLostDialog);

function showChosenTheme() {
  try {
    const chosen = JSON.parse(localStorage.getItem(`stActiveTheme-${location.pathname}-v2`) ?? '"System"');
    const scheme = document.querySelector("meta[name=color-scheme]");
    if (chosen !== "System") scheme?.setAttribute("content", chosen.toLowerCase());
  } catch {
    // Without a storage nothing is kept.
  }
}
