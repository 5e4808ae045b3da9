"""The layer of the server that leaves out of a browser's messages the numbers that are not finite.

No browser sends any. Of one that is forged, Streamlit's number field makes an integer before a line of ours
runs: it fails, and the page has an error in the place of its controls.
"""

import re
from collections.abc import Awaitable, Callable
from math import isfinite
from typing import Any

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg

from ui.app.widgets.requests import App, Message, Send

MAYBE = re.compile(rb"[\xf0-\xff][\x7f\xff]")
"""How a number ends that is not finite, in eight bytes; other bytes may look like it."""


class Finite:
    """The layer; all that is no such message goes through as it is."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        """Pass on what comes, with finite numbers alone."""

        async def receive_finite() -> Message:
            message = await receive()
            data = message.get("bytes")
            return {**message, "bytes": finite(data)} if data and MAYBE.search(data) else message

        await self.app(scope, receive_finite if scope["type"] == "websocket" else receive, send)


def finite(data: bytes) -> bytes:
    """Return a message to Streamlit without the widgets whose numbers are not finite."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return data  # Streamlit says so
    states = message.rerun_script.widget_states.widgets
    kept = [state for state in states if all(map(isfinite, _numbers(state)))]
    if len(kept) == len(states):
        return data
    kept = [type(state).FromString(state.SerializeToString()) for state in kept]
    del states[:]
    states.extend(kept)
    return bytes(message.SerializeToString())


def _numbers(state: Any) -> list[float]:
    kind = state.WhichOneof("value")
    if kind == "double_value":
        return [state.double_value]
    return list(state.double_array_value.data) if kind == "double_array_value" else []
