"""Global pooling against NumPy's own reductions."""

import numpy as np
import pytest

from pooling import PoolingError, global_avg_pool, global_max_pool

MAPS = np.random.default_rng(0).normal(size=(2, 3, 4, 5)) - 2


@pytest.mark.parametrize(("ours", "numpys"), [(global_max_pool, np.max), (global_avg_pool, np.mean)])
@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("rank", [1, 2, 3])
def test_global_pooling_equals_numpy(ours, numpys, keepdims, rank):
    axes = tuple(range(4 - rank, 4))
    expected = numpys(MAPS, axis=axes, keepdims=keepdims)
    np.testing.assert_allclose(ours(MAPS, spatial_rank=rank, keepdims=keepdims), expected, rtol=1e-14)


@pytest.mark.parametrize("keepdims", [False, True])
def test_global_pooling_reads_channels_last(keepdims):
    result = global_avg_pool(MAPS, data_format="channels_last", keepdims=keepdims)
    np.testing.assert_allclose(result, MAPS.mean(axis=(1, 2), keepdims=keepdims))


def test_global_pooling_of_no_cells_is_refused():
    with pytest.raises(PoolingError):
        global_max_pool(np.zeros((3, 0, 4)))
