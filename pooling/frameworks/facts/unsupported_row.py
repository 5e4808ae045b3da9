"""The form of a row in `unsupported` and `limits`, and the ways round a reduction that is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from pooling.frameworks.question import ADAPTIVE, WHOLE, WINDOWED, Question
from pooling.windows import plan_pads

POOLING_TYPES = {"max": "MAX", "avg": "AVG"}
FLOATS = frozenset({"float16", "float32", "float64"})
MAX_TYPES = FLOATS | {"int8", "uint8", "int16", "uint16", "int32", "int64"}
ALL_TYPES = MAX_TYPES | {"uint32", "uint64"}
KERNELS = (*WINDOWED, WHOLE, ADAPTIVE)
"""The calls that come to the kernels of pooling; Keras' global layers do not."""
OTHER_WAYS = {
    "min": "pool −x with max and change the sign back, since min(x) = −max(−x)",
    "sum": "take avg and multiply by the number of cells in the window",
    "lse": "take avg of exp(β x), then its logarithm, divided by β; or choose max or avg",
    "gem": "take avg of the cells to the power of p, then the p-th root",
    "mixed": "add α of max to 1 − α of avg",
}


@dataclass(frozen=True)
class Unsupported:
    """One row: when it applies, and what to tell the learner.

    Attributes
    ----------
    name : str
        The row in the recorded answers.
    applies : callable
        Whether the row is about a question; `calls` are the calls it can be about.
    sentence : str
        A format string over `question`, `x`, `spec`, `pads` and `hint`.
    says : str
        Part of TensorFlow's own message; empty where it has no such setting, or dies.
    raises : bool
        Whether the call can be typed, and then raises an error or is no use; else there is no word for it.
    """

    name: str
    applies: Callable[[Question], bool]
    sentence: str
    calls: tuple[str, ...] = WINDOWED
    says: str = ""
    raises: bool = False

    def explain(self, question: Question) -> str:
        """Return the sentence about this question.

        Raises
        ------
        PoolingError
            If the question's input and window have not the same number of axes.
        """
        return self.sentence.format(
            question=question,
            x=question.x,
            spec=question.spec,
            pads=plan_pads(question.spec, question.spatial_shape).pads,
            hint=OTHER_WAYS.get(question.spec.reduction, "choose max or avg"),
        )
