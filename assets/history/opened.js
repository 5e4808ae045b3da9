// All settings are open after a reload if they were before: the page says so as it goes, and Python reads it before it
// draws the first time. No link has it: one who opens a shared link sees the figure first.

const NAME = "all_settings"; // ui/controls/widgets/all_settings.py reads it; gone when the browser is closed

export function rememberOpened() {
  addEventListener("pagehide", () => {
    if (!document.querySelector(`.st-key-${NAME}_button`)) return; // the page has none
    const now = document.querySelector(`.st-key-${NAME}`) ? "open" : "closed";
    document.cookie = `${NAME}=${now}; path=/; SameSite=Lax`;
  });
}
