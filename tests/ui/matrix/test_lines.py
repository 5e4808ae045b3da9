"""Slices, rows and columns that come and go: what is left was there, the limits are the reader's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolingError
from pooling.matrices.volumes import MOST_CELLS, format_volume, parse_volume
from tests.each import each
from ui.matrix.lines import AXES, MOST, most_lines, reshaped, with_line, without_line
from ui.matrix.shapes import SHAPES

AXIS = st.sampled_from(sorted(AXES))
PLACES = st.none() | st.integers(-3, 20)


@st.composite
def volumes(draw, least=1):
    slices = draw(st.integers(least, 6))
    rows = draw(st.integers(least, 8))
    cols = draw(st.integers(least, min(10, 512 // (slices * rows))))
    return np.arange(1.0, slices * rows * cols + 1).reshape(slices, rows, cols)


@given(volumes(), AXIS, PLACES)
def test_added_line_is_zero_and_dropping_it_gives_the_same_numbers_back(numbers, axis, at):
    if numbers.shape[AXES[axis]] >= most_lines(numbers.shape)[AXES[axis]]:
        with pytest.raises(PoolingError, match=r"no more are allowed here|are allowed; remove rows"):
            with_line(numbers, axis, at)
        return
    longer = with_line(numbers, axis, at)
    assert np.count_nonzero(longer == 0) == longer.size - numbers.size
    (place,) = {int(index) for index in np.nonzero(longer == 0)[AXES[axis] + 3]}
    assert place == (
        numbers.shape[AXES[axis]] if at is None else min(max(at, 0), numbers.shape[AXES[axis]] - 1) + 1
    )
    assert np.array_equal(without_line(longer, axis, place), numbers)
    assert parse_volume(format_volume(longer)).shape == longer.shape


@given(volumes(least=2), AXIS, PLACES)
def test_dropping_takes_one_line_and_keeps_the_others_in_order(numbers, axis, at):
    shorter = without_line(numbers, axis, at)
    assert shorter.shape[AXES[axis]] == numbers.shape[AXES[axis]] - 1
    left = np.isin(numbers, shorter)
    assert np.array_equal(numbers[left], shorter.ravel())
    (gone,) = {int(index) for index in np.nonzero(~left)[AXES[axis] + 3]}
    assert gone == (
        numbers.shape[AXES[axis]] - 1 if at is None else min(max(at, 0), numbers.shape[AXES[axis]] - 1)
    )


@given(volumes(), st.integers(1, 16), st.integers(1, 16))
def test_new_shape_keeps_what_fits_and_fills_up_with_zeros(numbers, rows, cols):
    changed = reshaped(numbers, rows, cols)
    assert changed.shape == (len(numbers), rows, cols)
    kept = numbers[:, :rows, :cols]
    assert np.array_equal(changed[:, : kept.shape[1], : kept.shape[2]], kept)
    assert np.count_nonzero(changed) == kept.size


@each("slices", range(1, 7))
def test_limits_are_those_of_what_reads_the_text(slices):
    for rows, cols in [(1, 1), (4, 4), (16, 4), (4, 16)]:
        most_slices, most_rows, most_cols = most_lines((slices, rows, cols))
        for shape in [(most_slices, rows, cols), (slices, most_rows, cols), (slices, rows, most_cols)]:
            assert parse_volume(format_volume(np.zeros(shape))).shape == shape
        for shape in [
            (most_slices + 1, rows, cols),
            (slices, most_rows + 1, cols),
            (slices, rows, most_cols + 1),
        ]:
            with pytest.raises(PoolingError):
                parse_volume(format_volume(np.zeros(shape)))
    assert MOST == 16
    assert MOST_CELLS == 512


def test_one_dimension_has_one_row_of_at_most_32_numbers():
    row = np.ones((1, 1, 31))
    longest = with_line(row, "col", None, "row")
    assert SHAPES["row"].read(format_volume(longest)).shape == (32,)
    with pytest.raises(PoolingError, match="There are 32 columns"):
        with_line(longest, "col", 0, "row")
    with pytest.raises(PoolingError, match="1-D input has only one row; choose Matrix"):
        with_line(row, "row", None, "row")


@pytest.mark.parametrize(("source", "name"), [("volume", "slice"), ("matrix", "channel")])
def test_slices_of_a_matrix_are_called_channels(source, name):
    with pytest.raises(
        PoolingError, match=f"There are 6 {name}s already, and no more are allowed here; remove a {name}"
    ):
        with_line(np.ones((6, 2, 2)), "slice", None, source)
    with pytest.raises(PoolingError, match=f"This is the only {name}, and at least 1 is needed"):
        without_line(np.ones((1, 2, 2)), "slice", None, source)


@pytest.mark.parametrize(
    ("source", "axis", "sentence"),
    [
        (
            "matrix",
            "slice",
            "Another channel would make 768 cells, and at most 512 are allowed; remove rows, ",
        ),
        ("volume", "row", "Another row would make 576 cells, and at most 512 are allowed; remove rows, "),
    ],
)
def test_limit_of_cells_is_named(source, axis, sentence):
    numbers = np.ones((2, 16, 16) if axis == "slice" else (4, 8, 16))
    with pytest.raises(PoolingError, match=sentence):
        with_line(numbers, axis, None, source)


def test_one_dimension_gets_no_slices():
    with pytest.raises(PoolingError, match="1-D input has no slices; choose 3-D to add some"):
        with_line(np.ones((1, 1, 4)), "slice", None, "row")
