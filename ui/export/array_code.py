"""Arrays as code to copy, and whether plain NumPy computes with them what our core does."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.number_text import exact_number
from pooling.reductions import REDUCTIONS

SAFE_TOTAL = 1e15
"""Beyond this, sums in another order may differ in visible digits."""
SAFE_POWER = 150
"""Largest decimal exponent of a power, so that plain NumPy neither overflows nor loses digits."""


def array_code(matrix: NDArray[Any], call: str = "np.array", kind: str = "float", module: str = "np") -> str:
    """Write an array as a call with nested lists; `module` is where nan and inf come from."""
    return f"{call}({_nested(matrix, module, '')}, dtype={kind})"


def _nested(array: NDArray[Any], module: str, indent: str) -> str:
    if array.ndim == 1:
        return f"[{', '.join(_number(value, module) for value in array.tolist())}]"
    inner = indent + "    "
    lines = ",\n".join(inner + _nested(each, module, inner) for each in array)
    return f"[\n{lines},\n{indent}]"


def _number(value: float, module: str) -> str:
    text = exact_number(value)
    return text.replace("inf", f"{module}.inf").replace("nan", f"{module}.nan")


def is_tame(x: NDArray[Any], spec: PoolSpec) -> bool:
    """Return whether plain NumPy gets the same numbers."""
    if spec.reduction in ("max", "min"):
        return True
    sizes = np.abs(np.asarray(x, dtype=np.float64))
    sizes = sizes[~np.isnan(sizes)]
    if not np.isfinite(sizes).all() or sizes.max(initial=0) > SAFE_TOTAL / x.size:
        return False
    logs = np.log10(sizes[sizes > 0])
    if spec.reduction == "median":  # padding is NaN to NumPy's nanmedian
        return not np.isnan(np.asarray(x, dtype=np.float64)).any()
    powers = REDUCTIONS[spec.reduction].parameter == "p" and spec.p < np.inf
    return not powers or bool((np.abs(logs) * spec.p < SAFE_POWER).all())


def total_check(output: NDArray[Any]) -> str:
    """Write lines that check the shape and the sum of `y`, where there are too many numbers to list."""
    total = exact_number(float(output.sum(dtype=np.float64)))
    return f"assert y.shape == {output.shape}\nnp.testing.assert_allclose(y.sum(), {total})\n"
