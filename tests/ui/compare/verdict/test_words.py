"""What *With TensorFlow* says: calls spelled out, verdicts, times, and the state of the page."""

import ast
from dataclasses import replace

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.answer import Answer, Times
from pooling.frameworks.question import ADAPTIVE, ARGMAX, DIRECT, GLOBAL, KERAS, WHOLE, Question
from pooling.frameworks.tensorflow import WORKER
from tests.each import each
from ui.compare.verdict.names import title
from ui.compare.verdict.questions import adaptive
from ui.compare.verdict.results import our_result, our_results
from ui.compare.verdict.spelling import spelled
from ui.compare.verdict.verdicts import KINDS, verdict
from ui.compare.verdict.words import (
    ASKING,
    COUNTED,
    given_note,
    headline,
    queue_words,
    reached_note,
    starting_words,
    times_words,
)

X = np.array(
    [[1, 3, 2, 4, 0], [5, 6, 1, 2, 3], [7, 2, 8, 3, 1], [4, 5, 9, 0, 6], [2, 1, 3, 7, 5]], np.float32
)


def question(reduction="max", call="tf.nn.pool", *, gradient=False, batch=False, **settings):
    spec = PoolSpec.of(reduction, settings.pop("window", 2), **settings)
    return Question(X, adaptive(spec, (3, 2)) if call == ADAPTIVE else spec, call, gradient, batch)


def answered(result, values, **changes):
    answer = Answer("ok", "Answered.", "tf.nn.pool", np.asarray(values, np.float32), "9.9.9")
    return replace(result, answer=replace(answer, **changes))


@each(
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
        (
            question("avg", DIRECT, padding="same"),
            'tf.nn.avg_pool(x, ksize=(2, 2), strides=(2, 2), padding="SAME", data_format="NHWC")',
        ),
        (
            question(call=ARGMAX, batch=True),
            'tf.nn.max_pool_with_argmax(x, ksize=(2, 2), strides=(2, 2), padding="VALID", '
            'data_format="NHWC", include_batch_in_index=True)',
        ),
        (
            question("avg", ADAPTIVE),
            'tf.keras.layers.AdaptiveAveragePooling2D(output_size=(3, 2), data_format="channels_last")(x)',
        ),
        (
            Question(X[0], PoolSpec.of("max", (2,))),
            'tf.nn.pool(x, window_shape=(2,), pooling_type="MAX", strides=(2,), padding="VALID", '
            'data_format="NWC", dilations=(1,))',
        ),
        (
            question(call=ARGMAX, gradient=True),
            "with tf.GradientTape() as tape:\n    tape.watch(x)\n    y, _ = tf.nn.max_pool_with_argmax("
            'x, ksize=(2, 2), strides=(2, 2), padding="VALID", data_format="NHWC", '
            "include_batch_in_index=False)\ntape.gradient(y, x)",
        ),
    ],
)
def test_call_is_spelled_with_every_argument_and_is_python(asked, call):
    assert spelled(asked) == call
    ast.parse(call)


