import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling.errors import PoolingError
from pooling.matrices import MAX_CHARACTERS, parse_matrix
from tests.each import each

NO_NUMBERS = "The text holds no numbers; write rows of numbers, such as 1,3,2,4;5,6,1,2."
BRACKETS = (
    "The brackets in the text do not form one matrix; write one pair around each row and one around all "
    "rows, such as [[1, 2], [3, 4]], or none at all."
)
NOT_A_NUMBER = "which is not a number; write one there, such as 2, -1.5, 1e3, nan or inf."
TWO_MEANINGS = (
    "whose comma may mark decimals or thousands; "
    "write numbers with a decimal point and without thousands separators, such as 1234.5."
)
NEEDS_A_NUMBER = "is empty; every cell needs a number: write one there, for example 0."
REJECTED = {
    "": NO_NUMBERS,
    " \n\t\n": NO_NUMBERS,
    ";;": NO_NUMBERS,
    "[]": NO_NUMBERS,
    "[[], []]": NO_NUMBERS,
    "[1 2": BRACKETS,
    "1 2]": BRACKETS,
    "]1 2[": BRACKETS,
    "[[1, 2], [3, 4]": BRACKETS,
    "[[[1, 2], [3, 4]]]": BRACKETS,
    "[[1, 2], 3]": BRACKETS,
    "[1, 2] and 3": BRACKETS,
    "__import__('os').getcwd()": BRACKETS,
    "hello": f"Row 0, column 0 (counted from 0) holds “hello”, {NOT_A_NUMBER}",
    "1,2;3,x4": f"Row 1, column 1 (counted from 0) holds “x4”, {NOT_A_NUMBER}",
    "[[1, 2], [3, 4a]]": f"Row 1, column 1 (counted from 0) holds “4a”, {NOT_A_NUMBER}",
    "1,2\n3,4\n5,6\n7,0x1F": f"Row 3, column 1 (counted from 0) holds “0x1F”, {NOT_A_NUMBER}",
    "1_000": f"Row 0, column 0 (counted from 0) holds “1_000”, {NOT_A_NUMBER}",
    "1,٣": f"Row 0, column 1 (counted from 0) holds “٣”, {NOT_A_NUMBER}",
    "[1 - 2]": f"Row 0, column 1 (counted from 0) holds “-”, {NOT_A_NUMBER}",
    "1\u00a0234\t5": f"Row 0, column 0 (counted from 0) holds “1 234”, {NOT_A_NUMBER}",
    "1.234,5\t2": f"Row 0, column 0 (counted from 0) holds “1.234,5”, {NOT_A_NUMBER}",
    "1,,2": f"Row 0, column 1 (counted from 0) {NEEDS_A_NUMBER}",
    "1;;2": f"Row 1, column 0 (counted from 0) {NEEDS_A_NUMBER}",
    "\t1\n2\t": f"Row 0, column 0 (counted from 0) {NEEDS_A_NUMBER}",
    "1\t1,234": f"Row 0, column 1 (counted from 0) holds “1,234”, {TWO_MEANINGS}",
    "1.5\t2,5": f"Row 0, column 1 (counted from 0) holds “2,5”, {TWO_MEANINGS}",
    "1,234;5\n6;7": f"Row 0, column 0 (counted from 0) holds “1,234”, {TWO_MEANINGS}",
    "1,-1e400": (
        "Row 0, column 1 (counted from 0) holds “-1e400”, which is beyond the largest 64-bit number, "
        "about 1.8e308; write a smaller number, or inf."
    ),
    "1,2,3;4,5": (
        "Row 1 has 2 cells, but row 0 has 3; every row needs the same number: add or remove cells in row 1."
    ),
    "1 2\n3 4\n5": (
        "Row 2 has 1 cell, but row 0 has 2; every row needs the same number: add or remove cells in row 2."
    ),
    "[[1, 2], []]": (
        "Row 1 has 0 cells, but row 0 has 2; every row needs the same number: add or remove cells in row 1."
    ),
}


@each(("text", "sentence"), REJECTED.items())
def test_parse_matrix_says_what_is_wrong_in_a_full_sentence(text: str, sentence: str) -> None:
    with pytest.raises(PoolingError) as error:
        parse_matrix(text)
    assert str(error.value) == sentence


def test_parse_matrix_shortens_a_long_cell_and_shows_no_control_characters() -> None:
    with pytest.raises(PoolingError, match=re.escape("holds “a\ufffdbbbbbbbbbbbbbbbbb…”, which")):
        parse_matrix("a\x00" + "b" * 1000)


@pytest.mark.parametrize(
    ("rows", "columns", "came"), [(17, 1, "17 rows and 1 column"), (1, 17, "1 row and 17 columns")]
)
def test_parse_matrix_rejects_a_larger_matrix(rows: int, columns: int, came: str) -> None:
    text = ";".join([",".join(["1"] * columns)] * rows)
    with pytest.raises(PoolingError) as error:
        parse_matrix(text)
    assert str(error.value) == (
        f"The matrix has {came}; at most 16 rows and 16 columns are allowed: take out a smaller part."
    )
    assert parse_matrix(text, limit=17).shape == (rows, columns)


def test_parse_matrix_rejects_a_long_text_before_reading_it() -> None:
    with pytest.raises(PoolingError) as error:
        parse_matrix(" " * (MAX_CHARACTERS + 1))
    assert str(error.value) == (
        "The text is 20001 characters long; at most 20000 are read: "
        "paste a smaller part of the matrix, up to 16 × 16 numbers."
    )


@each(
    "text",
    [
        "[" * 19_999,
        "1" * 19_999 + "x",
        "a" * 19_999 + "[",
        "[" + " " * 19_990 + "]x",
        "[1], a=" + " " * 19_900 + ",",
    ],
)
def test_parse_matrix_rejects_hostile_text_at_once(text: str) -> None:
    start = time.process_time()
    with pytest.raises(PoolingError):
        parse_matrix(text)
    assert time.process_time() - start < 0.5


@given(st.text(alphabet="0123456789.,;-+eE[](){} \t\n∞−naif=x", max_size=60) | st.text(max_size=60))
def test_parse_matrix_gives_a_matrix_or_a_pooling_error(text: str) -> None:
    try:
        shape = parse_matrix(text).shape
    except PoolingError:
        return
    assert len(shape) == 2
    assert 1 <= min(shape) <= max(shape) <= 16
