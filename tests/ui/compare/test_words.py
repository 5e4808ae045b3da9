"""What Compare says: TensorFlow's calls spelled out, verdicts, scales, and the state of the page."""

import ast
from dataclasses import replace

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.frameworks.question import GLOBAL, KERAS, Question
from pooling.frameworks.tensorflow import Answer
from ui.compare.difference_grids import difference_text, scale_words
from ui.compare.grids import shape_words
from ui.compare.results import our_result
from ui.compare.words import (
    WAITING,
    dtype_note,
    headline,
    spelled,
    title,
    verdict,
)

X = np.array(
    [[1, 3, 2, 4, 0], [5, 6, 1, 2, 3], [7, 2, 8, 3, 1], [4, 5, 9, 0, 6], [2, 1, 3, 7, 5]], np.float32
)


def question(reduction="max", call="tf.nn.pool", **settings):
    return Question(X, PoolSpec.of(reduction, settings.pop("window", 2), **settings), call)


def answered(result, values, **changes):
    answer = Answer("ok", "Answered.", "tf.nn.pool", np.asarray(values, np.float32), "9.9.9")
    return replace(result, answer=replace(answer, **changes))


@pytest.mark.parametrize(
    ("asked", "call"),
    [
        (
            question(),
            'tf.nn.pool(x, window_shape=(2, 2), pooling_type="MAX", strides=(2, 2), padding="VALID", '
            'data_format="NHWC", dilations=(1, 1))',
        ),
        (
            question("avg", window=(1, 3), strides=1, dilations=(1, 2)),
            'tf.nn.pool(x, window_shape=(1, 3), pooling_type="AVG", strides=(1, 1), padding="VALID", '
            'data_format="NHWC", dilations=(1, 2))',
        ),
        (
            question(padding="same_lower"),
            "tf.nn.max_pool(x, ksize=(2, 2), strides=(2, 2), padding=[[0, 0], [1, 0], [1, 0], [0, 0]], "
            'data_format="NHWC")',
        ),
        (
            question("min", padding=1, window=3),
            'tf.nn.pool(x, window_shape=(3, 3), pooling_type="MIN", strides=(3, 3), '
            'padding=[[0, 0], [1, 1], [1, 1], [0, 0]], data_format="NHWC", dilations=(1, 1))',
        ),
        (
            question("avg", KERAS, padding="same"),
            'tf.keras.layers.AveragePooling2D(pool_size=(2, 2), strides=(2, 2), padding="same", '
            'data_format="channels_last")(x)',
        ),
        (
            question("max", GLOBAL, window=5),
            'tf.keras.layers.GlobalMaxPooling2D(keepdims=False, data_format="channels_last")(x)',
        ),
    ],
)
def test_call_is_spelled_with_every_argument_and_is_python(asked, call):
    assert spelled(asked) == call
    ast.parse(call)


@pytest.mark.parametrize(
    "asked",
    [
        question(ceil_mode=True),
        question("avg", padding="same", count_include_pad=True),
        question(padding=1, strides=1, dilations=2),
    ],
)
def test_question_that_tensorflow_has_no_words_for_is_not_spelled_as_another(asked):
    assert spelled(asked) == ""


def test_title_names_the_operation_and_who_computes_it():
    asked = [question(), question("avg", KERAS), question("avg", GLOBAL, window=5), question("sum")]
    assert [title(one) for one in asked] == ["Max", "Average (Keras layer)", "Global average", "Sum"]


def test_verdict_of_each_outcome():
    result = our_result(question())
    failed = replace(result, answer=Answer("failed", "It died.", "tf.nn.pool"))
    unsupported = replace(result, answer=Answer("unsupported", "No.", "tf.nn.pool"))
    wrong = answered(result, result.ours + 1)
    shape = answered(result, [[1]])
    ours_too = replace(unsupported, ours=None, error="We do not.")
    only_ours = replace(answered(result, [[1]]), ours=None, error="We do not.")
    found = [verdict(one) for one in (result, failed, unsupported, wrong, shape, ours_too, only_ours)]
    assert [(one.kind, one.words) for one in found] == [
        ("waiting", "Asking TensorFlow"),
        ("none", "Not compared"),
        ("unsupported", "Not supported"),
        ("other", "Different"),
        ("other", "Different"),
        ("unsupported", "Not possible"),
        ("unsupported", "Only in TensorFlow"),
    ]
    assert found[3].sentence.startswith("4 of 4 cells differ, at most by 1")
    assert found[4].sentence == "The shapes differ: ours is (2, 2), theirs (1, 1)."
    assert found[6].sentence == "We do not."


def test_equal_and_nearly_equal_are_told_apart():
    result = our_result(Question(X, PoolSpec.of("avg", 3)))
    near = answered(result, np.nextafter(result.ours, np.float32(99)))
    assert [verdict(one).sign for one in (answered(result, result.ours), near)] == ["=", "≈"]


def test_headline_counts_what_is_there_and_waits_for_the_rest():
    result = our_result(question())
    equal, unsupported = (
        answered(result, result.ours),
        replace(result, answer=Answer("unsupported", "No.", "x")),
    )
    assert headline([equal, result]) == ("waiting", WAITING)
    assert headline([equal, equal]) == ("done", "Compared with TensorFlow 9.9.9: all 2 results match.")
    assert headline([unsupported, equal, equal])[1] == (
        "Compared with TensorFlow 9.9.9: 1 is not supported by TensorFlow, 2 match."
    )
    assert headline([unsupported, unsupported])[1] == (
        "Compared with TensorFlow: all 2 results are not supported by TensorFlow."
    )


def test_headline_puts_trouble_first():
    result = our_result(question())
    failed = replace(result, answer=Answer("failed", "It died.", "x"))
    assert headline([result, failed]) == ("failed", "It died. Our own results are still here.")


def test_note_counts_the_cells_that_became_infinite():
    assert "float32" in dtype_note(np.ones((3, 4)), 2, 0)
    assert "(1, 3, 4, 1): batch, rows, columns, channels" in dtype_note(np.ones((3, 4)), 2, 0)
    assert "(1, 3, 4, 2): batch, rows" in dtype_note(np.ones((2, 3, 4)), 2, 0)
    assert "(1, 2, 3, 4, 1): batch, slices" in dtype_note(np.ones((2, 3, 4)), 3, 0)
    assert "(1, 4, 1): batch, cells" in dtype_note(np.ones(4), 1, 0)
    assert dtype_note(np.ones((3, 4)), 2, 1).endswith(
        "1 cell exceeds the largest float32, 3.4e38, and becomes ±∞."
    )


@pytest.mark.parametrize(
    ("limit", "infinite", "nan", "zero", "words"),
    [
        (0, False, False, "white 0", "0 everywhere, white"),
        (3e-8, False, False, "white 0", "blue −3e−8, white 0, orange +3e−8"),
        (0, True, True, "white 0", "white 0; strongest where infinite; grey where only one side is a number"),
        (1, False, False, "", "blue −1, orange +1"),
        (0, True, False, "", "strongest where infinite"),
    ],
)
def test_scale_names_its_ends_and_what_has_no_place_on_it(limit, infinite, nan, zero, words):
    assert scale_words(limit, infinite=infinite, nan=nan, zero=zero) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (3e-8, "+3e−8"), (-0.25, "−0.25"), (float("nan"), "NaN"), (float("inf"), "+∞")],
)
def test_difference_has_its_sign(value, text):
    assert difference_text(value) == text


def test_shape_of_one_number_has_no_axes():
    assert [shape_words(shape) for shape in ((), (2, 3))] == ["one number", "2 × 3"]
