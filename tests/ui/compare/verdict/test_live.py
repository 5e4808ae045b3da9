"""Every kind of verdict, and every entry of "Where TensorFlow differs", by the real TensorFlow."""

from dataclasses import replace

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.frameworks.asked import ask_question
from pooling.frameworks.question import POOL, Question
from pooling.frameworks.tensorflow import WORKER, tensorflow_installed
from tests.each import each
from ui.compare.types import as_type
from ui.compare.verdict.names import title
from ui.compare.verdict.questions import OVERVIEW, Asked, adaptive, questions
from ui.compare.verdict.results import our_results
from ui.compare.verdict.verdicts import verdict
from ui.controls.settings import SETTINGS
from ui.matrix.examples import DISAGREEMENTS, note_on
from ui.matrix.shapes import SHAPES

LIVE = pytest.mark.skipif(not tensorflow_installed(), reason="TensorFlow is not installed on this system")
pytestmark = pytest.mark.usefixtures("tensorflow_worker")
EXPECTED = {
    "nan": ["≠ Max", "= Average"],
    "lowest": ["≠ Max", "= Average"],
    "huge": ["≠ Average", "= Max"],
    "rounding": ["≈ Average", "= Max"],
    "ties": ["≠ Gradient of max", "= Gradient of average"],
    "stride_over_window": ["⊘ Max", "= Max (Keras layer)", "⊘ Average", "= Average (Keras layer)"],
    "integers": ["⊘ Average", "= Max"],
    "odd_cell_before": ["= Max", "⊘ Average"],
    "minimum": ["⊘ Min", "= Max", "= Average"],
    "too_large": ["! Max", "≠ Average"],
}
X = np.array([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], np.float32)
NAN = np.where(X == 3, np.nan, X).astype(np.float32)
TENTHS = np.linspace(0, 1, 49, dtype=np.float32).reshape(7, 7)


def answered(x, spec, asked=OVERVIEW):
    """Our results with TensorFlow's answers."""
    results = our_results(questions(np.asarray(x), spec, asked))
    return [replace(result, answer=ask_question(result.question)) for result in results]


def badges(results):
    return [
        f"{verdict(result).badge[0]} {title(result.question, indices=result.indices)}" for result in results
    ]


def disagreement(name):
    chosen = DISAGREEMENTS[name].settings
    shape = SHAPES[chosen["source"]]
    axes = ("depth", "rows", "cols")[-shape.rank :]
    window, strides = (tuple(chosen[f"{what}_{axis}"] for axis in axes) for what in ("window", "stride"))
    spec = PoolSpec.of(chosen["reduction"], window, strides=strides, padding=chosen["padding"])
    x = as_type(shape.read(chosen["matrix"]), chosen["dtype"]).x
    return answered(x, spec, Asked(chosen["function"], chosen["compared"] == "gradient"))


def test_every_entry_is_expected_to_show_something_and_the_first_differs():
    assert list(EXPECTED) == list(DISAGREEMENTS)
    assert all(any(badge[0] not in "=" for badge in badges) for badges in EXPECTED.values())
    assert next(iter(EXPECTED.values()))[0].startswith("≠")


@each("name", DISAGREEMENTS)
def test_entry_sets_allowed_values_and_its_note_is_found(name):
    entry = DISAGREEMENTS[name]
    for key, value in entry.settings.items():
        assert SETTINGS[key].validate(SETTINGS[key].text(value)) is None, key
    assert note_on(entry.settings, DISAGREEMENTS) == entry.note
    assert entry.note.endswith(".")


@LIVE
@each("name", EXPECTED)
def test_tensorflow_differs_where_the_menu_says_so(name):
    moving = [result for result in disagreement(name) if not result.whole_map]
    assert badges(moving) == EXPECTED[name]


@LIVE
def test_reasons_are_given_for_what_differs():
    found = [disagreement(name) for name in ("nan", "huge", "rounding", "ties", "lowest")]
    sentences = {verdict(result).sentence for results in found for result in results}
    text = " ".join(sentences)
    for reason in (
        "lowest float",
        "ignores NaN",
        "summed in float64",
        "order in which numbers",
        "every tied",
    ):
        assert reason in text
    assert "rounding does not explain it" not in text


RANKS = {1: X[0], 2: np.stack([X, -X]), 3: np.stack([X, -X, X * 2])}
FUNCTIONS = {
    "pool": ["= Max", "= Average"],
    "direct": ["= Max (tf.nn.max_pool)", "= Average (tf.nn.avg_pool)"],
    "keras": ["= Max (Keras layer)", "= Average (Keras layer)"],
    "global": [
        *("= Global max", "= Global average"),
        *("= Global max (tf.nn.pool)", "= Global average (tf.nn.pool)"),
    ],
    "adaptive": ["= Adaptive max", "= Adaptive average"],
}


