"""Global pooling against NumPy's own reductions."""

import numpy as np
import pytest

from pooling import (
    PoolingError,
    PoolSpec,
    global_avg_pool,
    global_max_pool,
    global_pool,
    global_pool_backward,
    pool_backward,
)
from tests.core.strategies import REDUCTION_NAMES
from tests.each import each

MAPS = np.random.default_rng(0).normal(size=(2, 3, 4, 5)) - 2


@each(("ours", "numpys"), [(global_max_pool, np.max), (global_avg_pool, np.mean)])
@each("keepdims", [False, True])
@each("rank", [1, 2, 3])
def test_global_pooling_equals_numpy(ours, numpys, keepdims, rank):
    axes = tuple(range(4 - rank, 4))
    expected = numpys(MAPS, axis=axes, keepdims=keepdims)
    np.testing.assert_allclose(ours(MAPS, spatial_rank=rank, keepdims=keepdims), expected, rtol=1e-14)


@pytest.mark.parametrize("keepdims", [False, True])
def test_global_pooling_reads_channels_last(keepdims):
    result = global_avg_pool(MAPS, data_format="channels_last", keepdims=keepdims)
    np.testing.assert_allclose(result, MAPS.mean(axis=(1, 2), keepdims=keepdims))


def test_global_pooling_of_no_cells_is_rejected():
    with pytest.raises(PoolingError):
        global_max_pool(np.zeros((3, 0, 4)))


def test_global_pooling_takes_the_parameters_of_its_reduction():
    np.testing.assert_allclose(global_pool(MAPS, "lp", p=3), (np.abs(MAPS) ** 3).sum((2, 3)) ** (1 / 3))
    shares = np.exp(4 * MAPS)
    mixed = (shares * MAPS).sum((2, 3)) / shares.sum((2, 3))
    np.testing.assert_allclose(global_pool(MAPS, "softmax", beta=4), mixed)


@each("reduction", REDUCTION_NAMES)
@each("data_format", ["channels_first", "channels_last"])
def test_global_gradient_is_that_of_a_window_as_large_as_the_input(reduction, data_format):
    first = data_format == "channels_first"
    window = MAPS.shape[2:] if first else MAPS.shape[1:3]
    kept = global_pool(MAPS, reduction, data_format=data_format, keepdims=True, p=3, beta=2)
    grad = np.random.default_rng(1).normal(size=kept.shape)
    spec = PoolSpec.of(reduction, window, p=3, beta=2)
    expected = pool_backward(MAPS, spec, grad, data_format=data_format)
    for same in (grad, grad.squeeze((2, 3) if first else (1, 2))):
        result = global_pool_backward(MAPS, same, reduction, data_format=data_format, p=3, beta=2)
        np.testing.assert_array_equal(result, expected)


@each("rank", [1, 2, 3])
def test_global_gradient_of_an_average_is_spread_evenly(rank):
    grad = np.ones(MAPS.shape[:-rank])
    result = global_pool_backward(MAPS, grad, spatial_rank=rank)
    np.testing.assert_allclose(result, np.full(MAPS.shape, 1 / np.prod(MAPS.shape[-rank:])))


def test_global_pooling_of_an_empty_batch_is_empty():
    assert global_max_pool(np.zeros((0, 3, 4, 4))).shape == (0, 3)
    assert global_pool_backward(np.zeros((0, 3, 4, 4)), np.zeros((0, 3))).shape == (0, 3, 4, 4)
