"""A browser, and pages that fail the test when anything goes wrong on them; each folder imports them."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests.browser import which
from tests.browser.helpers import watch

# The first two: what a container needs. By the third, pages share a process, and in it the app's compiled
# scripts: opening a page takes half. The others keep the browser from talking to anyone on its own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--process-per-site",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 390, "height": 844}
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
CLIPBOARD = ["clipboard-read", "clipboard-write"]
ColorScheme = Literal["light", "dark"]
expect.set_options(timeout=20_000)  # ms; on a machine busy with other things, loading Plotly alone took 6 s


@pytest.fixture(scope="package", autouse=True)
def browser_path() -> Path:
    """The browser to drive. Without one the tests of the folder are skipped, and fail where CI=true."""
    return browser_to_drive()


def browser_to_drive() -> Path:
    """Find it, or end the test."""
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
    """Give the context of such a browser, the same one again, in which pages may use the clipboard."""
    kept: dict[str, BrowserContext] = {}

    def context(**options: Any) -> BrowserContext:
        key = json.dumps(options, sort_keys=True)
        if key not in kept:
            kept[key] = browser.new_context(**{"viewport": PROJECTOR, "permissions": CLIPBOARD} | options)
        return kept[key]

    yield context
    for each in kept.values():
        each.close()


@pytest.fixture(scope="package")
def context(contexts: Callable[..., BrowserContext]) -> BrowserContext:
    """The context of most pages. One of them stays: the process of a site ends with its last page."""
    context = contexts()
    page = context.new_page()
    page.route("**", lambda route: route.fulfill(body=""))
    page.goto("http://127.0.0.1/")
    return context


@pytest.fixture
def new_page(context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Open a page: `new_page(color_scheme="dark", viewport=...)`, as in Playwright.

    The test fails if the page logs an error, throws one, or asks another machine for anything.
    """
    with ExitStack() as pages:
        problems: list[str] = []

        def open_new(viewport: ViewportSize = PROJECTOR, color_scheme: ColorScheme = "light") -> Page:
            page = pages.enter_context(context.new_page())
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=color_scheme)
            watch(page, problems)
            return page

        yield open_new
        assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page the size of a projector, 1280 x 720, in the light theme."""
    return new_page()
