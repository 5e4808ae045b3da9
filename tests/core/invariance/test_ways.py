"""Ways to make a map smaller, held against rolls of the picture; published figures reproduced."""

import numpy as np
import pytest
from skimage import data
from skimage.color import rgb2gray
from skimage.transform import resize

from pooling.errors import PoolingError
from pooling.invariance import (
    BORDERS,
    WAYS,
    Way,
    circle,
    disc,
    dot_pair,
    edge,
    equivariance_errors,
    levels,
    one_dot,
    square,
    survey,
    two_dots,
)
from pooling.spec import PoolSpec

ZHANG = np.array([[0, 0, 1, 1, 0, 0, 1, 1]])
"""The row of Zhang's paper (2019); circular."""
ONE_PIXEL = ((0, 1), (1, 0), (1, 1))
UNLIKE = {
    "camera": {
        "max": 0.261,
        "avg": 0.247,
        "subsample": 0.292,
        "blur": 0.208,
        "blur 5": 0.186,
        "polyphase": 0,
    },
    "astronaut": {
        "max": 0.465,
        "avg": 0.406,
        "subsample": 0.449,
        "blur": 0.367,
        "blur 5": 0.330,
        "polyphase": 0,
    },
    "coins": {"max": 0.542, "avg": 0.471, "subsample": 0.567, "blur": 0.435, "blur 5": 0.399, "polyphase": 0},
}
"""‖difference‖ / ‖map − its mean‖ after a circular shift by one pixel, measured by another program."""


def way(name):
    """The way of a name such as "blur 5", circular."""
    kind, _, taps = name.partition(" ")
    return Way.of(kind, 2, wrap=True, **({"taps": int(taps)} if taps else {}))


def cells(x):
    """The cells of the circular 2 × 2 window at every place."""
    return [np.roll(x, (-row, -column), (-2, -1)) for row in (0, 1) for column in (0, 1)]


