"""A browser, a server of the app, and pages that fail the test when anything goes wrong on them."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import which
from tests.browser.helpers import watch
from tests.browser.server import ROOT, Server, running_server

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
collect_ignore = ["apps"]  # scripts for Streamlit, not modules: importing one runs it
PROJECTOR = {"width": 1280, "height": 720}
expect.set_options(timeout=20_000)  # ms; on a machine busy with other things, loading Plotly alone took 6 s


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, so that `-m "not browser"` leaves it out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package", autouse=True)
def browser_path() -> Path:
    """The browser to drive. Without one the tests of this folder are skipped, and fail where CI=true."""
    path = which.find_browser()
    if path is None:
        (pytest.fail if os.environ.get("CI", "").lower() in ("1", "true") else pytest.skip)(which.WHAT_TO_DO)
    return path


@pytest.fixture(scope="package")
def browser(browser_path: Path) -> Iterator[Browser]:
    """One browser for all tests of this folder; closed after it, because it leaves an event loop running."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server() -> Iterator[Callable[..., Server]]:
    """Start a fresh server, `server()` or `server(script)`: nobody has visited it yet."""
    with ExitStack() as running:
        yield lambda *arguments: running.enter_context(running_server(*arguments))


@pytest.fixture(scope="module")
def server_url() -> Iterator[str]:
    """The app on a server that all tests of a file share. What it logs as an exception fails them."""
    with running_server(ROOT / "app.py") as server:
        yield server.url
        assert "Traceback" not in server.output(), server.output()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser of its own: `new_page(color_scheme="dark", viewport=...)`, as in Playwright.

    The test fails if the page logs an error, throws one, or asks another machine for anything.
    """
    with ExitStack() as contexts:
        problems: list[str] = []

        def open_new(**options: Any) -> Page:
            context = contexts.enter_context(browser.new_context(**{"viewport": PROJECTOR} | options))
            page = context.new_page()
            watch(page, problems)
            return page

        yield open_new
        assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page the size of a projector, 1280 x 720, in the light theme."""
    return new_page()
