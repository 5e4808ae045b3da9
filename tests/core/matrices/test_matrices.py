import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.testing import assert_array_equal

from pooling.errors import PoolingError
from pooling.matrices import format_matrix, parse_matrix
from tests.each import each

SQUARE = [[1.0, 2.0], [3.0, 4.0]]
SAME_SQUARE = [
    "1,2;3,4",
    "1,2;3,4;",
    "1, 2; 3, 4",
    "1 2;3 4",
    "1\t2;3\t4",
    "1,2\n3,4",
    "1,2;\n3,4;\n",
    "1,2\r\n3,4\r\n",
    "\ufeff1,2\n3,4",
    "\n1,2\n\n3,4\n\n",
    "1\t2\n3\t4\n",
    "1 2\n3 4",
    "  1   2  \n  3   4  ",
    "1;2\n3;4",
    "[[1, 2], [3, 4]]",
    "[[1,2],[3,4],]",
    "[[1, 2,], [3, 4 , ]]",
    "[[1. 2.]\n [3. 4.]]",
    "array([[1, 2],\n       [3, 4]])",
    "np.array([[1., 2.], [3., 4.]], dtype=np.float32)",
    "tensor([[1., 2.],\n        [3., 4.]], device='cpu')",
    "x = [[1, 2], [3, 4]]",
    "((1, 2), (3, 4))",
    "{{1, 2}, {3, 4}}",
    "[1 2; 3 4]",
    "[1, 2; 3, 4];",
    "A = [1 2\n     3 4];",
    "+1,2.;3e0,.4E1",
]


@each("text", SAME_SQUARE)
def test_parse_matrix_reads_every_notation_of_one_square(text: str) -> None:
    assert parse_matrix(text).tolist() == SQUARE


OTHERS = {
    "5": [[5.0]],
    "1,3,2": [[1.0, 3.0, 2.0]],
    "1 3 2": [[1.0, 3.0, 2.0]],
    "[1, 3, 2]": [[1.0, 3.0, 2.0]],
    "[1, 3,\n 2]": [[1.0, 3.0, 2.0]],
    "array([1., 3., 2.])": [[1.0, 3.0, 2.0]],
    "1;3;2": [[1.0], [3.0], [2.0]],
    "1\n3\n2": [[1.0], [3.0], [2.0]],
    "[[1], [3], [2]]": [[1.0], [3.0], [2.0]],
    "-1,−2.5,–3": [[-1.0, -2.5, -3.0]],
    "[1 -2]": [[1.0, -2.0]],
    "1e308,-1E-3,5e-324": [[1e308, -0.001, 5e-324]],
    "inf,-inf,∞,−∞,Infinity,+Inf": [[math.inf, -math.inf, math.inf, -math.inf, math.inf, math.inf]],
    "1,5;2,5": [[1.0, 5.0], [2.0, 5.0]],
    "1,5\t2,25": [[1.5, 2.25]],
    "−1,5\t,25\t3,\n0,125\t2\t1,5e3": [[-1.5, 0.25, 3.0], [0.125, 2.0, 1500.0]],
    "1,5;2,25\n3;4,125": [[1.5, 2.25], [3.0, 4.125]],
    "1,234\t2,5": [[1.234, 2.5]],
}


@each(("text", "rows"), OTHERS.items())
def test_parse_matrix_reads_by_its_rules(text: str, rows: list[list[float]]) -> None:
    matrix = parse_matrix(text)
    assert matrix.tolist() == rows
    assert matrix.dtype == np.float64


@each("text", ["nan,1", "NaN 1", "[NaN 1]", "[[nan, 1.]]"])
def test_parse_matrix_reads_nan(text: str) -> None:
    assert_array_equal(parse_matrix(text), [[math.nan, 1.0]])


def test_parse_matrix_keeps_the_sign_of_zero() -> None:
    assert np.signbit(parse_matrix("-0,0")).tolist() == [[True, False]]


@each("shape", [(16, 16), (1, 16), (16, 1), (1, 1)])
def test_parse_matrix_takes_up_to_sixteen_rows_and_columns(shape: tuple[int, int]) -> None:
    x = np.arange(shape[0] * shape[1]).reshape(shape)
    assert_array_equal(parse_matrix(str(x.tolist())), x)


ANY_MATRIX = arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=16), elements=st.floats())


@given(ANY_MATRIX)
def test_format_matrix_reads_back_bit_for_bit(x: np.ndarray) -> None:
    text = format_matrix(x)
    back = parse_matrix(text)
    assert_array_equal(back, x)
    assert_array_equal(np.signbit(back)[~np.isnan(x)], np.signbit(x)[~np.isnan(x)])
    assert set(text) <= set("0123456789.-einfa,;")


@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=4), elements=st.floats(width=64)))
def test_parse_matrix_reads_what_python_and_numpy_print(x: np.ndarray) -> None:
    with np.printoptions(floatmode="unique", threshold=1000, linewidth=10_000):
        for text in (repr(x.tolist()), repr(x), str(x)):
            assert_array_equal(parse_matrix(text), x)


def test_format_matrix_writes_the_shortest_text() -> None:
    assert format_matrix([[1, 3, 2, 4], [5, 6, 1, 2]]) == "1,3,2,4;5,6,1,2"
    assert format_matrix(np.array([[-0.0, 1e308], [math.nan, -math.inf]])) == "-0,1e308;nan,-inf"


def test_format_matrix_rejects_what_is_no_matrix() -> None:
    with pytest.raises(PoolingError) as error:
        format_matrix(np.zeros((2, 2, 3)))
    assert str(error.value) == (
        "The array has shape (2, 2, 3); only a matrix with rows and columns can be written as text: "
        "choose one channel of a picture."
    )
