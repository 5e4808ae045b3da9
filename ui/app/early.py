"""Early answers: what the browser asks for while it has not told Streamlit yet, because a run takes it long.

A page leaves a function under a secret name, which its component has; who knows the name may call it. It
changes nothing: the message to Streamlit comes as well.
"""

import json
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeAlias

Answer: TypeAlias = Callable[[object], dict[str, Any] | None]
"""Answers a message from the browser, whatever it is; None is no answer."""

MOST = 512
"""Pages that are open at once; one more, and the first goes without."""
PATIENCE = 0.1
"""Seconds that a request waits for the one before it."""


class Answers:
    """The functions by their secret names; each is called once at a time."""

    def __init__(self, most: int = MOST) -> None:
        """Begin with none."""
        self._most = most
        self._kept: OrderedDict[str, tuple[Answer, Lock]] = OrderedDict()
        self._lock = Lock()

    def keep(self, name: str, answer: Answer) -> None:
        """Leave a function, in place of the one of this name."""
        with self._lock:
            _, busy = self._kept.pop(name, (answer, Lock()))
            self._kept[name] = answer, busy
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def ask(self, request: bytes) -> bytes:
        """Return the answer to a request, or nothing; both are JSON, the latter a `name` and a `message`."""
        try:
            asked = json.loads(request)
            answer, busy = self._kept[asked["name"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            return b""
        if not busy.acquire(timeout=PATIENCE):
            return b""
        try:
            data = answer(asked.get("message"))
        finally:
            busy.release()
        return b"" if data is None else json.dumps(data, allow_nan=False).encode()


ANSWERS = Answers()
"""Those of this process."""
