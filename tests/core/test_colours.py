import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from pooling.colours import colour_map, diverging_map
from pooling.errors import PoolingError
from tests.each import each

GREY = [128, 128, 128]
# Rows of the published table of 256 magma colours, most of them halfway between our anchors.
MAGMA = {
    0: (0.001462, 0.000466, 0.013866),
    20: (0.056615, 0.042160, 0.167446),
    60: (0.291366, 0.064553, 0.475462),
    100: (0.537755, 0.156894, 0.506551),
    128: (0.716387, 0.214982, 0.475290),
    140: (0.792427, 0.244242, 0.447543),
    180: (0.969680, 0.446936, 0.360311),
    252: (0.988033, 0.970012, 0.727077),
    255: (0.987053, 0.991438, 0.749504),
}


def lightness(colours: np.ndarray) -> np.ndarray:
    return colours @ np.array([0.299, 0.587, 0.114])


@each(("index", "colour"), MAGMA.items())
def test_colour_map_is_magma(index: int, colour: tuple[float, ...]) -> None:
    painted = colour_map([[index]], 0, 255)[0, 0]
    assert np.abs(painted - 255 * np.array(colour)).max() <= 2


def test_colour_map_rises_in_lightness_all_the_way() -> None:
    painted = colour_map(np.arange(256.0)[np.newaxis], 0, 255)
    assert painted.shape == (1, 256, 3)
    assert painted.dtype == np.uint8
    assert (np.diff(lightness(painted[0])) > 0).all()


def test_colour_map_takes_the_nearest_of_its_colours() -> None:
    below, nearly, above = colour_map([[100, 100.6, 101]], 0, 255)[0].tolist()
    assert nearly == above != below


def test_colour_map_clips_and_marks_nan() -> None:
    dark, light = [0, 0, 4], [252, 253, 191]
    values = [[-math.inf, -9.0, -2.0, 3.0, 9.0, math.inf, math.nan]]
    assert colour_map(values, -2, 3).tolist() == [[dark, dark, dark, light, light, light, GREY]]


def test_colour_map_depends_only_on_the_place_in_the_range() -> None:
    x = np.linspace(0, 1, 33)[np.newaxis]
    assert_array_equal(colour_map(-5 + 20 * x, -5, 15), colour_map(x, 0, 1))


def test_colour_map_of_a_constant_is_dark() -> None:
    assert colour_map([[4, 4]], 4, 4).tolist() == [[[0, 0, 4], [0, 0, 4]]]


def test_colour_map_survives_the_widest_range() -> None:
    assert_array_equal(colour_map([[-1e308, 0, 1e308]], -1e308, 1e308), colour_map([[0, 1, 2]], 0, 2))


@each(("low", "high"), [(2, 1), (math.nan, 1), (0, math.inf)])
def test_colour_map_rejects_a_range_out_of_order_or_without_end(low: float, high: float) -> None:
    with pytest.raises(PoolingError) as error:
        colour_map([[1.0]], low, high)
    assert str(error.value) == (
        f"The colours run from {low} to {high}; they need two finite numbers in rising order: "
        "give the smallest finite value first and the largest second."
    )


def test_diverging_map_is_white_at_zero_blue_below_and_orange_above() -> None:
    below, zero, minus_zero, above = diverging_map([[-1.0, 0.0, -0.0, 1.0]], 2)[0].tolist()
    assert zero == minus_zero == [247, 247, 247]
    assert below[2] > below[0] + 50
    assert above[0] > above[2] + 50


def test_diverging_map_darkens_evenly_to_both_sides() -> None:
    light = lightness(diverging_map(np.linspace(-1, 1, 257)[np.newaxis], 1)[0])
    assert (np.diff(light[:129]) > 0).all()
    assert (np.diff(light[128:]) < 0).all()
    assert np.abs(light - light[::-1]).max() < 25


def test_diverging_map_on_dark_lightens_to_both_sides_and_keeps_the_hues() -> None:
    painted = diverging_map(np.linspace(-1, 1, 257)[np.newaxis], 1, on_dark=True)[0]
    light = lightness(painted)
    assert (np.diff(light[:129]) < 0).all()
    assert (np.diff(light[128:]) > 0).all()
    assert painted[128].tolist() == [0x17, 0x1E, 0x2D]
    assert (painted[:110, 2] > painted[:110, 0]).all()
    assert (painted[147:, 0] > painted[147:, 2]).all()


def test_diverging_map_clips_and_marks_nan() -> None:
    painted = diverging_map([[-math.inf, -3.0, -1.0, 1.0, 3.0, math.inf, math.nan]], 1)[0].tolist()
    assert painted[0] == painted[1] == painted[2]
    assert painted[3] == painted[4] == painted[5]
    assert painted[6] == GREY


def test_diverging_map_with_limit_zero_is_white_only_at_zero() -> None:
    painted = diverging_map([[-0.1, 0.0, 0.1]], 0)
    assert_array_equal(painted, diverging_map([[-1, 0, 1]], 1))


@each("limit", [-1, math.nan, math.inf])
def test_diverging_map_rejects_a_limit_that_is_none(limit: float) -> None:
    with pytest.raises(PoolingError) as error:
        diverging_map([[1.0]], limit)
    assert str(error.value) == (
        f"The limit of the colours is {limit}; it must be a finite number of 0 or more: "
        "give the largest absolute difference."
    )


@given(st.floats(allow_nan=False), st.floats(0, allow_infinity=False))
def test_no_number_is_painted_in_the_grey_of_nan(value: float, limit: float) -> None:
    assert colour_map([[value]], -limit, limit)[0, 0].tolist() != GREY
    assert diverging_map([[value]], limit)[0, 0].tolist() != GREY
    nan = diverging_map([[math.nan]], limit, on_dark=True).tolist()
    assert diverging_map([[value]], limit, on_dark=True).tolist() != nan


def test_the_maps_write_to_no_input() -> None:
    values = np.array([[1.0, math.nan]])
    values.flags.writeable = False
    assert colour_map(values, 0, 1).shape == diverging_map(values, 1).shape == (1, 2, 3)
