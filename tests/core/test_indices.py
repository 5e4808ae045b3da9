"""Winners' places, and the way back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, plan_windows, pool, pool_with_indices, unpool
from tests.core.strategies import SPECIAL_VALUES, VALUES, cases
from tests.each import each
from tests.profiles import examples


@examples(320)
@given(cases(VALUES | SPECIAL_VALUES, reductions=("max", "min")))
def test_values_are_those_of_pool_and_indices_say_where_they_stand(case):
    x, spec = case
    values, indices = pool_with_indices(x, spec)
    np.testing.assert_array_equal(values, pool(x, spec), strict=True)
    assert indices.dtype == np.int64
    assert indices.shape == values.shape
    flat = x.reshape(*x.shape[: -spec.rank], -1)
    found = np.take_along_axis(flat, indices.reshape(*flat.shape[:-1], -1), axis=-1)
    np.testing.assert_array_equal(found.reshape(values.shape), values)


@examples(300)
@given(cases(VALUES | SPECIAL_VALUES, reductions=("max", "min"), leading=((),)))
def test_index_is_the_first_winner_in_reading_order(case):
    x, spec = case
    _, indices = pool_with_indices(x, spec)
    plan = plan_windows(spec, x.shape)
    first = np.argmax if spec.reduction == "max" else np.argmin  # both let the first NaN win
    for index in plan.indices():
        cells = plan.cells(index)
        best = cells[first([x[cell] for cell in cells])]
        assert indices[index] == np.ravel_multi_index(best, x.shape)


def test_index_counts_the_cells_of_its_own_plane():
    """PyTorch's convention, in both data formats; TensorFlow's argmax would count the channels too."""
    x = np.arange(32.0).reshape(2, 4, 4)
    _, indices = pool_with_indices(x, PoolSpec.of("max", 2))
    assert indices.tolist() == [[[5, 7], [13, 15]]] * 2
    _, last = pool_with_indices(np.moveaxis(x, 0, -1), PoolSpec.of("max", 2), data_format="channels_last")
    np.testing.assert_array_equal(np.moveaxis(last, -1, 0), indices)


def test_index_of_a_tie_is_the_first_and_of_nan_the_first_nan():
    _, tied = pool_with_indices([[4, 9], [9, 9]], PoolSpec.of("max", 2))
    _, nan = pool_with_indices([[4, np.nan], [np.nan, 9]], PoolSpec.of("min", 2))
    _, lowest = pool_with_indices([[-np.inf, -np.inf]], PoolSpec.of("max", (1, 2)))
    assert (tied.tolist(), nan.tolist(), lowest.tolist()) == ([[1]], [[1]], [[0]])


@each("dtype", ["uint8", "int8", "int64", "uint64", "float16", "float32"])
def test_indices_are_found_at_the_ends_of_a_type(dtype):
    limits = np.iinfo(dtype) if np.dtype(dtype).kind in "iu" else np.finfo(dtype)
    x = np.array([[limits.min, limits.min], [limits.min, limits.max]], dtype)
    for reduction, index in (("max", 3), ("min", 0)):
        values, indices = pool_with_indices(x, PoolSpec.of(reduction, 2))
        assert values.dtype == dtype
        assert indices.tolist() == [[index]]
    _, lowest = pool_with_indices(x[:1], PoolSpec.of("max", (1, 2)))
    assert lowest.tolist() == [[0]]


@pytest.mark.parametrize("data_format", ["channels_first", "channels_last"])
@given(data=st.data())
def test_unpool_puts_every_winner_back_and_zeros_elsewhere(data_format, data):
    shape = (3, 6, 6) if data_format == "channels_first" else (6, 6, 3)
    x = data.draw(hnp.arrays(np.int16, shape, elements=st.integers(1, 99)))
    spec = PoolSpec.of("max", data.draw(st.integers(1, 3)), strides=data.draw(st.integers(1, 3)))
    values, indices = pool_with_indices(x, spec, data_format=data_format)
    back = unpool(values, indices, 6, data_format=data_format)
    assert back.dtype == x.dtype
    np.testing.assert_array_equal(back[back != 0], x[back != 0])
    np.testing.assert_array_equal(pool(back, spec, data_format=data_format), values)


def test_unpool_lets_the_last_of_several_values_stay():
    assert unpool([5, 6, 7], [2, 0, 2], (4,)).tolist() == [6, 0, 7, 0]


def test_unpool_takes_any_rank_any_memory_and_an_empty_batch():
    values, indices = np.arange(1.0, 5.0).reshape(2, 2).T, np.array([[0, 7], [3, 1]]).T
    assert unpool(values[..., None, None], indices[..., None, None], (2, 2, 2)).shape == (2, 2, 2, 2)
    assert unpool(values, indices[::-1][::-1], (8,)).tolist() == [
        [1, 0, 0, 3, 0, 0, 0, 0],
        [0, 4, 0, 0, 0, 0, 0, 2],
    ]
    assert unpool(np.zeros((0, 3, 2, 2)), np.zeros((0, 3, 2, 2), int), 4).shape == (0, 3, 4, 4)
    assert unpool([1.0], np.array([3], np.uint64), (4,)).tolist() == [0, 0, 0, 1]
