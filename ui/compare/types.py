"""The type in which the input of Compare is given to every library; or why it cannot be of that type."""

from dataclasses import dataclass

import numpy as np

from pooling.number_text import format_number
from ui.compare.tables import Values, cell_words

DEFAULT = "float32"
TYPES = (DEFAULT, "float64", "float16", "uint8", "int8", "int32", "int64")
HOLDS = {
    "float16": "numbers from −65,504 to 65,504",
    "uint8": "whole numbers from 0 to 255",
    "int8": "whole numbers from −128 to 127",
    "int32": "whole numbers from −2³¹ to 2³¹ − 1",
    "int64": "whole numbers from −2⁶³ to 2⁶³ − 1",
}
"""What of the numbers that are typed each type holds; the others round them all."""
NARROW_FIRST = ("uint8", "int8", "int32", "int64", "float64")

LARGE = 1e30
"""From here on a sum of cells may exceed float32."""


@dataclass(frozen=True, eq=False)
class Given:
    """An input in its type.

    Attributes
    ----------
    x : ndarray
        It, in the type that was asked for, or in float32 if that does not hold it.
    refused : str
        Why it is float32 in place of what was asked for; else "".
    rounded : str
        What a narrow type changed; else "".
    overflowed : int
        How many finite cells became infinite, in float32.
    """

    x: Values
    refused: str = ""
    rounded: str = ""
    overflowed: int = 0

    @property
    def own_type(self) -> str:
        """Its type, if it is another one than float32."""
        return "" if self.x.dtype == DEFAULT else self.x.dtype.name

    @property
    def program_type(self) -> str:
        """The type that programs need: float64 has another lowest number, and its sums overflow later."""
        ordinary = self.x.dtype.kind != "f" or bool((np.abs(self.x) < LARGE).all())
        return self.own_type or ("" if ordinary else DEFAULT)


def as_type(values: Values, name: str, rank: int = 2) -> Given:
    """Return the input in the type of that name; in float32, with a sentence, if the type does not hold it.

    Its last `rank` axes are pooled; what comes before are channels.

    >>> as_type(np.array([[1.0, 300.0]]), "uint8").refused.partition(":")[0]
    'x has 300 in row 0, column 1'
    """
    if name == DEFAULT:
        return _in_float32(values)
    unheld = _unheld(values, name)
    if unheld.any():
        given = _in_float32(values)
        return Given(given.x, _refused(values, unheld, name, rank), overflowed=given.overflowed)
    x = np.asarray(values).astype(name)
    return Given(x, rounded=_rounded(values, x) if name == "float16" else "")


def _in_float32(values: Values) -> Given:
    with np.errstate(over="ignore"):
        narrow = np.asarray(values).astype(np.float32)
    return Given(narrow, overflowed=int(np.count_nonzero(np.isinf(narrow) & np.isfinite(values))))


def _unheld(values: Values, name: str) -> Values:
    """Return the cells that are no numbers of a type: of an integer type, also fractions and NaN."""
    wide, dtype = np.asarray(values, np.float64), np.dtype(name)
    if dtype.kind == "f":
        beyond: Values = np.abs(wide) > float(np.finfo(dtype).max)
        return np.isfinite(wide) & beyond
    limits = np.iinfo(dtype)
    within = (wide >= float(limits.min)) & (wide < float(limits.max) + 1)
    whole: Values = wide == np.round(wide)
    return ~(within & whole)


def _refused(values: Values, unheld: Values, name: str, rank: int) -> str:
    place = tuple(map(int, np.argwhere(unheld)[0]))
    value = float(values[place])
    others = int(unheld.sum()) - 1
    more = f", and {others:,} more such cell{'s' if others > 1 else ''}" if others else ""
    return (
        f"x has {format_number(value)} in {cell_words(place, rank)}{more}: {name} holds {HOLDS[name]}. "
        f"So x stays float32; {_way_out(values, value)}."
    )


def _way_out(values: Values, value: float) -> str:
    """Say what would work, by the first cell that is not held."""
    if not np.isfinite(value):
        return "write numbers there, or choose a float type"
    if value != np.round(value):
        return "round the numbers, or choose a float type"
    wider = next(each for each in NARROW_FIRST if not _unheld(values, each).any())
    return f"choose {wider}, or other numbers"


def _rounded(values: Values, x: Values) -> str:
    """Say how many cells a type of few digits changed, with the first of them."""
    wide = np.asarray(values, np.float64)
    changed = (x.astype(np.float64) != wide) & ~np.isnan(wide)
    if not changed.any():
        return ""
    place, count = tuple(np.argwhere(changed)[0]), int(changed.sum())
    cells = "1 cell is" if count == 1 else f"{count:,} cells are"
    was, became = (format_number(float(each[place]), 5) for each in (wide, x))
    return f"{cells} rounded to float16: {was} becomes {became}."
