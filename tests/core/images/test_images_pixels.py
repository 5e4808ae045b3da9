import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from PIL import Image

from pooling.errors import PoolingError
from pooling.images import encode_png, fit_within, read_image, resize, square, to_grey
from tests.each import each

# 2 rows and 3 columns, every pixel its own colour, so that a swapped axis or channel shows.
RGB = np.array(
    [[[255, 0, 0], [0, 255, 0], [0, 0, 255]], [[0, 0, 0], [90, 120, 150], [255, 255, 255]]], np.uint8
)


def test_to_grey_is_the_luma_of_bt_601() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (40, 50, 3), np.uint8)
    luma = pixels @ np.array([0.299, 0.587, 0.114])
    assert np.abs(to_grey(pixels) - luma).max() <= 0.51
    assert_array_equal(to_grey(pixels), np.asarray(Image.fromarray(pixels).convert("L")))


def test_to_grey_keeps_greys_as_they_are() -> None:
    greys = np.arange(256, dtype=np.uint8)[np.newaxis]
    assert_array_equal(to_grey(np.repeat(greys[:, :, np.newaxis], 3, axis=2)), greys)


@pytest.mark.parametrize("channels", [(), (3,)])
def test_resize_by_a_whole_number_is_average_pooling(channels: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(4).integers(0, 256, (12, 20, *channels), np.uint8)
    means = pixels.reshape(4, 3, 5, 4, *channels).mean(axis=(1, 3))
    assert resize(pixels, 4, 5).shape == (4, 5, *channels)
    # Pillow rounds once after the rows and once after the columns.
    assert np.abs(resize(pixels, 4, 5) - means).max() <= 1.01


def test_resize_enlarges_with_hard_pixels() -> None:
    small = np.array([[1, 2], [3, 4]], np.uint8)
    assert_array_equal(resize(small, 4, 6), np.kron(small, np.ones((2, 3), np.uint8)))


def test_resize_invents_no_values_at_an_edge() -> None:
    edge = np.repeat([[60, 190]], 50, axis=1).repeat(7, axis=0).astype(np.uint8)
    reduced = resize(edge, 3, 17)
    assert (reduced.min(), reduced.max()) == (60, 190)


@each(("height", "width"), [(0, 5), (5, 0), (-1, 5)])
def test_resize_rejects_a_size_below_one(height: int, width: int) -> None:
    with pytest.raises(PoolingError) as error:
        resize(RGB, height, width)
    assert str(error.value) == (
        f"The new size is {height} rows and {width} columns; both must be at least 1: choose more."
    )


@each(
    ("shape", "longest", "fitted"),
    [
        ((300, 451), 64, (43, 64)),
        ((451, 300), 64, (64, 43)),
        ((512, 512), 224, (224, 224)),
        ((30, 20), 64, (30, 20)),
        ((64, 64), 64, (64, 64)),
        ((1, 1000), 16, (1, 16)),
        ((5, 2), 1, (1, 1)),
        ((3, 2), 2, (2, 1)),
    ],
)
def test_fit_within_keeps_the_proportions(
    shape: tuple[int, int], longest: int, fitted: tuple[int, int]
) -> None:
    assert fit_within(shape, longest) == fitted


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_fit_within_is_within_half_a_pixel_of_the_proportions(height: int, width: int, longest: int) -> None:
    new_height, new_width = fit_within((height, width), longest)
    scale = min(1, longest / max(height, width))
    assert max(new_height, new_width) == min(longest, max(height, width))
    assert abs(new_height - max(1, height * scale)) <= 0.5001
    assert abs(new_width - max(1, width * scale)) <= 0.5001


def test_square_cuts_the_middle_out_of_either_side() -> None:
    pixels = np.arange(7 * 3 * 3, dtype=np.uint8).reshape(7, 3, 3)
    assert_array_equal(square(pixels), pixels[2:5])
    assert_array_equal(square(pixels.transpose(1, 0, 2)), pixels.transpose(1, 0, 2)[:, 2:5])
    assert_array_equal(square(pixels[:, 0]), pixels[2:5, 0])


@each("array", [RGB, RGB[:, :, 1], RGB[::-1, ::-1], RGB.transpose(1, 0, 2), RGB[:1, :1]])
def test_encode_png_is_lossless(array: np.ndarray) -> None:
    data = encode_png(array)
    colour = array if array.ndim == 3 else np.repeat(array[:, :, np.newaxis], 3, axis=2)
    assert_array_equal(read_image(data), colour)
    assert Image.open(io.BytesIO(data)).mode == ("RGB" if array.ndim == 3 else "L")
    assert_array_equal(read_image(encode_png(array, palette=True)), colour)


@each("count", [1, 2, 16, 17, 255, 256, 257])
def test_picture_of_few_colours_has_a_palette_and_the_same_pixels(count: int) -> None:
    colours = np.random.default_rng(count).choice(1 << 24, (count, 1), replace=False)
    array = (colours >> np.array([16, 8, 0]))[np.arange(20 * 30) % count].astype(np.uint8).reshape(20, 30, 3)
    data = encode_png(array, palette=True)
    assert_array_equal(read_image(data), array)
    assert Image.open(io.BytesIO(data)).mode == ("P" if count <= 256 else "RGB")


@each(
    ("array", "came"),
    [
        (np.zeros((2, 2)), "shape (2, 2) and type float64"),
        (np.zeros((2, 2, 4), np.uint8), "shape (2, 2, 4) and type uint8"),
        (np.zeros((0, 2), np.uint8), "shape (0, 2) and type uint8"),
        (np.zeros(3, np.uint8), "shape (3,) and type uint8"),
    ],
)
def test_encode_png_rejects_what_is_no_picture(array: np.ndarray, came: str) -> None:
    with pytest.raises(PoolingError) as error:
        encode_png(array)
    assert str(error.value) == (
        f"The array has {came}; a picture is (H, W) or (H, W, 3) of uint8 with at least one pixel: "
        "convert it first."
    )
