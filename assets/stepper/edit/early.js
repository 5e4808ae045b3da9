// The request for the numbers after an edit, before the page runs for it; ui/app/widgets/early.py answers.

/** @import { Payload } from "../payload.d.ts" */

const ADDRESS = "early_answer";
const PATIENCE = 250; // milliseconds: then the message goes first, on a slow line

/**
 * The data after `message`, or null: no answer is no harm.
 * @param {string} name the secret one @param {unknown} message @returns {Promise<Payload | null>}
 */
export async function askEarly(name, message) {
  try {
    const answer = await fetch(ADDRESS, { method: "POST", body: JSON.stringify({ name, message }),
      signal: AbortSignal.timeout(PATIENCE) });
    return answer.status === 200 ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** When what is drawn now is on the screen; a page in the background paints nothing. */
export function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, PATIENCE);
  });
}
