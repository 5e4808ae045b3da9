"""Streamlit's own files from memory, compressed: sooner there, and a third as long on a slow line.

Streamlit reads a file from disk in pieces, in threads, for each browser anew, and sends it as it is.
"""

import gzip
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from ui.app.widgets.requests import App, Message, Send, address, header, without
from ui.asking.newest import Newest

FOLDER = "static/"
LASTING = b"immutable"
"""What Streamlit says of a file that never changes: another version has another name."""
MOST_FILES, LEAST_GAIN = 512, 0.9
DESCRIBED = (b"content-length", b"etag", b"last-modified", b"accept-ranges", b"vary")


class File(NamedTuple):
    """An answer that is sent again."""

    start: Message
    body: bytes


KEPT: Newest[File] = Newest(MOST_FILES)


class Files:
    """The layer of the server that keeps files of Streamlit that never change."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Callable[..., Awaitable[Message]], send: Send) -> None:
        """Answer from memory, or pass the request on and keep what comes."""
        if not _may_be_kept(scope):
            await self.app(scope, receive, send)
            return
        name = address(scope)
        kept = KEPT.get(name)
        if kept is None:
            await self.app(scope, receive, _keeping(name, send))
            return
        await send(kept.start)
        await send({"type": "http.response.body", "body": kept.body})


def _may_be_kept(scope: Message) -> bool:
    """Whether a browser asks for a whole file of Streamlit and can unpack it."""
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and address(scope).startswith(FOLDER)
        and b"gzip" in header(scope, b"accept-encoding")
        and not any(header(scope, name) for name in (b"range", b"if-none-match", b"if-modified-since"))
    )


def _keeping(name: str, send: Send) -> Send:
    """Return a `send` that passes all on, and keeps a whole answer that lasts."""
    starts: list[Message] = []
    pieces: list[bytes] = []

    async def send_and_keep(message: Message) -> None:
        await send(message)
        if message["type"] == "http.response.start":
            starts.append(message)
        elif message["type"] == "http.response.body" and _lasts(starts[0]):
            pieces.append(message.get("body", b""))
            if not message.get("more_body"):
                KEPT.put(name, _packed(starts[0], b"".join(pieces)))

    return send_and_keep


def _lasts(start: Message) -> bool:
    """Whether an answer is a file as it is on disk, and stays so."""
    as_it_is = not header(start, b"content-encoding")
    return start["status"] == 200 and as_it_is and LASTING in header(start, b"cache-control")


def _packed(start: Message, body: bytes) -> File:
    """Compress an answer, unless it is compressed already, as fonts are."""
    packed = gzip.compress(body, 6)
    smaller = len(packed) < LEAST_GAIN * len(body)
    body = packed if smaller else body
    own = [(b"content-length", str(len(body)).encode()), (b"vary", b"accept-encoding")]
    encoding = [(b"content-encoding", b"gzip")] if smaller else []
    return File({**start, "headers": [*without(start, DESCRIBED), *own, *encoding]}, body)
