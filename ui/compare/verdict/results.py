"""Our results for the questions of the view *With TensorFlow*, and the comparison with its answers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pooling import PoolingError, global_pool
from pooling.frameworks.answer import Answer
from pooling.frameworks.argmax import tensorflow_indices
from pooling.frameworks.comparison import Comparison, compare_question
from pooling.frameworks.question import ARGMAX, GLOBAL, WHOLE, Question
from pooling.kinds.dispatch import pool, pool_backward
from ui.compare.tables import Values, part_of


@dataclass(frozen=True, eq=False)
class Result:
    """One operation: our values, or the error that says why there are none, and TensorFlow's answer.

    Attributes
    ----------
    indices : bool
        Whether it is about where the values come from, not about the values.
    """

    question: Question
    ours: Values | None
    error: str = ""
    answer: Answer | None = None
    photo: bool = False
    indices: bool = False

    @cached_property
    def theirs(self) -> Values | None:
        """TensorFlow's values, or indices."""
        if self.answer is None:
            return None
        return self.answer.indices if self.indices else self.answer.values

    @cached_property
    def comparison(self) -> Comparison | None:
        """Our values compared with theirs; None until both are there."""
        if self.ours is None or self.theirs is None:
            return None
        return compare_question(self.question, self.ours, self.theirs)

    @property
    def part(self) -> str:
        """What the matrices are that stand side by side: channels, or the slices of a volume."""
        if self.question.batch:
            return "example"
        return part_of(self.question.spec.rank)

    @property
    def whole_map(self) -> bool:
        """Whether this is global pooling: the window is the whole map."""
        return self.question.call in (GLOBAL, WHOLE)


def our_results(questions: list[Question], *, photo: bool = False) -> list[Result]:
    """Answer the questions with our core, one result each; the function with indices has two."""
    results = []
    for question in questions:
        results.append(our_result(question, photo=photo))
        if question.call == ARGMAX and not question.gradient:
            results.append(our_result(question, indices=True))
    return results


def our_result(question: Question, *, photo: bool = False, indices: bool = False) -> Result:
    """Answer the question with our core; an error is a result too."""
    try:
        ours = _indices(question) if indices else _pooled(question)
    except PoolingError as error:
        return Result(question, None, str(error), indices=indices)
    return Result(question, ours, photo=photo and not indices, indices=indices)


def _indices(question: Question) -> Values:
    return tensorflow_indices(question.x, question.spec, batch=question.batch)


def _pooled(question: Question) -> Values:
    x, spec = question.x, question.spec
    if question.gradient:
        return pool_backward(x, spec, np.ones_like(pool(x, spec)))
    if question.call == GLOBAL:
        return np.asarray(global_pool(x, spec.reduction, spatial_rank=spec.rank))
    return pool(x, spec)
