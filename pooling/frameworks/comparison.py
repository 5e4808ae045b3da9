"""How far two results are apart, how much of it rounding explains, and why else they differ."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.frameworks.known_reasons import Reason, known_reasons
from pooling.frameworks.question import ADAPTIVE, GLOBAL, KERAS, POOL, Question
from pooling.frameworks.rounding import gradient_tolerance, tolerance
from pooling.spec import PoolSpec
from pooling.validation.arrays import as_real_array

Array = NDArray[Any]
KERAS_CALLS = (KERAS, GLOBAL, ADAPTIVE)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Our result beside another framework's.

    Attributes
    ----------
    agrees : bool
        Whether they are equal, or differ by no more than rounding explains.
    largest : float
        The largest difference, which may be inf or NaN; 0.0 where equal; NaN where the shapes differ.
    differing : int
        Number of cells that are not exactly equal.
    difference : ndarray or None
        Ours − theirs per output cell, 0 where equal (two NaN are); None where the shapes differ.
    sentence : str
        The same for a learner, with the reason.
    where : tuple of int or None
        The cell with the largest difference; None where all are equal, or the shapes differ.
    bound : float
        How far two right answers may differ by rounding in that cell; 0 for a maximum.
    unexplained : ndarray of bool or None
        The cells that rounding does not explain.
    reasons : tuple of Reason
        Why these differ.
    """

    agrees: bool
    largest: float
    differing: int
    difference: Array | None
    sentence: str
    where: tuple[int, ...] | None = None
    bound: float = 0.0
    unexplained: Array | None = None
    reasons: tuple[Reason, ...] = ()


def compare(x: ArrayLike, spec: PoolSpec, ours: ArrayLike, theirs: ArrayLike) -> Comparison:
    """Compare our result of pooling `x` with `spec` with that of another framework.

    Where theirs has a narrower type, ours is rounded to it first: Keras' layers work in float32.

    >>> compare([[1, 4]], PoolSpec.of("max", (1, 2)), [[4]], [[4]]).sentence
    'The only cell is equal.'
    """
    return compare_question(Question(as_real_array(x), spec, POOL), ours, theirs)


def compare_question(question: Question, ours: ArrayLike, theirs: ArrayLike) -> Comparison:
    """Compare our answer to a question with another framework's; a gradient too."""
    mine, other = np.asarray(ours), np.asarray(theirs)
    if mine.shape != other.shape:
        sentence = f"The shapes differ: ours is {mine.shape}, theirs {other.shape}."
        return Comparison(False, float("nan"), max(mine.size, other.size), None, sentence)
    with np.errstate(all="ignore"):  # inf − inf and overflow are results here
        mine = rounded_to(mine, other.dtype)
        difference = _difference(mine, other)
        allowed = _allowed(question, np.asarray(ours), other)
        unexplained = np.asarray(~((difference == 0) | (np.abs(difference) <= allowed)))
        reasons = known_reasons(question, mine, other, unexplained)
    return _compared(difference, allowed, unexplained, reasons, other.dtype)


def _allowed(question: Question, ours: Array, theirs: Array) -> Array:
    dtype = computed_in(question, ours, theirs)
    if question.gradient:
        return gradient_tolerance(question.spec, ours, dtype)
    return tolerance(question.x, question.spec, dtype).reshape(ours.shape)


def computed_in(question: Question, ours: Array, theirs: Array) -> np.dtype[Any]:
    """Return the type with the fewest digits on the way to both results: Keras' layers compute in float32."""
    dtype = coarser(ours.dtype, theirs.dtype)
    return coarser(dtype, np.dtype(np.float32)) if question.call in KERAS_CALLS else dtype


def rounded_to(values: Array, dtype: np.dtype[Any]) -> Array:
    """Round values to a float type, but for those that it does not hold: they do not become infinite."""
    if dtype.kind != "f":
        return values
    with np.errstate(over="ignore"):
        rounded = values.astype(dtype)
    lost = np.isinf(rounded) & np.isfinite(values)
    return np.where(lost, values, rounded) if lost.any() else rounded


def coarser(one: np.dtype[Any], other: np.dtype[Any]) -> np.dtype[Any]:
    """Return the type with fewer digits; an integer type is exact."""
    return max(one, other, key=lambda dtype: float(np.finfo(dtype).eps) if dtype.kind == "f" else 0.0)


def _difference(ours: Array, theirs: Array) -> Array:
    same = (ours == theirs) | (_is_nan(ours) & _is_nan(theirs))
    wide = np.promote_types(ours.dtype, np.float64)
    return np.where(same, 0.0, ours.astype(wide) - theirs.astype(wide))


def _is_nan(values: Array) -> Array:
    return np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, bool)


def _compared(
    difference: Array, allowed: Array, unexplained: Array, reasons: list[Reason], dtype: np.dtype[Any]
) -> Comparison:
    differing = int(np.count_nonzero(difference))
    sizes = np.abs(difference)
    where = np.unravel_index(int(sizes.argmax()), sizes.shape) if differing else None  # NaN wins
    largest = float(sizes.max(initial=0))
    return Comparison(
        not unexplained.any(),
        largest,
        differing,
        difference,
        _sentence(difference, largest, reasons, dtype),
        None if where is None else tuple(map(int, where)),
        0.0 if where is None else float(allowed[where]),
        unexplained,
        tuple(reasons),
    )


def _sentence(difference: Array, largest: float, reasons: list[Reason], dtype: np.dtype[Any]) -> str:
    cells, differing = difference.size, int(np.count_nonzero(difference))
    if not differing:
        return "The only cell is equal." if cells == 1 else f"All {cells:,} cells are equal."
    opening = f"{differing:,} of {cells:,} cells {'differs' if differing == 1 else 'differ'}"
    opening = opening if cells > 1 else "The only cell differs"
    if np.isfinite(largest):
        opening += f", at most by {largest:.2g}"
    why = "; ".join(reason.clause for reason in reasons)
    return f"{opening}: {why or f'that is rounding: {dtype} sums depend on the order of addition'}."
