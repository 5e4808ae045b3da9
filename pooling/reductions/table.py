"""The reductions by name, one row each, with definition and derivative. A new row is a new reduction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from pooling.reductions import formulas, power_formulas
from pooling.reductions.formulas import Window
from pooling.reductions.integer_limits import fit_total, largest_magnitude, total_dtype


@dataclass(frozen=True)
class Reduction:
    """One way to turn a window into a number.

    Attributes
    ----------
    name : str
        The key in `REDUCTIONS`.
    of_window : callable
        The definition: a window -> its result.
    weights : callable
        The derivative: a window -> d result / d cell, cell by cell.
    ufunc : numpy.ufunc
        Combines two cells; a window is pooled by applying it along one axis after the other.
    selects : bool
        Whether the result is one of the window's cells; it then keeps their dtype, and cells win.
    divides : bool
        Whether a total is divided by the divisor.
    whole : bool
        Whether integers give an integer, though no cell is selected.
    shares : callable or None
        For a weighted mean, the weight of each cell; the weights sum to 1.
    middle : callable or None
        For the median, the places of the cells in the middle.
    composed : bool
        Whether more than passes of `ufunc` makes the result: see `pooling.planes.composite`.
    parameter : str
        The name of the one setting that only some reductions have: "p", "beta" or "alpha"; or "".
    """

    name: str
    of_window: Callable[[Window], float]
    weights: Callable[[Window], list[float]]
    ufunc: np.ufunc
    selects: bool = False
    divides: bool = False
    whole: bool = False
    shares: Callable[[Window], list[float]] | None = None
    middle: Callable[[Window], list[int]] | None = None
    composed: bool = False
    parameter: str = ""

    def result_dtype(self, dtype: np.dtype[Any]) -> np.dtype[Any]:
        """Return the result's dtype: extremes and floats keep the input's, sums of integers have 64 bits."""
        if self.selects or dtype.kind == "f":
            return dtype
        return total_dtype(dtype) if self.whole else np.dtype(np.float64)

    def result(self, window: Window, dtype: np.dtype[Any]) -> float:
        """Return the result of a window of numbers of this dtype; reject one that has more than 64 bits.

        Raises
        ------
        PoolingError
            If the result is an integer, and too large for its dtype.
        """
        result = self.of_window(window)
        return fit_total(result, dtype) if self.whole and isinstance(result, int) else result

    def working_dtype(self, dtype: np.dtype[Any], cells: int) -> np.dtype[Any]:
        """Return what to pool windows of so many `cells` in: totals of integers in the least that hold any.

        Without, that is in float64: 1.2 to 4.3 × for uint8. Where 64 bits do not hold any total, they hold
        those of small enough numbers (`pooling.planes.exact_integers.fit_in_64_bits`).

        >>> REDUCTIONS["avg"].working_dtype(np.dtype("uint8"), 3 * 3)
        dtype('uint16')
        """
        native = dtype.newbyteorder("=")
        if native.kind == "f":
            return np.promote_types(native, np.float32)  # float16 is slow, and short of digits for a total
        if self.selects:
            return native
        most = cells * largest_magnitude(native)
        exact = np.min_scalar_type(most if native.kind == "u" else -most)
        return exact if exact.kind in "iu" else total_dtype(native)


REDUCTIONS: dict[str, Reduction] = {
    row.name: row
    for row in (
        Reduction("max", formulas.greatest, formulas.first_greatest, np.maximum, selects=True),
        Reduction("min", formulas.least, formulas.first_least, np.minimum, selects=True),
        Reduction("avg", formulas.mean, formulas.mean_weights, np.add, divides=True),
        Reduction("sum", formulas.total, formulas.total_weights, np.add, whole=True),
        Reduction(
            "lp", power_formulas.p_norm, power_formulas.p_norm_weights, np.add, composed=True, parameter="p"
        ),
        Reduction(
            "softmax",
            power_formulas.softmax_mean,
            power_formulas.softmax_weights,
            np.add,
            shares=power_formulas.softmax_shares,
            composed=True,
            parameter="beta",
        ),
        Reduction(
            "lse",
            power_formulas.log_mean_exp,
            power_formulas.softmax_shares,
            np.add,
            composed=True,
            parameter="beta",
        ),
        Reduction(
            "gem",
            power_formulas.generalized_mean,
            power_formulas.generalized_mean_weights,
            np.add,
            composed=True,
            parameter="p",
        ),
        Reduction(
            "median",
            formulas.median,
            formulas.median_weights,
            np.add,
            middle=formulas.middle_places,
            composed=True,
        ),
        Reduction(
            "mixed",
            formulas.mixed,
            formulas.mixed_weights,
            np.add,
            divides=True,
            composed=True,
            parameter="alpha",
        ),
    )
}
