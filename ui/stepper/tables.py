"""Many numbers as short data: bytes in Base64, and each different text once."""

from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.number_text import format_number

SMALL = 1e-9
MOST_SHORT = 1 << 16
"""As many numbers as two bytes can name."""


def base64(values: NDArray[Any]) -> str:
    """Write the bytes of an array."""
    return b64encode(values.tobytes()).decode()


def text_table(values: NDArray[Any]) -> dict[str, str]:
    """Write numbers, none below 0, as each different text once, and for every number which one it is."""
    if values.dtype == np.uint8:
        return {"bytes": base64(values)}
    numbers, which = np.unique(values, return_inverse=True)
    firsts = may_look_new(numbers)
    return looked_up(numbers[firsts], (np.cumsum(firsts) - 1)[which])


def looked_up(numbers: NDArray[Any], which: NDArray[Any]) -> dict[str, str]:
    """Write the text of each number once, and for every place which of them it has."""
    texts = list(map(format_number, numbers.tolist()))
    places = which.astype("<u2" if len(texts) <= MOST_SHORT else "<u4")
    return {"texts": " ".join(texts), "which": base64(places)}


def may_look_new(numbers: NDArray[Any]) -> NDArray[np.bool_]:
    """Find where numbers in ascending order, none below 0, may go on to another text; elsewhere they do not.

    To format every number takes too long. Those with the same four leading digits after rounding have one
    text, unless they are whole, next to a tie or so small that the digits are not exact.
    """
    exponents = np.floor(np.log10(np.maximum(numbers, SMALL)))
    scaled = numbers * 10.0 ** (3 - exponents)
    near_a_tie = np.abs(scaled % 1 - 0.5) < 1e-6
    alone = (numbers == np.rint(numbers)) | near_a_tie | (numbers < SMALL)
    changes = (np.diff(np.rint(scaled)) != 0) | (np.diff(exponents) != 0)
    return np.concatenate([[True], changes | alone[1:] | alone[:-1]])
