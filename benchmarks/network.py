"""Filter, detect, condense: from a change of kernel to four new pictures; and each page's first picture."""

import statistics
import time

from playwright.sync_api import Browser, Page

from benchmarks.app import chromium, verdict
from benchmarks.processor import Processor
from tests.browser.fixtures import PROJECTOR
from tests.browser.helpers import open_page, settled
from tests.browser.server import ROOT, running_server

TURNS = 20
KERNEL_BAR, FIRST_BAR = 150.0, 1500.0
"""Milliseconds, on a quick machine."""
OPENINGS = 3
FIRST_PICTURES = {
    "": ".stepper .output-grid text",
    "step_through": ".stepper .output-grid text",
    "pool_an_image": ".picture img",
    "filter_detect_condense": ".chain [data-part='3'] img[src]",
    "one_number_a_map": ".st-key-head canvas",
    "what_pooling_does_to_a_model": ".st-key-first_chart .chart",
    "translation_invariance": ".strips tr.level canvas",
}
"""Page -> the first picture on it that needs no TensorFlow."""

# From the key in the grid of weights to the frame in which all pictures but the photo are others.
FOUR_PICTURES = """() => {
  const chain = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
    .map(host => host.shadowRoot?.querySelector('.chain')).find(Boolean);
  const images = [...chain.querySelectorAll('.part img')].slice(1);
  const before = images.map(image => image.src);
  let begun;
  chain.addEventListener('keydown', (event) => { begun ??= event.timeStamp; }, true);
  window.measured = new Promise(done => {
    const look = () => {
      if (!begun || images.some((image, n) => image.src === before[n] || !image.complete)) {
        return requestAnimationFrame(look);
      }
      return requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
    };
    look();
  });
}"""


def main() -> None:
    """Measure and print both figures beside their bars."""
    with chromium() as browser, running_server(ROOT / "app.py") as server:
        measure_kernels(browser, f"{server.url}/filter_detect_condense")
        for name, picture in FIRST_PICTURES.items():
            measure_first_picture(browser, f"{server.url}/{name}", picture)


def measure_kernels(browser: Browser, url: str) -> None:
    """Change a weight over and over, at 224 × 224: each kernel is new to the server."""
    page = open_page(browser.new_page(viewport=PROJECTOR), url)
    processor = Processor(page)
    changed = [change_weight(page, processor, 5 + turn / 8) for turn in range(TURNS)]
    page.close()
    times, busy = ([each[at] for each in changed] for at in (0, 1))
    best, median = min(times), statistics.median(times)
    print(
        f"weight typed → four pictures, 224 × 224, {TURNS} times: best {best:.0f} ms, median {median:.0f} ms"
    )
    print(f"  processor of the page, median: {statistics.median(busy):.0f} ms")
    print(f"  bar {KERNEL_BAR:.0f} ms (best): {verdict(best, KERNEL_BAR)}")


def change_weight(page: Page, processor: Processor, weight: float) -> tuple[float, float]:
    """Type a weight; return the milliseconds until the pictures are there, and those of the processor."""
    page.locator(".weights input").nth(4).fill(f"{weight:g}")
    page.evaluate(FOUR_PICTURES)
    processor.since()
    page.keyboard.press("Enter")
    took: float = page.evaluate("window.measured")
    busy = processor.since()["all"]
    settled(page)
    return took, busy


def measure_first_picture(browser: Browser, url: str, picture: str) -> None:
    """Open a page with nothing of the app in the browser's cache, until its first picture is there."""
    times = [first_picture(browser, url, picture) for _ in range(1 + OPENINGS)]
    best = min(times[1:])  # the first warms the server
    name = url.rpartition("/")[2] or "home"
    print(f"{name}: first picture after {best:.0f} ms, bar {FIRST_BAR:.0f}: {verdict(best, FIRST_BAR)}")


def first_picture(browser: Browser, url: str, picture: str) -> float:
    """Return the milliseconds from the address to the first picture."""
    context = browser.new_context(viewport=PROJECTOR)
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(picture).first.wait_for()
    took = 1000 * (time.perf_counter() - begun)
    context.close()
    return took
