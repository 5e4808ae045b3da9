// On a phone the menu lies over the page. Streamlit leaves it there when a page was chosen in it: close it.

const PHONE = "(max-width: 767px)";

export function closeMenuAfterChoice() {
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest('[data-testid="stSidebar"] a');
    if (!link || !matchMedia(PHONE).matches) return;
    const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    if (close instanceof HTMLElement) setTimeout(() => close.click()); // after the link has been followed
  });
}
