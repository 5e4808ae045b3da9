"""What an experiment hands over: facts by name, and a table where one number is not enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Fact = int | float | str
Facts = Mapping[str, Fact]


@dataclass(frozen=True)
class Table:
    """What was measured for several cases; a chart of it draws the numbers of the columns after the first.

    Attributes
    ----------
    head : tuple of str
        A title for each column.
    rows : tuple of tuple
        A text or a number for each column; the first names the case.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Fact, ...], ...]


def plain(value: Any) -> Fact:
    """Return a NumPy scalar as Python's number, which is what JSON and a sentence take.

    >>> import numpy as np
    >>> plain(np.float64(2.5)), plain(np.int64(3))
    (2.5, 3)
    """
    number: Fact = value.item() if hasattr(value, "item") else value
    return number
