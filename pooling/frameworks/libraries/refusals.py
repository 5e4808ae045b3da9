"""What a library refuses of a call, by the tables `unsupported` and `limits`, and what would work."""

from dataclasses import dataclass
from math import prod
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import padded_shape, place_windows
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.frameworks.limits import LIMITS
from pooling.frameworks.question import KERAS, POOL, Question
from pooling.frameworks.unsupported import UNSUPPORTED
from pooling.frameworks.unsupported_form import Unsupported

CALLS = {"tensorflow": POOL, "keras": KERAS}
"""What the tables call a library, where it is not its key."""
NO_ARGUMENT = frozenset(
    {
        "reduction",
        "keras_pads",
        "volume_pads",
        "average_pads",
        "dilated_pads",
        "ceil_mode",
        "count_include_pad",
        "divisor_override",
        "keras_dilation",
        "dilation",
        "divisor_of_a_row",
        "lp_pads",
        "asymmetric_pads",
    }
)
"""Rows about what a library has no argument for: nobody can type such a call."""


@dataclass(frozen=True)
class Refusal:
    """Why a library does not answer.

    Attributes
    ----------
    sentence : str
        What it refuses, and what would work.
    row : str
        The name of the row in the tables, or "".
    ends_process : bool
        Whether the library ends the process instead.
    """

    sentence: str
    row: str = ""
    ends_process: bool = False


@dataclass(frozen=True)
class Sizes:
    """An input without its numbers: what the tables ask of one."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """Number of cells."""
        return prod(self.shape)


def find_refusal(call: Call, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Refusal | None:
    """Return why a library does not pool an input of this shape, `(..., spatial axes)`; None if it does."""
    library, spec = LIBRARIES[call.library], call.spec
    try:
        spatial = padded_shape(call, shape[len(shape) - spec.rank :])
        x = Sizes(shape[: len(shape) - spec.rank] + spatial, dtype)
        question = Question(cast(NDArray[Any], x), spec, CALLS.get(call.library, call.library))
        row = _find_row(question)
        if row is not None:
            dies = row.name == "window_too_large" and spec.reduction == "max"
            return Refusal(row.explain(question), row.name, dies)
        plan = place_windows(call, spatial)
    except PoolingError as error:
        return Refusal(str(error))
    if min(plan.output_shape) < 1 and not library.numbers.answers_nothing:
        return Refusal(too_large(library.name, question))
    return None


def _find_row(question: Question) -> Unsupported | None:
    rows = (row for row in (*UNSUPPORTED, *LIMITS) if question.call in row.calls and row.applies(question))
    return next(rows, None)


def too_large(name: str, question: Question) -> str:
    """Say that not one window fits into the input."""
    return (
        f"The window {question.spec.window_shape} does not fit into the input {question.spatial_shape}, and "
        f"{name} raises an error; make the window smaller or the padding larger."
    )
