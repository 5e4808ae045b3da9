// The presenter's view: the figure as large as the screen, driven by the keys of a clicker.

import { find, findAll, focusedIn, hasModifier, isTextField, targetOf } from "../dom.js";
import { NARROW } from "../grid/layout.js";
import { drawPanel } from "../panels/panels.js";
import { goTo, pause } from "../player/player.js";
import { arrange, lineRoom } from "./arrange.js";

/** @import { Room } from "../grid/types.d.ts" */
/** @import { Editing } from "../edit/editing.js" */
/** @import { Panels } from "../panels/panels.js" */
/** @typedef {ReturnType<typeof connectPresenter>} Presenter */

const SLIDE = { width: 1000, height: 562 }; // the figure is laid out in so many pixels, and then enlarged
const MOST_FOR_PANEL = 0.42; // of the height
const GAP_ABOVE_FACTS = 8;
const FOCUSABLE = "button, summary, select, input, [tabindex]";

/**
 * A clicker sends the page keys, F5 to begin, B or a point to blank the screen, and Esc.
 * @type {Record<string, (presenter: Presenter) => void>}
 */
const KEYS = {
  f: (presenter) => stopPresenting(presenter),
  Escape: (presenter) => stopPresenting(presenter),
  b: ({ root }) => root.classList.add("blank"),
  ".": ({ root }) => root.classList.add("blank"),
  F5: ({ figure: { player } }) => { pause(player); goTo(player, 0); },
};

/**
 * Connect it before steps and edits get their keys.
 * @param {Editing} editing @param {Panels} panels @param {() => void} redraw
 */
export function connectPresenter(editing, panels, redraw) {
  const { figure } = editing;
  const { root } = figure;
  const presenter = { figure, root, editing, panels, redraw, ending: new AbortController(),
    gone: new AbortController() };
  find(root, ".present", HTMLButtonElement).onclick = () => (
    figure.presenting ? stopPresenting(presenter) : startPresenting(presenter));
  root.addEventListener("keydown", (event) => onPresenterKey(presenter, event), true);
  addEventListener("pooling-present", (event) => { // the button in the page's heading: assets/present
    if (figure.chapter) return; // it has a presenter's view of its own
    event.preventDefault();
    startPresenting(presenter);
  }, { signal: presenter.gone.signal });
  return presenter;
}

/** @param {Presenter} presenter @param {KeyboardEvent} event */
function onPresenterKey(presenter, event) {
  const { figure, editing: { field } } = presenter;
  const target = targetOf(event);
  const typing = isTextField(target) && (event.key !== "Escape" || target === field.input);
  if (figure.model.demo || figure.chapter || typing || hasModifier(event)) return;
  const action = figure.presenting ? presentingKey(presenter, event) : startKey(event.key, target);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action(presenter);
}

/** @param {string} key @param {HTMLElement} target */
function startKey(key, target) {
  return key.toLowerCase() === "f" && target.tagName !== "SELECT" ? startPresenting : undefined;
}

/**
 * While the screen is blank, any key but Esc brings the figure back and does nothing else.
 * @param {Presenter} presenter @param {KeyboardEvent} event
 */
function presentingKey({ root, editing }, event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "Tab") return focusAfter(root, event.shiftKey ? -1 : 1);
  if (root.classList.contains("blank") && key !== "Escape") return () => root.classList.remove("blank");
  const belongsToCell = editing.selected && (key === "." || key === "Escape");
  return belongsToCell ? undefined : KEYS[key];
}

/** Tab stays in the view: the page under it cannot be seen. @param {HTMLElement} root @param {number} by */
function focusAfter(root, by) {
  const all = [...findAll(root, FOCUSABLE)].filter((each) => each.tabIndex >= 0 && !each.matches(":disabled")
    && each.getClientRects().length);
  const at = all.findIndex((each) => each === focusedIn(root));
  const next = all[(at + by + all.length) % all.length];
  return () => next.focus();
}

/**
 * Over everything else on the page at once, and then over the whole screen, if the browser allows it.
 * @param {Presenter} presenter
 */
