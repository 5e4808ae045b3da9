"""TensorFlow itself, in its own process; tests that need it installed, as it is wherever it has a wheel."""

import sys

import numpy as np
import pytest

from pooling import PoolSpec, global_avg_pool, global_max_pool, pool
from pooling.frameworks import tensorflow
from pooling.frameworks.answer import Answer
from pooling.frameworks.call_settings import call_settings
from pooling.frameworks.comparison import compare
from pooling.frameworks.facts.unsupported import find_unsupported
from pooling.frameworks.network import compare_stages, tensorflow_extract
from pooling.frameworks.question import KERAS, POOL, Question
from pooling.frameworks.tensorflow import (
    WORKER,
    keras_global_pool,
    keras_pool,
    tensorflow_installed,
    tensorflow_pool,
)
from pooling.frameworks.vgg16 import vgg16_maps
from pooling.network import KERNELS, extract
from tests.core.strategies import fits
from tests.profiles import scaled

X = np.array([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], np.float32)
LIVE = pytest.mark.skipif(not tensorflow_installed(), reason="TensorFlow is not installed on this system")
pytestmark = pytest.mark.usefixtures("tensorflow_worker")
# Settings that TensorFlow does not have are left out of its call, so that it answers: a different question.
QUESTIONS = scaled(600)
NO_SUCH_SETTING = {"ceil_mode", "count_include_pad", "keras_dilation", "dilated_pads"}


def test_ceil_mode_matters_where_only_it_makes_a_window() -> None:
    for size, matters in ((3, True), (4, False), (5, True), (6, False)):
        spec = PoolSpec.of("max", (4,), strides=2, ceil_mode=True)
        assert Question(np.zeros(size), spec).ceil_matters == matters


@LIVE
def test_what_tensorflow_says_itself_comes_back() -> None:
    settings = {
        "call": "tf.nn.pool",
        "batch": False,
        "pooling_type": "MEDIAN",
        "window_shape": [2],
        "strides": [1],
    }
    header, values = WORKER.ask(
        {**settings, "padding": "VALID", "dilations": [1]}, np.zeros((1, 4), np.float32)
    )
    assert (header["status"], values) == ("failed", None)
    assert "MEDIAN" in header["error"]
    assert header["version"].startswith("2.")


def random_question(rng: np.random.Generator, call: str) -> Question:
    """Any settings at all, most of them unsupported; sizes from 1 up, ties, both signs."""
    rank = int(rng.integers(1, 4))
    window, dilations, strides = (tuple(map(int, rng.integers(1, high, rank))) for high in (5, 3, 4))
    padding = [*["valid", "same", "same_lower"] * 2, rng.integers(0, 4, (rank, 2)).tolist()][rng.integers(7)]
    spec = PoolSpec.of(
        ["max", "avg"][rng.integers(2)],
        window,
        strides=None if rng.random() < 0.5 else strides,
        padding=padding,
        dilations=dilations if rng.random() < 0.2 else 1,
        ceil_mode=bool(rng.random() < 0.2),
        count_include_pad=bool(rng.random() < 0.2),
    )
    leading = [(), (3,), (2, 2)][rng.integers(3)]
    numbers = rng.integers(-8, 9, (*leading, *rng.integers(1, 9, rank)))
    dtype = ["float32"] * 4 + ["float16", "float64", "uint8", "int64", "uint32"]
    return Question(numbers.astype(dtype[rng.integers(len(dtype))]), spec, call)


def ask(question: Question) -> Answer:
    return {POOL: tensorflow_pool, KERAS: keras_pool}[question.call](question.x, question.spec)


def late_answer(question: Question) -> np.ndarray | None:
    """Pool without the cells that TensorFlow passes over on some processors; None where it does not."""
    if not any(question.late_cells):
        return None
    inside = (slice(late, None) for late in question.late_cells)
    return pool(question.x[..., *inside], question.spec)


def test_windows_are_late_only_where_two_cells_or_more_are_unread() -> None:
    for size, stride, late in ((6, 3, 1), (4, 3, 0), (5, 3, 0), (9, 5, 1), (10, 5, 2), (10, 2, 0)):
        spec = PoolSpec.of("max", (1, 1, 1), strides=(1, stride, 1), padding="same")
        question = Question(np.arange(size * 2.0).reshape(1, size, 2), spec)
        assert question.late_cells == (0, late, 0)
        if late:
            assert late_answer(question).tolist()[0][0] == [2.0 * late, 2.0 * late + 1]


@LIVE
@pytest.mark.parametrize("call", [POOL, KERAS])
def test_tensorflow_answers_as_we_do_wherever_no_error_is_predicted(call: str) -> None:
    rng = np.random.default_rng(20)
    answered = 0
    for _ in range(QUESTIONS):
        question = random_question(rng, call)
        answer = ask(question)
        assert answer.status in ("ok", "unsupported"), (question.spec, answer.sentence)
        if answer.values is not None:
            answered += 1
            ours = pool(question.x, question.spec)
            comparison = compare(question.x, question.spec, ours, answer.values)
            late = late_answer(question)
            assert comparison.agrees or (late is not None and np.array_equal(late, answer.values)), (
                question.spec,
                comparison.sentence,
            )
    assert answered > QUESTIONS / 6


