"""A program: the ufunc calls that pool one tile, recorded once and repeated for every tile of that shape.

Which cells meet in which call depends on settings and shapes, never on the numbers. So buffers and their
views are made beforehand, and between two calls next to no Python runs. Without: 4 to 17 × for 224² pictures;
with new memory for every call alone, 2 to 8 ×.
"""

from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import prod
from types import EllipsisType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Shape = tuple[int, ...]
Call = tuple[Callable[..., Any], tuple["Operand", ...], "Operand"]  # a function, its inputs, its `out`
Calls = Generator[Call, None, "Operand"]  # calls, and at last the operand that they fill


class Buffer:
    """Scratch memory that one call writes; `allocate` gives it a place."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Operand:
    """What a call reads or writes: a view of an array that is there only when the program runs."""

    array: str | Buffer  # the tile ("x"), its windows ("result"), the "divisor", or a buffer
    shape: Shape = ()  # of the whole array; () takes it as it comes
    index: tuple[slice | int | EllipsisType, ...] = ()  # the part that is seen
    dtype: str = ""  # what the bits are seen as, if not as the numbers that they are

    def along(self, axis: int, start: int, count: int, stride: int = 1) -> "Operand":
        """See `count` cells along `axis`: `start`, `start` + `stride` …"""
        cells = slice(start, start + (count - 1) * stride + 1, stride)
        return replace(self, index=(*[slice(None)] * axis, cells))

    def flat(self, start: int, count: int) -> "Operand":
        """See `count` numbers in a row."""
        return replace(self, shape=(prod(self.shape),), index=(slice(start, start + count),))

    def whole(self, axis: int, itemsize: int) -> "Operand":
        """See each cell along `axis`, with all its numbers, as one: a copy moves it in one go."""
        unit = prod(self.shape[axis + 1 :])
        return replace(self, shape=(*self.shape[: axis + 1], unit), dtype=f"V{unit * itemsize}")

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
    """Copy numbers, cast to the dtype of `out`, even where that cuts off bits."""
    np.copyto(out, numbers, casting="unsafe")


def allocate(calls: Sequence[Call]) -> tuple[dict[str | Buffer, int], list[int]]:
    """Return which piece of memory each buffer takes, and how many numbers each piece holds.

    A buffer keeps its piece from its first call to its last. It takes over the piece of the first input where
    that ends, and each number is read just before it is written. Without: 1.2 ×, more memory.
    """
    last = {operand.array: i for i, (_, inputs, out) in enumerate(calls) for operand in (*inputs, out)}
    sizes, free = [0] * len(calls), list(range(len(calls)))
    pieces: dict[str | Buffer, int] = {}
    for i, (_, inputs, out) in enumerate(calls):
        ending = [array for array in {each.array: None for each in inputs} if last[array] == i]
        if isinstance(out.array, Buffer) and out.array not in pieces:
            first, *others = (each.array for each in inputs) if inputs else (None,)
            if (
                first in ending
                and first not in others
                and (inputs[0].shape, inputs[0].index) == (out.shape, out.index)
            ):
                free.insert(0, pieces[first])
                ending.remove(first)
            pieces[out.array] = free.pop(0)
            sizes[pieces[out.array]] = max(sizes[pieces[out.array]], prod(out.shape))
        free = [pieces[array] for array in ending if array in pieces] + free
    return pieces, [size for size in sizes if size]


class Program:
    """Calls, bound to their buffers in `memory`: one thread at a time may run it."""

    def __init__(self, calls: Sequence[Call], memory: Sequence[Array], divisor: Array | int) -> None:
        self._late: list[Operand] = []  # of what a tile brings; each once, as making a view takes time
        self._divisor, pieces = divisor, allocate(calls)[0]

        def bind(operand: Operand) -> Any:
            """Return the view of a buffer, or the number of a view to be made when a tile is there."""
            if isinstance(operand.array, Buffer):
                return operand.of(memory[pieces[operand.array]][: prod(operand.shape)])
            if operand not in self._late:
                self._late.append(operand)
            return self._late.index(operand)

        self._calls = [(call, [*map(bind, inputs)], bind(out)) for call, inputs, out in calls]

    def run(self, x: Array, result: Array) -> None:
        """Pool the tile `x` into `result`."""
        arrays: dict[Any, Any] = {"x": x, "result": result, "divisor": self._divisor}
        late = [operand.of(arrays[operand.array]) for operand in self._late]
        for function, inputs, out in self._calls:
            now = [late[operand] if type(operand) is int else operand for operand in inputs]
            function(*now, out=late[out] if type(out) is int else out)


class Workspace:
    """What a thread works with: memory, and in it a program for each shape of tiles."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self.programs: dict[Hashable, Program] = {}
        self.memory: list[Array] = []
        self._dtype = dtype

    def add(self, shape: Hashable, calls: Iterable[Call], divisor: Array | int) -> Program:
        """Add a program, for tiles of this shape; if it needs larger memory, the others are dropped."""
        calls = list(calls)
        sizes = allocate(calls)[1]
        if any(size > piece.size for size, piece in zip(sizes, self.memory, strict=False)):
            self.programs.clear()  # first, so that the old memory is gone before there is new one
            self.memory.clear()
        self.memory += [np.empty(size, self._dtype) for size in sizes[len(self.memory) :]]
        self.programs[shape] = program = Program(calls, self.memory, divisor)
        return program
