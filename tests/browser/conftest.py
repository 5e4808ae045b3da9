"""A server of the app, and the browser that looks at it."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures import browser, browser_path, context, contexts, new_page, page  # noqa: F401 - fixtures
from tests.browser.helpers import open_page
from tests.browser.server import Server, running_server

collect_ignore = ["apps"]  # scripts for Streamlit, not modules: importing one runs it


@pytest.fixture
def server() -> Iterator[Callable[..., Server]]:
    """Start a fresh server, `server()` or `server(script)`: nobody has visited it yet."""
    with ExitStack() as running:
        yield lambda *arguments, **options: running.enter_context(running_server(*arguments, **options))


# Streamlit's own races. Two script runners of one session, the old one ending, share its state without a
# lock; that ends the old runner's thread and nothing else: seen once in some thousand reruns. And a tab that
# has just closed is closed again: seen once in some twenty runs of all tests.
STREAMLIT_RACE = re.compile(
    r"Exception in thread ScriptRunner\.scriptThread:\nTraceback(?:(?!Traceback).)*?in _reset_triggers\n"
    r"(?:(?!Traceback).)*?RuntimeError: dictionary changed size during iteration\n"
    r"|Exception in ASGI application\n(?:(?!Exception in ).)*?in _websocket_endpoint\n"
    r"(?:(?!Exception in ).)*?WebSocketDisconnected: WebSocket is not connected(?:(?!Exception in ).)*?"
    r"await websocket\.close\(\)\n(?:(?!Exception in ).)*?once a close message has been sent\.\n",
    re.DOTALL,
)


@pytest.fixture(scope="package")
def app_server() -> Iterator[Server]:
    """The app on a server that all tests of this folder share."""
    with running_server() as server:
        yield server


@pytest.fixture
def server_url(app_server: Server) -> Iterator[str]:
    """Where the shared server answers. What it logs as an exception fails the test."""
    before = len(app_server.output())
    yield app_server.url
    logged = STREAMLIT_RACE.sub("", app_server.output()[before:])
    assert "Traceback" not in logged, logged


@pytest.fixture
def address(request: pytest.FixtureRequest, server_url: str) -> str:
    """The page that a file of tests is about: its `PAGE`, or else Step through."""
    return f"{server_url}/{getattr(request.module, 'PAGE', 'step_through')}"


@pytest.fixture
def opened(page: Page, address: str) -> Page:  # noqa: F811 - the fixture of that name
    """That page, opened without a link."""
    return open_page(page, address)
