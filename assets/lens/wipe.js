// The wipe: the photo over each result, from the left to a line that a slider moves.

/** @param {HTMLElement[]} figures the photo first @param {number} share in percent */
export function wipe([input, ...results], share) {
  const photo = input?.querySelector("img");
  for (const result of results) {
    const axes = result.querySelector(".picture-axes");
    if (!axes) continue;
    const over = axes.querySelector(".wipe-over");
    if (!share || !photo) over?.remove();
    else place(over instanceof HTMLElement ? over : make(axes), photo.src, share);
  }
}

/** @param {Element} axes */
function make(axes) {
  const over = document.createElement("div");
  over.className = "wipe-over";
  const picture = document.createElement("img");
  picture.alt = "";
  over.append(picture);
  axes.querySelector("img")?.after(over);
  return over;
}

/** @param {HTMLElement} over @param {string} source @param {number} share */
function place(over, source, share) {
  const picture = /** @type {HTMLImageElement} */ (over.firstElementChild);
  if (picture.src !== source) picture.src = source;
  over.style.setProperty("--wiped", `${share}%`);
}
