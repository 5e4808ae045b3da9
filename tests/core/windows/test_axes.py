"""The whole-number rules of an axis against counting on fingers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolSpec, plan_adaptive, plan_windows
from pooling.windows.axes import AxisPlan
from pooling.windows.counting import first_multiple
from tests.profiles import examples

AXES = st.builds(
    AxisPlan,
    st.just("rows"),
    st.integers(1, 7),
    st.integers(1, 6),
    st.integers(1, 6),
    st.integers(1, 12),
    st.integers(0, 25),
    st.integers(0, 25),
    st.integers(0, 8),
)


@examples(1200)
@given(AXES)
def test_axis_finds_its_real_cells(axis):
    padded = range(-axis.before, axis.size + axis.after)
    touched = [list(axis.positions(i)) for i in range(axis.output_size)]
    real = [[cell for cell in cells if 0 <= cell < axis.size] for cells in touched]
    lost = [i for i, cells in enumerate(real) if not cells]
    assert axis.first_lost() == (lost[0] if lost else None)
    assert axis.reads().tolist() == [sum(c in cells for cells in real) for c in range(axis.size)]
    if not lost:
        assert [list(axis.real(i)) for i in range(axis.output_size)] == real
        first, counts = axis.real_cells()
        assert first.tolist() == [cells[0] for cells in real]
        assert counts.tolist() == axis.counts().tolist() == list(map(len, real))
        assert max(map(len, real), default=0) <= axis.most
        assert axis.counts(True).tolist() == [sum(c in padded for c in cells) for cells in touched]
        whole = axis.whole_windows()
        assert [i in whole for i in range(axis.output_size)] == [
            cells[0] >= 0 and cells[-1] < axis.size for cells in touched
        ]


@given(st.integers(1, 60), st.integers(1, 60))
def test_longest_adaptive_window_follows_from_the_sizes(size, output_size):
    (axis,) = plan_adaptive((output_size,), (size,)).axes
    covered = [axis.positions(i) for i in range(output_size)]
    assert axis.window == max(map(len, covered))
    assert axis.reads().tolist() == [sum(c in cells for cells in covered) for c in range(size)]


@examples(1200)
@given(st.integers(1, 40), st.data())
def test_first_multiple_is_the_first(modulus, data):
    step = data.draw(st.integers(0, modulus + 3))
    low = data.draw(st.integers(0, modulus - 1))
    high = data.draw(st.integers(low, modulus - 1))
    expected = next((i for i in range(modulus) if low <= i * step % modulus <= high), None)
    assert first_multiple(step, modulus, low, high) == expected


def test_a_plan_of_any_size_takes_no_memory():
    plan = plan_windows(PoolSpec.of("max", 2, strides=1), (2**31 - 1, 2**31 - 1))
    assert plan.output_shape == (2**31 - 2, 2**31 - 2)
    assert next(plan.indices()) == (0, 0)
    assert plan.cells((2**30, 5)) == [(2**30 + i, 5 + j) for i in (0, 1) for j in (0, 1)]


@pytest.mark.parametrize("include_pad", [False, True])
def test_counts_of_some_windows_are_a_part_of_all(include_pad):
    (axis,) = plan_windows(PoolSpec.of("avg", (5,), strides=2, padding="same"), (30,)).axes
    every = axis.counts(include_pad)
    for start, stop in ((0, 15), (0, 1), (3, 9), (14, 15)):
        np.testing.assert_array_equal(axis.counts(include_pad, start, stop), every[start:stop])
