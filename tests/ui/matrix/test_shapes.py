"""What typed numbers are taken for, and what is said where they cannot be."""

import numpy as np
import pytest

from pooling import PoolingError
from tests.each import each
from ui.matrix.shapes import SHAPES, read_matrix, read_row, suits

TWO = "1,2;3,4|5,6;7,8"


def test_matrix_is_one_plane_or_several_channels():
    assert read_matrix("1,2;3,4").tolist() == [[1, 2], [3, 4]]
    assert read_matrix(TWO).shape == (2, 2, 2)


def test_row_is_one_axis_of_up_to_32_numbers():
    assert read_row("1,2,3").tolist() == [1, 2, 3]
    assert read_row(",".join(["1"] * 32)).shape == (32,)


def test_slices_are_three_axes_even_if_there_is_one():
    assert SHAPES["volume"].read(TWO).shape == (2, 2, 2)
    assert SHAPES["volume"].read("1,2;3,4").shape == (1, 2, 2)


@each(
    ("read", "text", "sentence"),
    [
        (read_row, "1,2;3,4", "The text has 2 rows, but 1-D input is one row of up to 32 numbers"),
        (read_row, TWO, "The text has 2 slices, but 1-D input is one row"),
        (read_row, ",".join(["1"] * 33), "The matrix has 1 row and 33 columns"),
        (read_matrix, ",".join(["1"] * 17), "The matrix has 1 row and 17 columns"),
    ],
)
def test_other_numbers_are_rejected_in_a_sentence(read, text, sentence):
    with pytest.raises(PoolingError) as caught:
        read(text)
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(".")


@each("source", SHAPES)
def test_every_kind_of_input_begins_with_numbers_that_suit_it(source):
    shape = SHAPES[source]
    assert suits(source, shape.default)
    assert np.ndim(shape.read(shape.default)) == shape.rank
    assert shape.meaning.endswith(".")


@each(
    ("source", "text", "fits"),
    [
        ("matrix", TWO, True),
        ("matrix", "1,2,3", False),
        ("row", "1,2,3", True),
        ("row", "1,2;3,4", False),
        ("row", "1|2", False),
        ("volume", TWO, True),
        ("volume", "1,2;3,4", False),
        ("volume", "1,2,x", True),
        ("photo", "1,2,3", True),
    ],
)
def test_numbers_are_kept_for_another_kind_of_input_where_they_suit_it(source, text, fits):
    assert suits(source, text) == fits
