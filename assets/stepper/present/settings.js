// What a teacher changes without leaving the presenter's view: the reduction and the example. They are settings of
// the page: Python sets them there and answers with new data.

import { find, setHidden } from "../dom.js";

/** @import { Presented } from "../payload.d.ts" */
/** @typedef {ReturnType<typeof connectSettings>} Settings */

/** After a click the keys go to the figure again. @param {HTMLElement} root @param {HTMLElement} stage */
export function connectSettings(root, stage) {
  const settings = { group: find(root, ".presented", HTMLElement), switch: find(root, ".switch", HTMLElement),
    before: find(root, ".example-before", HTMLButtonElement), after: find(root, ".example-after", HTMLButtonElement),
    example: find(root, "select.example", HTMLSelectElement), data: /** @type {Presented | null} */ (null), drawn: "",
    send: /** @type {(setting: { name: string, value: string }) => void} */ (() => {}) };
  settings.before.onclick = () => stepExample(settings, -1);
  settings.after.onclick = () => stepExample(settings, 1);
  settings.example.onchange = () => { ask(settings, "example", settings.example.value); stage.focus(); };
  settings.group.onclick = ({ detail, target }) => {
    if (detail && target !== settings.example) stage.focus({ preventScroll: true });
  };
  return settings;
}

/**
 * Show what is chosen; the elements stay while there is nothing new.
 * @param {Settings} settings @param {Presented | null} data
 */
export function showSettings(settings, data) {
  settings.data = data;
  setHidden(settings.group, !data);
  const look = JSON.stringify(data);
  if (!data || look === settings.drawn) return; // an open list would close
  settings.drawn = look;
  nameSettings(settings, data);
  const { reduction, reductions, example, examples } = data;
  const none = new Option(data.words.none, "", false, !example);
  none.disabled = none.hidden = true;
  settings.example.replaceChildren(none, ...Object.entries(examples).map(([name, title]) => (
    new Option(title, name, false, name === example))));
  drawSwitch(settings, reduction, reductions);
}

/** @param {Settings} settings @param {Presented} data */
function nameSettings(settings, { words }) {
  const names = /** @type {[HTMLElement, string][]} */ ([[settings.group, words.settings],
    [settings.switch, words.reduction], [settings.example, words.example], [settings.before, words.before],
    [settings.after, words.after]]);
  for (const [element, name] of names) element.setAttribute("aria-label", name);
  settings.before.title = words.before;
  settings.after.title = words.after;
}

/**
 * Buttons that are kept keep the focus, too.
 * @param {Settings} settings @param {string} chosen @param {Record<string, string>} labels
 */
function drawSwitch(settings, chosen, labels) {
  const known = /** @type {HTMLButtonElement[]} */ ([...settings.switch.children]);
  const buttons = Object.entries(labels).map(([name, label]) => {
    const button = known.find((each) => each.value === name) ?? document.createElement("button");
    Object.assign(button, { type: "button", value: name, textContent: label });
    button.setAttribute("aria-pressed", String(name === chosen));
    button.onclick = () => ask(settings, "reduction", name);
    return button;
  });
  for (const button of known) if (!buttons.includes(button)) button.remove();
  buttons.forEach((button) => { if (!button.isConnected) settings.switch.append(button); });
}

/**
 * The next or the previous example, around the end; from numbers of one's own the first.
 * @param {Settings} settings @param {number} by
 */
function stepExample(settings, by) {
  const names = Object.keys(settings.data?.examples ?? {});
  const at = names.indexOf(settings.example.value);
  ask(settings, "example", at < 0 ? names[0] : names[(at + by + names.length) % names.length]);
}

/**
 * Shown at once, so that a second click goes on from there; the answer shows it again.
 * @param {Settings} settings @param {"reduction" | "example"} name @param {string} value
 */
function ask(settings, name, value) {
  if (!settings.data) return;
  settings.drawn = "";
  showSettings(settings, { ...settings.data, [name]: value });
  settings.drawn = ""; // whatever comes back is drawn
  settings.send({ name, value });
}
