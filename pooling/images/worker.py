"""The program in which files of strangers are read: `python -m pooling.images.worker`; see `readers`.

A file that takes too long ends this process, also in the middle of a decoder's C code; the parent starts
another. Memory is limited on Linux, processor time also on macOS. Windows has neither: there the header's
limits hold (`reading`), and the parent's clock.
"""

import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import AvifImagePlugin

from pooling.images.file_types import ImageError
from pooling.images.reading import read_reduced
from pooling.process.child import Answer, serve
from pooling.process.messages import Header, Message

MEGABYTES = 450
"""For one file; the largest that are allowed take up to 400."""


def prepare() -> Answer:
    """Limit this process, then answer."""
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # each takes memory of its own
    _limit_memory()
    return answer


def answer(header: Header, data: NDArray[Any] | None) -> Message:
    """Read one file, to a picture or a sentence."""
    file = b"" if data is None else data.tobytes()
    _limit_seconds(header["seconds"])
    try:
        pixels, shape = read_reduced(file, header["longest"])
    except ImageError as error:
        return {"status": "rejected", "error": str(error)}, None
    finally:
        _limit_seconds(0)
    return {"status": "read", "shape": shape}, np.ascontiguousarray(pixels)


def _limit_seconds(seconds: float) -> None:
    """End this process after so much processor time of all its threads; 0 takes the limit away."""
    with suppress(AttributeError):  # Windows
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> None:
    """Allow so much more than the libraries have taken already."""
    with suppress(ImportError, OSError, ValueError):  # Windows; macOS has no such limit
        import resource

        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[0])
        limit = pages * resource.getpagesize() + MEGABYTES * 10**6
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    serve(prepare)
