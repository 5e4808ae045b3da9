"""What the code of every library is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isinf

from pooling.frameworks.libraries.call import Call, PadFirst


@dataclass(frozen=True)
class Speller:
    """How one library is written.

    Attributes
    ----------
    pool : callable
        Writes the pooling of the array of a name.
    pad : callable
        Writes the array of a name with cells put round it.
    ones : str
        An array of ones, as large as `x`.
    """

    pool: Callable[[Call, str], str]
    pad: Callable[[PadFirst, str], str]
    ones: str

    def expression(self, call: Call) -> str:
        """Write the call as one expression of `x`."""
        x, ones = "x", self.ones
        if call.turned:
            x = {"negated": "-x", "absolute": "abs(x)"}[call.turned]
        if call.pad_first:
            x, ones = (self.pad(call.pad_first, name) for name in (x, ones))
        return self.finished(call, self.reduced(call, x, ones))

    def lines(self, call: Call) -> list[str]:
        """Write lines that make `y` of `x`, or of `x` as it is turned before; padding first has its own."""
        names, lines = ("x", "ones") if call.per_cell else ("x",), []
        if call.per_cell:
            lines.append(f"ones = {self.ones}")
        if call.pad_first:
            lines += [f"{name} = {self.pad(call.pad_first, name)}" for name in names]
        lines.append(f"y = {self.pool(call, 'x')}")
        return [*lines, f"y = y / {self.pool(call, 'ones')}"] if call.per_cell else lines

    def reduced(self, call: Call, x: str, ones: str) -> str:
        """Write the result: an average of real cells is divided by the same average of ones."""
        pooled = self.pool(call, x)
        return f"{pooled} / {self.pool(call, ones)}" if call.per_cell else pooled

    def finished(self, call: Call, pooled: str) -> str:
        """Write what is done to the result."""
        times = f" * {call.factor:g}" if call.factor != 1 else ""
        return f"{'-' if call.turned == 'negated' else ''}{pooled}{times}"


def value_text(value: float, module: str) -> str:
    """Write what is put round the input: "-np.inf", or "0.0"."""
    sign = "-" if value < 0 else ""
    return f"{sign}{module}.inf" if isinf(value) else f"{value}"


def nested(pads: tuple[tuple[int, int], ...]) -> list[list[int]]:
    """Return pads for all axes: the batch first, the channels last."""
    return [[0, 0], *map(list, pads), [0, 0]]


def named(**arguments: object) -> str:
    """Write arguments by their names.

    >>> named(padding="same", strides=(2, 2))
    'padding="same", strides=(2, 2)'
    """
    return ", ".join(f"{name}={_text(value)}" for name, value in arguments.items())


def _text(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)
