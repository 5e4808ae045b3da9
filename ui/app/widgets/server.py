"""What the server does beside running pages: it answers with our shell, and how it starts."""

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache, lru_cache
from pathlib import Path
from threading import Event
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import cli_util, config, file_util
from streamlit.web.server import server_util

from ui.app.preload import preloads
from ui.app.shell import shell, strange
from ui.app.widgets.early import Early
from ui.app.widgets.files import Files
from ui.app.widgets.finite import Finite
from ui.app.widgets.requests import App, Message, Send, address, header, without
from ui.app.widgets.warm import allow_many_openings

SERVED = Event()
"""Set once a browser has had our shell: the styles of the frame are in it, so no page sends them."""
REPLACED = (b"content-length", b"content-encoding", b"etag", b"last-modified", b"accept-ranges", b"vary")
CONDITIONS = (b"if-none-match", b"if-modified-since")
PACKED = b"\x1f\x8b"  # how gzip begins


class Shell:
    """The layer of the server that puts our shell in the place of Streamlit's index.html."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Callable[..., Any], send: Send) -> None:
        """Pass everything on, but for what a browser asks for to show it as a page."""
        if scope["type"] == "http" and b"text/html" in header(scope, b"accept"):
            send = _instead(_page(address(scope), b"gzip" in header(scope, b"accept-encoding")), send)
            # Streamlit would compare them with its own file, and call an old shell in the cache up to date.
            scope = {**scope, "headers": without(scope, CONDITIONS)}
        await self.app(scope, receive, send)


LAYERS = (Middleware(Finite), Middleware(Early), Middleware(Files), Middleware(Shell))
"""What `st.App` puts around Streamlit's own server."""


def _instead(page: bytes, send: Send) -> Send:
    """Return a `send` that sends `page` in the place of Streamlit's index.html, and passes on all else."""
    replaced = False

    async def send_own(message: Message) -> None:
        nonlocal replaced
        if page and _is_index(message):
            replaced = True
            SERVED.set()
            await send({**message, "headers": _headers(message, page)})
            await send({"type": "http.response.body", "body": page})
        elif not replaced:
            await send(message)

    return send_own


def _is_index(message: Message) -> bool:
    """Whether an answer begins that is HTML and always fresh: nothing else that Streamlit serves is both."""
    if message["type"] != "http.response.start" or message["status"] != 200:
        return False
    return header(message, b"content-type").startswith(b"text/html") and header(
        message, b"cache-control"
    ).startswith(b"no-cache")


def _headers(message: Message, page: bytes) -> list[tuple[bytes, bytes]]:
    packed = [(b"content-encoding", b"gzip")] if page.startswith(PACKED) else []
    own = [(b"content-length", str(len(page)).encode()), (b"vary", b"accept-encoding"), *packed]
    return [*without(message, REPLACED), *own]


@lru_cache(maxsize=64)
def _page(address: str, packed: bool) -> bytes:
    """Return our shell for an address, or nothing where it has no place in Streamlit's index.html."""
    early = preloads(address, Path(file_util.get_static_dir())) if _index() else ()
    page = shell(_index(), address, early).encode() if _index() else b""
    return gzip.compress(page) if page and packed else page


@cache
def _index() -> str:
    index = (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")
    if lacking := strange(index):
        logging.getLogger(__name__).warning(lacking)
    return "" if lacking else index


@asynccontextmanager
async def started(_: st.App) -> AsyncIterator[None]:
    """Prepare the server for many pages, and open a browser where there is a display.

    Streamlit itself opens one only for a server without layers of ours.
    """
    allow_many_openings()
    if not st.get_option("server.headless"):
        asyncio.get_running_loop().call_soon(cli_util.open_browser, server_util.get_url(_host()))
    yield


def _host() -> str:
    """Return the name by which a browser on this machine reaches the server."""
    if config.is_manually_set("browser.serverAddress") or not st.get_option("server.address"):
        return str(st.get_option("browser.serverAddress"))
    return server_util.get_display_address(str(st.get_option("server.address")))
