// Rows of a list dragged by mouse or finger. The row that is held takes each place it is moved over at once.

/** @param {HTMLElement} list @param {(from: number, to: number) => void} move */
export function connectDragging(list, move) {
  list.onpointerdown = (event) => {
    const row = rowOf(list, event.target);
    if (!row || event.button || isControl(event)) return;
    event.preventDefault(); // marks no text
    hold(list, row, event.pointerId, move);
  };
}

/** A finger scrolls the page over the text of a line, and drags by the grip. @param {PointerEvent} event */
function isControl({ target, pointerType }) {
  const part = target instanceof Element ? target : null;
  const grip = part?.closest(".grip");
  if (grip instanceof HTMLButtonElement) return grip.disabled;
  return pointerType === "touch" || Boolean(part?.closest("input"));
}

/** @param {HTMLElement} list @param {EventTarget | null} target */
function rowOf(list, target) {
  const rows = /** @type {HTMLElement[]} */ ([...list.children]);
  return rows.find((row) => target instanceof Node && row.contains(target));
}

/**
 * @param {HTMLElement} list @param {HTMLElement} row @param {number} pointer
 * @param {(from: number, to: number) => void} move
 */
function hold(list, row, pointer, move) {
  list.setPointerCapture(pointer); // the row itself may move in the page, and would lose it
  row.classList.add("held");
  list.onpointermove = ({ clientY }) => {
    const rows = [...list.children];
    const above = rows.filter((each) => each !== row && middleOf(each) < clientY);
    move(rows.indexOf(row), above.length);
  };
  list.onpointerup = list.onpointercancel = () => {
    row.classList.remove("held");
    list.onpointermove = list.onpointerup = list.onpointercancel = null;
  };
}

/** @param {Element} row */
function middleOf(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return (top + bottom) / 2;
}
