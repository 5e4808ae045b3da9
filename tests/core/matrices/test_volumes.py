"""Slices as text: what is read, what is rejected and in which words, and that nothing is lost on the way."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolingError
from pooling.matrices.outputs import parse_output
from pooling.matrices.volumes import MOST_CELLS, MOST_SLICES, format_volume, parse_volume
from tests.each import each

TWO = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
volumes = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, MOST_SLICES), st.integers(1, 8), st.integers(1, 8)),
    elements=st.floats(),
)


@each(
    "text",
    [
        "1,2;3,4|5,6;7,8",
        "1,2\n3,4\n|\n5,6\n7,8",
        "1 2\n3 4\n\n5 6\n7 8",
        "1\t2\r\n3\t4\r\n \r\n\r\n5\t6\r\n7\t8\r\n",
        "[[1, 2], [3, 4]] | [[5, 6], [7, 8]]",
        "[1 2; 3 4]|[5 6; 7 8]",
        str(TWO),
        str(np.array(TWO)),
        repr(np.array(TWO)),
        f"x = np.array({TWO}, dtype=float)",
    ],
)
def test_slices_are_read_in_every_way_of_writing_them(text):
    assert parse_volume(text).tolist() == TWO


@each("text", ["1,2;3,4", "1 2\n3 4", "[[1, 2], [3, 4]]", "1 2\n\n3 4\n", "\n1 2\n3 4\n\n"])
def test_text_of_one_matrix_is_one_slice(text):
    assert parse_volume(text).tolist() == [[[1, 2], [3, 4]]]


@given(volumes)
def test_text_gives_the_same_slices_back(x):
    np.testing.assert_array_equal(parse_volume(format_volume(x)), x)
    np.testing.assert_array_equal(np.signbit(parse_volume(format_volume(x))), np.signbit(np.nan_to_num(x)))


def test_format_of_a_matrix_is_that_of_one_slice():
    assert format_volume([[1, 2], [3, 4]]) == format_volume([[[1, 2], [3, 4]]]) == "1,2;3,4"


@each(
    ("text", "sentence"),
    [
        (
            "1,2;3,4|5,6",
            "Slice 1 has 1 row and 2 columns, but slice 0 has 2 rows and 2 columns; every slice needs "
            "the same shape: add or remove cells in slice 1.",
        ),
        ("1,2|3,x", "In slice 1, row 0, column 1 (counted from 0) holds “x”, which is not a number"),
        ("1,2|", "In slice 1, the text holds no numbers; write rows of numbers"),
        ("1,x", "Row 0, column 1 (counted from 0) holds “x”, which is not a number"),
        ("1|2|3|4|5|6|7", "The text holds 7 slices; at most 6 are allowed: take out some of them."),
        ("[[[1, 2], [3, 4]]", "The brackets in the text do not form slices; write one pair around each row"),
        ("]]][[[", "The brackets in the text do not form"),
        ("1" * 20_001, "The text is 20001 characters long"),
        ("1|" * 15_000, "The text is 30000 characters long"),
    ],
)
def test_what_is_not_slices_is_rejected_in_a_sentence(text, sentence):
    with pytest.raises(PoolingError) as caught:
        parse_volume(text)
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(".")


def test_cells_are_limited_together_and_rows_each():
    fits = format_volume(np.zeros((2, 16, 16)))
    assert parse_volume(fits).size == MOST_CELLS
    with pytest.raises(PoolingError, match="The 3 slices have 768 cells together; at most 512 are allowed"):
        parse_volume(f"{fits}|{format_volume(np.zeros((16, 16)))}")
    with pytest.raises(PoolingError, match="In slice 0, the matrix has 1 row and 17 columns"):
        parse_volume(f"{format_volume(np.zeros((1, 17)))}|1")
    assert parse_volume(format_volume(np.zeros((1, 32))), 32).shape == (1, 1, 32)


@given(st.text(alphabet="[]()1,; |x\n.-", max_size=40))
def test_junk_is_read_or_rejected_and_never_an_error_from_the_depths(text):
    with suppress(PoolingError):
        assert parse_volume(text).ndim == 3


def test_output_has_room_for_more_than_an_input():
    channels = np.arange(7 * 4).reshape(7, 2, 2)
    assert parse_output(format_volume(channels)).tolist() == channels.tolist()
    with pytest.raises(PoolingError, match="33 slices; at most 32"):
        parse_output(format_volume(np.zeros((33, 1, 1))))
    with pytest.raises(PoolingError, match="1250 cells together; at most 1024"):
        parse_output(format_volume(np.zeros((2, 25, 25))))
