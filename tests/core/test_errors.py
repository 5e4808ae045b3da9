"""Every error is one sentence: what came, what is allowed, one way to fix.

The sentences of `PoolSpec.of` stand in test_spec.py, those of `plan_windows` in test_windows.py.
"""

import numpy as np
import pytest

from pooling import (
    PoolingError,
    PoolSpec,
    adaptive_pool,
    adaptive_pool_backward,
    adaptive_steps,
    global_pool,
    global_pool_backward,
    plan_adaptive,
    plan_windows,
    pool,
    pool_backward,
    pool_with_indices,
    unpool,
)
from pooling.reductions import REDUCTIONS
from tests.each import each

NAMES = ", ".join(REDUCTIONS)

MAX = PoolSpec.of("max", 2)
FOUR = np.arange(16.0).reshape(4, 4)


@each(
    ("call", "sentence"),
    [
        (
            lambda: pool(FOUR * 1j, MAX),
            "The input has dtype complex128; pooling takes real numbers: convert it to float32 first.",
        ),
        (
            lambda: pool([[None]], MAX),
            "The input has missing values; give each a number first, as in x.fillna(0) of pandas, or leave "
            "its row out.",
        ),
        (
            lambda: pool([[1, 2], [3]], MAX),
            "The input's rows differ in length; give every row the same number of cells.",
        ),
        (
            lambda: pool(5, MAX),
            "The input has 0 axes; a window of 2 axes in channels_first needs at least 2: "
            "add axes to the input, or give the window fewer.",
        ),
        (
            lambda: pool(FOUR, MAX, data_format="channels_last"),
            "The input has 2 axes; a window of 2 axes in channels_last needs at least 3: "
            "add axes to the input, or give the window fewer.",
        ),
        (
            lambda: pool(FOUR, MAX, data_format=None),
            "data_format is None; choose channels_first or channels_last.",
        ),
        (
            lambda: plan_windows(MAX, (4.0, 4)),
            "input_shape is (4.0, 4); give whole numbers, one per axis.",
        ),
        (lambda: plan_windows(MAX, 4), "input_shape is 4; give whole numbers, one per axis."),
        (
            lambda: pool_backward(FOUR, MAX, [[1, 2]]),
            "grad_output has shape (1, 2); the output has shape (2, 2): give one gradient per output cell.",
        ),
        (
            lambda: pool_backward(np.ones((4, 4, 3)), MAX, np.ones((2, 2, 1)), data_format="channels_last"),
            "grad_output has shape (2, 2, 1); the output has shape (2, 2, 3): "
            "give one gradient per output cell.",
        ),
        (
            lambda: pool_backward(FOUR, MAX, [1.0, 2.0]),
            "grad_output has 1 axis; a window of 2 axes in channels_first needs at least 2: "
            "add axes to grad_output, or give the window fewer.",
        ),
        (
            lambda: pool_backward(FOUR, MAX, FOUR[:2, :2] > 1),
            "grad_output has dtype bool; pooling takes real numbers: convert it to float32 first.",
        ),
        (
            lambda: pool_with_indices(FOUR, PoolSpec.of("avg", 2)),
            "In avg pooling no cell wins, so there is no index to return; "
            "choose max or min, or call pool for the values alone.",
        ),
        (
            lambda: unpool([[1, 2]], [[0]], 4),
            "values has shape (1, 2) and indices has shape (1, 1); "
            "give one index per value, as pool_with_indices returns them.",
        ),
        (
            lambda: unpool([[1, 2]], [[0, 16]], 4),
            "indices has 16; a plane of shape (4, 4) has the places 0 to 15: "
            "make output_shape the shape of the pooled input.",
        ),
        (
            lambda: unpool([[1, 2]], [[-1, 0]], (3, 2)),
            "indices has -1; a plane of shape (3, 2) has the places 0 to 5: "
            "make output_shape the shape of the pooled input.",
        ),
        (
            lambda: unpool([[1, 2]], [[0.0, 1.0]], 4),
            "indices has dtype float64; give whole numbers, as pool_with_indices returns them.",
        ),
        (
            lambda: unpool([[1, 2]], [["a", "b"]], 4),
            "indices has dtype <U1; pooling takes real numbers: convert it to float32 first.",
        ),
        (
            lambda: unpool([1, 2], [0, 1], 4),
            "values has 1 axis; a window of 2 axes in channels_first needs at least 2: "
            "add axes to values, or give the window fewer.",
        ),
        (
            lambda: unpool([[1]], [[0]], 2**31 - 1),
            "The result has shape (2147483647, 2147483647) and takes 34,359,738,336.0 GiB; at most 2 GiB are "
            "allowed: make output_shape the shape of the pooled input.",
        ),
        (
            lambda: unpool([[1]], [[0]], (2, 2**31)),
            "output_shape is (2, 2147483648); no number may be above 2147483647: lower 2147483648.",
        ),
        (lambda: unpool([[1]], [[0]], 2.5), "output_shape is 2.5; give whole numbers, one per axis."),
        (
            lambda: unpool([[1]], [[0]], (0, 4)),
            "output_shape is (0, 4); every number must be at least 1: raise 0.",
        ),
        (
            lambda: unpool([[1]], [[0]], ()),
            "output_shape has 0 axes; pooling works on 1, 2 or 3: write (4, 4) for an image.",
        ),
        (
            lambda: adaptive_pool(FOUR, 0),
            "output_shape is (0, 0); every number must be at least 1: raise 0.",
        ),
        (
            lambda: adaptive_pool(FOUR, (2.0, None)),
            "output_shape is (2.0, None); give a whole number per axis, or None to keep its size.",
        ),
        (lambda: adaptive_pool(FOUR, 2.5), "output_shape is 2.5; give whole numbers, one per axis."),
        (
            lambda: adaptive_pool(FOUR, "7"),
            "output_shape is '7'; give a whole number per axis, or None to keep its size.",
        ),
        (
            lambda: adaptive_pool(FOUR, True),
            "output_shape is True; give whole numbers, one per axis.",
        ),
        (
            lambda: adaptive_pool(FOUR, (1, 2, 3, 4)),
            "output_shape has 4 axes; pooling works on 1, 2 or 3: write (7, 7) for an image.",
        ),
        (
            lambda: plan_adaptive((2,), (4, 4)),
            "The input has 2 spatial axes and output_shape has 1; give both the same number of axes.",
        ),
        (
            lambda: adaptive_pool(np.zeros((3, 0, 4)), 2),
            "The input has no rows; pooling needs at least one cell along every axis.",
        ),
        (
            lambda: adaptive_pool(FOUR, 2, "mode"),
            f"The reduction is 'mode'; choose one of {NAMES}.",
        ),
        (
            lambda: adaptive_pool(FOUR, 2, "lp", p=0),
            "p is 0; give a number of at least 1, such as 2 or math.inf.",
        ),
        (
            lambda: adaptive_pool_backward(FOUR, 2, np.ones((3, 3))),
            "grad_output has shape (3, 3); the output has shape (2, 2): give one gradient per output cell.",
        ),
        (
            lambda: adaptive_steps([[1, 2], [3]], 1),
            "The input's rows differ in length; give every row the same number of cells.",
        ),
        (
            lambda: global_pool(FOUR, spatial_rank=0),
            "spatial_rank is 0; choose 1, 2 or 3: 2 for a batch of images.",
        ),
        (
            lambda: global_pool(FOUR, spatial_rank="2"),
            "spatial_rank is '2'; choose 1, 2 or 3: 2 for a batch of images.",
        ),
        (
            lambda: global_pool(FOUR, spatial_rank=3),
            "The input has 2 axes; a window of 3 axes in channels_first needs at least 3: "
            "add axes to the input, or give the window fewer.",
        ),
        (
            lambda: global_pool_backward(FOUR, [[1.0], [2]]),
            "grad_output has shape (2, 1); the output has shape (1, 1): give one gradient per output cell.",
        ),
        (
            lambda: global_pool_backward(FOUR, [[1, 2], [3]]),
            "grad_output's rows differ in length; give every row the same number of cells.",
        ),
    ],
)
def test_error_says_what_came_what_is_allowed_and_a_way_to_fix(call, sentence):
    with pytest.raises(PoolingError) as error:
        call()
    assert str(error.value) == sentence
