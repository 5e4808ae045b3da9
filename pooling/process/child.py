"""The child's side of `pooling.process.parent`: answer messages until the parent closes the pipe."""

import os
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, TypeAlias

from numpy.typing import NDArray

from pooling.process.messages import Header, Message, encode_message, read_message

NICENESS = 10
Answer: TypeAlias = Callable[[Header, NDArray[Any] | None], Message]


def serve(prepare: Callable[[], Answer]) -> None:
    """Prepare, tell the parent, and answer its messages for as long as it runs."""
    answers = reserve_stdout()
    requests = read_requests()
    answer = prepare()
    send(answers, {"status": "ready"})
    while True:
        send(answers, *answer(*requests.get()))


def give_way() -> None:
    """Let the pages go before this process, where they share a processor."""
    with suppress(AttributeError, OSError):  # Windows has no os.nice
        os.nice(NICENESS)


def reserve_stdout() -> BinaryIO:
    """Keep stdout for answers; all other output, also that of C++ code, goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def read_requests() -> "queue.SimpleQueue[Message]":
    """Read what the parent sends, in a thread, so that its end is noticed at once."""
    requests: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_read_until_the_parent_ends, args=(requests,), daemon=True).start()
    return requests


def _read_until_the_parent_ends(requests: "queue.SimpleQueue[Message]") -> None:
    while (message := read_message(sys.stdin.buffer)) is not None:
        requests.put(message)
    os._exit(0)  # also during an import or a request: nobody waits for the answer


def send(stream: BinaryIO, header: Header, array: NDArray[Any] | None = None) -> None:
    """Send one answer."""
    stream.write(encode_message(header, array))
    stream.flush()