def blurred(x, taps):
    """A circular binomial filter."""
    for axis in (-2, -1):
        x = sum(tap * np.roll(x, at - len(taps) // 2, axis) for at, tap in enumerate(taps)) / sum(taps)
    return x


PLAIN = {
    "max": lambda x: np.max(cells(x), 0)[..., ::2, ::2],
    "min": lambda x: np.min(cells(x), 0)[..., ::2, ::2],
    "avg": lambda x: np.mean(cells(x), 0)[..., ::2, ::2],
    "lp": lambda x: np.sqrt(np.square(cells(x)).sum(0))[..., ::2, ::2],
    "lse": lambda x: np.log(np.exp(cells(x)).mean(0))[..., ::2, ::2],
    "subsample": lambda x: x[..., ::2, ::2],
    "blur": lambda x: blurred(np.max(cells(x), 0), [1, 2, 1])[..., ::2, ::2],
    "blur 5": lambda x: blurred(np.max(cells(x), 0), [1, 4, 6, 4, 1])[..., ::2, ::2],
}


@pytest.fixture(scope="module")
def photos():
    """Three photographs at 64 × 64, grey."""
    found = {
        "camera": data.camera(),
        "astronaut": rgb2gray(data.astronaut()),
        "coins": data.coins()[:300, :300],
    }
    return {name: resize(x / x.max(), (64, 64), anti_aliasing=True) for name, x in found.items()}


def test_ways_on_a_torus_are_the_plain_formulas_on_rolled_pictures():
    x = np.random.default_rng(0).normal(size=(3, 8, 12))
    for name, plain in PLAIN.items():
        np.testing.assert_allclose(way(name)(x), plain(x), atol=1e-12, err_msg=name)


def test_ways_without_wrapping_pool_as_same_does_and_halve_odd_sides_upwards():
    x = np.random.default_rng(0).normal(size=(5, 7))
    assert {name: Way.of(name)(x).shape for name in WAYS} == dict.fromkeys(WAYS, (3, 4))
    bordered = np.pad(x, ((0, 1), (0, 1)), constant_values=-np.inf)
    np.testing.assert_array_equal(Way.of("max")(x), np.max(cells(bordered), 0)[::2, ::2])
    np.testing.assert_array_equal(Way.of("subsample")(x), x[::2, ::2])


def test_row_of_zhang_gives_what_the_paper_prints_before_and_after_a_shift_by_one():
    expected = {
        "max": ([0, 1, 0, 1], [1, 1, 1, 1]),
        "blur": ([0.5, 1, 0.5, 1], [0.75, 0.75, 0.75, 0.75]),
        "polyphase": ([1, 1, 1, 1], [1, 1, 1, 1]),
    }
    for name, rows in expected.items():
        row_wise = Way.of(name, (1, 2), wrap=True)
        found = tuple(row_wise(np.roll(ZHANG, by, 1)).ravel().tolist() for by in (0, 1))
        assert found == rows, name


@pytest.mark.parametrize("photo", UNLIKE)
def test_photographs_change_as_much_as_was_measured(photos, photo):
    for name, expected in UNLIKE[photo].items():
        report = survey(photos[photo], way(name), 1, 1, "circular")[1]
        found = np.mean([report.unlike[1 + down, 1 + right] for down, right in ONE_PIXEL])
        assert found == pytest.approx(expected, abs=0.0015), name


def test_photographs_rank_max_best_by_cells_that_change_and_not_by_how_much(photos):
    for photo in photos.values():
        by_cells, by_size = (
            [
                getattr(survey(photo, way(name), 1, 1, "circular")[1], measure)
                for name in ("max", "avg", "blur")
            ]
            for measure in ("mean_same", "mean_unlike")
        )
        assert 0.1 < by_cells[0] < 0.25
        assert max(by_cells[1:]) < 0.02  # 99 to 100 % of the others' cells change
        assert by_size[0] > by_size[1] > by_size[2]


def test_shift_by_a_whole_step_changes_no_way_on_a_torus(photos):
    for name in ("max", "avg", "subsample", "blur", "polyphase"):
        unlike = survey(photos["camera"], way(name), 1, 2, "circular")[1].unlike
        assert unlike[::2, ::2].max() < 1e-9, name


def pictures():
    """Pictures of every kind: symmetric ones have phases of equal norms."""
    rng = np.random.default_rng(1)
    return {
        "circle": circle(),
        "disc": disc(),
        "square": square(32, 5),
        "near": two_dots(64),
        "far": two_dots(64, *dot_pair("far")),
        "dot": one_dot(16),
        "edge": edge(16),
        "numbers": rng.normal(size=(32, 32)),
        "bits": rng.integers(0, 2, (16, 16)),
    }


def test_polyphase_sampling_only_moves_its_map_for_every_circular_shift_of_every_picture():
    for name, picture in pictures().items():
        reports = survey(picture, way("polyphase"), int(np.log2(len(picture))), 3, "circular")
        assert max(report.unlike.max() for report in reports) == 0, name


def test_polyphase_sampling_keeps_the_largest_phase_and_of_equal_ones_another_than_its_mirror_image():
    x = np.random.default_rng(2).normal(size=(8, 8))
    dense = np.max(cells(x), 0)
    phases = [dense[row::2, column::2] for row in (0, 1) for column in (0, 1)]
    np.testing.assert_array_equal(way("polyphase")(x), max(phases, key=lambda phase: (phase**2).sum()))


def test_polyphase_sampling_keeps_its_promise_on_a_torus_only():
    assert survey(circle(), way("polyphase"), 1, 1, "circular")[1].unlike.max() == 0
    assert survey(circle(64, 0), Way.of("polyphase"), 1, 1, "replicate")[1].unlike.max() > 0


def test_equivariance_errors_are_distances_to_the_best_move_of_the_map():
    x = np.random.default_rng(3).normal(size=(6, 6))
    every = np.stack(
        [
            np.stack([PLAIN["max"](np.roll(x, (down, right), (0, 1))) for right in (-1, 0, 1)])
            for down in (-1, 0, 1)
        ]
    )
    still = every[1, 1]
    moves = [(row, column) for row in (-2, -1, 0, 1, 2) for column in (-2, -1, 0, 1, 2)]
    for down, right in ((0, 1), (1, -1), (0, 0)):
        near = [
            move
            for move in moves
            if all(abs(2 * a - b) < 4 for a, b in zip(move, (down, right), strict=True))
        ]
        best = min(np.linalg.norm(np.roll(still, move, (0, 1)) - every[1 + down, 1 + right]) for move in near)
        expected = best / np.linalg.norm(still - still.mean())
        found = equivariance_errors(every, (2, 2), "circular")[1 + down, 1 + right]
        assert found == pytest.approx(expected, rel=1e-12)


def test_equivariance_errors_of_extremes_are_defined():
    flat = np.zeros((3, 3, 2, 2))
    assert equivariance_errors(flat, (2, 2), "zero").tolist() == np.zeros((3, 3)).tolist()
    assert np.isnan(equivariance_errors(np.full((3, 3, 2, 2), np.nan), (2, 2), "zero")).all()


def test_survey_by_a_way_equals_the_one_by_its_settings():
    spec = PoolSpec.of("max", 2, padding="same")
    for border in BORDERS:
        by_way, by_spec = (survey(circle(32, 3), how, 3, 2, border) for how in (Way.of("max"), spec))
        assert [report.distinct for report in by_way] == [report.distinct for report in by_spec]
        np.testing.assert_array_equal(by_way[3].unlike, by_spec[3].unlike)


def test_levels_by_a_way_are_each_the_way_of_the_one_before():
    found = levels(circle(16, 2), Way.of("blur"), 2)
    np.testing.assert_array_equal(found[2], Way.of("blur")(found[1]))


def test_way_that_does_not_exist_is_rejected():
    with pytest.raises(PoolingError, match="The way is 'mean'; choose one of max, avg"):
        Way.of("mean")
    with pytest.raises(PoolingError, match="window_shape"):
        Way.of("max", (2, 2, 2))
