"""Colour maps: numbers to pixels. Magma for feature maps, a diverging map centred on 0 for differences."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError

# Colours 0, 8, ..., 248 and 255 of the 256 of magma, CC0 by Nathaniel J. Smith and Stefan van der Walt.
# Interpolated in between, no channel is more than 2 of 255 levels off the full table.
_MAGMA = """
    000004 030312 0a0822 130d34 1d1147 29115a 36106b 440f76 51127c 5d177f 6a1c81
    762181 832681 902a81 9c2e7f aa337d b73779 c43c75 d0416f dc4869 e75263 ef5d5e
    f56b5c f9795d fc8961 fd9869 fea772 feb67c fec488 fed395 fde2a3 fcf0b2 fcfdbf
"""
# Blue and orange differ for every kind of colour blindness; both darken away from the white centre.
_DIVERGING = "08306b 2166ac 6baed6 c6dbef f7f7f7 fdd0a2 f79646 b35806 5c2a02"
# The same two for a dark page: they lighten away from the dark centre.
_DIVERGING_ON_DARK = "c6dbef 6baed6 2166ac 123a63 171e2d 6b3305 b35806 f79646 fdd0a2"
# Neutral: neither map has a grey of this lightness.
_NOT_A_NUMBER, _NOT_A_NUMBER_ON_DARK = "808080", "5f6673"
_MOST_PIXELS = 256 * 256  # whose colours are counted in 4 ms


def colour_map(values: ArrayLike, low: float, high: float) -> NDArray[np.uint8]:
    """Paint values in magma: `low` and below nearly black, `high` and above light yellow, NaN grey.

    `values` is (H, W), the result (H, W, 3). If `low` equals `high`, everything has the darkest colour.

    Raises
    ------
    PoolingError
        If `low` or `high` is not finite, or `low` is greater.

    Examples
    --------
    >>> colour_map([[0.0, 1.0, float("nan")]], 0, 1).tolist()
    [[[0, 0, 4], [252, 253, 191], [128, 128, 128]]]
    """
    if not (np.isfinite(low) and np.isfinite(high) and low <= high):
        raise PoolingError(
            f"The colours run from {low} to {high}; they need two finite numbers in rising order: "
            "give the smallest finite value first and the largest second."
        )
    clipped = np.clip(np.asarray(values, dtype=np.float64), low, high)
    # Halved, because high - low may exceed the largest float64.
    return _paint((clipped / 2 - low / 2) / ((high / 2 - low / 2) or 1.0), _MAGMA_TABLE)


def diverging_map(values: ArrayLike, limit: float, *, on_dark: bool = False) -> NDArray[np.uint8]:
    """Paint differences from -`limit` (dark blue) over 0 (white) to `limit` (dark orange); NaN is grey.

    `values` is (H, W), the result (H, W, 3). Values beyond the limit have the end colours; with a limit of 0
    every difference has. `on_dark` turns lightness round, for a dark page: light ends, and a dark 0.

    Raises
    ------
    PoolingError
        If the limit is negative or not finite.

    Examples
    --------
    >>> diverging_map([[0.0, -0.0, float("nan")]], 1).tolist()
    [[[247, 247, 247], [247, 247, 247], [128, 128, 128]]]
    """
    if not (np.isfinite(limit) and limit >= 0):
        raise PoolingError(
            f"The limit of the colours is {limit}; it must be a finite number of 0 or more: "
            "give the largest absolute difference."
        )
    differences = np.asarray(values, dtype=np.float64)
    share = np.clip(differences, -limit, limit) / limit if limit else np.sign(differences)
    return _paint((share + 1) / 2, _DIVERGING_ON_DARK_TABLE if on_dark else _DIVERGING_TABLE)


def _paint(position: NDArray[np.float64], table: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Look up positions 0..1 in the table, whose last row is the colour of NaN."""
    last = len(table) - 2
    nearest = np.rint(np.nan_to_num(position) * last)
    return table[np.where(np.isnan(position), last + 1, nearest).astype(np.intp)]


def _table(anchors: str, step: int, size: int, nan: str = _NOT_A_NUMBER) -> NDArray[np.uint8]:
    """Put an anchor at every `step`-th of `size` colours and at the last; append the colour of NaN."""
    colours = np.array([list(bytes.fromhex(anchor)) for anchor in anchors.split()], dtype=np.float64)
    places = np.minimum(np.arange(len(colours)) * step, size - 1)
    channels = [np.interp(np.arange(size), places, channel) for channel in colours.T]
    table = np.vstack([np.stack(channels, axis=-1), list(bytes.fromhex(nan))])
    return np.asarray(np.rint(table), dtype=np.uint8)


_MAGMA_TABLE = _table(_MAGMA, 8, 256)
_DIVERGING_TABLE = _table(_DIVERGING, 32, 257)  # An odd size has a middle, which 0 needs.
_DIVERGING_ON_DARK_TABLE = _table(_DIVERGING_ON_DARK, 32, 257, _NOT_A_NUMBER_ON_DARK)


def few_colours(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]] | None:
    """Return the indices, (H, W), of (H, W, 3) pixels in a palette, and the palette, (N, 3).

    Return None for more than 256 colours, for grey pixels, (H, W), and for so many that it takes too long.

    >>> index, palette = few_colours(np.array([[[9, 9, 9], [0, 0, 4], [9, 9, 9]]], np.uint8))
    >>> index.tolist(), palette.tolist()
    ([[1, 0, 1]], [[0, 0, 4], [9, 9, 9]])
    """
    if pixels.ndim < 3 or pixels.size > 3 * _MOST_PIXELS:
        return None
    red, green, blue = np.moveaxis(pixels.astype(np.uint32), -1, 0)
    packed = red << 16 | green << 8 | blue
    colours = np.unique(packed)  # without the indices, NumPy does not sort all pixels
    if colours.size > 256:
        return None
    index = np.searchsorted(colours, packed)
    palette = np.stack([colours >> 16, colours >> 8, colours], axis=-1).astype(np.uint8)  # the lowest 8 bits
    return index.astype(np.uint8), palette
