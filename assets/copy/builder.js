// The builder of links in Share: which parts of the page a link hides, and whether it is for a frame in another page.

import { copyText } from "./copied.js";

/** @typedef {{ name: string, label: string, found: string }} Part */
/** @typedef {{ parts: Part[], words: Record<string, string> }} Builder */

const SAID_MS = 2000;
const ICON = "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5";
const FRAME = { width: 800, height: 600 };

/**
 * A button and its panel.
 * @param {Builder} builder @param {(event: KeyboardEvent) => void} onKey @returns {HTMLElement[]}
 */
export function makeBuilder({ parts, words }, onKey) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "own-button more", title: words.open });
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICON}"/></svg>`;
  button.setAttribute("aria-label", words.open);
  const panel = document.createElement("div");
  panel.className = "builder";
  panel.popover = "auto";
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", words.open);
  button.popoverTargetElement = panel;
  button.onkeydown = panel.onkeydown = onKey;
  panel.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") fillPanel(panel, button, parts, words);
  });
  return [button, panel];
}

/** Only what the page has now is offered. @param {HTMLElement} panel @param {HTMLElement} button @param {Part[]} parts
 * @param {Record<string, string>} words */
function fillPanel(panel, button, parts, words) {
  const now = new URL(location.href).searchParams;
  const hidden = (now.get("hide") ?? "").split(",");
  const present = parts.filter(({ name, found }) => hidden.includes(name) || document.querySelector(found));
  const title = document.createElement("p");
  title.textContent = words.title;
  const choices = present.map(({ name, label }) => choice(name, label, hidden.includes(name)));
  const embed = choice("embed", words.embed, now.get("embed") === "true");
  embed.classList.add("apart");
  const look = Object.assign(document.createElement("a"), { target: "_blank", textContent: words.look, href: "" });
  const tools = document.createElement("div");
  tools.className = "tools";
  const copy = copier(words.copy, words, () => linkOf(panel).href);
  tools.append(copy, copier(words.frame, words, () => frameOf(panel)), look);
  panel.replaceChildren(title, ...choices, embed, tools);
  panel.onchange = () => { look.href = linkOf(panel).href; };
  look.href = linkOf(panel).href;
  const { bottom, right } = button.getBoundingClientRect();
  panel.style.top = `${bottom + 6}px`;
  panel.style.right = `${Math.max(8, innerWidth - right)}px`;
}

/** @param {string} name @param {string} label @param {boolean} checked */
function choice(name, label, checked) {
  const line = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, checked });
  line.append(box, label);
  return line;
}

/** The page as it is, without the chosen parts. @param {HTMLElement} panel */
function linkOf(panel) {
  const url = new URL(location.href);
  const boxes = [...panel.querySelectorAll("input")].filter(({ checked }) => checked).map(({ name }) => name);
  const names = boxes.filter((name) => name !== "embed");
  url.searchParams.delete("embed");
  if (names.length) url.searchParams.set("hide", names.join(","));
  else url.searchParams.delete("hide");
  if (boxes.includes("embed")) url.searchParams.set("embed", "true");
  url.search = url.search.replaceAll("%2C", ",");
  return url;
}

/** @param {HTMLElement} panel */
function frameOf(panel) {
  const url = linkOf(panel);
  url.searchParams.set("embed", "true");
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: url.href.replaceAll("%2C", ","), title: document.title, allow: "fullscreen" });
  for (const [side, length] of Object.entries(FRAME)) frame.setAttribute(side, String(length));
  frame.style.border = "0";
  return frame.outerHTML;
}

/** @param {string} label @param {Record<string, string>} words @param {() => string} textOf */
function copier(label, words, textOf) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "own-button" });
  const said = document.createElement("span");
  said.setAttribute("aria-live", "polite");
  said.textContent = label;
  button.append(said);
  button.onclick = async () => {
    said.textContent = (await copyText(textOf())) ? words.done : words.failed;
    setTimeout(() => { said.textContent = label; }, SAID_MS);
  };
  return button;
}
