"""The colours of the four pictures: the photo in grey, the filtered map around 0, the others from 0 up."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.colours import colour_map, diverging_map
from pooling.network import Extraction
from pooling.number_text import format_number
from ui.photos.panels import as_pixels

Values = NDArray[Any]
Pixels = NDArray[np.uint8]

SHARE_BELOW_THE_END = 0.995
"""So many cells lie within the colours: a few strong ones would leave all others dark."""


@dataclass(frozen=True)
class Scale:
    """What the colours mean: `end` is the strongest colour, and `low` the darkest of a map without ReLU."""

    end: float
    low: float = 0.0

    @classmethod
    def of(cls, made: Extraction) -> "Scale":
        """Return the scale of the maps of an extraction."""
        sizes = np.abs(made.filtered).ravel()
        place = int(SHARE_BELOW_THE_END * (sizes.size - 1))
        end = float(np.partition(sizes, place)[place]) or float(sizes.max())
        return cls(end, 0.0 if made.rectified else -end)


def paint(made: Extraction, scale: Scale) -> list[Pixels]:
    """Return the pixels of the photo, the filtered, the detected and the condensed map."""
    return [as_pixels(made.photo), *(paint_map(each, scale) for each in maps_of(made))]


def maps_of(made: Extraction) -> tuple[Values, Values, Values]:
    """Return the three results."""
    return made.filtered, made.detected, made.condensed


def paint_map(values: Values, scale: Scale) -> Pixels:
    """Paint a map in blue and orange around 0 if it has negative numbers, else in magma from 0 up."""
    if scale.low < 0 or bool((values < 0).any()):
        return diverging_map(values, scale.end)
    return colour_map(values, 0.0, scale.end)


def colours_words(values: Values, scale: Scale) -> str:
    """Say what the colours of a map mean."""
    end = format_number(scale.end, 3)
    if scale.low < 0 or bool((values < 0).any()):
        return f"White 0, orange {end} and more, blue −{end} and less."
    return f"Black 0, light {end} and more."
