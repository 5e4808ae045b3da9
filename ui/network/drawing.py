"""What a learner draws on the photo: strokes of white and black, kept beside the photo and never in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_STROKES = 200
LEVELS = (0, 255)


@dataclass(frozen=True)
class Stroke:
    """The cells of a stroke, counted in reading order, as bytes of int32, and what they become."""

    cells: bytes
    value: int


@dataclass(frozen=True)
class Drawing:
    """The strokes on one photo; never changed, each edit makes another one.

    Attributes
    ----------
    size : how many cells the photo has
    strokes : the strokes, the first one first; None is an empty page, black
    """

    size: int
    strokes: tuple[Stroke | None, ...] = ()

    def apply(self, edit: Mapping[str, Any]) -> "Drawing":
        """Add a `stroke` or an empty page (`blank`), or take the last one back (`unstroke`)."""
        if "unstroke" in edit:
            return replace(self, strokes=self.strokes[:-1])
        if "blank" in edit:
            return self._with(None)
        cells = [cell for cell in edit["stroke"]["cells"] if cell < self.size]
        return self._with(Stroke(np.unique(np.array(cells, np.int32)).tobytes(), edit["stroke"]["value"]))

    def _with(self, stroke: Stroke | None) -> "Drawing":
        return replace(self, strokes=(*self.strokes, stroke)[-MOST_STROKES:])

    def over(self, photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the photo, (H, W), with the strokes on it.

        >>> drawing = Drawing(4).apply({"stroke": {"cells": [1, 3], "value": 255}})
        >>> drawing.over(np.array([[5, 6], [7, 8]], np.uint8)).tolist()
        [[5, 255], [7, 255]]
        """
        drawn = photo.copy()
        for stroke in self.strokes:
            if stroke is None:
                drawn[...] = 0
            else:
                drawn.ravel()[np.frombuffer(stroke.cells, np.int32)] = stroke.value
        return drawn

    @property
    def name(self) -> str:
        """A name for caches; empty without a stroke."""
        texts = [
            b"blank" if stroke is None else stroke.cells + bytes([stroke.value]) for stroke in self.strokes
        ]
        return sha256(b"|".join(texts)).hexdigest() if texts else ""
