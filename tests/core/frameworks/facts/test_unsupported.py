"""What TensorFlow does not support is known before it is asked: the table, against its recorded words."""

import json
from dataclasses import asdict
from operator import xor
from pathlib import Path

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.frameworks.facts.unsupported import UNSUPPORTED, explain_unsupported, find_unsupported
from pooling.frameworks.facts.unsupported_row import Unsupported
from pooling.frameworks.question import ADAPTIVE, ARGMAX, GLOBAL, KERAS, POOL, Question
from pooling.kinds.base import Adaptive

FOLDER = Path(__file__).parents[2] / "recorded"
RECORD = json.loads((FOLDER / "tensorflow_unsupported.json").read_text("utf-8"))
X = np.arange(1, 17, dtype=np.float32).reshape(4, 4)
VOLUME = X[None]
MAX, AVG = "max", "avg"


def adaptive(reduction: str, *output_shape: int) -> Adaptive:
    """An adaptive layer with two axes."""
    return Adaptive(**asdict(PoolSpec.of(reduction, 1)), output_shape=output_shape)


# One question for every row, and beside it the nearest one that TensorFlow answers.
ROWS = {
    "reduction": ((POOL, X, PoolSpec.of("min", 2)), (POOL, X, PoolSpec.of(MAX, 2))),
    "empty": ((POOL, X[None][:0], PoolSpec.of(MAX, 2)), (POOL, X[None], PoolSpec.of(MAX, 2))),
    "unknown_type": (
        (POOL, X.astype(np.longdouble), PoolSpec.of(MAX, 2)),
        (POOL, X.astype(np.float64), PoolSpec.of(MAX, 2)),
    ),
    "integer_average": (
        (POOL, X.astype(np.uint8), PoolSpec.of(AVG, 2)),
        (POOL, X.astype(np.uint8), PoolSpec.of(MAX, 2)),
    ),
    "unsigned": (
        (POOL, X.astype(np.uint32), PoolSpec.of(MAX, 2)),
        (GLOBAL, X.astype(np.uint32), PoolSpec.of(MAX, 4)),
    ),
    "volume_type": (
        (POOL, VOLUME.astype(np.float64), PoolSpec.of(MAX, (1, 2, 2))),
        (KERAS, VOLUME.astype(np.float64), PoolSpec.of(MAX, (1, 2, 2))),
    ),
    "integer_gradient": (
        (GLOBAL, X.astype(np.int32), PoolSpec.of(AVG, 4), True),
        (GLOBAL, X.astype(np.int32), PoolSpec.of(AVG, 4)),
    ),
    "keras_pads": (
        (KERAS, X, PoolSpec.of(MAX, 3, strides=2, padding=1)),
        (KERAS, X, PoolSpec.of(MAX, 3, strides=2, padding=((0, 1), (0, 1)))),
    ),
    "average_pads": (
        (POOL, X, PoolSpec.of(AVG, 3, strides=2, padding=1)),
        (POOL, X, PoolSpec.of(AVG, 3, strides=1, padding=1)),
    ),
    "dilated_pads": (
        (POOL, X, PoolSpec.of(MAX, 2, strides=1, padding=1, dilations=2)),
        (POOL, X, PoolSpec.of(MAX, 2, strides=1, padding=0, dilations=2)),
    ),
    "volume_pads": (
        (POOL, VOLUME, PoolSpec.of(MAX, (1, 3, 3), strides=2, padding=(0, 1, 1))),
        (POOL, VOLUME, PoolSpec.of(MAX, (2, 3, 3), strides=2, padding="same")),
    ),
    "wide_pads": (
        (POOL, X, PoolSpec.of(MAX, 2, padding=((2, 0), (0, 0)))),
        (POOL, X, PoolSpec.of(MAX, 3, padding=((2, 0), (0, 0)))),
    ),
    "negative_size": (
        (POOL, X, PoolSpec.of(MAX, 8, strides=2)),
        (POOL, X, PoolSpec.of(MAX, 8, strides=2, padding="same")),
    ),
    "window_too_large": (
        (POOL, X, PoolSpec.of(MAX, 7, strides=2)),
        (POOL, X, PoolSpec.of(MAX, 5, padding="same")),
    ),
    "empty_output": (
        (POOL, X, PoolSpec.of(AVG, 7, strides=2)),
        (POOL, X, PoolSpec.of(AVG, 5, padding="same")),
    ),
    "ceil_mode": (
        (POOL, X, PoolSpec.of(MAX, 3, ceil_mode=True)),
        (POOL, X, PoolSpec.of(MAX, 2, ceil_mode=True)),
    ),
    "count_include_pad": (
        (POOL, X, PoolSpec.of(AVG, 3, padding="same", count_include_pad=True)),
        (POOL, X, PoolSpec.of(AVG, 2, padding="same", count_include_pad=True)),
    ),
    "divisor_override": (
        (POOL, X, PoolSpec.of(AVG, 2, divisor_override=3)),
        (POOL, X, PoolSpec.of(MAX, 2, divisor_override=3)),
    ),
    "keras_dilation": (
        (KERAS, X, PoolSpec.of(MAX, 2, strides=1, dilations=2)),
        (POOL, X, PoolSpec.of(MAX, 2, strides=1, dilations=2)),
    ),
    "dilated_same": (
        (POOL, X, PoolSpec.of(MAX, 2, strides=1, dilations=2, padding="same")),
        (POOL, X, PoolSpec.of(MAX, 2, strides=1, dilations=2, padding="valid")),
    ),
    "dilated_strides": (
        (POOL, X, PoolSpec.of(MAX, 2, strides=(2, 1), dilations=(1, 2))),
        (POOL, X, PoolSpec.of(MAX, 2, strides=(1, 1), dilations=(1, 2))),
    ),
    "stride_over_window": (
        (POOL, X, PoolSpec.of(MAX, 2, strides=3)),
        (KERAS, X, PoolSpec.of(MAX, 2, strides=3)),
    ),
    "argmax_rank": (
        (ARGMAX, VOLUME, PoolSpec.of(MAX, (1, 2, 2))),
        (ARGMAX, X, PoolSpec.of(MAX, 2)),
    ),
    "adaptive_whole_axis": (
        (ADAPTIVE, X, adaptive(MAX, 4, 1)),
        (ADAPTIVE, X, adaptive(MAX, 1, 4)),
    ),
}
NO_LONGDOUBLE = pytest.mark.skipif(
    np.dtype(np.longdouble).name == "float64",
    reason="on this system longdouble is float64, which TensorFlow has",
)


