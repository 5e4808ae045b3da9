"""How far two results are apart, how much of it rounding explains, and why else they differ."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.reductions import REDUCTIONS
from pooling.spec import PoolSpec
from pooling.validation.arrays import as_real_array

Array = NDArray[Any]


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
    """

    agrees: bool
    largest: float
    differing: int
    difference: Array | None
    sentence: str


def tolerance(x: ArrayLike, spec: PoolSpec, dtype: np.dtype[Any]) -> Array:
    """Return, per output cell, how far two right answers may differ by rounding alone; 0 for max and min.

    An average in `dtype` rounds each cell once (if its type was wider), then its part of the sum in at most
    n − 1 additions and one division; ours is rounded once at the end. In any order of addition a rounding
    costs at most half an epsilon (Higham, Accuracy and Stability of Numerical Algorithms, section 4.2):
    (n + 2) · ε/2 · mean of |x|. The smallest normal number is added: TensorFlow takes what is less for 0.
    """
    sizes = np.abs(as_real_array(x).astype(np.float64))
    mean: Array = np.abs(pool(sizes, replace(spec, reduction="avg")))
    if REDUCTIONS[spec.reduction].selects or dtype.kind != "f":
        return np.zeros_like(mean)
    limits = np.finfo(dtype)
    n = int(np.prod(spec.window_shape))
    return (n + 2) * float(limits.eps) / 2 * mean + float(limits.tiny)


def _coarser(one: np.dtype[Any], other: np.dtype[Any]) -> np.dtype[Any]:
    """Return the type with fewer digits; an integer type is exact."""
    return max(one, other, key=lambda dtype: float(np.finfo(dtype).eps) if dtype.kind == "f" else 0.0)


def compare(x: ArrayLike, spec: PoolSpec, ours: ArrayLike, theirs: ArrayLike) -> Comparison:
    """Compare our result of pooling `x` with `spec` with that of another framework.

    Where theirs has a narrower type, ours is rounded to it first: Keras' layers work in float32.

    >>> compare([[1, 4]], PoolSpec.of("max", (1, 2)), [[4]], [[4]]).sentence
    'The only cell is equal.'
    """
    mine, other = np.asarray(ours), np.asarray(theirs)
    if mine.shape != other.shape:
        sentence = f"The shapes differ: ours is {mine.shape}, theirs {other.shape}."
        return Comparison(False, float("nan"), max(mine.size, other.size), None, sentence)
    with np.errstate(all="ignore"):  # inf − inf and overflow are results here
        mine = mine.astype(other.dtype) if other.dtype.kind == "f" else mine
        difference = _difference(mine, other)
        allowed = tolerance(x, spec, _coarser(np.asarray(ours).dtype, other.dtype)).reshape(mine.shape)
        rounding = (difference == 0) | (np.abs(difference) <= allowed)
        reasons = _reasons(mine, other, spec, ~rounding)
    largest = float(np.abs(difference).max(initial=0))  # NaN wins, as it should
    return Comparison(
        bool(rounding.all()),
        largest,
        int(np.count_nonzero(difference)),
        difference,
        _sentence(difference, largest, reasons, other.dtype),
    )


def _difference(ours: Array, theirs: Array) -> Array:
    same = (ours == theirs) | (_is_nan(ours) & _is_nan(theirs))
    wide = np.promote_types(ours.dtype, np.float64)
    return np.where(same, 0.0, ours.astype(wide) - theirs.astype(wide))


def _is_nan(values: Array) -> Array:
    return np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, bool)


def _reasons(ours: Array, theirs: Array, spec: PoolSpec, unexplained: Array) -> list[str]:
    """Return a clause for each known reason among the `unexplained` cells, and one for the rest."""
    if theirs.dtype.kind != "f":
        return ["rounding does not explain it"] if unexplained.any() else []
    limits = np.finfo(theirs.dtype)
    picks = REDUCTIONS[spec.reduction].selects
    lowest = picks & (theirs == limits.min) & (np.isnan(ours) | (ours == -np.inf))
    known = {
        f"over a window of only −inf or NaN their max gives the lowest float, {limits.min:.3g}": lowest,
        "their max ignores NaN on this kind of processor, ours returns NaN": picks & np.isnan(ours) & ~lowest,
        f"their sum exceeded {limits.max:.3g}, the largest {theirs.dtype}, before it was divided; "
        "ours is summed in float64": np.isinf(theirs) & np.isfinite(ours),
        f"they take numbers below {limits.tiny:.3g} for 0": picks & (np.abs(ours - theirs) < limits.tiny),
    }
    rest = unexplained & ~np.logical_or.reduce(list(known.values()))
    return [
        clause
        for clause, cells in {**known, "rounding does not explain it": rest}.items()
        if (cells & unexplained).any()
    ]


def _sentence(difference: Array, largest: float, reasons: list[str], dtype: np.dtype[Any]) -> str:
    cells, differing = difference.size, int(np.count_nonzero(difference))
    if not differing:
        return "The only cell is equal." if cells == 1 else f"All {cells:,} cells are equal."
    opening = f"{differing:,} of {cells:,} cells {'differs' if differing == 1 else 'differ'}"
    if np.isfinite(largest):
        opening += f", at most by {largest:.2g}"
    why = "; ".join(reasons) or f"that is rounding: {dtype} sums depend on the order of addition"
    return f"{opening}: {why}."
