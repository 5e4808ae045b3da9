// How large a slide is: as large as the screen, and as small as what is on it asks for.

const SCREEN = { width: 1000, height: 562 }; // a slide is laid out in so many pixels, and then enlarged
const LEAST = 0.76; // of that: what needs more room is scrolled
const LEAST_FIGURE = 0.5; // of its width
const SPARE = 24; // pixels: below them nothing is missed
const PAGE = 0.8; // of the height, when a slide is scrolled

/** Everything is enlarged alike: letters, lines and cells. @param {HTMLElement} root */
export function fitSlide(root) {
  const whole = Math.max(1, Math.min(innerWidth / SCREEN.width, innerHeight / SCREEN.height));
  for (const figures of figuresOn(root)) figures.removeAttribute("style");
  enlarge(root, whole);
  const over = root.clientHeight / root.scrollHeight;
  if (over < 1) enlarge(root, whole * Math.max(LEAST, over));
  if (root.scrollHeight > root.clientHeight) narrowFigures(root);
}

/** @param {HTMLElement} root @param {number} scale */
function enlarge(root, scale) {
  Object.assign(root.style, { width: `${innerWidth / scale}px`, height: `${innerHeight / scale}px`,
    transform: `scale(${scale})` });
}

/** Pictures are as high as they are wide. @param {HTMLElement} root */
function narrowFigures(root) {
  const over = root.scrollHeight - root.clientHeight;
  for (const figures of figuresOn(root)) {
    const by = Math.max(LEAST_FIGURE, 1 - over / figures.offsetHeight);
    if (figures.querySelector(".plate.head")) figures.style.zoom = String(by); // narrower, it would be higher
    else figures.style.maxWidth = `${by * figures.offsetWidth}px`;
  }
}

/** @param {HTMLElement} root @returns {NodeListOf<HTMLElement>} */
function figuresOn(root) {
  return root.querySelectorAll(".figures.on-slide");
}

/** Whether there is more of a slide, which is then shown. @param {HTMLElement} root @param {number} by 1 or -1 */
export function scrollSlide(root, by) {
  const { scrollTop, scrollHeight, clientHeight } = root;
  const rest = by > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
  if (rest <= SPARE) return false;
  root.scrollTop += by * PAGE * clientHeight;
  return true;
}
