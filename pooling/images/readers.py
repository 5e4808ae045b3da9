"""Reading files of strangers, in a few processes of their own: none can stop the others or the app."""

import os
import signal
from contextlib import suppress
from queue import Empty, LifoQueue
from threading import Thread

import numpy as np

from pooling.images.file_types import TOO_MUCH, ImageError
from pooling.images.pixels import Pixels
from pooling.process.messages import Header
from pooling.process.parent import HelperProcess, ProcessError

WORKER = "pooling.images.worker"
# Threads and arenas of their own would reserve memory that is not used, and the limit counts it.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
MOST = max(2, min(4, os.cpu_count() or 2))
"""Pictures that are read at once."""
WAIT = 1.0
"""Seconds that a file waits for those of others."""
# The processor time is limited in the process itself. This is the clock's: on a busy machine it runs faster.
PATIENCE = 20.0 if hasattr(signal, "setitimer") else 3.0
SECONDS = 1.9
"""Of processor time for one file; a photo of 12 megapixels takes 0.2 to 0.7, the largest 0.7 to 2."""

BUSY = "The server is busy reading other photos; try again in a moment."


class Readers:
    """A few processes that read pictures; each is started when it is needed first, and again after its end.

    Any thread may `read`. A file that takes too much time or memory ends its process, and no other.
    """

    def __init__(
        self, most: int = MOST, *, wait: float = WAIT, seconds: float = SECONDS, patience: float = PATIENCE
    ) -> None:
        self._wait, self._seconds = wait, seconds
        self._idle: LifoQueue[HelperProcess] = LifoQueue()  # the last one used comes first: it runs already
        for _ in range(most):
            self._idle.put(HelperProcess(WORKER, ENVIRONMENT, time_limit=patience))

    def read(self, data: bytes, longest: int) -> tuple[Pixels, tuple[int, int]]:
        """Read a file as `read_reduced` does.

        Raises
        ------
        ImageError
            As `read_reduced`; and if all processes are busy, or the file takes too much time or memory.
        """
        try:
            helper = self._idle.get(timeout=self._wait)
        except Empty:
            raise ImageError(BUSY) from None
        try:
            return _ask(helper, {"longest": longest, "seconds": self._seconds}, data)
        finally:
            self._idle.put(helper)

    def warm_up(self) -> None:
        """Start the next process beside the caller, so that the first file need not wait for it."""
        with suppress(IndexError):  # all of them are busy, so they run
            Thread(target=_start, args=(self._idle.queue[-1],), daemon=True).start()

    def close(self) -> None:
        """End the processes that nobody uses just now; the next file starts them again."""
        for helper in list(self._idle.queue):
            helper.close()


def _start(helper: HelperProcess) -> None:
    with suppress(ProcessError):  # the next one who needs it is told
        helper.start()


def _ask(helper: HelperProcess, limits: Header, data: bytes) -> tuple[Pixels, tuple[int, int]]:
    try:
        helper.start()
    except ProcessError as error:
        raise ImageError(
            f"The server cannot read photos just now ({error}); try again in a moment."
        ) from error
    try:
        header, pixels = helper.ask(limits, np.frombuffer(data, np.uint8))
    except ProcessError as error:
        raise ImageError(TOO_MUCH) from error
    if pixels is None:
        raise ImageError(str(header["error"]))
    rows, columns = header["shape"]
    return pixels, (rows, columns)
