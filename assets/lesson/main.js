// A place for the lesson until its own component is here: titles and text.

/** @param {{ data: [any], parentElement: ShadowRoot }} mount */
export default function mountLesson({ data: [lesson], parentElement }) {
  const view = /** @type {HTMLElement} */ (parentElement.querySelector(".view"));
  let made = "";
  for (const screen of lesson.screens ?? []) {
    made += `<h2>${screen.title}</h2>`;
    for (const block of screen.blocks) made += block.html ?? block.ask ?? block.alt;
  }
  for (const one of lesson.chapters ?? []) made += `<p>${one.number} ${one.title}</p>`;
  view.innerHTML = made;
}
