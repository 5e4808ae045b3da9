"""The app as a visitor feels it: from server start to the home page, from a moved control to the figure."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.fixtures import FLAGS, PROJECTOR
from tests.browser.helpers import open_page
from tests.browser.server import ROOT, running_server
from tests.browser.which import find_browser

STARTS = 5
MOVES = 60
START_BAR_SECONDS = 3.0
MOVE_BAR_MILLISECONDS = 300.0

# Resolves with the milliseconds from the click or key that moved a control to the first frame after the
# stepper's drawing changed. Both ends are read in the browser: no time of the test driver is counted.
MOVED_TO_REDRAWN = """() => new Promise((resolve) => {
  const root = [...document.querySelectorAll('.st-key-stepper *')].find((node) => node.shadowRoot).shadowRoot;
  let moved;
  const start = (event) => { moved ??= event.timeStamp; };
  ['click', 'keydown'].forEach((kind) => addEventListener(kind, start, { capture: true, once: true }));
  const observer = new MutationObserver(() => {
    if (moved === undefined) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame((now) => resolve(now - moved)));
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
})"""


def main() -> None:
    """Measure and print both figures beside their bars."""
    with chromium() as browser:
        starts = [seconds_to_home(browser) for _ in range(STARTS)]
        moves = milliseconds_to_redraw(browser)
    p95 = statistics.quantiles(moves, n=20)[-1]
    print(f"server start to home drawn, {STARTS} fresh servers: {', '.join(f'{s:.2f}' for s in starts)} s")
    slowest = max(starts)
    print(f"  slowest {slowest:.2f} s, bar {START_BAR_SECONDS:.2f} s: {verdict(slowest, START_BAR_SECONDS)}")
    print(f"control moved to stepper redrawn, {MOVES} moves: median {statistics.median(moves):.0f} ms")
    print(f"  p95 {p95:.0f} ms, bar {MOVE_BAR_MILLISECONDS:.0f} ms: {verdict(p95, MOVE_BAR_MILLISECONDS)}")


def verdict(measured: float, bar: float) -> str:
    """Say whether a figure meets its bar."""
    return "met" if measured <= bar else "MISSED"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the tests use."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)


def seconds_to_home(browser: Browser) -> float:
    """Seconds from the command that starts a server to the live figure of the home page on the screen."""
    page = browser.new_page(viewport=PROJECTOR)
    started = time.perf_counter()
    with running_server(ROOT / "app.py") as server:
        page.goto(server.url, wait_until="commit")
        page.locator(".stepper .output-grid text").first.wait_for()
        page.locator(".st-key-card_translation_invariance").wait_for()
        seconds = time.perf_counter() - started
        page.close()
    return seconds


def milliseconds_to_redraw(browser: Browser) -> list[float]:
    """Move the reduction and the window's rows by turns on *Step through*."""
    with running_server(ROOT / "app.py") as server:
        page = browser.new_page(viewport=PROJECTOR)
        open_page(page, f"{server.url}/step_through")
        return [move(page, turn) for turn in range(MOVES)]


def move(page: Page, turn: int) -> float:
    """Move one control and return the milliseconds until the figure has changed."""
    field = page.get_by_label("Window", exact=True)
    if turn % 2:
        field.fill(str(3 - turn // 2 % 2))  # 3, 2, 3 …: never what it is already
        field.focus()
    page.evaluate(f"() => {{ window.measured = ({MOVED_TO_REDRAWN})(); }}")
    if turn % 2:
        page.keyboard.press("Enter")
    else:
        page.get_by_role("radio", name=("Average", "Max")[turn // 2 % 2], exact=True).click()
    milliseconds: float = page.evaluate("window.measured")
    page.wait_for_timeout(100)
    return milliseconds
