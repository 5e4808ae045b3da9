// Edits on their way to Python, one message at a time. Each has a number; the answer is the last one done.

const ASK_AGAIN = 3000; // milliseconds: a lost connection loses a message

export function makeOutbox() {
  return { waiting: [], last: 0, sent: false, timer: 0, send: null };
}

/** Send an edit, or keep it until the message before is answered: sooner, Streamlit might undo the one before. */
export function post(outbox, edit) {
  outbox.last += 1;
  outbox.waiting.push({ n: outbox.last, ...edit });
  sendWaiting(outbox);
}

function sendWaiting(outbox) {
  if (outbox.sent || !outbox.waiting.length) return;
  outbox.sent = true;
  outbox.timer = setTimeout(() => { outbox.sent = false; sendWaiting(outbox); }, ASK_AGAIN);
  outbox.send("edit", [...outbox.waiting]);
}

/** Drop what is done and send the rest. Returns whether anything was done, which is not to say accepted. */
export function takeAnswer(outbox, done) {
  const before = outbox.waiting.length;
  outbox.last = Math.max(outbox.last, done);
  outbox.waiting = outbox.waiting.filter((edit) => edit.n > done);
  if (outbox.waiting.length === before) return false;
  closeOutbox(outbox);
  outbox.timer = setTimeout(() => sendWaiting(outbox));
  return true;
}

export function closeOutbox(outbox) {
  clearTimeout(outbox.timer);
  outbox.sent = false;
}
