"""What mistakes lead to, in small cases worked out by hand."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.kinds.base import Adaptive
from pooling.kinds.dispatch import plan_windows
from pooling.kinds.weighted import RoiPool
from pooling.misconceptions.cells import cells_of, wrong_cells
from pooling.misconceptions.channels import wrong_channels
from pooling.misconceptions.counts import COUNTED, wrong_counts, wrong_divisors
from pooling.misconceptions.gradients import wrong_gradients
from pooling.misconceptions.integers import wrong_integers
from pooling.misconceptions.results import moved_by_one, wrong_results
from pooling.misconceptions.shapes import wrong_shapes
from pooling.misconceptions.values import wrong_values
from pooling.misconceptions.windows import misplaced, neighbours
from tests.each import each

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
SIDES = {"first": 2, "up": 12, "one": 24, "input": 35, "side": 5}
PADDING = {"no_corners": 16, "one_line": 8, "side": 4, "none": 0}
ADAPTIVE = Adaptive(**vars(PoolSpec.of("max", 2)), output_shape=(2, 2))


@each(
    ("spec", "sizes", "fact", "right", "wrong"),
    [
        (PoolSpec.of("max", 2), (5, 7), "windows", 6, SIDES),
        (PoolSpec.of("max", 2), (5, 5), "output_size", 4, {"first": 1, "up": 9, "one": 16, "input": 25}),
        (PoolSpec.of("max", 2), (5, 5), "read", 16, {"all": 25, "other": 9}),
        (PoolSpec.of("max", 2, strides=1), (3, 3), "read", 9, {"windows": 16, "other": 0}),
        (PoolSpec.of("max", 2), (4, 5), "unread", 4, {"none": 0, "other": 16}),
        (PoolSpec.of("max", 3, padding=1), (4, 4), "padding_cells", 20, PADDING),
        (PoolSpec.of("max", 3, strides=1), (5, 5), "most_reads", 9, {"once": 1}),
        (PoolSpec.of("max", 2, strides=1), (5, 5), "most_reads", 4, {"once": 1, "windows": 16}),
        (PoolSpec.of("max", (2, 3)), (5, 5), "window_size", 6, {"side": 3, "sum": 5}),
    ],
)  # fmt: skip
def test_wrong_counts(spec, sizes, fact, right, wrong):
    plan = plan_windows(spec, sizes)
    assert COUNTED[fact][0](plan) == right
    assert dict(wrong_counts(plan, fact)) == wrong
    assert wrong_counts(plan, "a word") == []


def test_of_layers_whose_shape_is_a_setting_only_the_input_is_mistaken_for_it():
    assert wrong_shapes(plan_windows(ADAPTIVE, (5, 5))) == {"input": (5, 5)}


def test_wrong_divisors():
    plan = plan_windows(PoolSpec.of("avg", 3, padding=1), (4, 4))
    assert wrong_divisors(plan, (0, 0)) == [("window", 9), ("sum", 6)]
    counted = plan_windows(PoolSpec.of("avg", 3, padding=1, count_include_pad=True), (4, 4))
    assert wrong_divisors(counted, (0, 0)) == [("real", 4), ("sum", 6)]


def test_cells_and_their_mistakes():
    spec = PoolSpec.of("max", 2)
    assert cells_of(X, spec, "winners", (0, 1)) == {(0, 3)}
    found = {name: sorted(cells) for name, cells in wrong_cells(X, spec, "winners", (0, 1))}
    assert found["min"] == [(1, 2)]
    assert found["window"] == [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert (found["transposed"], found["left"], found["down"]) == ([(2, 0)], [(1, 1)], [(3, 2)])
    tied = dict(wrong_cells(np.array([[7.0, 1], [7, 7]]), spec, "winners", (0, 0)))
    assert tied["first_of_tie"] == {(0, 0)}
    assert tied["one_of_tie"] == {(1, 1)}  # of two such, the last: a name stands once in a dictionary
    moved = dict(wrong_cells(X, spec, "window", (1, 1)))
    assert moved["one"] == {(1, 1), (1, 2), (2, 1), (2, 2)}
    assert moved["up"] == {(0, 2), (0, 3), (1, 2), (1, 3)}
    overlap = PoolSpec.of("max", 2, strides=1)
    assert "exchanged" not in dict(wrong_cells(X, overlap, "window", (2, 2)))  # it has no such window


def test_sets_of_cells_that_windows_read():
    spec, x = PoolSpec.of("max", 2), np.zeros((3, 5))
    assert cells_of(x, spec, "read") | cells_of(x, spec, "unread") == set(np.ndindex(3, 5))
    assert [name for name, _ in wrong_cells(x, spec, "read")] == ["all", "other"]
    assert [name for name, _ in wrong_cells(np.zeros((4, 5)), spec, "unread")] == ["other"]
    assert [name for name, _ in wrong_cells(np.zeros(5), PoolSpec.of("max", (2,)), "unread")] == ["other"]
    overlap = PoolSpec.of("max", 2, strides=1)
    assert cells_of(np.zeros((3, 3)), overlap, "most_read") == {(1, 1)}
    found = {name: len(cells) for name, cells in wrong_cells(np.zeros((3, 3)), overlap, "most_read")}
    assert found == {"first_window": 4, "least": 4, "read": 9}


def test_windows_where_mistakes_put_them():
    assert list(misplaced(ADAPTIVE, (4, 4))) == []
    turned = dict(misplaced(PoolSpec.of("max", (1, 2)), (4, 4)))
    assert turned["turned"].window_shape == (2, 1)
    assert list(misplaced(PoolSpec.of("max", 1), (2, 2))) == []
    assert "exchanged" not in dict(misplaced(PoolSpec.of("max", 1, strides=3), (2, 2)))  # it would not fit
    assert list(neighbours((1,), (3,))) == [("left", (0,)), ("right_side", (2,))]
    assert ("front", (0, 1, 1)) in list(neighbours((1, 1, 1), (2, 2, 2)))


def test_only_windows_that_move_by_one_cell_give_results_by_one():
    x, spec = np.arange(20.0).reshape(4, 5), PoolSpec.of("max", (2, 1), strides=2)
    assert [name for name, _ in misplaced(spec, x.shape)] == ["one", "exchanged", "turned"]
    assert [mistake.results.tolist() for mistake in moved_by_one(x, spec)] == [[[5, 6, 7], [10, 11, 12]]]


def test_wrong_values_hold_no_right_one_and_no_two_alike():
    found = wrong_values(X, PoolSpec.of("max", 2), (1, 1))
    assert [(each.name, each.value) for each in found[:3]] == [("avg", 5.0), ("min", 0.0), ("sum", 20.0)]
    assert 9.0 not in [each.value for each in found]
    assert len({each.value for each in found}) == len(found)
    holes = np.where(X == 9, np.nan, X)
    values = [each.value for each in wrong_values(holes, PoolSpec.of("max", 2), (1, 1))]
    assert values == [8.0, 7.0, 4.0, 3.0, 0.0]
    assert {each.name for each in wrong_values(X, ADAPTIVE, (0, 0))} >= {"as avg", "as min"}


def test_wrong_channels():
    x = np.stack([X, X + 1, X])
    assert wrong_channels(x, PoolSpec.of("avg", 2), 1, (0, 0)) == [
        ("channel", 3.75),
        ("together", 3.75 + 1 / 3),
    ]
    assert wrong_channels(x, PoolSpec.of("median", 2), 1, (0, 0)) == [("channel", 4.0)]


def test_wrong_gradients():
    overlap, grad = PoolSpec.of("max", 2, strides=1), np.ones((3, 3))
    found = {mistake.name: mistake.results for mistake in wrong_gradients(X, overlap, grad)}
    assert found["once"][1, 1] == 1  # of the 6, which wins in two windows
    assert found["shared"][1, 1] == found["every_winner"][1, 1] == 2
    assert found["result"][1, 1] == found["cell"][1, 1] == 6
    assert list(wrong_gradients(X, ADAPTIVE, np.ones((2, 2)))) == []
    names = {
        name: [mistake.name for mistake in wrong_gradients(X, PoolSpec.of(name, 2), np.ones((2, 2)))]
        for name in ("min", "avg", "sum", "lp")
    }
    assert names["min"] == ["shared", "every_winner", "last_of_tie", "once", "all", "share", "result", "cell"]
    assert names["avg"] == ["once", "all", "window", "largest", "cell"]
    assert names["sum"] == ["once", "share", "largest", "cell"]
    assert names["lp"] == ["once", "all", "share", "largest", "cell"]
    padded = PoolSpec.of("avg", 3, padding=1, divisor_override=None)
    found = {each.name: each.results for each in wrong_gradients(X, padded, np.ones((2, 2)))}
    assert (found["window"][0, 0], found["all"][0, 0]) == (1 / 9, 1)


def test_layers_without_a_mistake_of_their_own():
    large = np.zeros((64, 64))
    assert "lower" not in [each.name for each in wrong_results(large, PoolSpec.of("median", 1))]
    for spec in (PoolSpec.of("lp", 2, p=inf), PoolSpec.of("lse", 2, beta=0), PoolSpec.of("mixed", 2)):
        assert not {"root", "logarithm", "swapped"} & {each.name for each in wrong_results(X, spec)}
    flat = RoiPool(**vars(PoolSpec.of("max", 2)), box=(1, 1, 1, 3), output_shape=(1, 1))
    assert "exclusive" not in [each.name for each in wrong_results(X, flat)]
    outside = replace(flat, box=(3, 3, 9, 9), output_shape=(2, 2))
    assert "bin_avg" not in [each.name for each in wrong_results(X, outside)]  # of no cell
    even = replace(ADAPTIVE, output_shape=(2, 2))
    assert "fixed" not in [each.name for each in wrong_results(X, even)]


@pytest.mark.parametrize(
    ("x", "results"),
    [
        (np.array([[200, 100], [250, 50]], np.uint8), (22.0, 63.75, 150.0, 150.0, 149.0)),
        (np.array([[-3, -1], [-1, -2]], np.int64), (-1.75, -1.75, -1.0, -2.0, 0.0)),
    ],
)
def test_averages_of_integers_in_their_own_type(x, results):
    wrong = list(wrong_integers(x, PoolSpec.of("avg", 2)))
    names = ("wrapped", "saturated", "truncated", "floored", "divided_first")
    assert {mistake.name: mistake.results.item() for mistake in wrong} == dict(
        zip(names, results, strict=True)
    )
    assert wrong[0].results == (x[:1, :1] + x[:1, 1:] + x[1:, :1] + x[1:, 1:]) / 4  # as NumPy adds arrays
