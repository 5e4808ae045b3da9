"""Fractional pooling: its sequences are Graham's, its windows NumPy's slices, its draws repeat."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import (
    PoolingError,
    fractional_pool,
    fractional_pool_backward,
    fractional_steps,
    plan_fractional,
)
from pooling.fractional.plan import read_fractional_shape
from pooling.fractional.sequences import SEQUENCES, fractional_edges, largest_u, pseudorandom_edges
from tests.core.strategies import REDUCTION_NAMES
from tests.each import each
from tests.profiles import examples

NUMPYS = {"max": np.max, "min": np.min, "avg": np.mean, "sum": np.sum}
SEEDS = st.integers(0, 2**32 - 1)


@st.composite
def sizes(draw):
    size = draw(st.integers(1, 40))
    return size, draw(st.integers(1, size))


@examples(100)
@given(sizes(), SEEDS, st.sampled_from(["random", "pseudorandom"]))
def test_regions_tile_the_axis_and_have_the_whole_part_of_alpha_or_one_cell_more(pair, seed, sequence):
    size, count = pair
    edges = fractional_edges(size, count, np.random.default_rng(seed), sequence)
    lengths = np.diff(edges)
    assert (edges[0], edges[-1], len(lengths)) == (0, size, count)
    assert set(lengths) <= {size // count, size // count + 1}


@examples(100)
@given(sizes(), st.floats(0, 1, exclude_max=True))
def test_pseudorandom_edges_are_grahams_formula(pair, part):
    size, count = pair
    u = part * largest_u(size, count)
    inner = [int(np.ceil(size / count * (i + u))) for i in range(1, count)]  # counted from 1, as he does
    assert pseudorandom_edges(size, count, u).tolist() == [0, *(each - 1 for each in inner), size]


def test_random_sequence_draws_every_order_and_pseudorandom_few():
    drawn = {
        sequence: {tuple(fractional_edges(7, 5, np.random.default_rng(n), sequence)) for n in range(300)}
        for sequence in ("random", "pseudorandom")
    }
    assert len(drawn["random"]) == 10  # two of five regions have two cells
    assert len(drawn["pseudorandom"]) < 10


@examples(80)
@given(st.integers(0, 2**20), SEEDS, st.sampled_from(SEQUENCES), st.booleans(), st.sampled_from(list(NUMPYS)))
def test_fractional_pool_equals_numpy_window_by_window(shape_seed, seed, sequence, overlapping, reduction):
    rng = np.random.default_rng(shape_seed)
    shape = rng.integers(3, 9, 2)
    wanted = tuple(int(rng.integers(1, size)) for size in shape)
    x = rng.integers(-9, 10, (2, *shape)) / 4
    drawn = {"seed": seed, "sequence": sequence, "overlapping": overlapping, "reduction": reduction}
    result, plan = fractional_pool(x, wanted, **drawn), plan_fractional(wanted, x.shape[1:], **drawn)
    for index in plan.indices():
        rows, cols = (slice(each.start, each.stop) for each in plan.positions(index))
        np.testing.assert_allclose(result[(..., *index)], NUMPYS[reduction](x[:, rows, cols], axis=(1, 2)))
    assert [step.result for step in fractional_steps(x[0], wanted, **drawn)] == pytest.approx(
        result[0].ravel()
    )


@pytest.mark.parametrize("sequence", SEQUENCES)
@pytest.mark.parametrize("reduction", REDUCTION_NAMES)
def test_fractional_gradient_equals_finite_differences(sequence, reduction):
    rng = np.random.default_rng(5)
    x, grad = rng.permutation(20).reshape(4, 5) / 3 + 1, rng.normal(size=(3, 4))
    drawn = {"seed": 3, "sequence": sequence, "overlapping": True, "reduction": reduction}
    result, step = fractional_pool_backward(x, (3, 4), grad, **drawn), 1e-6
    for cell in np.ndindex(x.shape):
        moved = np.zeros(x.shape)
        moved[cell] = step
        up, down = (fractional_pool(x + way * moved, (3, 4), **drawn) for way in (1, -1))
        assert result[cell] == pytest.approx(((up - down) * grad).sum() / (2 * step), abs=1e-6)


def test_a_seed_draws_the_same_windows_for_every_channel_and_every_call():
    x = np.random.default_rng(1).normal(size=(3, 9, 9))
    once = fractional_pool(x, 6, seed=11)
    np.testing.assert_array_equal(once, fractional_pool(x, 6, seed=11))
    np.testing.assert_array_equal(once[1], fractional_pool(x[1], 6, seed=np.random.default_rng(11)))
    last = fractional_pool(np.moveaxis(x, 0, -1), 6, seed=11, data_format="channels_last")
    np.testing.assert_array_equal(np.moveaxis(last, -1, 0), once)
    assert any((fractional_pool(x, 6, seed=n) != once).any() for n in range(5))


def test_ratio_gives_the_whole_part_of_size_over_ratio():
    assert fractional_pool(np.zeros((7, 10)), ratio=1.44, seed=0).shape == (4, 6)
    assert fractional_pool(np.zeros((3, 10)), ratio=(1.5,), seed=0).shape == (3, 6)


def test_overlapping_regions_share_one_cell_with_the_next():
    plan = plan_fractional((5,), (7,), seed=1, overlapping=True)
    spans = [plan.positions((i,))[0] for i in range(5)]
    assert all(one.stop == other.start + 1 for one, other in pairwise(spans))


@each(
    ("arguments", "message"),
    [
        ({"output_shape": 8, "seed": 1}, "have 8 rows and the input has 7"),
        ({"ratio": 2.5, "seed": 1}, "ratio is 2.5"),
        ({"ratio": 1, "seed": 1}, "ratio is 1"),
        ({"seed": 1}, "Give either output_shape"),
        ({"output_shape": 5, "ratio": 1.5, "seed": 1}, "Give either output_shape"),
        ({"output_shape": 5, "seed": -1}, "seed is -1"),
        ({"output_shape": 5, "seed": 1.5}, "seed is 1.5"),
        ({"output_shape": 5, "seed": 1, "sequence": "other"}, "choose one of random, pseudorandom, pytorch"),
        ({"output_shape": 5, "seed": 1, "sequence": "pytorch", "window_shape": 4}, "need 8 cells"),
        ({"output_shape": 5, "seed": 1, "overlapping": "no"}, "overlapping is 'no'"),
    ],
)
def test_what_is_not_possible_is_a_sentence(arguments, message):
    with pytest.raises(PoolingError, match=message):
        fractional_pool(np.zeros((7, 7)), **arguments)


@pytest.mark.parametrize(
    ("shapes", "words"),
    [(((2,), (4, 4)), "2 spatial axes"), (((1, 1), (0, 4)), "no rows")],
)
def test_plan_says_what_shape_does_not_fit(shapes, words):
    wanted, given_shape = shapes
    with pytest.raises(PoolingError, match=words):
        plan_fractional(wanted, given_shape, seed=0)


def test_ratio_is_for_as_many_axes_as_the_input_has():
    with pytest.raises(PoolingError, match="ratio is for 2 axes"):
        read_fractional_shape(None, (1.4, 1.4), (9,))


def test_windows_of_a_plan_read_each_cell_as_often_as_they_cover_it():
    plan = plan_fractional((3, 3), (7, 5), seed=2, overlapping=True)
    expected = np.zeros((7, 5), int)
    for index in plan.indices():
        for cell in plan.cells(index):
            expected[cell] += 1
    np.testing.assert_array_equal(plan.read_counts, expected)
