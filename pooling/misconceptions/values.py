"""The numbers that mistakes lead to for one output cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pooling import PoolSpec
from pooling.kinds.dispatch import plan_windows, pool
from pooling.misconceptions.mistake import Array
from pooling.misconceptions.results import wrong_results
from pooling.misconceptions.windows import Index, misplaced, neighbours


@dataclass(frozen=True)
class WrongValue:
    """A wrong number for an output cell.

    Attributes
    ----------
    name : str
        The mistake: of `wrong_results`, `misplaced`, `neighbours`, or `"cell"` for a cell of the window.
    value : float
        The number.
    x, spec : array and PoolSpec, or None
        A layer whose output has it at `index`; None where no layer does.
    index : tuple of int
        Where it is, in that layer's output.
    """

    name: str
    value: float
    x: Array | None
    spec: PoolSpec | None
    index: Index


def wrong_values(x: Array, spec: PoolSpec, index: Index) -> list[WrongValue]:
    """Return the numbers that mistakes lead to for output cell `index`, the likeliest first.

    None is the right number; of mistakes that lead to the same number, the likeliest stands for all.

    >>> import numpy as np
    >>> x = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
    >>> [(wrong.name, wrong.value) for wrong in wrong_values(x, PoolSpec.of("max", 2), (0, 1))][:4]
    [('avg', 2.25), ('min', 1.0), ('sum', 9.0), ('one', 6.0)]
    """
    right = pool(x, spec)[index]
    found: dict[float, WrongValue] = {}
    for wrong in _all(x, spec, index):
        if wrong.value != right and wrong.value == wrong.value:
            found.setdefault(wrong.value, wrong)
    return list(found.values())


def _all(x: Array, spec: PoolSpec, index: Index) -> Iterator[WrongValue]:
    for mistake in wrong_results(x, spec):
        yield WrongValue(mistake.name, float(mistake.results[index]), mistake.x, mistake.spec, index)
    moved = dict(_moved(x, spec, index))
    if "one" in moved:
        yield moved.pop("one")
    results, plan = pool(x, spec), plan_windows(spec, x.shape)
    for name, other in neighbours(index, results.shape):
        yield WrongValue(name, float(results[other]), x, spec, other)
    yield from moved.values()
    for cell in plan.cells(index):
        yield WrongValue("cell", float(x[cell]), None, None, index)


def _moved(x: Array, spec: PoolSpec, index: Index) -> Iterator[tuple[str, WrongValue]]:
    """Yield what comes of windows in the wrong places, where there is such a window."""
    for name, other in misplaced(spec, x.shape):
        shape = plan_windows(other, x.shape).output_shape
        if all(at < size for at, size in zip(index, shape, strict=True)):
            yield name, WrongValue(name, float(pool(x, other)[index]), x, other, index)
