"""Why TensorFlow's numbers differ: each reason only where it holds, and the rest stays unexplained."""

from dataclasses import replace

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.comparison import compare_question
from pooling.frameworks.known_reasons import (
    LATE,
    NAN_GRADIENT,
    NAN_INDEX,
    NAN_SHARED,
    NO_WINDOW,
    TIE_OF_A_VOLUME,
    TIE_SHARED,
    UNKNOWN,
    UNWRITTEN,
)
from pooling.frameworks.question import ARGMAX, DIRECT, GLOBAL, KERAS, POOL, Question
from pooling.frameworks.rounding import gradient_tolerance, most_cells, most_windows
from pooling.kinds.dispatch import pool, pool_backward

NAN = np.nan


def reasons(question: Question, theirs: object, ours: object = None) -> list:
    if ours is None:
        made = pool(question.x, question.spec)
        ours = pool_backward(question.x, question.spec, np.ones_like(made)) if question.gradient else made
    return list(compare_question(question, ours, np.asarray(theirs, np.float32)).reasons)


def gradient(x: object, window: tuple[int, ...], call: str = KERAS, reduction: str = "max") -> Question:
    return Question(np.asarray(x, np.float32), PoolSpec.of(reduction, window), call, gradient=True)


def test_every_tied_cell_of_a_volume_gets_the_gradient() -> None:
    question = gradient(np.ones((1, 2, 2)), (1, 2, 2))
    assert reasons(question, np.ones((1, 2, 2))) == [TIE_OF_A_VOLUME]
    assert reasons(question, [[[1, 1], [1, 0.5]]]) == [TIE_OF_A_VOLUME, UNKNOWN]
    assert reasons(gradient(np.ones((2, 2)), (2, 2)), np.ones((2, 2))) == [UNKNOWN]  # not in two dimensions


def test_global_maximum_of_keras_shares_it() -> None:
    question = gradient([[1, 1], [0, 1]], (2, 2), GLOBAL)
    assert reasons(question, np.array([[1, 1], [0, 1]]) / 3) == [TIE_SHARED]
    assert reasons(gradient([[1, NAN], [0, 1]], (2, 2), GLOBAL), np.full((2, 2), NAN)) == [NAN_SHARED]


def test_gradient_of_a_window_with_nan_goes_elsewhere_and_that_of_an_average_has_no_reason() -> None:
    question = gradient([[1, NAN, 2, 3]], (1, 2))
    assert reasons(question, [[1, 0, 0, 1]]) == [NAN_GRADIENT]
    assert reasons(question, [[1, 0, 1, 0]]) == [NAN_GRADIENT, UNKNOWN]
    assert reasons(gradient([[1, 2]], (1, 2), reduction="avg"), [[1, 0]]) == [UNKNOWN]


def test_gradient_without_a_window_is_nothing_or_what_was_in_memory() -> None:
    overhanging = PoolSpec.of("avg", (1, 4), strides=(1, 2), ceil_mode=True)
    question = Question(np.float32([[1, 2, 3]]), overhanging, DIRECT, gradient=True)
    assert reasons(question, [[0, 0, 0]]) == [NO_WINDOW]
    assert reasons(question, [[0, 1, 0]]) == [NO_WINDOW, UNKNOWN]
    greatest = replace(question, spec=replace(overhanging, reduction="max"))
    assert reasons(greatest, [[0, 7e20, 4]]) == [UNWRITTEN]
    assert reasons(replace(greatest, call=ARGMAX), [[0, 0, 0]]) == [NO_WINDOW]


def test_index_of_nan_has_a_reason_where_a_window_has_nan() -> None:
    question = Question(np.array([[1, NAN, 2, 3]]), PoolSpec.of("max", (1, 2)), ARGMAX)
    found = compare_question(question, np.array([[1, 3]]), np.array([[0, 3]]))
    assert (found.reasons, found.where) == ((NAN_INDEX,), (0, 0))
    assert compare_question(question, np.array([[1, 3]]), np.array([[1, 2]])).reasons == (UNKNOWN,)


def test_windows_that_start_late_are_named_where_they_are_what_comes_out() -> None:
    x = np.arange(12.0).reshape(1, 6, 2).astype(np.float32)
    question = Question(x, PoolSpec.of("max", (1, 1, 1), strides=(1, 3, 1), padding="same"), KERAS)
    late = pool(x[:, 1:], question.spec)
    assert reasons(question, late) == [LATE]
    assert reasons(question, late + 1) == [UNKNOWN]
    gone = Question(x[:, :, :1], PoolSpec.of("max", (1, 1, 1), strides=(1, 6, 1), padding="same"), KERAS)
    assert reasons(gone, [[[9]]]) == [UNKNOWN]


def test_what_a_narrower_type_does_not_hold_has_that_as_its_reason() -> None:
    question = Question(np.array([[1e300, 1.0]]), PoolSpec.of("max", (1, 1)), KERAS)
    (reason,) = reasons(question, [[np.inf, 1]])
    assert reason.clause == "float32, in which they compute, ends at 3.4e38"
    sums = Question(np.array([[3e38, 3e38]], np.float32), PoolSpec.of("avg", (1, 2)), KERAS)
    assert "before it was divided" in reasons(sums, [[np.inf]])[0].clause


def test_bound_of_a_keras_gradient_is_that_of_float32_whatever_its_type() -> None:
    question = Question(np.ones((1, 3)), PoolSpec.of("avg", (1, 3)), KERAS, gradient=True)
    third = pool_backward(question.x, question.spec, [[1.0]])
    assert compare_question(question, third, third.astype(np.float32).astype(float)).agrees
    plain = replace(question, call=POOL)
    assert not compare_question(plain, third, third.astype(np.float32).astype(float)).agrees


def test_bound_of_a_gradient_counts_the_windows_at_a_cell() -> None:
    spec = PoolSpec.of("avg", 3, strides=1)
    assert (most_cells(spec, (5, 4)), most_windows(spec, (5, 4))) == (9, 3 * 2)
    ones = np.ones((5, 4), np.float32)
    assert gradient_tolerance(spec, ones, ones.dtype)[0, 0] == 6 * 2.0**-23
    assert not gradient_tolerance(PoolSpec.of("max", 3), ones, ones.dtype).any()
