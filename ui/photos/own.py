"""A learner's own photo, and the store that keeps it on the server: bounded in memory and in time."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from pooling.images import encode_png, fit_within, resize
from ui.app.plain_text import printable, short
from ui.export.words import file_size
from ui.photos.cache import Cache
from ui.stepper.labels import by

MOST_MEGABYTES = 10
"""One file."""
ALL_MEGABYTES = 200
"""All photos together: 20 of the largest that are taken, or about 60 of a phone."""
HOURS = 2
"""A photo that nobody has used for so long is forgotten."""
LONGEST_NAME = 80  # characters that are kept of a file's name
THUMBNAIL = 88  # px, shown at 52


@dataclass(frozen=True)
class OwnPhoto:
    """A file as it came, with what is said about it: its name, (rows, columns), a thumbnail as PNG."""

    name: str
    data: bytes
    shape: tuple[int, int]
    thumbnail: bytes

    @classmethod
    def of(cls, name: str, data: bytes, pixels: NDArray[np.uint8], shape: tuple[int, int]) -> "OwnPhoto":
        """Describe a file that decodes to `pixels`, (H, W, 3), which may be reduced from `shape`."""
        thumbnail = encode_png(resize(pixels, *fit_within(pixels.shape[:2], THUMBNAIL)))
        return cls(short(printable(name), LONGEST_NAME), data, shape, thumbnail)

    @cached_property
    def digest(self) -> str:
        """A name for caches that is the file's alone."""
        return sha256(self.data).hexdigest()

    @property
    def html(self) -> str:
        """The thumbnail with the file's name, pixels and size."""
        source = f"data:image/png;base64,{b64encode(self.thumbnail).decode('ascii')}"
        facts = f"In use: {by(self.shape)} pixels · {file_size(len(self.data))}"
        return (
            f'<div class="own-photo"><img alt="The photo in use" src="{source}">'
            f"<div><b>{escape(self.name)}</b><span>{facts}</span></div></div>"
        )


class PhotoStore:
    """Photos by their owner, an opaque text that only one tab of a browser knows, and by their source.

    >>> store = PhotoStore(most_bytes=10)
    >>> photo = OwnPhoto("cat.png", b"123456", (4, 4), b"")
    >>> store.keep("tab one", "upload", photo)
    >>> store.find("tab one", "upload") is photo, store.find("tab two", "upload")
    (True, None)
    >>> store.keep("tab two", "upload", photo)  # both would be 12 bytes
    >>> store.find("tab one", "upload")
    """

    def __init__(
        self,
        most_bytes: int = ALL_MEGABYTES * 10**6,
        seconds: float = HOURS * 3600,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin empty; `clock` gives the time in seconds."""
        self._photos: Cache[tuple[str, str], OwnPhoto] = Cache(
            most_bytes, seconds, weigh=lambda photo: len(photo.data) + len(photo.thumbnail), clock=clock
        )

    def keep(self, owner: str, source: str, photo: OwnPhoto) -> None:
        """Keep a photo in place of the owner's last; forget the longest unused if there are too many."""
        self._photos.keep((owner, source), photo)

    def find(self, owner: str, source: str) -> OwnPhoto | None:
        """Return the owner's photo, if it is still there, and count this as use."""
        return self._photos.find((owner, source))

    def knows(self, owner: str) -> bool:
        """Whether any photo of the owner is still there."""
        return any(key[0] == owner for key in self._photos.all_keys())
