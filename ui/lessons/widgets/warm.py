"""Build the chapters in the background, so that nobody waits for the first one."""

from functools import cache
from threading import Thread


@cache
def warm_soon() -> None:
    """Begin, once for all visitors."""
    Thread(target=_build, name="chapters", daemon=True).start()


def _build() -> None:
    from ui.lessons import library  # here: the import takes as long as half of the chapters

    for name in library.files():
        library.chapter(name)
