import numpy as np
import pytest

from pooling import PoolSpec, global_avg_pool, pool
from pooling.frameworks.comparison import compare
from pooling.frameworks.rounding import tolerance

MAX, AVG = PoolSpec.of("max", 2), PoolSpec.of("avg", 2)
X = np.array([[1.0, -3, 2, 4], [5, 6, 1, 2]], np.float32)


def test_equal_results_agree_in_every_cell() -> None:
    comparison = compare(X, MAX, pool(X, MAX), pool(X, MAX))
    assert comparison.agrees
    assert (comparison.largest, comparison.differing) == (0, 0)
    assert comparison.sentence == "All 2 cells are equal."


def test_two_nans_are_equal() -> None:
    nan = np.full((1, 2), np.nan, np.float32)
    assert compare(np.full((2, 4), np.nan), MAX, nan, nan).sentence == "All 2 cells are equal."


def test_maxima_have_no_tolerance() -> None:
    ours = pool(X, MAX)
    theirs = np.nextafter(ours, np.float32(99))
    comparison = compare(X, MAX, ours, theirs)
    assert not comparison.agrees
    assert comparison.differing == 2
    assert "rounding does not explain it" in comparison.sentence


def test_tolerance_is_n_plus_two_half_epsilons_of_the_mean_size() -> None:
    bound = tolerance(X, AVG, np.dtype(np.float32))
    sizes = np.array([[(1 + 3 + 5 + 6) / 4, (2 + 4 + 1 + 2) / 4]])
    np.testing.assert_allclose(bound, 6 * 2.0**-24 * sizes, rtol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float16])
@pytest.mark.parametrize("window", [2, 7, 30])
def test_sums_in_any_order_stay_within_the_tolerance(window: int, dtype: type) -> None:
    rng = np.random.default_rng(3)
    spec = PoolSpec.of("avg", (window,))
    for _ in range(50):
        x = (rng.normal(size=window) * 10 ** rng.uniform(-2, 2, window)).astype(dtype)
        total = dtype(0)
        for cell in rng.permutation(x):
            total = dtype(total + cell)
        comparison = compare(x, spec, pool(x, spec), np.array([total / dtype(window)]))
        assert comparison.agrees, comparison.sentence


def test_twice_the_tolerance_is_no_longer_rounding() -> None:
    ours = pool(X.astype(float), AVG)
    theirs = (ours + 2 * tolerance(X, AVG, np.dtype(np.float32))).astype(np.float32)
    comparison = compare(X, AVG, ours, theirs)
    assert not comparison.agrees
    assert "rounding does not explain it" in comparison.sentence


def test_rounding_explains_no_infinity() -> None:
    x = np.array([[-np.inf, 1, 2, 3]], np.float32)
    spec = PoolSpec.of("avg", (1, 2))
    assert tolerance(x, spec, x.dtype)[0, 0] == 0 < tolerance(x, spec, x.dtype)[0, 1]
    assert not compare(x, spec, [[-np.inf, 2.5]], [[150, 2.5]]).agrees


def test_rounding_is_named_with_the_largest_difference() -> None:
    theirs = pool(X, AVG)
    theirs[0, 0] = np.nextafter(theirs[0, 0], np.float32(9))
    comparison = compare(X, AVG, pool(X, AVG), theirs)
    assert comparison.agrees
    assert comparison.largest == pytest.approx(2.0**-22)
    assert comparison.sentence.startswith(
        "1 of 2 cells differs, at most by 2.4e-07: that is rounding: float32"
    )


def test_one_wrong_cell_is_found_where_it_is() -> None:
    theirs = pool(X, AVG)
    theirs[0, 1] -= 1
    comparison = compare(X, AVG, pool(X, AVG), theirs)
    assert comparison.difference is not None
    np.testing.assert_array_equal(comparison.difference, [[0, 1]])
    assert not comparison.agrees


def test_known_reason_does_not_cover_an_unknown_one() -> None:
    x = np.array([[np.nan, 1, 2, 3]], np.float32)
    theirs = np.array([[1, 7]], np.float32)
    sentence = compare(x, PoolSpec.of("max", (1, 2)), [[np.nan, 3]], theirs).sentence
    assert "ignores NaN" in sentence
    assert "rounding does not explain it" in sentence


def test_integers_differ_without_wrapping_around() -> None:
    comparison = compare(np.ones((2, 2), np.uint8), MAX, np.array([[1]], np.uint8), np.array([[3]], np.uint8))
    assert comparison.difference is not None
    assert comparison.difference.tolist() == [[-2]]
    assert "rounding does not explain it" in comparison.sentence


def test_other_shape_is_said_and_has_no_difference() -> None:
    comparison = compare(X, MAX, pool(X, MAX), np.zeros((1, 3)))
    assert comparison.difference is None
    assert np.isnan(comparison.largest)
    assert comparison.sentence == "The shapes differ: ours is (1, 2), theirs (1, 3)."


def test_ours_is_rounded_to_a_narrower_answer_first() -> None:
    x = np.array([[0.1, 0.3]])
    assert compare(x, PoolSpec.of("max", (1, 2)), [[0.3]], np.array([[0.3]], np.float32)).sentence == (
        "The only cell is equal."
    )


def test_global_results_are_compared_channel_by_channel() -> None:
    x = np.stack([X, X + 1])
    theirs = np.array([2.25, 3.25], np.float32)
    assert (
        compare(x, PoolSpec.of("avg", X.shape), global_avg_pool(x), theirs).sentence
        == "All 2 cells are equal."
    )
