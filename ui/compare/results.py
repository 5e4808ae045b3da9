"""What the page *Compare* asks TensorFlow, our results for the same questions, and the comparison."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, global_pool, pool
from pooling.frameworks import tensorflow
from pooling.frameworks.comparison import Comparison, compare
from pooling.frameworks.question import GLOBAL, KERAS, POOL, Question
from pooling.frameworks.tensorflow import Answer
from pooling.frameworks.unsupported import explain_unsupported

Values = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Result:
    """One operation: our values, or the error that says why there are none, and TensorFlow's answer."""

    question: Question
    ours: Values | None
    error: str = ""
    answer: Answer | None = None
    photo: bool = False

    @cached_property
    def comparison(self) -> Comparison | None:
        """Our values compared with theirs; None until both are there."""
        if self.ours is None or self.answer is None or self.answer.values is None:
            return None
        return compare(self.question.x, self.question.spec, self.ours, self.answer.values)

    @property
    def part(self) -> str:
        """What the matrices are that stand side by side: channels, or the slices of a volume."""
        return "slice" if self.question.spec.rank == 3 and self.question.x.ndim == 3 else "channel"

    @property
    def whole_map(self) -> bool:
        """Whether this is global pooling: the window is the whole map."""
        return self.question.call == GLOBAL


def as_float32(x: Values) -> tuple[Values, int]:
    """Return `x` as float32, and the number of finite cells that became infinite."""
    with np.errstate(over="ignore"):
        narrow = np.asarray(x).astype(np.float32)
    return narrow, int(np.count_nonzero(np.isinf(narrow) & np.isfinite(x)))


def questions(x: Values, spec: PoolSpec) -> list[Question]:
    """List the questions about `x`, (..., spatial): the chosen reduction, max, average, then both globals.

    If `tf.nn.pool` does not support a question but the Keras layer does, the layer is asked too.
    """
    reductions = dict.fromkeys((spec.reduction, "max", "avg"))
    listed = []
    for reduction in reductions:
        question = Question(x, replace(spec, reduction=reduction))
        layer = replace(question, call=KERAS)
        listed += (
            [question, layer]
            if explain_unsupported(question) and not explain_unsupported(layer)
            else [question]
        )
    return listed + [
        Question(x, PoolSpec.of(reduction, x.shape[-spec.rank :]), GLOBAL) for reduction in ("max", "avg")
    ]


def our_result(question: Question, *, photo: bool = False) -> Result:
    """Answer the question with our core; an error is a result too."""
    try:
        return Result(question, _pooled(question), photo=photo)
    except PoolingError as error:
        return Result(question, None, str(error))


def _pooled(question: Question) -> Values:
    if question.call == GLOBAL:
        return np.asarray(global_pool(question.x, question.spec.reduction, spatial_rank=question.spec.rank))
    return pool(question.x, question.spec)


def ask(question: Question) -> Answer:
    """Ask TensorFlow; this takes seconds if it has to start first."""
    asking: dict[str, Callable[[], Answer]] = {
        POOL: lambda: tensorflow.tensorflow_pool(question.x, question.spec),
        KERAS: lambda: tensorflow.keras_pool(question.x, question.spec),
        GLOBAL: lambda: tensorflow.keras_global_pool(
            question.x, question.spec.reduction, spatial_rank=question.spec.rank
        ),
    }
    return asking[question.call]()
