"""The experiment: recorded answers, hand-made cases, and metrics held against plain Python."""

import math

import numpy as np
import pytest

from pooling.errors import PoolingError
from pooling.invariance import (
    BORDERS,
    circle,
    cosine_distance,
    distinct_results,
    dot_pair,
    exact_share,
    jitter_probabilities,
    levels,
    same_share,
    survey,
    two_dots,
)
from pooling.spec import PoolSpec
from tests.each import each

MAX = PoolSpec.of("max", 2, strides=2, padding="same")
AVERAGE = PoolSpec.of("avg", 2, strides=2, padding="same")

DIFFERENT_RESULTS = {
    0: [1, 1, 1, 13, 17, 21, 33, 41],
    2: [1, 1, 1, 1, 9, 33, 33, 45],
    4: [1, 1, 1, 9, 9, 13, 37, 45],
    6: [1, 5, 9, 21, 21, 21, 21, 25],
    8: [9, 21, 25, 25, 29, 37, 57, 81],
    12: [1, 1, 9, 41, 45, 49, 57, 57],
    16: [9, 9, 17, 17, 21, 25, 25, 33],
}
"""shrink -> different 4 x 4 results for J = 1 to 8 (measured: 64 x 64 circle, four SAME max pools)."""


def halved(image):
    """Max pool an even picture 2 x 2 by naming the four cells of each window."""
    return np.max([image[0::2, 0::2], image[0::2, 1::2], image[1::2, 0::2], image[1::2, 1::2]], axis=0)


def plain_cosine_distance(a, b):
    """Add up in plain Python, exactly."""
    a, b = np.ravel(a).tolist(), np.ravel(b).tolist()
    return 1 - math.fsum(map(math.prod, zip(a, b, strict=True))) / (math.hypot(*a) * math.hypot(*b))


@pytest.mark.parametrize("shrink", DIFFERENT_RESULTS)
def test_distinct_results_are_the_recorded_ones(shrink):
    found = [distinct_results(circle(64, shrink), MAX, 4, amount) for amount in range(1, 9)]
    assert found == DIFFERENT_RESULTS[shrink]


@each(("border", "different"), [("zero", 4), ("replicate", 4), ("circular", 4)])
def test_distinct_results_of_one_dot_are_the_windows_it_falls_in(border, different):
    dot = np.zeros((6, 6))
    dot[3, 3] = 1  # rows 2 to 4 lie in two windows, columns too
    assert distinct_results(dot, MAX, 1, 1, border) == different
    assert distinct_results(dot, MAX, 0, 1, border) == 9
    assert distinct_results(dot, MAX, 1, 0, border) == 1


def test_distinct_results_depend_on_the_border():
    ones = np.ones((4, 4))  # only zeros can show: above, below or not at all, and the same sideways
    assert [distinct_results(ones, MAX, 1, 2, border) for border in BORDERS] == [1, 9, 1, 1]
    corner = two_dots(4, (0, 0), (0, 0))  # leaves the picture, or comes back on the other side
    assert distinct_results(corner, MAX, 1, 1, "zero") == 2
    assert distinct_results(corner, MAX, 1, 1, "circular") == 4


def test_distinct_results_tell_nan_but_no_signs_of_zero_and_nan():
    assert distinct_results([[0.0, -0.0]], MAX, 0, 1, "circular") == 1
    assert distinct_results([[math.nan, 0.0]], MAX, 0, 1, "circular") == 2
    assert distinct_results(np.array([[7, 8]], np.uint8), MAX, 0, 1, "circular") == 2
    assert distinct_results([[math.nan, -math.nan]], MAX, 0, 1, "circular") == 1


@pytest.mark.parametrize(
    ("spec", "cosine", "exact"),
    [
        (MAX, [0.874, 0.664, 0.346, 0.124, 0, 0], [0, 0, 0, 4 / 48, 1, 1]),
        (AVERAGE, [0.874, 0.690, 0.397, 0.107, 0.007, 0.003], [0, 0, 0, 0, 0, 0]),
    ],
)
def test_survey_has_the_measured_distances_by_level(spec, cosine, exact):
    reports = survey(circle(), spec, 5, 3)
    assert [report.mean_cosine for report in reports] == pytest.approx(cosine, abs=0.0005)
    assert [report.exact_share for report in reports] == exact == exact_share(circle(), spec, 5, 3)
    assert [report.shape for report in reports] == [(64 >> level,) * 2 for level in range(6)]


def test_survey_agreement_falls_before_it_rises():
    """The recorded 93.8 to 100 % are means over random draws; the exact means lie within their error."""
    likely = jitter_probabilities(3)
    agreement = [100 * (report.same * likely).sum() for report in survey(circle(), MAX, 4, 3)]
    assert agreement == pytest.approx([93.65, 88.68, 87.83, 91.41, 100], abs=0.005)
    assert agreement == pytest.approx([93.8, 88.9, 88.1, 91.7, 100], abs=0.35)


