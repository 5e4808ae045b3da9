"""Many numbers as compact data: bytes in Base64, and each different text once."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.number_text import format_number

SMALL = 1e-9
MOST_SHORT = 1 << 16
"""The number of values that two bytes can index."""


def base64(values: NDArray[Any]) -> str:
    """Encode the bytes of an array in Base64."""
    return b64encode(values.tobytes()).decode()


def text_table(values: NDArray[Any]) -> dict[str, str]:
    """Encode numbers ≥ 0: each different text once, and its index for each number."""
    if values.dtype == np.uint8:
        return {"bytes": base64(values)}
    numbers, which = np.unique(values, return_inverse=True)
    firsts = may_look_new(numbers)
    return looked_up(numbers[firsts], (np.cumsum(firsts) - 1)[which])


def looked_up(
    numbers: NDArray[Any], which: NDArray[Any], write: Callable[[NDArray[Any]], list[str]] | None = None
) -> dict[str, str]:
    """Encode the text of each number once, and its index for each place; `write` makes the texts."""
    texts = write(numbers) if write else list(map(format_number, numbers.tolist()))
    places = which.astype("<u2" if len(texts) <= MOST_SHORT else "<u4")
    return {"texts": " ".join(texts), "which": base64(places)}


def may_look_new(numbers: NDArray[Any]) -> NDArray[np.bool_]:
    """Find where the text may change in ascending numbers ≥ 0; elsewhere it does not.

    Formatting every number takes too long. Numbers with the same four leading digits after rounding have the
    same text, unless they are whole, close to a rounding tie, or too small for exact digits.
    """
    exponents = np.floor(np.log10(np.maximum(numbers, SMALL)))
    scaled = numbers * 10.0 ** (3 - exponents)
    near_a_tie = np.abs(scaled % 1 - 0.5) < 1e-6
    alone = (numbers == np.rint(numbers)) | near_a_tie | (numbers < SMALL)
    changes = (np.diff(np.rint(scaled)) != 0) | (np.diff(exponents) != 0)
    return np.concatenate([[True], changes | alone[1:] | alone[:-1]])
