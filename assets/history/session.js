// The server can lose the session of a page that is still open: it restarts, or the line is down for minutes. Streamlit
// then goes on with an empty session, without a word, and the first click may be lost. So a new connection asks for the
// whole page at once, and the session's name lets Python see that it is another one.

const CONNECTION = "data-test-connection-state";

/** @typedef {(name: string, value: string) => void} Tell */

/** Note the session that the page is of. @param {string} name @param {Tell} setTriggerValue */
export function noteSession(name, setTriggerValue) {
  const page = /** @type {{ poolingSession?: { name: string, told: string, tell: Tell } }} */ (window);
  const session = page.poolingSession;
  if (!session) {
    page.poolingSession = { name, told: "", tell: setTriggerValue };
    watchConnection(() => page.poolingSession && tell(page.poolingSession));
    return;
  }
  session.tell = setTriggerValue;
  if (name !== session.name) tell(session);
  session.name = name;
}

/** Tell Python which session the page was of. @param {{ name: string, told: string, tell: Tell }} session */
function tell(session) {
  if (session.told === session.name) return;
  session.told = session.name;
  session.tell("before", session.name);
}

/** @param {() => void} connectedAgain */
function watchConnection(connectedAgain) {
  const app = document.querySelector(`[${CONNECTION}]`);
  if (!app) return;
  new MutationObserver(() => {
    if (app.getAttribute(CONNECTION) === "CONNECTED") connectedAgain();
  }).observe(app, { attributes: true, attributeFilter: [CONNECTION] });
}
