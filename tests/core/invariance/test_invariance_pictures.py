"""The pictures and their moves, held against scikit-image, np.roll, np.pad and arithmetic by hand."""

from itertools import product

import numpy as np
import pytest
from skimage.draw import circle_perimeter
from skimage.transform import resize

from pooling.errors import PoolingError
from pooling.invariance import (
    BORDERS,
    all_shifts,
    circle,
    dot_pair,
    jitter,
    jitter_probabilities,
    shift,
    square,
    two_dots,
)
from tests.each import each

PAD_MODES = {"replicate": "edge", "zero": "constant", "reflect": "reflect", "circular": "wrap"}
CHI_SQUARE_999 = 84.04
"""99.9 % point of chi-square with 48 degrees of freedom: one chance in a thousand for a right 7 x 7 table."""


def kaggle_circle(size, shrink):
    """Draw what Kaggle's exercise draws, with the library it uses."""
    grid = np.zeros((size + 1, size + 1))
    grid[circle_perimeter(size // 2, size // 2, size // 2 - shrink, shape=grid.shape)] = 1
    return resize(grid, (size, size), order=0, anti_aliasing=size > 4 and None)  # at size 4 alone it blurs


def padded_shift(image, down, right, border):
    """Move by padding far enough on all sides and cutting the window out elsewhere."""
    (height, width), room = image.shape[-2:], max(abs(down), abs(right))
    beside = [(0, 0)] * (image.ndim - 2) + [(room, room)] * 2
    wide = np.pad(image, beside, mode=PAD_MODES[border])
    return wide[..., room - down : room - down + height, room - right : room - right + width]


@each("size", range(4, 97))
def test_circle_is_cell_for_cell_the_one_scikit_image_draws(size):
    for shrink in range(0, size // 2 - 1, 1 if size <= 40 else 5):
        np.testing.assert_array_equal(circle(size, shrink), kaggle_circle(size, shrink), f"shrink {shrink}")


def test_circle_of_kaggles_exercise_has_156_cells_in_rows_and_columns_4_to_59():
    ring = circle()
    assert (ring.shape, ring.dtype, ring.sum(), circle(64, 0).sum()) == ((64, 64), np.float64, 156, 176)
    assert np.flatnonzero(ring.any(axis=1)).tolist() == list(range(4, 60))
    for mirrored in (ring.T, ring[::-1]):
        np.testing.assert_array_equal(ring, mirrored)


def test_circle_takes_any_value_for_its_cells():
    np.testing.assert_array_equal(circle(20, 3, -2.5), -2.5 * circle(20, 3))


@each(
    ("size", "shrink", "sentence"),
    [
        (3, 0, "The size is 3; a circle needs at least 4"),
        (64, 31, "it may be 0 to 30: lower it"),
        (64, -1, "it may be 0 to 30: raise it"),
    ],
)
def test_circle_that_cannot_be_drawn_is_rejected(size, shrink, sentence):
    with pytest.raises(PoolingError, match=sentence):
        circle(size, shrink)


def test_square_of_which_nothing_is_left_is_rejected():
    with pytest.raises(PoolingError, match="square in a picture of size 4; it may be 0 to 1: lower it"):
        square(4, 2)
    with pytest.raises(
        PoolingError, match="shrink is -1 for a square in a picture of size 4; it may be 0 to 1: raise"
    ):
        square(4, -1)


def test_two_dots_are_the_only_cells_set():
    picture = two_dots(8, (1, 2), (7, 0))
    assert np.argwhere(picture).tolist() == [[1, 2], [7, 0]]
    assert picture.sum() == 2


@each("dot", [(8, 0), (0, 8), (-1, 0), (0, -1)])
def test_two_dots_outside_the_picture_are_rejected(dot):
    with pytest.raises(PoolingError, match="rows and columns run from 0 to 7: move it inside"):
        two_dots(8, (0, 0), dot)


def test_dot_pair_near_is_kaggles_and_far_lies_in_opposite_corners():
    assert dot_pair("near", 16) == ((3, 5), (5, 3))
    assert dot_pair("far", 16) == ((3, 12), (12, 3))


@pytest.mark.parametrize(
    ("distance", "size", "sentence"), [("close", 64, "near or far"), ("far", 15, "at least 16")]
)
def test_dot_pair_that_does_not_exist_is_rejected(distance, size, sentence):
    with pytest.raises(PoolingError, match=sentence):
        dot_pair(distance, size)


@each("border", BORDERS)
@each("shape", [(5, 7), (1, 6), (6, 1), (1, 1), (2, 3, 4)])
def test_shift_equals_padding_and_cutting_for_shifts_beyond_the_picture(border, shape):
    image = np.random.default_rng(3).integers(-9, 9, shape).astype(np.float32)
    image[..., 0, 0] = np.nan
    for down, right in product((-17, -6, -1, 0, 2, 5, 13), repeat=2):
        moved = shift(image, down, right, border)
        assert moved.dtype == np.float32
        np.testing.assert_array_equal(moved, padded_shift(image, down, right, border), f"{down}, {right}")


def test_shift_circular_equals_roll():
    image = np.arange(35).reshape(5, 7)
    for down, right in product(range(-9, 10), repeat=2):
        np.testing.assert_array_equal(
            shift(image, down, right, "circular"), np.roll(image, (down, right), (0, 1))
        )


def test_shift_of_any_length_is_answered():
    image = np.array([[1, 2, 3]], np.uint8)
    far = 10**30
    answers = {border: shift(image, far, far, border).tolist() for border in BORDERS}
    assert answers == {
        "replicate": [[1, 1, 1]],
        "zero": [[0, 0, 0]],
        "circular": [[3, 1, 2]],
        "reflect": [[1, 2, 3]],
    }


def test_shift_leaves_its_input_alone():
    image = np.arange(6.0).reshape(2, 3)
    shift(image, 0, 0)[:] = 9
    shift(image, 0, 1, "zero")
    np.testing.assert_array_equal(image, np.arange(6.0).reshape(2, 3))


@each(
    ("image", "border", "sentence"),
    [
        ([[1]], "wrap", "border is 'wrap'; choose one of replicate, zero, circular, reflect"),
        (np.zeros((0, 3)), "reflect", r"shape \(0, 3\); a shift needs at least one cell"),
        ([1, 2], "zero", "1 axis"),
    ],
)
def test_shift_that_makes_no_sense_is_rejected(image, border, sentence):
    with pytest.raises(PoolingError, match=sentence):
        shift(image, 0, 1, border)


def chi_square(pairs, probabilities):
    counts = np.zeros_like(probabilities)
    np.add.at(counts, tuple(np.transpose(pairs) + len(counts) // 2), 1)
    expected = probabilities * len(pairs)
    return ((counts - expected) ** 2 / expected).sum()


def test_jitter_draws_the_outermost_shifts_half_as_often():
    axis = np.array([1, 2, 2, 2, 2, 2, 1]) / 12
    rng = np.random.default_rng(20240921)
    pairs = [jitter(rng, 3) for _ in range(20_000)]
    assert chi_square(pairs, np.outer(axis, axis)) < CHI_SQUARE_999
    assert chi_square(pairs, np.full((7, 7), 1 / 49)) > 10 * CHI_SQUARE_999
    np.testing.assert_allclose(jitter_probabilities(3), np.outer(axis, axis), rtol=1e-15)


def test_jitter_is_decided_by_its_seed():
    draws = [jitter(seed, 3) for seed in range(40)]
    assert draws == [jitter(np.random.default_rng(seed), 3) for seed in range(40)]
    assert len(set(draws)) > 20
    assert {type(cells) for pair in draws for cells in pair} == {int}


def test_jitter_of_shared_links_stays_what_it_was():
    assert [jitter(seed, 3) for seed in (0, 1, 2)] == [(1, -1), (0, 3), (-1, -1)]


def test_jitter_of_nothing_is_no_shift():
    assert jitter(5, 0) == (0, 0)
    np.testing.assert_array_equal(jitter_probabilities(0), [[1.0]])


@pytest.mark.parametrize(("seed", "amount", "name"), [(0, -1, "amount"), (-1, 3, "seed")])
def test_jitter_below_zero_is_rejected(seed, amount, name):
    with pytest.raises(PoolingError, match=f"The {name} is -1; it must be 0 or more"):
        jitter(seed, amount)


@each("border", BORDERS)
def test_all_shifts_holds_each_shift_at_its_place(border):
    image = np.random.default_rng(1).integers(0, 9, (2, 4, 5))
    moved = all_shifts(image, 2, border)
    assert moved.shape == (5, 5, 2, 4, 5)
    for down, right in product(range(-2, 3), repeat=2):
        np.testing.assert_array_equal(moved[2 + down, 2 + right], padded_shift(image, down, right, border))


def test_all_shifts_rejects_what_would_fill_the_memory():
    with pytest.raises(PoolingError, match="289 shifts of an image of 262,144 cells are 75,759,616 cells"):
        all_shifts(np.zeros((512, 512)), 8)
    with pytest.raises(PoolingError, match="The amount is -1"):
        all_shifts(np.zeros((2, 2)), -1)