@LIVE
@each(("rank", "function"), [(rank, function) for rank in RANKS for function in FUNCTIONS])
def test_every_function_gives_our_numbers_in_every_rank(rank, function):
    spec = PoolSpec.of("max", (2,) * rank)
    asked = Asked(function, output_shape=(2,) * (rank - 1) + (3,))
    results = answered(RANKS[rank], spec, asked)
    assert badges(results) == FUNCTIONS[function]
    assert results[0].answer.device == "CPU:0"
    assert results[0].answer.keras
    gradients = answered(RANKS[rank], spec, replace(asked, gradient=True))
    agree = [badge[0] in "=≈" for badge in badges(gradients)]
    assert all(agree) or (rank == 3 and agree[1:] == [True] * (len(agree) - 1))  # ties of the volume


@LIVE
@each("gradient", [False, True])
def test_both_are_timed_several_times_in_the_same_process(gradient):
    question = Question(X, PoolSpec.of("max", 2), gradient=gradient)
    times = ask_question(question, timed=True).times
    assert times.runs >= 3
    assert min(times.theirs, times.ours) > 0
    assert ask_question(question).times is None


@LIVE
@each("batch", [False, True])
def test_indices_are_those_of_tensorflow_in_its_convention(batch):
    spec = PoolSpec.of("max", 3, strides=2, padding="same")
    results = answered(RANKS[2], spec, Asked("argmax", batch=batch))
    assert badges(results) == ["= Max (with argmax)", "= Index of the maximum"]
    assert results[1].ours[1, 0, 0] == (16 + 8 if batch else 8 * 2 + 1) or results[1].ours.size == 8
    nan = answered(NAN, spec, Asked("argmax"))
    assert badges(nan) == ["≠ Max (with argmax)", "≠ Index of the maximum"]
    assert "first cell of its window" in verdict(nan[1]).sentence
    assert badges(answered(RANKS[1], PoolSpec.of("max", (2,)), Asked("argmax")))[0] == "⊘ Max (with argmax)"


@LIVE
def test_gradients_differ_by_the_rules_of_ties_and_nan_and_by_rounding():
    ones = np.ones((3, 3))
    tied = answered(ones, PoolSpec.of("max", 2, strides=1), Asked("global", gradient=True))
    assert badges(tied)[0] == "≠ Gradient of global max"
    assert "shares the gradient" in verdict(tied[0]).sentence
    assert badges(tied)[2] == "= Gradient of global max (tf.nn.pool)"
    nan = answered(NAN, PoolSpec.of("max", 2), Asked("pool", gradient=True))
    assert "with NaN TensorFlow’s winner is another" in verdict(nan[0]).sentence
    (shared, *_) = answered(NAN, PoolSpec.of("max", 2), Asked("global", gradient=True))
    assert "finds none and divides by 0" in verdict(shared).sentence
    same = PoolSpec.of("avg", (3, 7), strides=1, padding="same")
    assert badges(answered(TENTHS, same, Asked("pool", gradient=True)))[0] == "≈ Gradient of average"


@LIVE
@each(
    ("name", "of_layer"),
    [("float16", "float32"), ("float64", "float32"), ("uint8", "uint8"), ("int32", "int32")],
)
def test_every_type_is_given_as_it_is_and_has_a_bound_of_its_own(name, of_layer):
    x, spec, floats = (TENTHS * 48).round(1).astype(name), PoolSpec.of("avg", (5, 7)), name[0] == "f"
    average, largest = answered(x, spec, Asked("pool"))
    layers = answered(x, spec, Asked("keras"))
    assert [verdict(largest).kind, verdict(layers[1]).kind] == ["same", "same"]
    assert (largest.theirs.dtype, layers[1].theirs.dtype) == (name, of_layer)
    right = {"same", "rounded"} if floats else {"refused"}
    gradients = answered(x, spec, Asked("keras", gradient=True))
    assert {verdict(each).kind for each in (average, layers[0], *gradients)} <= right
    *whole, last = answered(x, spec, Asked("global"))
    assert {verdict(each).kind for each in whole} <= {"same", "rounded"}
    assert verdict(last).kind in right


