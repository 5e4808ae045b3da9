"""What pooling keeps: compared with loops over cells and windows, and with SciPy's nearest upsampling."""

import math
from fractions import Fraction
from itertools import pairwise, product
from statistics import fmean, pstdev

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from pooling import PoolingError, PoolSpec, plan_windows, pool
from pooling.kinds.base import Adaptive, plan_of
from pooling.kinds.dispatch import pool as pool_any
from pooling.kinds.weighted import Blur
from pooling.measures import describe, histogram, measure, upsample
from tests.each import each

NAN, INF = math.nan, math.inf


def brought_back(y, shape, window, stride, before, dilation):
    """Each cell's list of results by loops, per axis: nothing of the core."""
    found = {cell: [] for cell in product(*map(range, shape))}
    for index in np.ndindex(*np.shape(y)):
        places = [
            [i * s - b + k * d for k in range(w)]
            for i, w, s, b, d in zip(index, window, stride, before, dilation, strict=True)
        ]
        for cell in product(*places):
            if cell in found:
                found[cell].append(Fraction(float(np.asarray(y)[index])))
    means = [float(sum(all_of) / len(all_of)) if all_of else NAN for all_of in found.values()]
    return np.array(means).reshape(shape)


@st.composite
def pooled(draw):
    rank = draw(st.integers(1, 3))
    many = lambda low, high: tuple(draw(st.lists(st.integers(low, high), min_size=rank, max_size=rank)))  # noqa: E731
    window, stride, dilation = many(1, 3), many(1, 4), many(1, 2)
    shape = tuple(draw(st.integers((w - 1) * d + 1, 7)) for w, d in zip(window, dilation, strict=True))
    pads = tuple((draw(st.integers(0, (w - 1) // 2)), 0) for w in window)
    spec = PoolSpec.of("max", window, strides=stride, dilations=dilation, padding=pads)
    plan = plan_windows(spec, shape)
    numbers = st.floats(-1e6, 1e6, allow_subnormal=False)
    size = math.prod(plan.output_shape)
    y = np.array(draw(st.lists(numbers, min_size=size, max_size=size))).reshape(plan.output_shape)
    return y, plan


@settings(max_examples=60)
@given(pooled())
def test_upsampling_is_the_mean_of_what_read_a_cell(case):
    y, plan = case
    spec = plan.spec
    before = [pad for pad, _ in plan.pads]
    expected = brought_back(y, plan.input_shape, spec.window_shape, spec.strides, before, spec.dilations)
    np.testing.assert_allclose(upsample(y, plan), expected, rtol=1e-12, atol=1e-9)


def test_windows_side_by_side_are_nearest_upsampling():
    y = np.random.default_rng(3).normal(size=(4, 3))
    plan = plan_windows(PoolSpec.of("max", (2, 5)), (8, 15))
    expected = ndimage.zoom(y, (2, 5), order=0, grid_mode=True, mode="nearest")
    np.testing.assert_array_equal(upsample(y, plan), expected)


def test_channels_are_brought_back_each_on_its_own():
    y = np.arange(8.0).reshape(2, 2, 2)
    plan = plan_windows(PoolSpec.of("max", 2), (5, 4))
    back = upsample(y, plan)
    assert back.shape == (2, 5, 4)
    for channel, alone in zip(back, y, strict=True):
        np.testing.assert_array_equal(channel, upsample(alone, plan))
    assert np.isnan(back[:, 4]).all()


def test_layers_beside_plain_pooling_are_brought_back_too():
    own = dict(vars(PoolSpec.of("avg", (2,), strides=2)))
    adaptive = plan_of(Adaptive(**own, output_shape=(3,)), (7,))  # cells 0–2, 2–4, 4–6
    np.testing.assert_array_equal(upsample([1, 3, 8], adaptive), [1, 1, 2, 3, 5.5, 8, 8])
    blur = plan_of(Blur(**own, taps=3, border="zero"), (6,))  # windows of means 0, 1 | 1, 2, 3 | 3, 4, 5
    y = pool_any(np.arange(6.0), blur.spec)
    cells = [[cell for (cell,) in blur.cells(i)] for i in blur.indices()]
    expected = [np.mean([y[i] for i, some in enumerate(cells) if cell in some]) for cell in range(6)]
    np.testing.assert_allclose(upsample(y, blur), expected)


def test_upsampling_keeps_the_largest_numbers_and_infinities_apart():
    side_by_side = plan_windows(PoolSpec.of("max", (1,)), (4,))
    np.testing.assert_array_equal(upsample([1e308, NAN, -INF, 5], side_by_side), [1e308, NAN, -INF, 5])
    overlapping = plan_windows(PoolSpec.of("max", (2,), strides=1), (4,))
    np.testing.assert_array_equal(upsample([1e308, 1e308, INF], overlapping), [1e308, 1e308, INF, INF])
    assert np.isnan(upsample([INF, -INF, 0], overlapping)[1])


def test_a_map_of_other_windows_is_rejected():
    with pytest.raises(PoolingError, match=r"has the shape \(3,\) and the windows make \(2,\)"):
        upsample([1, 2, 3], plan_windows(PoolSpec.of("max", (2,)), (4,)))
    with pytest.raises(PoolingError, match="no cell"):
        describe(np.zeros((0, 3)))


@settings(max_examples=60)
@given(st.lists(st.integers(-(2**40), 2**40), min_size=1, max_size=30), st.integers(-3, 3))
def test_numbers_of_an_array_are_those_of_the_standard_library(cells, above):
    found = describe(cells, above)
    assert (found.cells, found.low, found.high, found.total) == (
        len(cells),
        min(cells),
        max(cells),
        sum(cells),
    )
    assert found.mean == pytest.approx(fmean(cells), rel=1e-12, abs=1e-3)
    assert found.deviation == pytest.approx(pstdev(cells), rel=1e-9, abs=1e-9)
    assert found.active == sum(cell > above for cell in cells)
    assert found.active_share == found.active / len(cells)


def test_numbers_near_the_ends_of_float64_do_not_overflow_and_do_not_vanish():
    large, small = describe([1.5e308, 1.5e308]), describe([1e-300, 3e-300])
    assert (large.mean, large.deviation, large.total) == (1.5e308, 0, INF)
    assert (small.mean, small.deviation) == pytest.approx((2e-300, 1e-300))
    assert math.isnan(describe([1, NAN]).mean)
    assert (describe([1, INF]).mean, describe([1, INF]).high) == (INF, INF)
    assert math.isnan(describe([1, INF]).deviation)


def test_what_rounding_leaves_of_a_total_of_0_is_0():
    assert describe([0.1, 0.2, -0.3]).total == 0
    assert describe([1e-300, 1]).total == 1


@each(("reduction", "pooled"), [("max", [4, 3, 3]), ("avg", [2.5, 2, 2.5]), ("sum", [5, 4, 5])])
def test_kept_by_hand(reduction, pooled):
    x, spec = [1, 4, 3, 1, 2, 3], PoolSpec.of(reduction, (2,))
    y = pool(x, spec)
    assert y.tolist() == pooled
    kept = measure(x, y, plan_windows(spec, (6,)))
    apart = [abs(pooled[at // 2] - cell) for at, cell in enumerate(x)]
    assert kept.difference == pytest.approx(fmean(apart))
    assert kept.rms == pytest.approx(math.sqrt(fmean(one * one for one in apart)))
    assert (kept.after.low, kept.after.high) == (min(pooled), max(pooled))
    assert kept.after.mean == pytest.approx(fmean(pooled))
    assert kept.total_share == pytest.approx(sum(pooled) / 14)
    assert kept.never_read == 0


def test_cells_never_read_are_counted_and_left_out():
    x = np.array([[[1, 2, 100], [3, 4, 100], [100, 100, 100]], [[0] * 3] * 3])
    spec = PoolSpec.of("min", 2)
    kept = measure(x, pool(x, spec), plan_windows(spec, (3, 3)), above=1)
    assert kept.never_read == 2 * 5
    assert kept.difference == (0 + 1 + 2 + 3) / 8
    assert (kept.before.active, kept.after.active) == (8, 0)


def test_a_total_of_nothing_has_no_share():
    spec, shape = PoolSpec.of("max", (2,)), (2,)
    for x in ([1, -1], [INF, 1], [NAN, 1]):
        assert measure(x, pool(x, spec), plan_windows(spec, shape)).total_share is None


def test_max_never_has_a_larger_cell_and_average_never_leaves_the_range():
    x = np.random.default_rng(0).normal(size=(9, 9))
    for reduction in ("max", "avg", "min"):
        spec = PoolSpec.of(reduction, 3, strides=2, padding="same")
        kept = measure(x, pool(x, spec), plan_windows(spec, x.shape))
        assert kept.before.low <= kept.after.low <= kept.after.high <= kept.before.high


@settings(max_examples=60)
@given(
    st.lists(st.integers(-100, 100), min_size=1, max_size=30),
    st.lists(st.floats(-100, 100), min_size=1, max_size=10),
)
def test_histogram_counts_every_cell_once_by_loops(before, after):
    found = histogram(before, after, bins=20)
    edges = found.edges
    for cells, shares in ((before, found.before), (after, found.after)):
        inside = [sum(low <= cell < high for cell in cells) for low, high in pairwise(edges)]
        assert shares == pytest.approx([count / len(cells) for count in inside])
        assert sum(shares) == pytest.approx(1)
    widths = {high - low for low, high in pairwise(edges)}
    assert len(widths) == 1
    assert widths.pop().is_integer()
    assert len(edges) <= 33


@each(
    ("before", "after", "edges", "left_out"),
    [
        ([0.5, 1.5], [1], [0.5, 1, 1.5], 0),
        ([0.5], [0.5], [0.25, 0.75], 0),
        ([NAN], [INF, -INF], [-0.5, 0.5], 3),
        ([-1.5e308, 1.5e308], [0, NAN], [-1.5e308, 0, 1.5e308], 1),
        ([0, 99], [50], [-0.5, 49.5, 99.5], 0),
    ],
)
def test_edges_of_a_histogram(before, after, edges, left_out):
    found = histogram(before, after, bins=2)
    assert (list(found.edges), found.left_out) == (edges, left_out)
    finite = sum(map(math.isfinite, before)) / len(before)
    assert sum(found.before) == finite


def test_a_histogram_without_bins_is_rejected():
    with pytest.raises(PoolingError, match="bins is 0"):
        histogram([1], [2], bins=0)
