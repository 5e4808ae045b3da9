"""Questions about shapes and shifts: their answers are those of the loops, and no wrong one is right."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, reference
from pooling.number_text import format_number
from tests.core.strategies import SPECIAL_VALUES, VALUES, any_specs, fits
from tests.each import each
from tests.profiles import examples
from tests.ui.stepper.test_panels import expand
from ui.stepper.panels.questions import HIDDEN, move_questions, shape_questions

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
SHAPES = st.tuples(st.integers(1, 7), st.integers(1, 7))


def by_change(spec, shape=(4, 4)):
    return {question["ask"].partition(":")[0]: question for question in shape_questions(shape, spec)}


def test_shape_questions_are_answered_by_the_loops():
    asked = by_change(PoolSpec.of("max", 2))
    expected = {
        "With stride 1": reference.pool(X, PoolSpec.of("max", 2, strides=1)),
        "With an input of 5 × 5": reference.pool(np.zeros((5, 5)), PoolSpec.of("max", 2)),
        "With padding Same": reference.pool(X, PoolSpec.of("max", 2, padding="same")),
        "With a window of 3 × 3": reference.pool(X, PoolSpec.of("max", 3, strides=2)),
        "With dilation 2": reference.pool(X, PoolSpec.of("max", 2, strides=2, dilations=2)),
        "With ceil mode on": reference.pool(X, PoolSpec.of("max", 2, ceil_mode=True)),
    }
    assert {change: tuple(question["answer"]) for change, question in asked.items()} == {
        change: y.shape for change, y in expected.items()
    }


@each(
    ("spec", "shape", "change", "wrong", "says"),
    [
        (PoolSpec.of("max", 2), (4, 4), "With stride 1", (2, 2), "add 1"),
        (PoolSpec.of("max", 2), (4, 4), "With an input of 5 × 5", (3, 3), "round down"),
        (PoolSpec.of("max", 2), (5, 5), "With ceil mode on", (2, 2), "add 1"),
        (PoolSpec.of("max", 3, strides=2, padding=1), (8, 8), "With a window of 4 × 4", (3, 3), "add 1"),
        (PoolSpec.of("max", 3, strides=1, padding=1), (8, 8), "With an input of 9 × 9", (7, 7), "padding"),
        (PoolSpec.of("max", 2), (4, 6), "With stride 1", (5, 3), "swapped"),
        (PoolSpec.of("max", 2), (7, 7), "With padding Same", (3, 3), "add 1"),
    ],
)
def test_wrong_shapes_are_named(spec, shape, change, wrong, says):
    said = {tuple(each["answer"]): each["say"] for each in by_change(spec, shape)[change]["wrong"]}
    assert says in said[wrong]


@examples(100)
@given(SHAPES, st.data())
def test_no_wrong_shape_is_the_right_one(shape, data):
    spec = data.draw(any_specs(2).filter(lambda spec: fits(spec, shape)))
    for question in shape_questions(shape, spec):
        wrong = [tuple(each["answer"]) for each in question["wrong"]]
        assert tuple(question["answer"]) not in wrong
        assert len(set(wrong)) == len(wrong)
        assert not re.search(r"[{}]", question["ask"] + question["why"])


@pytest.mark.parametrize(("shape", "names"), [((6,), "cells"), ((4, 5, 6), "slices, rows and columns")])
def test_shape_questions_name_the_axes(shape, names):
    spec = PoolSpec.of("max", (2,) * len(shape))
    for question in shape_questions(shape, spec):
        assert question["ask"].endswith(f"how many {names} will the output have?")
        assert len(question["answer"]) == len(shape)


def test_moves_of_the_textbook_example():
    asked = move_questions(X, PoolSpec.of("max", 2))
    assert [expand(question["changed"]) for question in asked] == [
        ["1", "1", "0", "0"],
        ["1", "0", "0", "1"],
        ["0", "0", "1", "1"],
        ["1", "1", "1", "0"],
    ]
    assert expand(asked[0]["input"])[:8] == ["0", "1", "3", "2", "0", "5", "6", "1"]


@examples(60)
@given(
    hnp.arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=VALUES | SPECIAL_VALUES),
    st.data(),
)
def test_moves_change_what_the_loops_say(x, data):
    spec = data.draw(any_specs(2, ("max", "min")).filter(lambda spec: fits(spec, x.shape)))
    x = x + 0.0  # of 0 and −0 either may be the greatest
    before = reference.pool(x, spec).ravel()
    zeros_left = np.hstack([np.zeros((len(x), 1)), x[:, :-1]])
    after = reference.pool(zeros_left, spec).ravel()
    changed = [not (a == b or (np.isnan(a) and np.isnan(b))) for a, b in zip(before, after, strict=True)]
    question = move_questions(x, spec)[0]
    assert expand(question["changed"]) == [str(int(one)) for one in changed]
    shown = [format_number(value) if one else HIDDEN for value, one in zip(after, changed, strict=True)]
    assert expand(question["results"]) == shown


def test_moves_are_asked_only_where_they_can_be_seen():
    assert len(move_questions(np.arange(6.0), PoolSpec.of("max", (2,)))) == 2
    assert move_questions(np.zeros((2, 4, 4)), PoolSpec.of("max", 2)) == []
    assert move_questions(np.zeros((4, 4, 4)), PoolSpec.of("max", (2, 2, 2))) == []
    assert move_questions(np.zeros((16, 16)), PoolSpec.of("max", 2)) == []