@each(
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
    asked = [
        *(question(), question("avg", KERAS), question("avg", GLOBAL, window=5), question("sum")),
        *(question("max", WHOLE, window=5), question(call=DIRECT), question(call=ARGMAX)),
        *(question("avg", ADAPTIVE), question("avg", gradient=True)),
    ]
    assert [title(one) for one in asked] == [
        *("Max", "Average (Keras layer)", "Global average", "Sum"),
        *("Global max (tf.nn.pool)", "Max (tf.nn.max_pool)", "Max (with argmax)"),
        *("Adaptive average", "Gradient of average"),
    ]
    assert title(question(call=ARGMAX), indices=True) == "Index of the maximum"


def without(result, status, **said):
    return replace(result, answer=Answer(status, "Said.", "tf.nn.pool", **said))


def test_verdict_of_each_outcome_is_exactly_one_kind():
    result = our_result(question())
    refusing = replace(result, ours=None, error="We do not.")
    found = {
        "waiting": result,
        "same": answered(result, result.ours),
        "other": answered(result, result.ours + 1),
        "refused": without(result, "refused", words="ValueError: no"),
        "deadly": without(refusing, "deadly"),
        "ended": without(refusing, "ended"),
        "not asked": without(refusing, "unsupported"),
        "none": without(result, "failed"),
    }
    assert {kind: verdict(one).kind for kind, one in found.items()} == {kind: kind for kind in found}
    assert {*found, "rounded"} == set(KINDS)
    assert verdict(found["refused"]).words == "ValueError: no"
    assert verdict(found["deadly"]).sentence == "Said. We did not ask."
    assert "We refuse this" in verdict(found["not asked"]).sentence
    assert verdict(found["other"]).badge == "≠ Different"
    assert set(COUNTED) | {"waiting", "none"} == set(KINDS)


def test_shape_that_differs_and_an_empty_array_are_different():
    result = our_result(question())
    assert verdict(answered(result, [[1]])).sentence == "The shapes differ: ours is (2, 2), theirs (1, 1)."
    refusing = replace(result, ours=None, error="We do not.")
    empty = verdict(answered(refusing, np.zeros((0, 3))))
    assert empty.kind == "other"
    assert "an empty array of shape (0, 3), without an error. We refuse: We do not." in empty.sentence
    assert "an array of shape (1, 1)" in verdict(answered(refusing, [[1]])).sentence


def test_different_names_the_cell_the_reason_and_the_rule():
    x = np.array([[np.nan, 1, 2, 3]], np.float32)
    result = our_result(Question(x, PoolSpec.of("max", (1, 2))))
    said = verdict(answered(result, [[1, 3]]))
    assert "1 of 2 cells differs, in row 0, column 0: TensorFlow’s max ignores NaN" in said.sentence
    assert said.rule.startswith("TensorFlow’s rule for the maximum of a window with NaN: NaN is ignored")
    one = our_result(Question(x[:, 2:], PoolSpec.of("max", (1, 2))))
    assert (
        verdict(answered(one, [[7]])).sentence == "The only cell differs by 4: rounding does not explain it."
    )


def test_rounding_names_the_largest_difference_its_cell_and_the_bound():
    result = our_result(Question(X, PoolSpec.of("avg", 3, strides=2)))
    said = verdict(answered(result, np.nextafter(result.ours, np.float32(99))))
    assert said.kind == "rounded"
    assert "4 of 4 cells differ, at most by 4.8e−7 in row 1, column 0" in said.sentence
    assert "mean of |x|, with n = 9 cells in the window and ε = 1.2e−7 of float32" in said.sentence
    gradient = our_result(question("avg", gradient=True, strides=1))
    said = verdict(answered(gradient, gradient.ours * np.float32(1 + 2**-23)))
    assert "w · ε · gradient, with w = 4 windows at a cell" in said.sentence


def test_zero_of_another_sign_is_not_the_same_bit_for_bit():
    result = our_result(Question(np.zeros((2, 2), np.float32), PoolSpec.of("max", 2)))
    assert verdict(answered(result, [[0.0]])).sentence == "The only cell is the same, bit for bit."
    assert verdict(answered(result, [[-0.0]])).kind == "rounded"


def test_indices_are_compared_beside_the_values():
    values, indices = our_results([question(call=ARGMAX)])
    assert indices.ours.tolist() == [[6, 3], [10, 17]]
    answer = Answer("ok", "", "", values.ours, "9.9.9", indices=indices.ours + 1)
    assert verdict(replace(values, answer=answer)).kind == "same"
    assert verdict(replace(indices, answer=answer)).kind == "other"
    assert len(our_results([question(call=ARGMAX, gradient=True)])) == 1


def test_headline_counts_what_is_there_and_waits_for_the_rest():
    result = our_result(question())
    equal, refused = answered(result, result.ours), without(result, "refused")
    assert headline([equal, result]) == ("waiting", ASKING)
    assert headline([equal, equal]) == (
        "done",
        "Compared with TensorFlow 9.9.9: both results are identical.",
    )
    assert headline([refused, equal, equal])[1] == (
        "Compared with TensorFlow 9.9.9: 1 is refused by TensorFlow, 2 are identical."
    )
    assert headline([equal])[1] == "Compared with TensorFlow 9.9.9: the result is identical."


def test_headline_puts_trouble_first():
    result = our_result(question())
    assert headline([result, without(result, "failed")]) == (
        "failed",
        "Said. Our own results are still here.",
    )


def test_who_waits_is_told_for_what():
    assert starting_words(5.6) == (
        "Starting TensorFlow, once for all visitors: about 5.6 seconds. Our own results are already here."
    )
    assert queue_words(3, 64, WORKER.time_limit).startswith(
        "3 questions before yours, of at most 64 that wait, each 20 seconds at most."
    )


def test_note_counts_the_cells_that_became_infinite():
    assert "float32" in given_note(np.ones((3, 4)), 2, 0)
    assert "(1, 3, 4, 1): batch, rows, columns, channels" in given_note(np.ones((3, 4)), 2, 0)
    assert "(1, 3, 4, 2): batch, rows" in given_note(np.ones((2, 3, 4)), 2, 0)
    assert "(2, 3, 4, 1): batch, rows" in given_note(np.ones((2, 3, 4)), 2, 0, batch=True)
    assert "(1, 2, 3, 4, 1): batch, slices" in given_note(np.ones((2, 3, 4)), 3, 0)
    assert "(1, 4, 1): batch, cells" in given_note(np.ones(4), 1, 0)
    assert given_note(np.ones((3, 4)), 2, 1).endswith(
        "1 cell exceeds the largest float32, 3.4e38, and becomes ±∞."
    )


def test_who_answered_is_named_with_the_device():
    assert reached_note([Answer("refused", "", "")]) == ""
    said = reached_note([Answer("ok", "", "", version="2.21.0", keras="3.15.1", device="CPU:0")])
    assert said.startswith("TensorFlow 2.21.0 with Keras 3.15.1 answered on CPU:0")


@each(
    ("theirs", "ours", "said"),
    [
        (42e-6, 20e-6, "TensorFlow 42 µs, ours 20 µs, ratio 2.1"),
        (1.5e-3, 4.5, "TensorFlow 1.5 ms, ours 4.5 s, ratio 0.00033"),
        (1e-6, 0, "TensorFlow 1 µs, ours 0 µs"),
    ],
)
def test_times_are_a_ratio(theirs, ours, said):
    assert times_words(Times(theirs, ours, 9)) == f"Time: {said}"
