"""The nested loops on the screen, one function a rank: they run, and they pool."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, pool, reference
from tests.core.strategies import SPECIAL_VALUES, VALUES, any_specs, fits
from tests.profiles import examples

planes = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 7), st.integers(1, 7)), elements=VALUES | SPECIAL_VALUES
)


@examples(200)
@given(planes, st.data())
def test_pool_2d_gives_what_the_definition_gives(x, data):
    spec = data.draw(any_specs(2).filter(lambda spec: fits(spec, x.shape)))
    np.testing.assert_array_equal(reference.pool_2d(x, spec), reference.pool(x, spec))


def test_pool_2d_leaves_padding_out():
    spec = PoolSpec.of("max", 2, padding=1)
    assert reference.pool_2d(np.full((2, 2), -5.0), spec).tolist() == [[-5.0, -5.0], [-5.0, -5.0]]


def test_pool_2d_keeps_the_dtype_as_pool_does():
    x = np.array([[200, 3], [7, 9]], np.uint8)
    for reduction in ("max", "avg"):
        spec = PoolSpec.of(reduction, 2)
        assert reference.pool_2d(x, spec).dtype == pool(x, spec).dtype


@pytest.mark.parametrize(("loops", "rank", "most"), [(reference.pool_1d, 1, 9), (reference.pool_3d, 3, 4)])
@examples(100)
@given(data=st.data())
def test_loops_of_the_other_ranks_give_what_the_definition_gives(loops, rank, most, data):
    shape = data.draw(st.tuples(*[st.integers(1, most)] * rank))
    x = data.draw(hnp.arrays(np.float64, shape, elements=VALUES | SPECIAL_VALUES))
    spec = data.draw(any_specs(rank).filter(lambda spec: fits(spec, x.shape)))
    np.testing.assert_array_equal(loops(x, spec), reference.pool(x, spec))


def test_loops_of_the_other_ranks_leave_padding_out():
    row, volume = np.full(3, -5.0), np.full((1, 2, 2), -5.0)
    assert reference.pool_1d(row, PoolSpec.of("max", (3,), padding=1)).tolist() == [-5.0]
    assert reference.pool_3d(volume, PoolSpec.of("max", (2, 2, 2), padding=(1, 0, 0))).tolist() == [
        [[-5.0]],
    ]
