// The presenter's view: the figure as large as the screen, driven by the keys of a clicker.

import { NARROW } from "../grid/layout.js";
import { drawPanel } from "../panels/panels.js";
import { goTo, pause } from "../player/player.js";

const SLIDE = { width: 1000, height: 562 }; // the figure is laid out in so many pixels, and then enlarged
const MOST_FOR_PANEL = 0.42; // of the height
const FOCUSABLE = "button, summary, select, input, [tabindex]";

/** A clicker sends the page keys, F5 to begin, B or a point to blank the screen, and Esc. */
const KEYS = {
  f: (app) => stopPresenting(app),
  Escape: (app) => stopPresenting(app),
  b: (app) => app.root.classList.add("blank"),
  ".": (app) => app.root.classList.add("blank"),
  F5: (app) => { pause(app.player); goTo(app.player, 0); },
};

/** `app` offers root, stage, field, player and redraw(); it gets `presenting` and `scale`. */
export function connectPresenter(app) {
  Object.assign(app, { presenting: null, scale: 1 });
  app.root.querySelector(".present").onclick = () => (app.presenting ? stopPresenting(app) : startPresenting(app));
  app.root.addEventListener("keydown", (event) => onPresenterKey(app, event), true); // before steps and edits
}

function onPresenterKey(app, event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const typing = target.type === "text" && (key !== "Escape" || target === app.field);
  if (app.model.demo || typing || ctrlKey || metaKey || altKey) return;
  const action = app.presenting ? presentingKey(app, event) : startKey(event);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action(app);
}

function startKey({ key, target }) {
  return key.toLowerCase() === "f" && target.tagName !== "SELECT" ? startPresenting : undefined;
}

/** While the screen is blank, any key but Esc brings the figure back and does nothing else. */
function presentingKey(app, event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "Tab") return focusAfter(app, event);
  if (app.root.classList.contains("blank") && key !== "Escape") return () => app.root.classList.remove("blank");
  const typing = app.selected && (key === "." || key === "Escape"); // they belong to the selected cell
  return typing ? undefined : KEYS[key];
}

/** Tab stays in the view: the page under it cannot be seen. */
function focusAfter({ root }, { shiftKey }) {
  const all = [...root.querySelectorAll(FOCUSABLE)].filter((each) => each.tabIndex >= 0 && !each.disabled
    && each.getClientRects().length);
  const at = all.indexOf(root.getRootNode().activeElement);
  const next = all[(at + (shiftKey ? -1 : 1) + all.length) % all.length];
  return () => next.focus();
}

/** Over everything else on the page at once, and then over the whole screen, if the browser allows it. */
function startPresenting(app) {
  const ending = new AbortController();
  app.presenting = ending;
  app.root.classList.add("presenting");
  app.root.tabIndex = -1; // a click beside the grids must not take the keys away
  raise(app.root);
  fitToScreen(app);
  app.stage.focus({ preventScroll: true });
  addEventListener("resize", () => fitToScreen(app), { signal: ending.signal });
  document.addEventListener("fullscreenchange", () => onFullscreen(app), { signal: ending.signal });
  document.documentElement.requestFullscreen?.().catch(() => {}); // refused: the view fills the window
}

/** The browser ends the full screen on Esc by itself. */
function onFullscreen(app) {
  if (!document.fullscreenElement) stopPresenting(app);
  else raise(app.root);
}

/** Into the browser's top layer, as its uppermost; where it has none, the style sheet's z-index has to do. */
function raise(root) {
  if (!root.showPopover) return;
  root.popover = "manual";
  if (root.matches(":popover-open")) root.hidePopover();
  root.showPopover();
}

/** Everything is enlarged alike: letters, lines and cells. */
function fitToScreen(app) {
  const scale = Math.max(1, Math.min(innerWidth / SLIDE.width, innerHeight / SLIDE.height));
  Object.assign(app, { scale });
  Object.assign(app.root.style, { width: `${innerWidth / scale}px`, height: `${innerHeight / scale}px`,
    transform: `scale(${scale})` });
  app.redraw();
}

/** The height that the figure may take, in its own pixels; 0 leaves it to the layout. */
export function roomFor(app) {
  if (!app.presenting) return 0;
  const fits = showPanelIfItFits(app);
  sayWhatIsLeftOut(app, !fits);
  return app.stage.clientHeight;
}

/** The open panel is shown below the figure, if that leaves the figure enough. Returns whether nothing is left out. */
function showPanelIfItFits(app) {
  const { root, panels } = app;
  const wanted = panels.chosen && root.clientWidth >= NARROW;
  root.classList.toggle("with-panel", Boolean(wanted));
  if (!wanted) return !panels.chosen;
  drawPanel(app);
  const { scrollHeight, scrollWidth, clientWidth } = panels.body;
  const fits = scrollHeight <= root.clientHeight * MOST_FOR_PANEL && scrollWidth <= clientWidth;
  root.classList.toggle("with-panel", fits);
  return fits;
}

function sayWhatIsLeftOut({ root, panels: { chosen, data } }, leftOut) {
  root.querySelector(".left-out").hidden = !leftOut;
  if (leftOut) root.querySelector(".left-out-panel").textContent = data.tabs[chosen];
}

export function closePresenter({ presenting }) {
  presenting?.abort();
  if (presenting && document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

function stopPresenting(app) {
  if (!app.presenting) return;
  closePresenter(app);
  Object.assign(app, { presenting: null, scale: 1 });
  app.root.classList.remove("presenting", "blank", "with-panel");
  app.root.removeAttribute("popover"); // which also takes it out of the top layer
  app.root.removeAttribute("tabindex");
  app.root.removeAttribute("style");
  app.redraw();
}
