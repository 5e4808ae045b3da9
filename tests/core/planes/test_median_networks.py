"""The networks of comparisons that medians are made of, and the medians of windows that touch padding."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolSpec, pool, reference
from pooling.planes.sorting_network import Network, merge_program, middle_ranks, run, sort_program
from tests.each import each


@each("sizes", [(0, 3), (1, 1), (2, 5), (5, 5), (6, 4), (10, 10), (20, 5)])
def test_merge_orders_whatever_lists_there_are(sizes):
    """A network orders all numbers if it orders all zeros and ones (Knuth, 5.3.4, theorem Z)."""
    network = Network(sum(sizes))
    merged = network.merge(range(sizes[0]), range(sizes[0], sum(sizes)))
    for ones in product(*(range(size + 1) for size in sizes)):
        values = [int(i >= size - some) for size, some in zip(sizes, ones, strict=True) for i in range(size)]
        for ufunc, *wires in network.made:
            values.append(int(ufunc(*(values[wire] for wire in wires))))
        assert [values[wire] for wire in merged] == sorted(values[: sum(sizes)])


def test_program_uses_places_again_and_leaves_out_what_is_not_wanted():
    program = sort_program(9, range(4, 5))
    assert len(program.comparisons) < len(sort_program(9, range(9)).comparisons)
    assert program.places < 9 + len(program.comparisons)
    wires = list(np.random.default_rng(0).permuted(np.tile(np.arange(9), (50, 1)), axis=1).T)
    assert (run(program, wires)[0] == 4).all()


@given(st.integers(1, 49))
def test_program_finds_the_middle_also_where_it_overwrites_what_it_is_given(count):
    """A network that sorts every row of zeros and ones sorts everything; here random rows stand for all."""
    program = sort_program(count, middle_ranks(count), owned=True)
    assert program.places <= count + 1
    rows = np.random.default_rng(count).permuted(np.tile(np.arange(count), (200, 1)), axis=1)
    middle = run(program, list(rows.T.copy()))
    for cells, rank in zip(middle, middle_ranks(count), strict=True):
        assert (cells == rank).all()


def test_ranks_that_are_not_known_need_no_comparisons():
    known = merge_program((20, 5), (range(7, 13), range(5)), range(12, 13))
    assert len(known.comparisons) == 10


@each("window", [2, 3, 5, (2, 5), (4, 3), 7])
@each("padding", ["same", 1, "valid"])
@each("dtype", ["float64", "float16", "uint8", "int64"])
def test_medians_beside_padding_are_those_of_the_real_cells(window, padding, dtype):
    x = np.random.default_rng(1).integers(0, 99, (2, 11, 12)).astype(dtype)
    spec = PoolSpec.of("median", window, strides=1, padding=padding)
    np.testing.assert_array_equal(pool(x, spec), reference.pool(x, spec))


def test_median_of_the_ends_of_the_range_and_of_infinities_is_not_taken_for_padding():
    spec = PoolSpec.of("median", 3, strides=1, padding="same")
    for x in (np.full((4, 4), 255, np.uint8), np.zeros((4, 4), np.uint8), np.full((4, 4), np.inf)):
        np.testing.assert_array_equal(pool(x, spec), x)


def test_wide_medians_share_their_columns():
    x = np.random.default_rng(2).normal(size=(20, 22))
    cells = np.lib.stride_tricks.sliding_window_view(x, (11, 13))
    spec = PoolSpec.of("median", (11, 13), strides=1)
    np.testing.assert_array_equal(pool(x, spec), np.median(cells, axis=(2, 3)))
