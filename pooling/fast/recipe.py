"""The NumPy calls that pool one block, noted once and then made again, block after block.

Which cells meet in which call depends on settings and shapes and never on the numbers. So the buffers, and
every view of them, are made beforehand: between two calls next to no Python runs, which for a small input
would take longer than the calls, and which several threads could not do at the same time.
"""

from collections.abc import Callable
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.fast.doubling import Step

Array = NDArray[Any]
Function = Callable[..., Any]

INPUT, RESULT, DIVISOR = -1, -2, -3
"""Places of numbers that each block brings along; 0, 1, 2 … are buffers."""


class Value(NamedTuple):
    """Numbers of a block, seen as (outer, size, unit).

    Along one axis of the block lie `size` cells, each of `unit` numbers side by side (the rest of the row,
    the channels), `outer` times over.
    """

    place: int
    seen: tuple[int, int, int]


class Wanted(NamedTuple):
    """Numbers still to be made: how they will be seen, and the place if that is settled; else any buffer."""

    seen: tuple[int, int, int]
    place: int | None = None


class View(NamedTuple):
    """What a call sees of a place: its numbers in a shape, or as they come; a part of them; another dtype."""

    place: int
    shape: tuple[int, ...] | None = None
    part: tuple[slice | int, ...] = ()
    dtype: str = ""

    def of(self, numbers: Array) -> Array:
        """Return the view of what lies at the place; it is never a copy."""
        if self.shape is None:
            return numbers
        seen = numbers.reshape(self.shape, copy=False)
        if self.part:
            seen = seen[self.part]
        return seen.view(self.dtype) if self.dtype else seen


class Recipe:
    """Calls in order, and the sizes of the buffers they need: as few as can be, each used again and again."""

    def __init__(self, gathers: np.ufunc) -> None:
        self.sizes: list[int] = []
        self.calls: list[tuple[Function, tuple[View, ...]]] = []
        self._free: list[int] = []
        self._join: Function = lambda have, other, out: gathers(have, other, out=out)

    def take(self, wanted: Wanted) -> Value:
        """Settle where something wanted will be: in a buffer that nobody needs, or in one more."""
        if wanted.place is not None:
            return Value(wanted.place, wanted.seen)
        count = prod(wanted.seen)
        if not self._free:
            self._free.append(len(self.sizes))
            self.sizes.append(count)
        place = min(self._free, key=lambda free: abs(self.sizes[free] - count))
        self._free.remove(place)
        self.sizes[place] = max(self.sizes[place], count)
        return Value(place, wanted.seen)

    def release(self, value: Value) -> None:
        """Let the buffer of `value` be taken again."""
        if value.place >= 0:
            self._free.append(value.place)

    def call(self, function: Function, *views: View) -> None:
        """Note a call."""
        self.calls.append((function, views))

    def join(
        self, have: Value, other: Value, shift: int, out: Value, stride: int = 1, count: int = 0
    ) -> None:
        """Put cell i · stride of `have` together with that `shift` cells further on in `other`, as cell i."""
        count = count or out.seen[1]
        made = View(out.place, out.seen, (slice(None), slice(count)))
        self.call(self._join, every_nth(have, stride, count), every_nth(other, stride, count, shift), made)

    def add(self, cells: Value, first: int, out: Value, stride: int) -> None:
        """Add cell `first` + i · stride to what is there already as cell i."""
        made = View(out.place, out.seen)
        self.call(self._join, made, every_nth(cells, stride, out.seen[1], first), made)

    def double(
        self,
        cells: Value,
        steps: tuple[Step, ...],
        dilation: int,
        wanted: Wanted | None = None,
        stride: int = 1,
    ) -> Value:
        """Go from `cells`, which are used up, to windows; the last step may pick every n-th one, if `wanted`.

        Otherwise there are as many windows as cells; those that run over an end hold nonsense.
        """
        made = {0: cells}
        for number, (have, other, shift, width) in enumerate(steps, 1):
            needed = {number, *(i for step in steps[number:] for i in step[:2])}
            if wanted and number == len(steps):
                made[number] = self.take(wanted)
                self.join(made[have], made[other], shift * dilation, made[number], stride)
            else:
                alone = have not in {other, *needed} and made[have].place >= 0
                made[number] = made.pop(have) if alone else self.take(Wanted(cells.seen))
                before = made[number] if alone else made[have]
                self._join_all(before, made[other], made[number], shift * dilation, (width - 1) * dilation)
            for i in made.keys() - needed:
                self.release(made.pop(i))
        return made[len(steps)]

    def _join_all(self, have: Value, other: Value, out: Value, shift: int, skipped: int) -> None:
        """Take a step for all windows of the block but the last: seen flat, it is one long loop for NumPy.

        The next cell along the axis is simply `unit` numbers further on, in whatever row.
        """
        unit = have.seen[2]
        have, other, out = (value._replace(seen=(1, prod(value.seen), 1)) for value in (have, other, out))
        self.join(have, other, shift * unit, out, count=out.seen[1] - skipped * unit)


class BoundRecipe:
    """A recipe with its buffers: whoever runs it has them for himself."""

    def __init__(self, recipe: Recipe, buffers: list[Array]) -> None:
        self._brought: list[View] = []  # each once: to make a view takes as long as a small call
        self._calls: list[tuple[Function, list[Array | int]]] = []
        for function, views in recipe.calls:
            self._calls.append((function, [self._operand(view, buffers) for view in views]))

    def _operand(self, view: View, buffers: list[Array]) -> Array | int:
        """Return what the view of a buffer sees, or where a view of what a block brings is listed."""
        if view.place >= 0:
            return view.of(buffers[view.place][: prod(view.shape or ())])
        if view not in self._brought:
            self._brought.append(view)
        return self._brought.index(view)

    def run(self, x: Array, result: Array, divisor: Array | int) -> None:
        """Pool the block `x` into `result`."""
        places: tuple[Any, ...] = divisor, result, x  # at DIVISOR, RESULT and INPUT
        brought = [view.of(places[view.place]) for view in self._brought]
        for function, operands in self._calls:
            function(*[brought[operand] if type(operand) is int else operand for operand in operands])


def every_nth(cells: Value, n: int, count: int, first: int = 0) -> View:
    """See `count` cells: `first`, `first` + n, `first` + 2n …"""
    return View(cells.place, cells.seen, (slice(None), slice(first, first + (count - 1) * n + 1, n)))
