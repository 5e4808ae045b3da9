"""Who agrees with whom: identical, within rounding, different in n cells or shape, refused, unknown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.comparison import coarser, rounded_to
from ui.compare.frameworks.answers import Answer
from ui.compare.tables import Values

SAME, ROUNDING, CELLS, SHAPE, REFUSED, UNKNOWN = "same", "rounding", "cells", "shape", "refused", "unknown"
AGREEING = (SAME, ROUNDING)


@dataclass(frozen=True, eq=False)
class Relation:
    """How one answer stands to another.

    Attributes
    ----------
    kind : one of the six above
    marks : the cells that differ by more than rounding; None where there are no two outputs of one shape
    partly : whether no rule gives some of the cells
    """

    kind: str
    marks: NDArray[np.bool_] | None = None
    partly: bool = False

    @property
    def agrees(self) -> bool:
        """Whether both give the same, rounding aside."""
        return self.kind in AGREEING

    @property
    def differing(self) -> int:
        """How many cells differ."""
        return 0 if self.marks is None else int(self.marks.sum())


def relate(one: Answer, other: Answer) -> Relation:
    """Compare two answers; cells that no rule gives do not count."""
    if one.values is None or other.values is None:
        return Relation(REFUSED)
    if one.values.shape != other.values.shape:
        return Relation(SHAPE)
    unequal = _unequal(one.values, other.values)
    unsure = np.zeros(unequal.shape, np.bool_)
    for each in (one.unsure, other.unsure):
        unsure |= False if each is None else each
    unequal &= ~unsure
    if unsure.size and unsure.all():
        return Relation(UNKNOWN, unequal)
    partly = bool(unsure.any())
    if not unequal.any():
        return Relation(SAME, unequal, partly)
    beyond = unequal & ~_within(one, other)
    return Relation(CELLS if beyond.any() else ROUNDING, beyond, partly)


def relations(answers: Sequence[Answer]) -> list[list[Relation]]:
    """Compare all with all: a row for each."""
    rows: list[list[Relation]] = [[] for _ in answers]
    for i, one in enumerate(answers):
        for j, other in enumerate(answers):
            rows[i].append(rows[j][i] if j < i else relate(one, other))
    return rows


def _unequal(one: Values, other: Values) -> NDArray[np.bool_]:
    unequal: NDArray[np.bool_] = one != other
    return unequal & ~(np.isnan(one) & np.isnan(other)) if unequal.any() else unequal


def _within(one: Answer, other: Answer) -> NDArray[np.bool_]:
    """Return the cells whose difference rounding explains."""
    with np.errstate(all="ignore"):  # inf − inf
        difference = np.abs(np.asarray(one.values, np.float64) - np.asarray(other.values, np.float64))
        result: NDArray[np.bool_] = difference <= np.maximum(one.rounding, other.rounding)
    return result | _equal_in_the_narrower(np.asarray(one.values), np.asarray(other.values))


def _equal_in_the_narrower(one: Values, other: Values) -> NDArray[np.bool_]:
    """Compare floats of two types in the one with fewer digits."""
    if one.dtype == other.dtype or one.dtype.kind != "f" or other.dtype.kind != "f":
        return np.zeros(one.shape, np.bool_)
    narrow = coarser(one.dtype, other.dtype)
    return np.asarray(rounded_to(one, narrow) == rounded_to(other, narrow))
