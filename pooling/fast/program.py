"""A program: the ufunc calls that pool one tile, recorded once and made again for every tile of that shape.

Which cells meet in which call depends on settings and shapes, never on the numbers. So buffers and their views
are made beforehand, and between two calls next to no Python runs. A 224² picture takes 4 to 17 times as long
where that is done anew in every call, and 2 to 8 times where only the memory is new.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import prod
from types import EllipsisType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Shape = tuple[int, ...]
Call = tuple[Callable[..., Any], tuple["Operand", ...], "Operand"]
"""A function, its inputs, and its `out`."""
Calls = Generator[Call, None, "Operand"]
"""Calls, and at last the operand that they fill."""


class Buffer:
    """Scratch memory that is written once, by one call; `allocate` gives it a place."""


@dataclass(frozen=True)
class Operand:
    """What a call reads or writes: a view of an array that is there only when the program runs.

    Attributes:
        array: the tile ("x"), its windows ("result"), what totals are divided by ("divisor"), or a buffer.
        shape: of the whole array; () takes it as it comes.
        index: the part that is seen.
        dtype: what its bits are seen as, if not as the numbers that they are.
        contiguous: whether the array lies in one piece.
    """

    array: str | Buffer
    shape: Shape = ()
    index: tuple[slice | int | EllipsisType, ...] = ()
    dtype: str = ""
    contiguous: bool = True

    def along(self, axis: int, start: int, count: int, stride: int = 1) -> "Operand":
        """See `count` cells along `axis`: `start`, `start` + `stride` …"""
        cells = slice(start, start + (count - 1) * stride + 1, stride)
        return replace(self, index=(*[slice(None)] * axis, cells))

    def flat(self, start: int, count: int) -> "Operand":
        """See `count` numbers in a row."""
        return replace(self, shape=(prod(self.shape),), index=(slice(start, start + count),))

    def channel(self, i: int, dtype: str = "") -> "Operand":
        """See one channel of what is seen."""
        return replace(self, index=(*self.index, ..., i), dtype=dtype)

    def of(self, array: Any) -> Any:
        """Return the view of `array`; it is never a copy."""
        view = array.reshape(self.shape, copy=False) if self.shape and array.shape != self.shape else array
        view = view[self.index] if self.index else view
        return view.view(self.dtype) if self.dtype else view


def buffer(shape: Shape) -> Operand:
    """Return a new buffer."""
    return Operand(Buffer(), shape)


def copy(numbers: Array, *, out: Array) -> None:
    """Copy numbers, converted to the dtype of `out`, even where that cuts off bits."""
    np.copyto(out, numbers, casting="unsafe")


def allocate(calls: Sequence[Call]) -> tuple[dict[str | Buffer, slice], int]:
    """Return where in one piece of memory each buffer lies, and the size of it all, in numbers.

    A buffer has its place from its first call to its last. It takes over the place of its call's first input
    where that ends and each number is read just before it is written: smaller buffers, larger tiles.
    """
    last = {operand.array: i for i, (_, inputs, out) in enumerate(calls) for operand in (*inputs, out)}
    sizes, free = [0] * len(calls), list(reversed(range(len(calls))))
    slots: dict[str | Buffer, int] = {}
    for i, (_, inputs, out) in enumerate(calls):
        ending = [array for array in {each.array: None for each in inputs} if last[array] == i]
        if isinstance(out.array, Buffer) and out.array not in slots:
            if inputs and inputs[0].array in ending and _is_elementwise(*inputs, out=out):
                free.append(slots[inputs[0].array])
                ending.remove(inputs[0].array)
            slots[out.array] = free.pop()
            sizes[slots[out.array]] = max(sizes[slots[out.array]], prod(out.shape))
        free += [slots[array] for array in ending if array in slots]
    starts = [0, *accumulate(sizes)]
    return {array: slice(starts[slot], starts[slot + 1]) for array, slot in slots.items()}, starts[-1]


def _is_elementwise(first: Operand, *others: Operand, out: Operand) -> bool:
    same_place = (first.shape, first.index) == (out.shape, out.index)
    return same_place and all(other.array is not first.array for other in others)


class Program:
    """Calls with their buffers, which are in `memory`: only one thread may run it."""

    def __init__(self, calls: Sequence[Call], memory: Array, divisor: Array | int) -> None:
        self._places = allocate(calls)[0]
        self._memory, self._divisor = memory, divisor
        self._late: list[Operand] = []  # of what each tile brings; each once, as making a view takes time
        self._calls = [
            (function, [self._bind(each) for each in inputs], self._bind(out))
            for function, inputs, out in calls
        ]

    def _bind(self, operand: Operand) -> Any:
        """Return the view of a buffer, or the number of a view to be made when a tile is there."""
        if isinstance(operand.array, Buffer):
            return operand.of(self._memory[self._places[operand.array]][: prod(operand.shape)])
        if operand not in self._late:
            self._late.append(operand)
        return self._late.index(operand)

    def run(self, x: Array, result: Array) -> None:
        """Pool the tile `x` into `result`."""
        arrays = {"x": x, "result": result, "divisor": self._divisor}
        late = [operand.of(arrays[operand.array]) for operand in self._late]  # type: ignore[index]
        for function, inputs, out in self._calls:
            now = [late[operand] if type(operand) is int else operand for operand in inputs]
            function(*now, out=late[out] if type(out) is int else out)
