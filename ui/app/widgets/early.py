"""The layer of the server that answers early requests, and the name that a page leaves its function under."""

import asyncio
from collections.abc import Awaitable, Callable
from secrets import token_urlsafe
from threading import Event

import streamlit as st

from ui.app.early import ANSWERS, Answer
from ui.app.widgets.requests import App, Message, Send

PATH = "/early_answer"
"""The end of the address; before it is that of the page, whatever the server's base path is."""
MOST_BYTES = 2**20
_SERVED = Event()
"""Set once there is a layer: a server that was started otherwise has none."""
_NAMES = "early_names"


class Early:
    """The layer; all else goes through as it is."""

    def __init__(self, app: App) -> None:
        self.app = app
        _SERVED.set()

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        """Answer with JSON, or with 204 and nothing."""
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].endswith(PATH):
            await self.app(scope, receive, send)
            return
        request = await _body(receive)
        answer = await asyncio.to_thread(ANSWERS.ask, request) if request else b""
        headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")] if answer else []
        await send(
            {"type": "http.response.start", "status": 200 if answer else 204, "headers": headers},
        )
        await send({"type": "http.response.body", "body": answer})


async def _body(receive: Callable[[], Awaitable[Message]]) -> bytes:
    """Return what was sent, or nothing if it is too long or broken off."""
    body: bytes = b""
    while (message := await receive())["type"] == "http.request":
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            break
        if not message.get("more_body", False):
            return body
    return b""


def leave_answer(key: str, answer: Answer) -> str:
    """Leave the function of a component for this run; return its secret name, empty if nobody can ask."""
    if not _SERVED.is_set():
        return ""
    name: str = st.session_state.setdefault(_NAMES, {}).setdefault(key, token_urlsafe(16))
    ANSWERS.keep(name, answer)
    return name