@LIVE
def test_float64_that_keras_rounds_is_named_and_what_float32_does_not_hold():
    spec = PoolSpec.of("max", 2)
    said = verdict(answered(np.full((2, 2), 0.1), spec, Asked("keras"))[0])
    assert (said.kind, said.sentence) == (
        "rounded",
        "The only cell is equal once ours is rounded to TensorFlow’s float32.",
    )
    said = verdict(answered(np.full((2, 2), 1e300), spec, Asked("keras"))[0])
    assert said.kind == "other"
    assert "float32, in which they compute, ends at 3.4e38" in said.sentence


REFUSED = {
    "MIN pooling is not supported": (PoolSpec.of("min", 2), Asked("pool")),
    "no attribute 'min_pool'": (PoolSpec.of("min", 2), Asked("direct")),
    "no attribute 'AdaptiveMinPooling2D'": (PoolSpec.of("min", 2), Asked("adaptive", output_shape=(2, 2))),
    "unexpected keyword argument 'ceil_mode'": (PoolSpec.of("max", 3, ceil_mode=True), Asked("pool")),
    "unexpected keyword argument 'count_include_pad'": (
        PoolSpec.of("avg", 3, padding="same", count_include_pad=True),
        Asked("direct"),
    ),
    "unexpected keyword argument 'divisor_override'": (
        PoolSpec.of("avg", 2, divisor_override=3),
        Asked("pool"),
    ),
    "Unrecognized keyword arguments passed to MaxPooling2D": (
        PoolSpec.of("max", 2, strides=1, dilations=2),
        Asked("keras"),
    ),
    "unexpected keyword argument 'dilations'": (
        PoolSpec.of("max", 2, strides=1, dilations=2),
        Asked("argmax"),
    ),
    "`strides` > `window_shape` not supported": (PoolSpec.of("max", 2, strides=3), Asked("pool")),
    "Expected string for argument 'padding'": (PoolSpec.of("avg", 3, strides=2, padding=1), Asked("direct")),
    "output size would be negative": (PoolSpec.of("avg", 9, strides=1), Asked("pool")),
}


@LIVE
@each(("words", "asked"), REFUSED.items())
def test_refusal_has_tensorflows_own_words_and_a_way_out(words, asked):
    said = verdict(answered(X, *asked)[0])
    assert said.kind == "refused"
    assert words in said.words
    assert ";" in said.sentence


@LIVE
def test_what_can_end_the_process_is_not_asked():
    spec = PoolSpec.of("max", 5, strides=1)
    before = [answered(X, spec, Asked(function)) for function in ("pool", "direct", "keras")]
    assert {badges(results)[0][0] for results in before} == {"!"}
    assert badges(before[0])[1] == "≠ Average"
    assert "an empty array of shape (0, 0)" in verdict(before[0][1]).sentence
    assert verdict(answered(X, spec, Asked("argmax"))[0]).kind == "other"
    whole = Question(X, adaptive(spec, (2, 1)), "keras_adaptive")
    assert ask_question(whole).status == "deadly"


def random_asked(rng):
    """Any input, layer and function, most of them refused, some deadly."""
    rank = int(rng.integers(1, 4))
    window, strides, dilations, output = (tuple(map(int, rng.integers(1, 6, rank))) for _ in range(4))
    pads = [tuple(map(int, pair)) for pair in rng.integers(0, 3, (rank, 2))]
    spec = PoolSpec.of(
        ["max", "avg", "min"][rng.integers(3)],
        window,
        strides=strides,
        padding=["valid", "same", "same_lower", pads][rng.integers(4)],
        dilations=dilations if rng.random() < 0.2 else 1,
        ceil_mode=bool(rng.random() < 0.2),
        count_include_pad=bool(rng.random() < 0.2),
    )
    x = rng.normal(size=(*[(), (2,)][rng.integers(2)], *rng.integers(1, 7, rank))).astype(np.float32)
    x[rng.random(x.shape) < 0.05] = np.nan
    function = ["overview", *FUNCTIONS, "argmax"][rng.integers(7)]
    return x, spec, Asked(function, bool(rng.random() < 0.3), bool(rng.random() < 0.3), output)


@LIVE
def test_fifty_random_specs_in_a_row_leave_one_process_running_and_each_has_a_verdict():
    rng = np.random.default_rng(16)
    assert ask_question(Question(X, PoolSpec.of("max", 2), POOL)).status == "ok"
    pid, kinds = WORKER.pid, set()
    for _ in range(50):
        x, spec, asked = random_asked(rng)
        for result in answered(x, spec, asked):
            said = verdict(result)
            kinds.add(said.kind)
            assert said.kind != "none", (result.question, result.answer)
            assert "rounding does not explain it" not in said.sentence, (spec, asked, said.sentence)
    assert WORKER.pid == pid
    assert kinds >= {"same", "rounded", "other", "refused", "deadly"}
