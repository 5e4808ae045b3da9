"""An edit in the grid, from Enter to the new output on the screen: a table by size, and its parts."""

import statistics
from collections.abc import Sequence
from itertools import product
from urllib.parse import urlencode

import numpy as np
from playwright.sync_api import Browser, Page

from benchmarks.app import verdict
from benchmarks.processor import Processor
from tests.browser.fixtures import PROJECTOR
from tests.browser.helpers import open_page, settled
from tests.stepper.locators import STEPPERS
from ui.controls.settings import SOURCES

GRIDS = ((1, 4, 4), (1, 8, 8), (1, 12, 12), (1, 16, 16), (1, 1, 16), (4, 8, 8))
"""Slices, rows and columns of what is typed; a side has at most 16. One row is 1-D; more slices are 3-D."""
AXES = ("depth", "rows", "cols")
TURNS = 20
BARS = {1: 100.0, 4: 150.0}
"""Milliseconds, by how many times slower the browser is made to run."""
PARTS = ("Enter → asked", "asked → answer", "answer → drawn", "drawn → painted")
NUMBERS = {"within the range": "{}.5", "a new largest": "{}9"}
"""What is typed: of the first, few cells change; of the second, all greys do."""
ALONE = "nothing is drawn"
"""What Streamlit alone takes: the same message and the same answer, which the stepper does not take."""

# The times of messages to and from Streamlit, and of early requests; before the page makes its connection.
LISTEN = """() => {
  window.heard = { sent: [], came: [] };
  const { fetch } = window;
  window.fetch = async (...options) => {
    heard.sent.push(performance.now());
    const answer = await fetch(...options);
    const read = answer.json.bind(answer);
    answer.json = async () => {
      const data = await read();
      heard.came.push(performance.now());
      return data;
    };
    return answer;
  };
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
    const observer = new MutationObserver(() => {{ if (key) window.drawn(); }});
    window.drawn = () => {{
      observer.disconnect();
      const drawn = performance.now();
      const times = [key, heard.sent[0], heard.came.findLast(time => time <= drawn), drawn];
      requestAnimationFrame(() => requestAnimationFrame(() => done([...times, performance.now()])));
    }};
    observer.observe(node, {{ subtree: true, childList: true, characterData: true, attributes: true }});
  }});
}}"""
# From now on the message of an edit is sent, and the stepper leaves its answer as it comes.
LEAVE = f"""() => {{
  const stepper = {STEPPERS}[0];
  const {{ outbox }} = stepper.getRootNode().stepperApp.editing;
  const {{ promise }} = window.poolingStepper;
  const mount = () => {{ window.drawn?.(); }};
  window.poolingStepper = {{ promise: promise.then(code => ({{ ...code, mount }})) }};
  let n = 1000; // above those of edits that are done
  addEventListener('keydown', (event) => {{
    if (event.key !== 'Enter') return;
    event.stopPropagation();
    const text = stepper.querySelector('.field').value;
    outbox.send('edit', [{{ n: n += 1, do: 'type', slice: 0, row: 0, col: 0, text }}]);
  }}, true);
}}"""


def measure_edits(browser: Browser, url: str) -> None:
    """Print the table: medians in milliseconds, the whole, its parts, and the processor's for the page."""
    bars = ", ".join(f"{bar:.0f} in a browser slowed {slow} times" for slow, bar in BARS.items())
    print(f"\nEnter → new output painted, median of {TURNS} edits in ms; bar {bars}\n")
    print("| grid | slowed | typed | best | whole | " + " | ".join(PARTS) + " | processor | |")
    print("|---|--:|---|--:|--:|" + "--:|" * len(PARTS) + "--:|---|")
    for grid, slow, what in product(GRIDS, BARS, (*NUMBERS, ALONE)):
        print(row(browser, url, grid, slow, what), flush=True)


def row(browser: Browser, url: str, grid: Sequence[int], slow: int, what: str) -> str:
    """Type a number over and over into a grid of this size, and return its line of the table."""
    page, form = opened_grid(browser, url, grid), NUMBERS.get(what, "{}.5")
    processor = Processor(page)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    edit(page, processor, form.format(8))
    if what == ALONE:
        page.evaluate(LEAVE)
    edits = [edit(page, processor, form.format(1 + turn % 9)) for turn in range(TURNS)]
    page.close()
    times, busy = np.array([each[0] for each in edits]), statistics.median(each[1] for each in edits)
    whole = times[:, -1] - times[:, 0]
    parts = [statistics.median(column) for column in np.diff(times, axis=1).T.tolist()]
    median = statistics.median(whole.tolist())
    figures = " | ".join(f"{figure:.0f}" for figure in (whole.min(), median, *parts, busy))
    size = " × ".join(map(str, grid[1:] if grid[0] == 1 else grid))
    return f"| {size} | {slow} × | {what} | {figures} | {verdict(median, BARS[slow])} |"


def opened_grid(browser: Browser, url: str, grid: Sequence[int]) -> Page:
    """Open *Step through* with numbers of 0 to 9 whose first output is the edited one's own."""
    numbers = np.random.default_rng(grid[-1]).integers(0, 10, tuple(grid))
    numbers[:2, :2, :2] = 0
    slices = [";".join(",".join(map(str, line)) for line in each) for each in numbers.tolist()]
    source = "volume" if grid[0] > 1 else "row" if grid[1] == 1 else "matrix"
    link = {"matrix": "|".join(slices), "source": SOURCES[source]} | {f"stride_{axis}": 1 for axis in AXES}
    page = browser.new_page(viewport=PROJECTOR)
    page.add_init_script(f"({LISTEN})()")
    return open_page(page, f"{url}?{urlencode(link)}")


def edit(page: Page, processor: Processor, text: str) -> tuple[list[float], float]:
    """Change the first number; return when it was typed, sent, answered, drawn and painted, and the work."""
    page.locator(".input-grid .cell:not(.pad, .outside)").first.click()
    page.keyboard.type(text)
    page.evaluate(TIMED)
    processor.since()
    page.keyboard.press("Enter")
    times: list[float] = page.evaluate("window.measured")
    busy = processor.since()["all"]
    page.keyboard.press("Escape")
    settled(page)
    return times, busy
