// Opens what ui/lessons/standalone.py has packed: the components' code, and what they show. No server is asked.

/** @typedef {{ codes: string[], lesson: import("../lesson/types.d.ts").Lesson }} Packed */
/** @typedef {{ mount: (mount: object) => void, html: string, css: string }} Code */

export default async function openFile() {
  const { codes, lesson } = await unpack();
  for (const code of codes) run(code);
  const page = /** @type {{ poolingLesson: { promise: Promise<Code> } }} */ (/** @type {unknown} */ (window));
  const { mount, html, css } = await page.poolingLesson.promise;
  const host = document.getElementById("lesson");
  const root = host?.attachShadow({ mode: "open" });
  if (!root) return;
  root.innerHTML = `<style>${css}</style>${html}`;
  const show = () => mount({ data: [lesson], parentElement: root, setStateValue: () => {}, setTriggerValue: () => {} });
  show();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}

/** @returns {Promise<Packed>} */
async function unpack() {
  const text = document.getElementById("packed")?.textContent ?? "";
  const bytes = Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0);
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return /** @type {Promise<Packed>} */ (new Response(plain).json());
}

/** As a script of its own: all names in it are its own. @param {string} code */
function run(code) {
  const script = document.createElement("script");
  script.textContent = `(() => {\n${code}\n})();`;
  document.head.append(script);
}
