"""The same pooling as a program of each library, with every argument spelled out.

A program is written only if it computes what is on the screen; otherwise a sentence says why there is none.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, plan_windows
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.convert import alike, convert
from pooling.frameworks.libraries.ours import OURS, name_of, rule_or_pool
from ui.export.code.program import program, type_in

Write = Callable[..., str]
KEYS = {
    "TensorFlow": "tensorflow",
    "Keras": "keras",
    "PyTorch": "torch",
    "ONNX": "onnx",
    "Flax": "flax",
    "JAX": "jax",
}
"""The libraries by the names of their programs."""


def library_code(library: str, x: NDArray[Any], spec: PoolSpec, opening: str = "", array: str = "") -> str:
    """Write a library's program that computes what our core does.

    `opening` is code that makes the array `photo`, which then replaces the numbers; or `array` names a NumPy
    array that is there.

    Raises
    ------
    PoolingError
        If the library has none; the sentence says why.
    """
    plan_windows(spec, x.shape[-spec.rank :])
    return converted_code(Call(OURS, spec), library, x, opening, array)


def converted_code(
    asked: Call, library: str, x: NDArray[Any], opening: str = "", array: str = "", own_type: str = ""
) -> str:
    """Write a library's program that computes what a call of any library does, if it can on `own_type`.

    Raises
    ------
    PoolingError
        If the library has none; the sentence says why.
    """
    made = convert(asked, library, x.shape[x.ndim - asked.spec.rank :])
    if made.call:
        note = _other_numbers(asked, made.call, x, own_type) if own_type else ""
        return program(made.call, x, opening, array, note, own_type)
    if made.nearest and _alike_here(made.nearest, asked, x):
        return program(made.nearest, x, opening, array, f"Equal on these numbers. {made.sentence}", own_type)
    raise PoolingError(made.sentence)


def _other_numbers(asked: Call, made: Call, x: NDArray[Any], own_type: str) -> str:
    """Say that a library which takes the type gives other numbers for it than the program."""
    given = rule_or_pool(asked, np.asarray(x, own_type))
    here = rule_or_pool(made, np.asarray(x, type_in(made, x, own_type)[0]))
    if given.values is None or alike(given, here):
        return ""
    return f"{name_of(asked.library)} gives other numbers for {own_type}."


def _alike_here(call: Call, asked: Call, x: NDArray[Any]) -> bool:
    """Whether a p-norm, which a library has without absolute values, is the same on these numbers."""
    if asked.spec.reduction != "lp":
        return False
    x = np.asarray(x, np.float64)
    return alike(rule_or_pool(asked, x), rule_or_pool(call, x))


FRAMEWORKS: dict[str, Write] = {name: partial(library_code, key) for name, key in KEYS.items()}
"""What writes the program of each, by its name."""


def framework_codes(
    x: NDArray[Any], spec: PoolSpec, opening: str = "", array: str = ""
) -> tuple[dict[str, str | list[str]], list[str]]:
    """Return the libraries' programs, and sentences that say which have none.

    With `array`, they take that NumPy array instead of the numbers.
    """
    codes: dict[str, str | list[str]] = {}
    without: dict[str, list[str]] = {}
    for name, write in FRAMEWORKS.items():
        try:
            codes[name] = write(x, spec, opening, array)
        except PoolingError as error:
            without.setdefault(str(error), []).append(name)
    return codes, [f"No {' or '.join(names)}: {reason}" for reason, names in without.items()]
