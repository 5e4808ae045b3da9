"""What a library refuses of a call, by the tables of `pooling.frameworks`, and what would work."""

from dataclasses import dataclass
from math import prod
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.frameworks.facts.limits import LIMITS
from pooling.frameworks.facts.limits_elsewhere import LIMITS_ELSEWHERE
from pooling.frameworks.facts.unsupported import UNSUPPORTED
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import padded_shape, place_windows
from pooling.frameworks.libraries.onnx_runtime import explain_opset, explain_pads
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.frameworks.question import DIRECT, KERAS, POOL, Question
from pooling.windows import WindowPlan, plan_windows

ROWS = (*UNSUPPORTED, *LIMITS, *LIMITS_ELSEWHERE)
CALLS = {"tensorflow": POOL, "keras": KERAS}
"""What the tables call a library, where it is not its key."""


@dataclass(frozen=True)
class Refusal:
    """Why a library does not answer.

    Attributes
    ----------
    sentence : str
        What it refuses, and what would work.
    row : str
        The name of the row in the tables; "" where our core refuses, too.
    can_be_typed : bool
        Whether there is such a call, which then raises an error.
    ends_process : bool
        Whether the library ends the process instead.
    """

    sentence: str
    row: str = ""
    can_be_typed: bool = True
    ends_process: bool = False


@dataclass(frozen=True)
class Sizes:
    """An input without its numbers: what the tables ask of one."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]

    @property
    def size(self) -> int:
        """Number of cells."""
        return prod(self.shape)


def find_refusal(call: Call, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Refusal | None:
    """Return why a library does not pool an input of this shape, `(..., spatial axes)`; None if it does."""
    leading = len(shape) - call.spec.rank
    try:
        x = Sizes(shape[:leading] + padded_shape(call, shape[leading:]), dtype)
        asked = DIRECT if call.direct else CALLS.get(call.library, call.library)
        question = Question(cast(NDArray[Any], x), call.spec, asked)
        return _by_the_tables(question) or _by_the_windows(call, x, shape[leading:])
    except PoolingError as error:
        return Refusal(str(error))


def _by_the_tables(question: Question) -> Refusal | None:
    """Return the first row that applies; one that our own plan does not reach leaves it to the others."""
    problem: PoolingError | None = None
    for row in ROWS:
        try:
            if question.call in row.calls and row.applies(question):
                return Refusal(row.explain(question), row.name, row.raises, question.ends_process)
        except PoolingError as error:
            problem = error
    if problem:
        raise problem
    return None


def _by_the_windows(call: Call, x: Sizes, spatial: tuple[int, ...]) -> Refusal | None:
    if min(x.shape[len(x.shape) - call.spec.rank :]) < 1 or call.library == "zeros":
        plan_windows(call.spec, x.shape[len(x.shape) - call.spec.rank :])  # raises our own core's error
    plan = place_windows(call, spatial)
    if call.library == "onnx":
        if old := explain_opset(call, x.dtype.name):
            return Refusal(old, "onnx_opset", can_be_typed=False)
        if pads := explain_pads(call, plan, x.dtype.name):
            return Refusal(pads, "onnx_runtime_pads")
    library = LIBRARIES[call.library]
    if min(plan.output_shape) >= (0 if library.numbers.answers_nothing else 1):
        return None
    return Refusal(_too_large(library.name, plan))


def _too_large(name: str, plan: WindowPlan) -> str:
    """Say that not one window fits into the input."""
    return (
        f"The window {plan.spec.window_shape} does not fit into the input {plan.input_shape}, and "
        f"{name} raises an error; make the window smaller or the padding larger."
    )
