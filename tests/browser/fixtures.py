"""A browser, and pages that fail the test when anything goes wrong on them; each folder imports them."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import which
from tests.browser.helpers import watch

# The first two: what a container needs. The others keep the browser from talking to anyone on its own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROJECTOR = {"width": 1280, "height": 720}
expect.set_options(timeout=20_000)  # ms; on a machine busy with other things, loading Plotly alone took 6 s


@pytest.fixture(scope="package", autouse=True)
def browser_path() -> Path:
    """The browser to drive. Without one the tests of the folder are skipped, and fail where CI=true."""
    path = which.find_browser()
    if path is None:
        (pytest.fail if os.environ.get("CI", "").lower() in ("1", "true") else pytest.skip)(which.WHAT_TO_DO)
    return path


@pytest.fixture(scope="package")
def browser(browser_path: Path) -> Iterator[Browser]:
    """One browser for all tests of a folder; closed after it, because it leaves an event loop running."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Give the context of such a browser, the same one again: it has the app's scripts compiled already."""
    kept: dict[str, BrowserContext] = {}

    def context(**options: Any) -> BrowserContext:
        key = json.dumps(options, sort_keys=True)
        if key not in kept:
            kept[key] = browser.new_context(**{"viewport": PROJECTOR} | options)
        return kept[key]

    yield context
    for each in kept.values():
        each.close()


@pytest.fixture
def new_page(contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Open a page: `new_page(color_scheme="dark", viewport=...)`, as in Playwright.

    The test fails if the page logs an error, throws one, or asks another machine for anything.
    """
    with ExitStack() as pages:
        problems: list[str] = []

        def open_new(**options: Any) -> Page:
            page = pages.enter_context(contexts(**options).new_page())
            watch(page, problems)
            return page

        yield open_new
        assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page the size of a projector, 1280 x 720, in the light theme."""
    return new_page()
