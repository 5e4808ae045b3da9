// Edits on their way to Python, one message at a time. Each has a number; the answer is the last one done.

/** @import { Edit } from "../payload.d.ts" */
/** @typedef {Edit & { n: number }} Numbered */
/** @typedef {ReturnType<typeof makeOutbox>} Outbox */

const ASK_AGAIN = 3000; // milliseconds: a lost connection loses a message

export function makeOutbox() {
  return { waiting: /** @type {Numbered[]} */ ([]), last: 0, sent: false, timer: 0,
    send: /** @type {(name: string, edits: Numbered[]) => void} */ (() => {}) };
}

/**
 * Send an edit, or keep it until the message before is answered: sooner, Streamlit might undo the one before.
 * @param {Outbox} outbox @param {Edit} edit
 */
export function post(outbox, edit) {
  outbox.last += 1;
  outbox.waiting.push({ n: outbox.last, ...edit });
  sendWaiting(outbox);
}

/** @param {Outbox} outbox */
function sendWaiting(outbox) {
  if (outbox.sent || !outbox.waiting.length) return;
  outbox.sent = true;
  outbox.timer = setTimeout(() => { outbox.sent = false; sendWaiting(outbox); }, ASK_AGAIN);
  outbox.send("edit", [...outbox.waiting]);
}

/**
 * Drop what is done and send the rest. Returns whether anything was done, which is not to say accepted.
 * @param {Outbox} outbox @param {number} done
 */
export function takeAnswer(outbox, done) {
  const before = outbox.waiting.length;
  outbox.last = Math.max(outbox.last, done);
  outbox.waiting = outbox.waiting.filter((edit) => edit.n > done);
  if (outbox.waiting.length === before) return false;
  closeOutbox(outbox);
  outbox.timer = setTimeout(() => sendWaiting(outbox));
  return true;
}

/** @param {Outbox} outbox */
export function closeOutbox(outbox) {
  clearTimeout(outbox.timer);
  outbox.sent = false;
}
