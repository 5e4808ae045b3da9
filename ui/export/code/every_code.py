"""The same pooling in every library, by its name, and why some have none."""

from typing import Any

from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec
from ui.export.code.library_code import FRAMEWORKS as FRAMEWORKS
from ui.export.code.numpy_code import numpy_code
from ui.export.loop.loop_code import loop_code


def all_codes(
    x: NDArray[Any], spec: PoolSpec, opening: str = ""
) -> tuple[dict[str, str | list[str]], list[str]]:
    """Return programs that pool `x`, and sentences that say which frameworks have none.

    `opening` is code that makes the array `photo`, which then replaces the numbers.
    """
    ours = {"Python loop": loop_code(x, spec, opening).program, "NumPy": numpy_code(x, spec, opening)}
    codes, reasons = framework_codes(x, spec, opening)
    return ours | codes, reasons


def framework_codes(
    x: NDArray[Any], spec: PoolSpec, opening: str = "", array: str = ""
) -> tuple[dict[str, str | list[str]], list[str]]:
    """Return the frameworks' programs; with `array`, they take that NumPy array instead of the numbers."""
    codes: dict[str, str | list[str]] = {}
    without: dict[str, list[str]] = {}
    for name, write in FRAMEWORKS.items():
        try:
            codes[name] = write(x, spec, opening, array)
        except PoolingError as error:
            without.setdefault(str(error), []).append(name)
    return codes, [f"No {' or '.join(names)}: {reason}" for reason, names in without.items()]
