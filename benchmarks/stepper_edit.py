"""An edit in the grid, from Enter to the new output on the screen: a table by size, and its parts."""

import statistics
from itertools import product

import numpy as np
from playwright.sync_api import Browser, Page

from benchmarks.app import verdict
from tests.browser.fixtures import PROJECTOR
from tests.browser.helpers import open_page, settled
from tests.stepper.locators import STEPPERS, cell

SIDES = (4, 8, 12, 16)
"""Of a grid that is typed; 16 is the most."""
TURNS = 20
BARS = {1: 100.0, 4: 150.0}
"""Milliseconds, by how many times slower the browser is made to run."""
PARTS = ("Enter → sent", "sent → answer", "answer → drawn", "drawn → painted")
NUMBERS = {"within the range": "{}.5", "a new largest": "{}9"}
"""What is typed: of the first, few cells change; of the second, all greys do."""

# The times of messages to and from Streamlit; before the page makes its connection.
LISTEN = """() => {
  window.heard = { sent: [], came: [] };
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    heard.sent.push(performance.now());
    return send.call(this, data);
  };
  window.WebSocket = class extends WebSocket {
    constructor(...options) {
      super(...options);
      this.addEventListener('message', () => heard.came.push(performance.now()));
    }
  };
}"""
# From the key to the second frame after the output has changed: by then it is painted.
TIMED = f"""() => {{
  const node = {STEPPERS}[0].querySelector('.output-grid');
  heard.sent.length = heard.came.length = 0;
  window.measured = new Promise(done => {{
    let key;
    addEventListener('keydown', (event) => {{ key = event.timeStamp; }}, {{ capture: true, once: true }});
    const observer = new MutationObserver(() => {{
      if (!key) return;
      observer.disconnect();
      const drawn = performance.now();
      const times = [key, heard.sent[0], heard.came.findLast(time => time <= drawn), drawn];
      requestAnimationFrame(() => requestAnimationFrame(() => done([...times, performance.now()])));
    }});
    observer.observe(node, {{ subtree: true, childList: true, characterData: true, attributes: true }});
  }});
}}"""


def measure_edits(browser: Browser, url: str) -> None:
    """Print the table: medians in milliseconds, the whole and its parts."""
    bars = ", ".join(f"{bar:.0f} in a browser slowed {slow} times" for slow, bar in BARS.items())
    print(f"\nEnter → new output painted, median of {TURNS} edits in ms; bar {bars}\n")
    print("| grid | slowed | typed | whole | " + " | ".join(PARTS) + " | |")
    print("|---|--:|---|--:|" + "--:|" * len(PARTS) + "---|")
    for side, slow, what in product(SIDES, BARS, NUMBERS):
        print(row(browser, url, side, slow, what), flush=True)


def row(browser: Browser, url: str, side: int, slow: int, what: str) -> str:
    """Type a number over and over into a grid of this size, and return its line of the table."""
    page, form = opened_grid(browser, url, side), NUMBERS[what]
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    times = np.array([edit(page, form.format(1 + turn % 9)) for turn in range(-1, TURNS)][1:])
    page.close()
    parts = [statistics.median(column) for column in np.diff(times, axis=1).T.tolist()]
    whole = statistics.median((times[:, -1] - times[:, 0]).tolist())
    figures = " | ".join(f"{figure:.0f}" for figure in (whole, *parts))
    return f"| {side} × {side} | {slow} × | {what} | {figures} | {verdict(whole, BARS[slow])} |"


def opened_grid(browser: Browser, url: str, side: int) -> Page:
    """Open *Step through* with numbers of 0 to 9 whose first output is the edited one's own."""
    numbers = np.random.default_rng(side).integers(0, 10, (side, side))
    numbers[:2, :2] = 0
    matrix = ";".join(",".join(map(str, line)) for line in numbers.tolist())
    page = browser.new_page(viewport=PROJECTOR)
    page.add_init_script(f"({LISTEN})()")
    return open_page(page, f"{url}?matrix={matrix}&stride_rows=1&stride_cols=1")


def edit(page: Page, text: str) -> list[float]:
    """Change the first number; return when the key was pressed, sent, answered, drawn and painted."""
    cell(page, 0, 0).click()
    page.keyboard.type(text)
    page.evaluate(TIMED)
    page.keyboard.press("Enter")
    times: list[float] = page.evaluate("window.measured")
    page.keyboard.press("Escape")
    settled(page)
    return times
