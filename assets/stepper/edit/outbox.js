// Edits on their way to Python, one message at a time. Each has a number; the answer is the last one done.
//
// The page runs for a message, and that takes the browser long. So the numbers after an edit are asked for first, by
// an early request that changes nothing: they are drawn, and the message follows.

import { askEarly, painted } from "./early.js";

/** @import { Edit, Payload } from "../payload.d.ts" */
/** @typedef {Edit & { n: number }} Numbered */
/** @typedef {ReturnType<typeof makeOutbox>} Outbox */

const ASK_AGAIN = 3000; // milliseconds: a lost connection loses a message

/** `waiting` are the edits that no drawing has yet, `owed` those that no message has answered. */
export function makeOutbox() {
  return { waiting: /** @type {Numbered[]} */ ([]), owed: /** @type {Numbered[]} */ ([]),
    last: 0, drawn: 0, heard: 0, sent: false, timer: 0, early: "",
    send: /** @type {(name: string, edits: Numbered[]) => void} */ (() => {}),
    draw: /** @type {(data: Payload) => void} */ (() => {}) };
}

/**
 * Send an edit, or keep it until the message before is answered: sooner, Streamlit might undo the one before.
 * @param {Outbox} outbox @param {Edit} edit
 */
export function post(outbox, edit) {
  outbox.last += 1;
  const numbered = { n: outbox.last, ...edit };
  outbox.waiting.push(numbered);
  outbox.owed.push(numbered);
  if (outbox.early) void drawFirst(outbox);
  else sendOwed(outbox);
}

/**
 * Draw the numbers early, and then send; without an answer, or if the page has spoken meanwhile, only send.
 * @param {Outbox} outbox
 */
async function drawFirst(outbox) {
  const { heard, early, owed } = outbox;
  const data = await askEarly(early, owed);
  if (data && heard === outbox.heard && data.edited > outbox.drawn) {
    outbox.drawn = data.edited;
    outbox.waiting = after(outbox.waiting, data.edited);
    outbox.draw(data);
    await painted();
  }
  sendOwed(outbox);
}

/** Send at once, as when the pointer leaves the field for what may change the page. @param {Outbox} outbox */
export function sendOwed(outbox) {
  if (outbox.sent || !outbox.owed.length) return;
  outbox.sent = true;
  outbox.timer = setTimeout(() => { outbox.sent = false; sendOwed(outbox); }, ASK_AGAIN);
  outbox.send("edit", [...outbox.owed]);
}

/**
 * Drop what is done and send the rest. Returns whether anything was done that is not drawn, which is not to say
 * accepted.
 * @param {Outbox} outbox @param {number} done
 */
export function takeAnswer(outbox, done) {
  const [waited, owed] = [outbox.waiting.length, outbox.owed.length];
  outbox.heard += 1;
  outbox.last = Math.max(outbox.last, done);
  outbox.waiting = after(outbox.waiting, done);
  outbox.owed = after(outbox.owed, done);
  if (outbox.owed.length < owed) {
    closeOutbox(outbox);
    outbox.timer = setTimeout(() => sendOwed(outbox));
  }
  return outbox.waiting.length < waited;
}

/** Whether edits are drawn that the last answer does not know: its numbers are older. @param {Outbox} outbox */
export function isAhead({ owed, drawn }) {
  return owed.some(({ n }) => n <= drawn);
}

/** @param {Numbered[]} edits @param {number} done */
function after(edits, done) {
  return edits.filter(({ n }) => n > done);
}

/** @param {Outbox} outbox */
export function closeOutbox(outbox) {
  clearTimeout(outbox.timer);
  outbox.sent = false;
}
