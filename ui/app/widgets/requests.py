"""What the layers of the server read in a request and an answer, as ASGI has them."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import streamlit as st

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[..., Awaitable[None]]


def header(message: Message, name: bytes) -> bytes:
    """Return a header of a request or an answer, empty if there is none."""
    return bytes(dict(message["headers"]).get(name, b""))


def without(message: Message, names: tuple[bytes, ...]) -> list[tuple[bytes, bytes]]:
    """Return all headers but these."""
    return [(name, value) for name, value in message["headers"] if name.lower() not in names]


def address(scope: Message) -> str:
    """Return the address of a page below the app's, as the browser has it: "step_through" for one."""
    path = str(scope["raw_path"], "latin-1")  # as it was sent: to the browser, %2F is no slash
    bases = (scope.get("root_path", ""), str(st.get_option("server.baseUrlPath")))
    base = "/".join(filter(None, (each.strip("/") for each in bases)))
    return path.lstrip("/").removeprefix(base).lstrip("/")
