"""Layers whose windows lie where a mistake puts them: moved by one, window and stride exchanged, turned."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pooling import PoolingError, PoolSpec
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows

Index = tuple[int, ...]


def misplaced(spec: PoolSpec, sizes: Index) -> Iterator[tuple[str, PoolSpec]]:
    """Yield the layers that mistakes about where windows lie lead to, the likeliest first.

    Their outputs may have other shapes. None is the layer itself.

    >>> [(name, other.strides) for name, other in misplaced(PoolSpec.of("max", 3, strides=2), (5, 5))]
    [('one', (1, 1)), ('exchanged', (3, 3))]
    """
    if isinstance(spec, Layer):
        return
    pads = plan_windows(spec, sizes).pads
    others = {
        "one": replace(spec, strides=(1,) * spec.rank, padding=pads),
        "exchanged": replace(spec, window_shape=spec.strides, strides=spec.window_shape),
        "turned": replace(spec, window_shape=spec.window_shape[::-1], strides=spec.strides[::-1]),
    }
    for name, other in others.items():
        same = other.window_shape == spec.window_shape and other.strides == spec.strides
        if not same and is_possible(other, sizes):
            yield name, other


def is_possible(spec: PoolSpec, sizes: Index) -> bool:
    """Whether windows fit."""
    try:
        plan_windows(spec, sizes)
    except PoolingError:
        return False
    return True


def neighbours(index: Index, shape: Index) -> Iterator[tuple[str, Index]]:
    """Yield the output cells that are mistaken for `index`: row and column swapped, then next to it.

    >>> list(neighbours((0, 1), (2, 2)))
    [('transposed', (1, 0)), ('left', (0, 0)), ('down', (1, 1))]
    """
    if len(index) == 2 and index != index[::-1]:
        yield from _inside([("transposed", index[::-1])], shape)
    sides = (("left", "right_side"), ("up", "down"), ("front", "back"))
    for axis, names in zip(range(len(index) - 1, -1, -1), sides, strict=False):
        moved = (
            (name, (*index[:axis], index[axis] + by, *index[axis + 1 :]))
            for name, by in zip(names, (-1, 1), strict=True)
        )
        yield from _inside(moved, shape)


def _inside(places: Iterable[tuple[str, Index]], shape: Index) -> Iterator[tuple[str, Index]]:
    for name, index in places:
        if all(0 <= at < size for at, size in zip(index, shape, strict=True)):
            yield name, index
