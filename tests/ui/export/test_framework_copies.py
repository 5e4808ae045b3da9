"""Code to copy for TensorFlow and PyTorch; tests/peers/test_tensorflow.py runs TensorFlow's."""

import pytest

from pooling import PoolingError, PoolSpec
from tests.ui.export.framework_cases import CASES, OTHER_CASES, X
from ui.export.code.tensorflow_code import tensorflow_code
from ui.export.code.torch_code import torch_code


def test_tensorflow_code_calls_what_has_the_setting():
    codes = [tensorflow_code(X, spec) for spec in CASES[:-1]]
    assert [("keras" in code, "tf.nn.max_pool" in code) for code in codes] == [
        (False, False),
        (False, False),
        (False, True),
        (False, False),
        (True, False),
    ]


def test_tensorflow_code_of_other_shapes_names_their_layout():
    codes = [tensorflow_code(x, spec) for x, spec in OTHER_CASES]
    assert ["NWC" in code for code in codes] == [True, True, True, False, False, False, False]
    assert [code.count("tf.float32") for code in codes] == [0, 0, 0, 0, 0, 1, 1]


def test_torch_code_has_the_function_of_the_rank():
    texts = [torch_code(x, spec) for x, spec in (OTHER_CASES[1], OTHER_CASES[4], OTHER_CASES[5])]
    assert "y = -F.max_pool1d(x, kernel_size=(3,), stride=(2,)," in texts[0]
    assert "x = F.pad(x, (1, 0), value=-torch.inf)" in texts[0]
    assert "x = F.pad(x, (0, 1, 1, 0), value=-torch.inf)" in texts[1]
    assert "[None]\n" in texts[1]
    assert "print(y[0].numpy())" in texts[1]
    assert "F.max_pool3d(x, kernel_size=(2, 2, 2)" in texts[2]
    assert "[None, None]\n" in texts[2]


def test_what_frameworks_do_not_support_are_sentences():
    with pytest.raises(PoolingError, match="pads with SAME or VALID only"):
        tensorflow_code(X, CASES[-1])
    with pytest.raises(PoolingError, match="PyTorch pads both sides alike"):
        torch_code(X, CASES[-1])
    with pytest.raises(PoolingError, match="another p-norm"):
        torch_code(X, PoolSpec.of("lp", 2, p=3))


def test_torch_code_spells_every_argument():
    assert (
        "y = F.max_pool2d(x, kernel_size=(2, 2), stride=(2, 2),\n"
        "    padding=(0, 0), dilation=(1, 1), ceil_mode=False)"
    ) in torch_code(X, CASES[0])
    assert "x = F.pad(x, (0, 1, 1, 0), value=-torch.inf)\ny = -F.max_pool2d(x, " in torch_code(X, CASES[2])
    assert "padding=(1, 1), ceil_mode=True, count_include_pad=False)" in torch_code(
        X, PoolSpec.of("avg", 3, padding=1, ceil_mode=True)
    )
    assert "F.lp_pool2d(x, norm_type=2.0, kernel_size=(2, 2), stride=(2, 2)," in torch_code(
        X, PoolSpec.of("lp", 2)
    )


def test_what_frameworks_have_by_another_name_is_written():
    spec = PoolSpec.of("lp", 2, p=float("inf"))
    assert "x = torch.abs(torch.tensor(" in torch_code(X, spec)
    assert "y = F.max_pool2d(x, " in torch_code(X, spec)
    assert "tf.nn.pool(tf.abs(x), " in tensorflow_code(X, spec)
    divided = torch_code(X, PoolSpec.of("avg", 2, divisor_override=3))
    assert "count_include_pad=False, divisor_override=3)" in divided
    with pytest.raises(PoolingError, match="TensorFlow divides an average by its cells"):
        tensorflow_code(X, PoolSpec.of("avg", 2, divisor_override=3))
