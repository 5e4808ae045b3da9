"""The window stepper as a hand feels it: from a key, a drag or a control to the paint, and frames in play."""

import json
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page

from benchmarks.app import chromium, verdict
from benchmarks.stepper_edit import measure_edits
from pooling import PoolSpec
from pooling.reductions import REDUCTIONS
from tests.browser.fixtures import PROJECTOR
from tests.browser.helpers import open_page, settled
from tests.browser.server import ROOT, running_server
from tests.stepper.locators import STEPPERS, cell
from ui.stepper.payloads.matrix import stepper_payload

TURNS = 20
PANELS = ("", "shape", "coverage", "gradient", "code", "predict")
FRAME = 1000 / 60
STEPPER = f"{STEPPERS}[0]"

# From an event to the second frame after a change of the drawing: by then it has been painted.
PAINTED_AFTER = f"""([kind, watched]) => {{
  const node = {STEPPER}.querySelector(watched);
  window.measured = new Promise(done => {{
    let begun;
    addEventListener(kind, (event) => {{ begun ??= event.timeStamp; }}, {{ capture: true, once: true }});
    const observer = new MutationObserver(() => {{
      if (begun === undefined) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(now => done(now - begun)));
    }});
    observer.observe(node, {{ subtree: true, childList: true, characterData: true, attributes: true }});
  }});
}}"""
# Steps and frames in two seconds of playing.
PLAYED = f"""() => new Promise(done => {{
  const [stepper, seen] = [{STEPPER}, new Set()];
  let frames = 0;
  stepper.querySelector('.play').click();
  const start = performance.now();
  const frame = (now) => {{
    frames += 1;
    seen.add(stepper.querySelector('.count').textContent);
    if (now - start < 2000) return requestAnimationFrame(frame);
    stepper.querySelector('.play').click();
    return done([1000 * (seen.size - 1) / (now - start), 1000 * frames / (now - start)]);
  }};
  requestAnimationFrame(frame);
}})"""
SWITCHED = f"""name => new Promise(done => {{
  const stepper = {STEPPER};
  const start = performance.now();
  const look = () => stepper.querySelector(`.${{name}}-panel`)
    ? requestAnimationFrame(now => done(now - start)) : requestAnimationFrame(look);
  stepper.querySelector(`#tab-${{name}}`).click();
  look();
}})"""
WHOLE_PASS = f"""() => new Promise(done => {{
  const stepper = {STEPPER};
  const start = performance.now();
  const frame = (now) => stepper.classList.contains('playing')
    ? requestAnimationFrame(frame) : done(now - start);
  stepper.querySelector('.play').click();
  requestAnimationFrame(frame);
}})"""


def main() -> None:
    """Measure and print each figure beside its bar."""
    print(f"message for 32 × 32 numbers: {message_bytes()} bytes, bar {12 * 1024}")
    with chromium() as browser:
        with running_server(Path(__file__).with_name("large_grid.py")) as server:
            measure_playing(browser, server.url)
        with running_server(ROOT / "app.py") as server:
            measure_edits(browser, f"{server.url}/step_through")
            measure_painting(browser, f"{server.url}/step_through")
            measure_photo(browser, f"{server.url}/step_through?source=Photo&cells=256+×+256")


def message_bytes() -> int:
    """Return the bytes of the longest message for the numbers of `large_grid`, by any reduction."""
    numbers = np.random.default_rng(0).integers(0, 100, (32, 32)).astype(float)
    specs = [PoolSpec.of(name, 3, strides=1) for name in REDUCTIONS]
    return max(len(json.dumps(stepper_payload(numbers, spec))) for spec in specs)


def measure_playing(browser: Browser, url: str) -> None:
    """Keys and frames at 32 × 32, without a panel and with each."""
    page = opened(browser, url)
    page.get_by_label("Speed").select_option("60×")
    page.locator(".stage").focus()
    keys = [
        painted(page, "keydown", ".output-grid", lambda: page.keyboard.press("ArrowRight")) for _ in range(60)
    ]
    report("key pressed → painted, 32 × 32", keys, 2 * FRAME, "median")
    for panel in PANELS:
        if panel:
            page.locator(f"#tab-{panel}").click()
            settled(page)
        page.keyboard.press("Home")
        steps, frames = page.evaluate(PLAYED)
        print(f"playing at 60×, panel {panel or 'none'}: {steps:.0f} steps and {frames:.0f} frames a second")
    page.close()


def measure_painting(browser: Browser, url: str) -> None:
    """From the end of a drag to the new output."""
    for side in (4, 16):
        numbers = np.random.default_rng(side).integers(0, 10, (side, side))
        matrix = ";".join(",".join(map(str, row)) for row in numbers.tolist())
        page = opened(browser, f"{url}?matrix={matrix}&stride_rows=1&stride_cols=1")
        page.get_by_role("button", name="Paint").click()
        dragged = [dragging(page, 50 + turn) for turn in range(TURNS)]
        report(f"end of a drag → new output, {side} × {side}", dragged, 150, "median")
        page.close()


def dragging(page: Page, number: int) -> float:
    """Paint three cells and return the milliseconds until the output shows it."""
    page.get_by_label("Number to paint with").fill(str(number))
    cell(page, 0, 0).hover()
    page.mouse.down()
    cell(page, 2, 0).hover()
    took = painted(page, "pointerup", ".output-grid", page.mouse.up)
    settled(page)
    return took


def measure_photo(browser: Browser, url: str) -> None:
    """A picture of 256 × 256: a control moved, a panel switched, a whole pass of 65,025 steps."""
    page = opened(browser, url)
    names = ("Average", "Max")
    moves = [
        painted(
            page, "click", ".output-pane", page.get_by_role("radio", name=names[turn % 2], exact=True).click
        )
        for turn in range(TURNS)
        if settled(page)
    ]
    report("control moved → redrawn, 256 × 256", moves, 300, "p95")
    switches = [page.evaluate(SWITCHED, PANELS[1 + turn % 5]) for turn in range(TURNS) if settled(page)]
    report("panel switched → drawn, 256 × 256", switches, 300, "p95")
    page.close()
    page = opened(browser, f"{url}&stride_rows=1&stride_cols=1")
    page.get_by_label("Speed").select_option("in 2 s")
    passes = [page.evaluate(WHOLE_PASS) / 1000 for _ in range(3) if page.keyboard.press("Home") is None]
    print(f"whole pass of 65,025 steps: {', '.join(f'{seconds:.2f}' for seconds in passes)} s, bar 2")
    page.close()


def opened(browser: Browser, url: str) -> Page:
    """Open a page at a projector's size."""
    return open_page(browser.new_page(viewport=PROJECTOR), url)


def painted(page: Page, kind: str, watched: str, act: Callable[[], Any]) -> float:
    """Return the milliseconds from the event that `act` makes to the paint after `watched` has changed."""
    page.evaluate(PAINTED_AFTER, [kind, watched])
    act()
    milliseconds: float = page.evaluate("window.measured")
    return milliseconds


def report(what: str, times: Sequence[float], bar: float, which: str) -> None:
    """Print the median, the 95th percentile and whether the one that counts meets its bar."""
    figures = {"median": statistics.median(times), "p95": statistics.quantiles(times, n=20)[-1]}
    shown = ", ".join(f"{name} {value:.0f} ms" for name, value in figures.items())
    print(f"{what}, {len(times)} times: {shown}; bar {bar:.0f} ms ({which}): {verdict(figures[which], bar)}")