function startPresenting(presenter) {
  const { figure, root } = presenter;
  presenter.ending = new AbortController();
  const { signal } = presenter.ending;
  figure.presenting = true;
  root.classList.add("presenting");
  root.tabIndex = -1; // a click beside the grids must not take the keys away
  figure.stage.append(find(root, ".facts", HTMLElement)); // beside the output there is room
  raise(root);
  fitToScreen(presenter);
  figure.stage.focus({ preventScroll: true });
  addEventListener("resize", () => fitToScreen(presenter), { signal });
  document.addEventListener("fullscreenchange", () => onFullscreen(presenter), { signal });
  document.documentElement.requestFullscreen?.().catch(() => {}); // not allowed: the view fills the window
}

/** The browser ends the full screen on Esc by itself. @param {Presenter} presenter */
function onFullscreen(presenter) {
  if (!document.fullscreenElement) stopPresenting(presenter);
  else raise(presenter.root);
}

/**
 * Into the browser's top layer, as its uppermost; where it has none, the style sheet's z-index has to do.
 * @param {HTMLElement} root
 */
function raise(root) {
  if (!root.showPopover) return;
  root.popover = "manual";
  if (root.matches(":popover-open")) root.hidePopover();
  root.showPopover();
}

/** Everything is enlarged alike: letters, lines and cells. @param {Presenter} presenter */
function fitToScreen({ root, redraw }) {
  const scale = Math.max(1, Math.min(innerWidth / SLIDE.width, innerHeight / SLIDE.height));
  Object.assign(root.style, { width: `${innerWidth / scale}px`, height: `${innerHeight / scale}px`,
    transform: `scale(${scale})` });
  redraw();
}

/**
 * The height that the figure may take, in its own pixels; null leaves it to the layout.
 * @param {Presenter} presenter @returns {Room | null}
 */
export function roomFor({ figure, root, panels }) {
  if (!figure.presenting) return null;
  const fits = showPanelIfItFits(root, panels);
  sayWhatIsLeftOut(root, panels, !fits);
  const { model } = figure;
  const { column, high } = arrange(root, model);
  const { clientHeight } = figure.stage;
  const rest = clientHeight - find(root, ".facts", HTMLElement).offsetHeight - GAP_ABOVE_FACTS;
  const colourLens = model.pictures && model.colours.length > 0; // three windows below each other
  return { input: high || colourLens ? clientHeight : rest, rest, column, line: lineRoom(model),
    output: high && model.input.slices > 1 ? clientHeight : rest };
}

/**
 * The open panel is shown below the figure, if that leaves the figure enough. Returns whether nothing is left out.
 * @param {HTMLElement} root @param {Panels} panels
 */
function showPanelIfItFits(root, panels) {
  const wanted = panels.chosen !== "" && root.clientWidth >= NARROW;
  root.classList.toggle("with-panel", wanted);
  if (!wanted) return !panels.chosen;
  drawPanel(panels);
  const { scrollHeight, scrollWidth, clientWidth } = panels.body;
  const fits = scrollHeight <= root.clientHeight * MOST_FOR_PANEL && scrollWidth <= clientWidth;
  root.classList.toggle("with-panel", fits);
  return fits;
}

/** @param {HTMLElement} root @param {Panels} panels @param {boolean} leftOut */
function sayWhatIsLeftOut(root, { chosen, data }, leftOut) {
  find(root, ".left-out", HTMLElement).hidden = !leftOut;
  if (leftOut) find(root, ".left-out-panel", HTMLElement).textContent = data?.tabs[chosen] ?? "";
}

/** @param {Presenter} presenter */
export function closePresenter({ figure, ending }) {
  ending.abort();
  if (figure.presenting && document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

/** @param {Presenter} presenter */
function stopPresenting(presenter) {
  const { figure, root, redraw } = presenter;
  if (!figure.presenting) return;
  closePresenter(presenter);
  figure.presenting = false;
  root.classList.remove("presenting", "blank", "with-panel", "high", "tall", "column", "roundable");
  find(root, ".sentence", HTMLElement).after(find(root, ".facts", HTMLElement));
  root.removeAttribute("popover"); // which also takes it out of the top layer
  root.removeAttribute("tabindex");
  root.removeAttribute("style");
  redraw();
}
