"""A pasted output: what frameworks print is read, what cannot be read is a sentence, the digits stay."""

import numpy as np
import pytest

from pooling import PoolingError
from tests.each import each
from ui.compare.my_output.read import read_output

TORCH = "tensor([[[[6., 8.], [14., 16.]]]], grad_fn=<MaxPool2DWithIndicesBackward0>)"
TENSORFLOW = "tf.Tensor(\n[[[[ 6.]\n   [ 8.]]\n\n  [[14.]\n   [16.]]]], shape=(1, 2, 2, 1), dtype=float32)"
TENSORFLOW_REPR = (
    "<tf.Tensor: shape=(1, 2, 2, 1), dtype=float32, numpy=\n"
    "array([[[[ 6.],\n         [ 8.]],\n\n        [[14.],\n         [16.]]]], dtype=float32)>"
)
ONNX = "[array([[[[ 6.,  8.],\n         [14., 16.]]]], dtype=float32)]"
JAX = "Array([[ 6.,  8.],\n       [14., 16.]], dtype=float32)"


@each(
    "text",
    [
        TORCH,
        TENSORFLOW,
        TENSORFLOW_REPR,
        ONNX,
        JAX,
        "6,8;14,16",
        "6 8\n14 16",
        "6\t8\n14\t16",
        "[6 8; 14 16]",
    ],
)
def test_prints_of_frameworks_are_the_same_numbers(text):
    assert read_output(text).values.tolist() == [[6, 8], [14, 16]]


@each(
    ("text", "values"),
    [
        ("5", 5.0),
        ("1,2,3", [1, 2, 3]),
        ("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]", [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]),
        ("1,5\t−2", [1.5, -2]),
        ("[[-inf, 1e3]]", [-np.inf, 1000]),
        ("[[1,2]]; [[3,4]]", [1, 2]),
    ],
)
def test_axes_of_one_cell_are_left_out(text, values):
    assert read_output(text).values.tolist() == values


@each("text", [TORCH, "1.50,2.25;3,nan", "1.e+00,2.5e-05", "1,2|3,4", "5"])
def test_short_text_reads_as_the_same(text):
    once = read_output(text)
    again = read_output(once.text)
    assert again.text == once.text
    np.testing.assert_array_equal(again.values, once.values)
    np.testing.assert_array_equal(again.slack, once.slack)


@each(
    ("text", "slack"),
    [
        ("6., 8.", [0, 0]),
        ("6, 8", [0, 0]),
        ("1.6667, 2.5", [0.00005, 0.00005]),
        ("[1.67, 2.50]", [0.005, 0.005]),
        ("[1.6667e+00, 2.5000e+03]", [0.00005, 0.05]),
    ],
)
def test_slack_is_half_a_unit_of_the_last_digit(text, slack):
    np.testing.assert_allclose(read_output(text).slack, slack, rtol=1e-9)


@each(
    ("text", "sentence"),
    [
        ("", "holds no numbers"),
        ("abc", "is not a number"),
        ("[[1, ..., 2]]", "leaves numbers out"),
        ("[[1, 2], [3]]", "lists of the same length"),
        ("[[1, 2], [3, [4]]]", "lists of the same length"),
        ("[[1, x], [2, 3]]", "“x”"),
        ("[[1, 2], [3, 4]", "rackets"),
        ("[]", "same length"),
        ("[" * 900, "rackets"),
        ("[" * 400 + "1" + "]" * 400, "rackets"),
        ("9" * 30_000, "characters long"),
        ("[[[[1, 2], [3, 4]], [[1, 2], [3, 4]]], [[[1, 2], [3, 4]], [[1, 2], [3, 4]]]]", "one image"),
        (" ".join(["1"] * 40), "at most 32"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(text, sentence):
    with pytest.raises(PoolingError, match=sentence):
        read_output(text)
