"""Sets of input cells that can be asked for, and those that mistakes lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from pooling import PoolSpec
from pooling.kinds.dispatch import plan_windows, steps
from pooling.misconceptions.mistake import Array
from pooling.misconceptions.windows import Index, misplaced, neighbours
from pooling.reductions import REDUCTIONS

Cells = frozenset[tuple[int, ...]]


def cells_of(x: Array, spec: PoolSpec, what: str, index: Index = ()) -> Cells:
    """Return a set of input cells: a key of `KINDS`; of some, for output cell `index`.

    >>> x = np.array([[1.0, 3, 2], [5, 6, 1]])
    >>> sorted(cells_of(x, PoolSpec.of("max", 2), "winners", (0, 0)))
    [(1, 1)]
    """
    return KINDS[what][0](x, spec, index)


def wrong_cells(x: Array, spec: PoolSpec, what: str, index: Index = ()) -> list[tuple[str, Cells]]:
    """Return the sets that mistakes lead to, the likeliest first: none is right or empty, no two are alike.

    >>> for name, cells in wrong_cells(np.ones((3, 3)), PoolSpec.of(), "unread"):
    ...     print(name, sorted(cells))
    rows [(2, 0), (2, 1), (2, 2)]
    columns [(0, 2), (1, 2), (2, 2)]
    corner [(2, 2)]
    other [(0, 0), (0, 1), (1, 0), (1, 1)]
    """
    right = cells_of(x, spec, what, index)
    found: dict[Cells, str] = {}
    for name, cells in KINDS[what][1](x, spec, index):
        if cells and frozenset(cells) != right:
            found.setdefault(frozenset(cells), name)
    return [(name, cells) for cells, name in found.items()]


def _winners(x: Array, spec: PoolSpec, index: Index) -> Cells:
    return frozenset(next(step.winners for step in steps(x, spec) if step.index == index))


def _window(x: Array, spec: PoolSpec, index: Index) -> Cells:
    return frozenset(plan_windows(spec, x.shape).cells(index))


def _unread(x: Array, spec: PoolSpec, _: Index) -> Cells:
    return _where(plan_windows(spec, x.shape).read_counts == 0)


def _read(x: Array, spec: PoolSpec, _: Index) -> Cells:
    return _where(plan_windows(spec, x.shape).read_counts > 0)


def _most_read(x: Array, spec: PoolSpec, _: Index) -> Cells:
    counts = plan_windows(spec, x.shape).read_counts
    return _where(counts == counts.max())


def _where(mask: Array) -> Cells:
    return frozenset(tuple(map(int, place)) for place in np.argwhere(mask))


def _wrong_winners(x: Array, spec: PoolSpec, index: Index) -> Named:
    tied = sorted(_winners(x, spec, index))
    if len(tied) > 1:
        yield "first_of_tie", tied[:1]
        yield from (("one_of_tie", [cell]) for cell in tied[1:])
    yield "window", _window(x, spec, index)
    for name in ("max", "min"):
        if name != spec.reduction and REDUCTIONS[spec.reduction].selects:
            yield name, _winners(x, replace(spec, reduction=name), index)
    for name, other in neighbours(index, plan_windows(spec, x.shape).output_shape):
        yield name, _winners(x, spec, other)


def _wrong_window(x: Array, spec: PoolSpec, index: Index) -> Named:
    for name, other in misplaced(spec, x.shape):
        shape = plan_windows(other, x.shape).output_shape
        if all(at < size for at, size in zip(index, shape, strict=True)):
            yield name, _window(x, other, index)
    for name, place in neighbours(index, plan_windows(spec, x.shape).output_shape):
        yield name, _window(x, spec, place)


def _wrong_unread(x: Array, spec: PoolSpec, _: Index) -> Named:
    plan = plan_windows(spec, x.shape)
    masks = [axis.reads() == 0 for axis in plan.axes]
    grids = np.meshgrid(*masks, indexing="ij")
    if len(grids) == 2:
        yield "rows", _where(grids[0])
        yield "columns", _where(grids[1])
        yield "corner", _where(grids[0] & grids[1])
    yield "other", _read(x, spec, ())


def _wrong_read(x: Array, spec: PoolSpec, _: Index) -> Named:
    yield "all", _where(np.ones(x.shape, bool))
    yield "other", _unread(x, spec, ())


def _wrong_most_read(x: Array, spec: PoolSpec, _: Index) -> Named:
    counts = plan_windows(spec, x.shape).read_counts
    yield "first_window", plan_windows(spec, x.shape).cells((0,) * spec.rank)
    yield "least", _where(counts == counts[counts > 0].min())
    yield "read", _read(x, spec, ())


Named = Iterator[tuple[str, Iterable[tuple[int, ...]]]]
KINDS: Mapping[
    str, tuple[Callable[[Array, PoolSpec, Index], Cells], Callable[[Array, PoolSpec, Index], Named]]
] = {
    "winners": (_winners, _wrong_winners),
    "window": (_window, _wrong_window),
    "unread": (_unread, _wrong_unread),
    "read": (_read, _wrong_read),
    "most_read": (_most_read, _wrong_most_read),
}
"""What can be asked for: the right cells, and those of mistakes."""
