"""Ways to make a map smaller: pooling, subsampling, blur pooling, adaptive polyphase sampling.

Each takes planes of shape (..., H, W) to (..., ⌈H / stride⌉, ⌈W / stride⌉), with a window as large as its
stride. With `wrap` the last rows and columns are followed by the first ones, so that a shift that is circular
meets no edge.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.blur.plan import plan_blur
from pooling.blur.pool import blur_planes
from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.spec import PoolSpec
from pooling.validation.arrays import spatial_last
from pooling.validation.settings import PerAxis, read_per_axis

Array = NDArray[Any]
FREQUENCIES = (
    ((0, 1), (1, 0)),
    ((1, 1), (0, 1)),
    ((1, 1), (1, 0)),
    ((1, 2), (0, 1)),
    ((2, 1), (1, 0)),
    ((1, 3), (2, 0)),
)
"""Pairs of frequencies (row, column) at which pictures of equal norms are compared."""
ROUNDING = 1e-9
"""Sums of the same numbers in another order differ by less, as a share of their size."""


@dataclass(frozen=True)
class Way:
    """One way to make a map smaller.

    Attributes
    ----------
    name : str
        A key of `WAYS`.
    window : tuple of int
        Rows and columns of the window, which are the strides as well.
    wrap : bool
        Whether the first rows and columns follow the last ones.
    parameters : mapping
        What `PoolSpec.of` takes besides, such as `p` of "lp" or `beta` of "lse"; or `taps` of "blur".
    """

    name: str
    window: tuple[int, int]
    wrap: bool
    parameters: MappingProxyType[str, Any]

    @classmethod
    def of(cls, name: str, window: PerAxis = 2, *, wrap: bool = False, **parameters: Any) -> "Way":
        """Make a way from its name and a window.

        Raises
        ------
        PoolingError
            If there is no such way, or the window has not one or two numbers of 1 or more.

        Examples
        --------
        >>> Way.of("polyphase", (1, 2), wrap=True)([[0, 0, 1, 1, 0, 0, 1, 1]]).tolist()
        [[1, 1, 1, 1]]
        """
        if name not in WAYS:
            raise PoolingError(f"The way is {name!r}; choose one of {', '.join(WAYS)}.")
        rows, columns = read_per_axis("window_shape", window, 2)
        return cls(name, (rows, columns), wrap, MappingProxyType(parameters))

    def __call__(self, image: ArrayLike) -> Array:
        """Return the smaller map of every plane of `image`, of shape (..., H, W)."""
        return WAYS[self.name](spatial_last(image, 2, "channels_first"), self)

    @property
    def dense(self) -> "Way":
        """The maximum at every place, which "blur" and "polyphase" thin out."""
        return replace(self, name="max", parameters=MappingProxyType({}))


def _pooled(planes: Array, way: Way) -> Array:
    """Pool with the window as the stride; a window that overhangs reads fewer cells, or the other side."""
    if way.wrap:
        over = [-size % side for size, side in zip(planes.shape[-2:], way.window, strict=True)]
        planes = _wrapped(planes, over)
    return pool(planes, _spec(way, way.window))


def _subsampled(planes: Array, way: Way) -> Array:
    """Keep the first cell of every window."""
    return np.ascontiguousarray(planes[..., :: way.window[0], :: way.window[1]])


def _blurred(planes: Array, way: Way) -> Array:
    """Take the maximum at every place, then a binomial filter with the stride (Zhang 2019)."""
    taps = way.parameters.get("taps", 3)
    border = "circular" if way.wrap else "reflect"
    return blur_planes(_dense(planes, way), plan_blur((1, 1), way.window, taps, border, "valid", "max"))


def _polyphase(planes: Array, way: Way) -> Array:
    """Take the maximum at every place, and keep the phase with the largest norm (Chaman and Dokmanić 2021).

    Phases are the ways to begin: at row 0 or 1, … and column 0 or 1, …. A circular shift permutes the phases
    of a map whose sides are multiples of the stride, so that the same one is kept, at another place.

    The phases of a symmetric picture have equal norms. The paper keeps the first of them, which is another
    one after a shift; here their bispectrum decides, which no circular shift changes.
    """
    dense, (rows, columns) = _dense(planes, way), way.window
    starts = [(row, column) for row in range(rows) for column in range(columns)]
    shape = [-(-size // side) for size, side in zip(planes.shape[-2:], way.window, strict=True)]
    phases = np.zeros((len(starts), *planes.shape[:-2], *shape), dense.dtype)
    for phase, (row, column) in zip(phases, starts, strict=True):
        cells = dense[..., row::rows, column::columns]
        phase[..., : cells.shape[-2], : cells.shape[-1]] = cells
    chosen = _largest(phases.astype(np.float64))[..., None, None]
    kept: Array = np.take_along_axis(phases, chosen[None], axis=0)[0]
    return kept


def _largest(phases: Array) -> NDArray[np.intp]:
    """Return which phase of (P, ..., H, W) has the largest norm; of equal ones, the bispectrum decides."""
    can_win = np.ones(phases.shape[:-2], bool)
    for values, sizes in _compared(phases):
        most = np.where(can_win, values, -np.inf).max(axis=0)
        can_win &= values >= most - ROUNDING * sizes.max(axis=0)
        if (can_win.sum(axis=0) == 1).all():
            break
    chosen: NDArray[np.intp] = can_win.argmax(axis=0)
    return chosen


def _compared(phases: Array) -> Iterator[tuple[Array, Array]]:
    """Yield what the phases are compared by, norms, then the bispectrum, and how large it could be."""
    squares = np.square(phases).sum(axis=(-2, -1))
    yield squares, squares
    spectrum = np.fft.fft2(phases)
    height, width = phases.shape[-2:]
    sizes = np.abs(phases).sum(axis=(-2, -1)) ** 3
    for first, second in FREQUENCIES:
        both = (first[0] + second[0], first[1] + second[1])
        one, other, sums = (
            spectrum[..., row % height, column % width] for row, column in (first, second, both)
        )
        triple = one * other * sums.conj()
        yield from ((triple.real, sizes), (triple.imag, sizes))


def _dense(planes: Array, way: Way) -> Array:
    """Return the maximum at stride 1: a map as large as the planes."""
    if not way.wrap:
        return pool(planes, _spec(way.dense, (1, 1)))
    return pool(_wrapped(planes, [side - 1 for side in way.window]), _spec(way.dense, (1, 1), "valid"))


def _wrapped(planes: Array, over: list[int]) -> Array:
    """Put the first rows and columns behind the last ones."""
    return np.pad(planes, [(0, 0)] * (planes.ndim - 2) + [(0, more) for more in over], mode="wrap")


def _spec(way: Way, strides: tuple[int, int], padding: str = "same") -> PoolSpec:
    return PoolSpec.of(way.name, way.window, strides=strides, padding=padding, **way.parameters)


WAYS: MappingProxyType[str, Callable[[Array, Way], Array]] = MappingProxyType(
    {
        "max": _pooled,
        "avg": _pooled,
        "min": _pooled,
        "lp": _pooled,
        "lse": _pooled,
        "subsample": _subsampled,
        "blur": _blurred,
        "polyphase": _polyphase,
    }
)
"""What makes a map smaller, by name: "subsample" only strides, "blur" is the maximum, then blur."""
