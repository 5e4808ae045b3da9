"""Patterns: each has its shape, and makes the point that its sentence claims, on any shape."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolingError, PoolSpec, avg_pool, max_pool, min_pool, pool, pool_backward, steps
from pooling.matrices.patterns import (
    PATTERNS,
    all_negative,
    checkerboard,
    edge,
    make_pattern,
    ramp,
    random,
    single_dot,
    ties,
)
from tests.each import each

SIDES = st.integers(1, 16)
SHAPES = st.tuples(SIDES, SIDES)
NAMES = st.sampled_from(sorted(PATTERNS))
SEEDS = st.integers(0, 99_999)


def neighbours(matrix):
    """Pairs of cells that touch along a side."""
    beside = zip(matrix[:, :-1].flat, matrix[:, 1:].flat, strict=True)
    below = zip(matrix[:-1].flat, matrix[1:].flat, strict=True)
    return [*beside, *below]


@given(NAMES, SHAPES, SEEDS)
def test_every_pattern_fills_any_shape_with_whole_float64_numbers(name, shape, seed):
    matrix = make_pattern(name, shape, seed)
    assert matrix.shape == shape
    assert matrix.dtype == np.float64
    assert all(value.is_integer() and abs(value) <= 255 for value in matrix.flat)
    assert not any(math.copysign(1, value) < 0 and value == 0 for value in matrix.flat)


@given(NAMES.filter("random".__ne__), SHAPES)
def test_pattern_depends_on_its_shape_alone(name, shape):
    assert np.array_equal(PATTERNS[name](shape), make_pattern(name, shape, seed=5))


@given(NAMES, SHAPES)
def test_caller_may_change_what_came_without_changing_the_next(name, shape):
    first = make_pattern(name, shape)
    kept = first.tolist()
    first[:] = -1000
    assert make_pattern(name, shape).tolist() == kept


@given(SHAPES)
def test_ramp_counts_the_cells_in_reading_order(shape):
    assert ramp(shape).ravel().tolist() == list(range(shape[0] * shape[1]))


@given(SHAPES, st.tuples(st.integers(1, 4), st.integers(1, 4)))
def test_ramp_has_the_greatest_last_the_least_first_and_the_average_between(shape, window):
    window = min(window[0], shape[0]), min(window[1], shape[1])
    for step in steps(ramp(shape), PoolSpec.of("avg", window, strides=1)):
        assert step.values[0] == min(step.values)
        assert step.values[-1] == max(step.values)
        assert step.result == pytest.approx((step.values[0] + step.values[-1]) / 2)


@given(SHAPES)
def test_checkerboard_differs_from_neighbour_to_neighbour_and_pools_to_a_constant(shape):
    board = checkerboard(shape)
    assert board[0, 0] == 0
    assert all({first, second} == {0, 8} for first, second in neighbours(board))
    if min(shape) > 1:
        assert set(max_pool(board, 2).flat) == {8}
        assert set(avg_pool(board, 2).flat) == {4}


@given(SHAPES)
def test_edge_has_one_step_along_the_columns(shape):
    matrix = edge(shape)
    lines = matrix if shape[1] > 1 else matrix.T
    assert all(line.tolist() == sorted(line) for line in lines)
    assert (lines == lines[0]).all()
    assert set(lines[0]) == ({0, 8} if lines.shape[1] > 1 else {0})


@given(st.tuples(st.integers(2, 16), st.integers(2, 16)))
def test_edge_lies_inside_a_window_where_max_min_and_average_put_it_in_three_places(shape):
    matrix = edge(shape)
    first = matrix[0].tolist().index(8)
    assert first % 2 == 1
    column = first // 2  # of the outputs: the window that holds the edge
    found = [pooled(matrix, 2)[0, column] for pooled in (max_pool, min_pool, avg_pool)]
    assert found == [8, 0, 4]


@given(SHAPES)
def test_single_dot_is_one_nine_in_the_middle(shape):
    matrix = single_dot(shape)
    assert np.count_nonzero(matrix) == 1
    (row,), (col,) = np.nonzero(matrix)
    assert matrix[row, col] == 9
    assert abs(2 * row + 1 - shape[0]) <= 1
    assert abs(2 * col + 1 - shape[1]) <= 1


@given(st.integers(1, 8).map(lambda n: 2 * n), st.integers(1, 8).map(lambda n: 2 * n))
def test_max_keeps_the_dot_and_average_thins_it(rows, cols):
    matrix = single_dot((rows, cols))
    assert sorted(max_pool(matrix, 2).flat)[-1] == 9
    assert sorted(avg_pool(matrix, 2).flat)[-1] == 2.25


@given(SHAPES, SEEDS)
def test_same_seed_draws_the_same_digits(shape, seed):
    first = random(shape, seed)
    assert np.array_equal(first, random(shape, seed))
    assert np.array_equal(first, random(shape, np.random.default_rng(seed)))
    assert set(first.flat) <= set(range(10))


def test_another_seed_draws_other_numbers_and_a_generator_goes_on():
    drawn = [random((4, 4), seed).tobytes() for seed in range(50)]
    assert len(set(drawn)) == 50
    generator = np.random.default_rng(3)
    assert not np.array_equal(random((4, 4), generator), random((4, 4), generator))


def test_random_draws_all_ten_digits_about_equally():
    counts = np.bincount(
        np.concatenate([random((16, 16), seed) for seed in range(40)]).astype(int).ravel(), minlength=10
    )
    assert counts.min() > 0.85 * counts.mean()
    assert counts.max() < 1.15 * counts.mean()


@given(st.integers(1, 8), st.integers(1, 8), SEEDS)
def test_means_of_averages_and_of_maxima_are_as_the_sentence_says(rows, cols, seed):
    matrix = random((2 * rows, 2 * cols), seed)
    assert avg_pool(matrix, 2).mean() == pytest.approx(matrix.mean())
    assert max_pool(matrix, 2).mean() >= matrix.mean()


@given(SHAPES)
def test_all_negative_is_below_zero_and_never_flat(shape):
    matrix = all_negative(shape)
    assert matrix.min() >= -9
    assert matrix.max() <= -1
    assert all(first != second for first, second in neighbours(matrix))


@given(st.tuples(st.integers(2, 16), st.integers(2, 16)))
def test_zeros_around_all_negative_would_win_at_the_border_and_padding_never_does(shape):
    matrix = all_negative(shape)
    honest = pool(matrix, PoolSpec.of("max", 3, strides=2, padding=1))
    padded = pool(np.pad(matrix, 1), PoolSpec.of("max", 3, strides=2))
    assert honest.max() < 0
    assert padded[0].max() == 0
    assert padded.shape == honest.shape


@given(SHAPES)
def test_ties_hold_equal_blocks_that_differ_from_their_neighbours(shape):
    matrix = ties(shape)
    assert all(matrix[row, col] == matrix[row & ~1, col & ~1] for row, col in np.ndindex(shape))
    assert all(first != second for first, second in neighbours(matrix[::2, ::2]))


@given(st.integers(1, 8), st.integers(1, 8))
def test_all_cells_of_a_window_tie_and_the_first_gets_the_gradient(rows, cols):
    matrix, spec = ties((2 * rows, 2 * cols)), PoolSpec.of("max", 2)
    assert {len(step.winners) for step in steps(matrix, spec)} == {4}
    flowed = pool_backward(matrix, spec, np.ones((rows, cols)))
    expected = [[float(row % 2 == 0 and col % 2 == 0) for col in range(2 * cols)] for row in range(2 * rows)]
    assert flowed.tolist() == expected


def test_unknown_pattern_is_rejected_with_the_names_there_are():
    with pytest.raises(PoolingError, match="no pattern “stripes”; choose one of these: ramp, checkerboard"):
        make_pattern("stripes", (2, 2))


@each("name", PATTERNS)
@each("shape", [(0, 3), (3, 0), (-1, 2)])
def test_shape_without_cells_is_rejected(name, shape):
    with pytest.raises(PoolingError, match="at least 1 row and 1 column"):
        make_pattern(name, shape)


def test_table_cannot_be_changed():
    with pytest.raises(TypeError):
        PATTERNS["stripes"] = ramp
