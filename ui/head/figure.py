"""What the component of assets/head is sent: feature maps, their numbers, and what a class makes of them."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, global_pool, pool_with_indices
from pooling.colours import colour_map, diverging_map
from pooling.images import encode_png
from pooling.models.classifier import Network, Pass, contributions
from pooling.network import class_activation_terms
from pooling.number_text import format_number, percent
from ui.head.words import FIGURE
from ui.photos.panels import as_pixels
from ui.stepper.labels import by

Values = NDArray[Any]
MOST_SIDE = 16
"""Cells a side of a map whose numbers are sent."""
MOST_NUMBERS = 512 * 7 * 7
"""Cells of all maps together whose numbers are sent: VGG16's."""
FEW_COLUMNS = 8
"""Beyond, a cell has room for two digits only."""
DIGITS = 3
LUMINANCE, HALF = np.array([0.2126, 0.7152, 0.0722]), 0.179
"""How bright red, green and blue are (ITU-R BT.709), and from which brightness on black has more contrast."""


@dataclass(frozen=True)
class Maps:
    """Feature maps of shape (N, rows, columns), and where they come from.

    Attributes
    ----------
    values : the maps
    high : the number that is painted lightest; 0 is darkest
    picture : what went into the network, (C, H, W) from 0 to 1, or None
    network, went : the network and what it made of the picture, or None
    """

    values: Values
    high: float
    picture: Values | None = None
    network: Network | None = None
    went: Pass | None = None


def head_data(maps: Maps, kind: str, label: int | None) -> dict[str, Any]:
    """Describe the maps, their average or maximum, and what speaks for the class `label`."""
    count, rows, columns = maps.values.shape
    pooled = global_pool(maps.values, kind)
    high = maps.high if maps.network is None else float(pooled.max())
    colours = colour_map(pooled[None], 0.0, high)[0]
    data: dict[str, Any] = {
        "count": count,
        "rows": rows,
        "cols": columns,
        "size": by((rows, columns)),
        "sheet": _png(colour_map(maps.values.reshape(-1, columns), 0.0, maps.high)),
        "kind": kind,
        "results": _texts(pooled),
        "colours": [f"rgb({red},{green},{blue})" for red, green, blue in colours.tolist()],
        "inks": ["#000" if light else "#fff" for light in (_linear(colours) @ LUMINANCE > HALF).tolist()],
        "numbers": _numbers(maps.values),
        "totals": _texts(global_pool(maps.values, "sum")) if kind == "avg" else [],
        "winners": _winners(maps.values) if kind == "max" else [],
        "picture": None if maps.picture is None else _png(as_pixels(_grey(maps.picture) * 255)),
        "chosen": None,
        "start": int(np.argmax(pooled)),
        "words": FIGURE,
    }
    if label is not None and maps.network and maps.went and kind == "avg":
        chosen = _chosen(maps.network, maps.went, label)
        data |= {"chosen": chosen, "start": chosen.pop("start")}
    return data


def _linear(colours: NDArray[np.uint8]) -> Values:
    """Return colours in proportion to their light, as contrast is defined (WCAG 2): sRGB is not."""
    shares = colours / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def _chosen(network: Network, went: Pass, label: int) -> dict[str, Any]:
    """Describe what the maps say for one class, and how sure the network is of each."""
    terms = class_activation_terms(went.maps[-1], network.weights[:, label])
    sums = np.cumsum(terms, axis=0)
    parts = contributions(network, went.features, label)
    end = float(np.abs(sums[-1]).max()) or 1.0
    most = float(np.abs(parts).max()) or 1.0
    shares = went.probabilities.tolist()
    return {
        "label": network.classes[label],
        "classes": [
            {"name": name, "share": share, "text": percent(share), "chosen": at == label}
            for at, (name, share) in enumerate(zip(network.classes, shares, strict=True))
        ],
        "weights": _texts(network.weights[:, label]),
        "parts": _texts(parts),
        "bars": (parts / most).tolist(),
        "terms": _png(diverging_map(terms.reshape(-1, terms.shape[-1]), end)),
        "sums": _png(diverging_map(sums.reshape(-1, sums.shape[-1]), end)),
        "start": int(np.argmax(parts)),
    }


def _winners(values: Values) -> list[list[int]]:
    _, places = pool_with_indices(values, PoolSpec.of("max", values.shape[-2:]))
    rows, columns = np.unravel_index(places[..., 0, 0], values.shape[-2:])
    return [[int(row), int(column)] for row, column in zip(rows, columns, strict=True)]


def _numbers(values: Values) -> list[str] | None:
    """Return the cells of each map as texts, parted by spaces, if there are not too many."""
    if max(values.shape[-2:]) > MOST_SIDE or values.size > MOST_NUMBERS:
        return None
    digits = DIGITS if values.shape[-1] <= FEW_COLUMNS else 2
    return [" ".join(_texts(cells, digits)) for cells in values.reshape(len(values), -1)]


def _texts(numbers: Values, digits: int = DIGITS) -> list[str]:
    return [format_number(number, digits) for number in numbers.tolist()]


def _grey(picture: Values) -> Values:
    return picture[0] if len(picture) == 1 else picture


def _png(pixels: NDArray[np.uint8]) -> str:
    return f"data:image/png;base64,{b64encode(encode_png(pixels)).decode('ascii')}"