def asked(row: tuple[str, np.ndarray, PoolSpec] | tuple[str, np.ndarray, PoolSpec, bool]) -> Question:
    call, x, spec, *gradient = row
    return Question(x, spec, call, *gradient)


def row_names() -> list:
    return [pytest.param(name, marks=NO_LONGDOUBLE) if name == "unknown_type" else name for name in ROWS]


def test_every_row_has_its_question_and_its_record() -> None:
    names = [row.name for row in UNSUPPORTED]
    assert names == list(ROWS)
    assert {row["name"] for row in RECORD["rows"]} == set(names)


@pytest.mark.parametrize("name", row_names())
def test_row_rejects_its_question_and_not_the_one_beside_it(name: str) -> None:
    unsupported, answered = ROWS[name]
    row = find_unsupported(asked(unsupported))
    assert row is not None
    assert row.name == name
    assert find_unsupported(asked(answered)) is None


@pytest.mark.parametrize("name", row_names())
def test_error_is_one_sentence_with_a_way_out(name: str) -> None:
    sentence = explain_unsupported(asked(ROWS[name][0]))
    assert sentence is not None
    assert sentence[0].isupper() or sentence.startswith("tf.")
    assert sentence.endswith(".")
    assert ";" in sentence
    assert "{" not in sentence


@pytest.mark.parametrize("row", UNSUPPORTED, ids=lambda row: row.name)
def test_row_repeats_tensorflows_own_words(row: Unsupported) -> None:
    outcomes = [record["outcome"] for record in RECORD["rows"] if record["name"] == row.name]
    assert any(row.says in outcome for outcome in outcomes)
    if row.says:
        assert all(outcome.startswith("raises") for outcome in outcomes if row.says in outcome)


@pytest.mark.parametrize("name", ["ceil_mode", "count_include_pad", "keras_dilation"])
def test_setting_that_tensorflow_has_not_is_an_unknown_argument_to_it(name: str) -> None:
    outcomes = [record["outcome"] for record in RECORD["rows"] if record["name"] == name]
    assert all("nexpected keyword" in outcome or "Unrecognized keyword" in outcome for outcome in outcomes)


def recorded(name: str) -> list[str]:
    return [row["outcome"] for row in RECORD["rows"] if row["name"] == name]


def test_a_maximum_over_a_window_that_is_too_large_ended_tensorflows_process_or_raised_an_error() -> None:
    died = [outcome == "dies with return code -8" for outcome in recorded("window_too_large")]  # SIGFPE
    raised = [outcome.startswith("raises AbortedError") for outcome in recorded("window_too_large")]
    assert any(died)
    assert any(raised)
    assert all(map(xor, died, raised))


def test_a_window_larger_by_two_strides_raised_an_error_and_an_average_without_one_was_empty() -> None:
    assert all("output size would be negative" in outcome for outcome in recorded("negative_size"))
    answers = recorded("empty_output")
    assert answers.count("answers with []") == len(answers) - 1
    assert sum(outcome.startswith("raises") for outcome in answers) == 1  # a dilated one


def test_dilated_pads_were_real_zeros_to_tensorflow() -> None:
    """Why the row is there though tf.nn.pool answers: the maximum of negative cells came back as 0."""
    outcomes = [row["outcome"] for row in RECORD["rows"] if row["name"] == "dilated_pads"]
    assert any(outcome.startswith("answers with [[0.0, 0.0") for outcome in outcomes)


def test_error_of_our_own_core_is_passed_on() -> None:
    spec = PoolSpec.of("max", 2, strides=1, padding="same_lower", dilations=7)
    assert "padding alone" in str(explain_unsupported(Question(X[:1, :1], spec)))


@pytest.mark.parametrize(
    ("spec", "padding"),
    [
        (PoolSpec.of("max", 3, padding=0), "VALID"),
        (PoolSpec.of("max", 3, strides=1, padding=1), "SAME"),
        (PoolSpec.of("max", 3, strides=1, padding="same_lower"), "SAME"),
        (PoolSpec.of("max", 2, strides=1, padding="same_lower"), [(1, 0), (1, 0)]),
        (PoolSpec.of("max", 3, strides=2, padding=1), [(1, 1), (1, 1)]),
        (PoolSpec.of("max", 2, strides=1, padding="same"), "SAME"),
    ],
)
def test_padding_has_a_name_where_tensorflow_has_one(spec: PoolSpec, padding: str | list) -> None:
    assert Question(X, spec).padding == padding