def test_survey_maps_put_each_shift_at_its_place():
    picture = two_dots(16, *dot_pair("near", 16))
    reports = survey(picture, MAX, 1, 2, "zero")
    moved = np.pad(picture, ((1, 0), (2, 0)))[:16, :16]  # one down, two right
    for before, after, report in zip(
        [picture, halved(picture)], [moved, halved(moved)], reports, strict=True
    ):
        assert report.same[3, 4] == (before == after).mean()
        assert report.cosine[3, 4] == pytest.approx(plain_cosine_distance(before, after))
        assert (report.same[2, 2], report.cosine[2, 2]) == (1, 0)


def test_survey_without_shifts_finds_nothing_but_agreement():
    report = survey(circle(), MAX, 4, 0)[-1]
    assert (report.distinct, report.exact_share, report.mean_same, report.mean_cosine) == (1, 1, 1, 0)


def test_survey_leaves_out_the_shift_by_nothing_and_no_other():
    report = survey([[1.0, 0.0], [0.0, 0.0]], MAX, 0, 1, "circular")[0]
    assert (report.exact_share, report.mean_same, report.same.mean()) == (0, 0.5, pytest.approx(5 / 9))


def test_survey_takes_channels_as_one_picture():
    channels = np.stack([circle(16, 2), np.zeros((16, 16))]).astype(np.float32)
    report = survey(channels, MAX, 1, 1)[1]
    alone = survey(channels[0], MAX, 1, 1)[1]
    assert report.shape == (2, 8, 8)
    assert (report.distinct, report.cosine.dtype) == (alone.distinct, np.float64)
    np.testing.assert_allclose(1 - report.same, (1 - alone.same) / 2)


def test_levels_are_the_image_and_each_pool_of_the_one_before():
    image = np.random.default_rng(0).normal(size=(16, 16)) - 5
    found = levels(image, MAX, 3)
    expected = [image, halved(image), halved(halved(image)), halved(halved(halved(image)))]
    assert len(found) == 4
    for level, (ours, theirs) in enumerate(zip(found, expected, strict=True)):
        np.testing.assert_array_equal(ours, theirs, f"level {level}")


def test_levels_of_window_3_keep_the_dtype_and_stop_where_no_window_fits():
    image = np.arange(81, dtype=np.uint8).reshape(9, 9)
    found = levels(image, PoolSpec.of("max", 3), 2)
    assert [level.tolist() for level in found[1:]] == [[[20, 23, 26], [47, 50, 53], [74, 77, 80]], [[80]]]
    assert found[-1].dtype == np.uint8
    with pytest.raises(PoolingError, match="window"):
        levels(image, PoolSpec.of("max", 3), 3)


def test_levels_below_zero_are_rejected():
    with pytest.raises(PoolingError, match="The number of pools is -1; it must be 0 or more"):
        levels([[1]], MAX, -1)


@pytest.mark.parametrize(
    ("distance", "apart"), [("near", [2, 2, 2, 1, 1, 1, 1]), ("far", [2, 2, 2, 2, 2, 2, 1])]
)
def test_dots_near_each_other_become_one_and_far_dots_stay_two(distance, apart):
    picture = two_dots(64, *dot_pair(distance))
    assert [int(level.sum()) for level in levels(picture, MAX, 6)] == apart


def test_same_share_counts_equal_cells_and_equal_nans():
    assert same_share([[1, math.nan, 3, -0.0]], [[1, math.nan, 4, 0.0]]) == 0.75
    assert same_share([1, 2], [2, 1]) == 0
    assert same_share(np.zeros((0, 2)), np.zeros((0, 2))) == 1


@each("seed", range(5))
def test_cosine_distance_equals_plain_arithmetic(seed):
    a, b = np.random.default_rng(seed).normal(size=(2, 3, 5))
    assert cosine_distance(a, b) == pytest.approx(plain_cosine_distance(a, b), abs=1e-15)
    assert (cosine_distance(a, a), cosine_distance(a, -a)) == (0, 2)


@each(
    ("a", "b", "distance"),
    [
        ([0, 0], [0, 0], 0),
        ([0, 0], [0, 3], 1),
        ([-3, 0], [0, 0], 1),
        ([1e308, 1e308], [1e308, 1e308], 0),
        ([1e-300, 0], [0, 1e308], 1),
        (np.array([200, 200], np.uint8), np.array([100, 100], np.uint8), 0),
        ([], [], 0),
        ([math.nan, 1], [1, 1], math.nan),
        ([math.inf, 1], [1, 1], math.nan),
    ],
)
def test_cosine_distance_of_extremes_is_defined(a, b, distance):
    assert cosine_distance(a, b) == pytest.approx(distance, abs=1e-15, nan_ok=True)


@pytest.mark.parametrize("metric", [same_share, cosine_distance])
def test_metrics_reject_different_shapes(metric):
    with pytest.raises(PoolingError, match=r"shapes \(1, 2\) and \(2, 1\); they are compared cell by cell"):
        metric([[1, 2]], [[1], [2]])
