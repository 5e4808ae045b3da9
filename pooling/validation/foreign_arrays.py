"""Arrays of other libraries, and what is no array of real numbers: read, or answered with the way out."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError

REAL_KINDS = "fiu"
REAL_TYPES = (np.floating, np.integer)
MOST_AXES = 8
"""How deep lists are searched for a masked array."""
MISSING_TYPES = ("NAType", "NaTType")
"""What pandas calls the types of its missing values."""


def is_real(dtype: np.dtype[Any]) -> bool:
    """Whether these are real numbers of NumPy's own: bfloat16 and float8 of ml_dtypes are not."""
    return dtype.kind in REAL_KINDS and issubclass(dtype.type, REAL_TYPES)


def read_array(x: ArrayLike, name: str) -> NDArray[Any]:
    """Return anything that NumPy reads as an array; errors call it `name`.

    Raises
    ------
    PoolingError
        If cells are masked, rows differ in length, or `x` cannot be read.
    """
    if _has_mask(x):
        raise PoolingError(
            f"{name} has masked cells, and pooling would read the numbers under the mask; give every masked "
            "cell a number first, as in x.filled(0), or NaN where the window's result is to be NaN."
        )
    try:
        return np.asarray(x)
    except Exception as error:  # whatever an `__array__` of somebody else's raises
        raise PoolingError(_explain_failure(x, name, error)) from error


def _has_mask(x: object, axes: int = MOST_AXES) -> bool:
    """Whether a cell of `x` is masked, also in a list of arrays."""
    if isinstance(x, list | tuple):
        return axes > 0 and any(_has_mask(item, axes - 1) for item in x)
    return isinstance(x, np.ma.MaskedArray) and bool(np.ma.is_masked(x))


def _explain_failure(x: object, name: str, error: Exception) -> str:
    if isinstance(error, ValueError) and isinstance(x, list | tuple):
        return f"{name}'s rows differ in length; give every row the same number of cells."
    said = (str(error).splitlines() or [type(error).__name__])[0].strip().rstrip(".")
    return (
        f"{name} came as {type(x).__name__}, which NumPy cannot read ({said}); convert it to a NumPy array "
        "first: a tensor of PyTorch by x.detach().cpu().float().numpy()."
    )


def explain_dtype(array: NDArray[Any], name: str) -> str:
    """Say why these are no real numbers, and what to do."""
    cells = array.flat if array.dtype.kind == "O" and array.ndim else ()
    if any(item is None or type(item).__name__ in MISSING_TYPES for item in cells):
        return (
            f"{name} has missing values; give each a number first, as in x.fillna(0) of pandas, or leave its "
            "row out."
        )
    return f"{name} has dtype {array.dtype}; pooling takes real numbers: convert it to float32 first."