@LIVE
@pytest.mark.parametrize("call", [POOL, KERAS])
def test_tensorflow_rejects_whatever_is_predicted(call: str) -> None:
    """The other direction: asked all the same, it raises. Without what would end its process."""
    rng = np.random.default_rng(21)
    raised = 0
    for _ in range(QUESTIONS):
        question = random_question(rng, call)
        fitting = not question.too_large and fits(question.spec, question.spatial_shape)
        row = find_unsupported(question) if fitting else None
        if row is not None and row.name not in NO_SUCH_SETTING:
            planes = question.x.reshape(-1, *question.spatial_shape)
            header, values = WORKER.ask(call_settings(question), planes)
            assert values is None, (row.name, question.spec)
            assert header["status"] == "failed"
            raised += 1
    assert raised > QUESTIONS / 12


@LIVE
@pytest.mark.parametrize("shape", [(4, 4), (3, 4, 4), (2, 3, 4, 4)])
def test_global_layers_give_one_number_per_channel(shape: tuple[int, ...]) -> None:
    x = np.random.default_rng(5).normal(size=shape).astype(np.float32)
    for ours, reduction in ((global_max_pool(x), "max"), (global_avg_pool(x), "avg")):
        answer = keras_global_pool(x, reduction)
        assert answer.values is not None
        assert answer.values.shape == shape[:-2]
        assert compare(x, PoolSpec.of(reduction, shape[-2:]), ours, answer.values).agrees


@LIVE
def test_channels_stay_apart_and_in_order() -> None:
    x = np.stack([X, -X, X * 2])
    np.testing.assert_array_equal(
        tensorflow_pool(x, PoolSpec.of("max", 2)).values, pool(x, PoolSpec.of("max", 2))
    )


@LIVE
def test_asking_does_not_bring_tensorflow_into_this_process() -> None:
    assert tensorflow_pool(X, PoolSpec.of("max", 2)).status == "ok"
    assert not {"tensorflow", "keras"} & set(sys.modules)


@LIVE
def test_answer_says_who_answered() -> None:
    answer = tensorflow_pool(X, PoolSpec.of("max", 3, strides=2, padding=1))
    assert (answer.status, answer.call) == ("ok", "tf.nn.max_pool")
    assert answer.version.startswith("2.")
    assert answer.seconds > 0
    assert answer.sentence == f"tf.nn.max_pool of TensorFlow {answer.version} answered."


@LIVE
def test_big_endian_and_reversed_arrays_are_read_right() -> None:
    answer = tensorflow_pool(X[::-1].astype(">f4"), PoolSpec.of("max", 2))
    np.testing.assert_array_equal(answer.values, [[7, 9], [6, 4]])


@LIVE
def test_error_that_nobody_foresaw_is_passed_on_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensorflow, "explain_unsupported", lambda _: None)
    answer = tensorflow_pool(X, PoolSpec.of("max", 2, strides=3))
    assert answer.status == "failed"
    assert "ValueError: `strides` > `window_shape` not supported" in answer.sentence
    assert "\n" not in answer.sentence


@LIVE
@pytest.mark.parametrize("name", [*KERNELS, "random"])
def test_filter_detect_condense_equals_tensorflow(name: str) -> None:
    rng = np.random.default_rng(7)
    photo = rng.integers(0, 256, (37, 42)).astype(float)
    weights = rng.normal(size=(5, 4)) if name == "random" else KERNELS[name].weights
    for options in ({}, {"padding": "valid"}, {"rectify": False}):
        for spec in (PoolSpec.of("max", 2, padding="same"), PoolSpec.of("avg", 3, strides=2)):
            made = extract(photo, weights, spec, **options)
            stages = compare_stages(made, tensorflow_extract(made))
            assert len(stages) == (3 if made.rectified else 2)
            assert all(stage.agrees for stage in stages), [stage.largest for stage in stages]
            if name != "random" and spec.reduction == "max":
                assert not any(stage.differing for stage in stages)


@LIVE
def test_vgg16_with_random_weights_makes_512_maps_of_a_photo() -> None:
    photo = np.random.default_rng(0).integers(0, 256, (3, 96, 64))
    answer = vgg16_maps(photo, weights=None, worker=WORKER)
    assert answer.values is not None
    assert answer.values.shape == (512, 3, 2)
    assert answer.values.min() == 0 < answer.values.max()
    other = vgg16_maps(255 - photo, weights=None, worker=WORKER).values
    assert other is not None
    assert not np.array_equal(other, answer.values)
