"""Code to copy for the libraries; tests/peers run what it says in each of them."""

import ast
from dataclasses import replace

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec
from pooling.frameworks.libraries.call import Call
from tests.each import each
from tests.ui.export.framework_cases import CASES, CHANNELS, OTHER_CASES, X
from ui.export.code.layer_codes import all_codes
from ui.export.code.library_code import FRAMEWORKS
from ui.export.code.program import OPEN, program
from ui.export.code.wrapping import WIDEST

TENSORFLOW, TORCH, ONNX = (FRAMEWORKS[name] for name in ("TensorFlow", "PyTorch", "ONNX"))


def test_tensorflow_code_calls_what_has_the_setting():
    codes = [TENSORFLOW(X, spec) for spec in CASES]
    assert [("keras" in code, "tf.nn.max_pool" in code, "tf.pad" in code) for code in codes] == [
        (False, False, False),
        (False, False, False),
        (False, True, False),
        (False, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert "y = y / tf.nn.pool(ones, " in codes[-1]


def test_tensorflow_code_of_other_shapes_names_their_layout():
    codes = [TENSORFLOW(x, spec) for x, spec in OTHER_CASES]
    assert ["NWC" in code for code in codes] == [True, True, True, False, False, False, False]
    assert [code.count("np.float32") for code in codes] == [0, 0, 0, 0, 0, 1, 1]
    assert ["np.moveaxis(x, 0, -1)" in code for code in codes] == [
        False,
        False,
        True,
        True,
        True,
        False,
        False,
    ]


def test_torch_code_has_the_function_of_the_rank():
    texts = [TORCH(x, spec) for x, spec in (OTHER_CASES[1], OTHER_CASES[4], OTHER_CASES[5])]
    assert "y = F.max_pool1d(x, kernel_size=(3,), stride=(2,)," in texts[0]
    assert "x = -x\n" in texts[0]
    assert "y = -y\n" in texts[0]
    assert "x = F.pad(x, (1, 0), value=-torch.inf)" in texts[0]
    assert "x = F.pad(x, (0, 1, 1, 0), value=-torch.inf)" in texts[1]
    assert "torch.from_numpy(x[np.newaxis])" in texts[1]
    assert "y = y.numpy()[0]\n" in texts[1]
    assert "F.max_pool3d(x, kernel_size=(2, 2, 2)" in texts[2]
    assert "torch.from_numpy(x[np.newaxis, np.newaxis])" in texts[2]


def test_onnx_code_has_a_graph_of_one_node_or_of_two():
    plain = ONNX(X, PoolSpec.of("max", 2, strides=1, padding="same_lower"))
    assert 'auto_pad="SAME_LOWER"' in plain
    assert "helper.make_tensor(" not in plain
    wide = ONNX(X, PoolSpec.of("max", (2, 2), strides=1, padding=((2, 0), (0, 0)), dilations=(3, 1)))
    assert plain.count("helper.make_node(") == 1
    assert wide.count("helper.make_node(") in (1, 2)
    padded = ONNX(X, PoolSpec.of("max", 1, padding=((0, 0), (0, 0))))
    assert ast.parse(wide)
    assert ast.parse(padded)


def test_what_frameworks_do_not_support_are_sentences():
    with pytest.raises(PoolingError, match="TensorFlow pools with max and avg only"):
        TENSORFLOW(X, PoolSpec.of("median", 2))
    with pytest.raises(PoolingError, match="PyTorch dilates max pooling only"):
        TORCH(X, PoolSpec.of("avg", 2, dilations=2))
    with pytest.raises(PoolingError, match="would lie on padding alone"):
        TORCH(X, PoolSpec.of("max", 2, padding=3))
    assert all_codes(X, PoolSpec.of("median", 2))[1][0].startswith("No TensorFlow or Keras: TensorFlow pools")


def test_torch_code_spells_every_argument():
    assert (
        "y = F.max_pool2d(x, kernel_size=(2, 2), stride=(2, 2), padding=(0, 0), dilation=(1, 1),\n"
        "    ceil_mode=False)"
    ) in TORCH(X, CASES[0])
    edge = TORCH(X, PoolSpec.of("avg", 3, padding=1, ceil_mode=True, strides=2))
    assert "padding=(1, 1), ceil_mode=True,\n    count_include_pad=False)" in edge
    assert "F.lp_pool2d(x, norm_type=2.0, kernel_size=(2, 2), stride=(2, 2)," in TORCH(
        X, PoolSpec.of("lp", 2)
    )


def test_what_frameworks_have_by_another_name_is_written():
    spec = PoolSpec.of("lp", 2, p=float("inf"))
    for write, call in ((TORCH, "y = F.max_pool2d(x, "), (TENSORFLOW, "y = tf.nn.pool(x, ")):
        assert "x = abs(x)\n" in write(X, spec)
        assert call in write(X, spec)
    divided = PoolSpec.of("avg", 2, divisor_override=3)
    assert "count_include_pad=False, divisor_override=3)" in TORCH(X, divided)
    assert "y = y * 1.3333333333333333\n" in TENSORFLOW(X, divided)
    assert "divisor_override=1" in TORCH(X, PoolSpec.of("sum", 2))


def test_norm_that_pytorch_has_with_signs_is_written_where_no_cell_is_negative():
    spec = PoolSpec.of("lp", 2, p=3)
    assert "# Equal on these numbers. " in TORCH(abs(X), spec)
    with pytest.raises(PoolingError, match="PyTorch: Powers without absolute values"):
        TORCH(X, spec)


@each("name", FRAMEWORKS)
def test_what_should_come_out_stands_below(name):
    assert FRAMEWORKS[name](X, CASES[0]).endswith("print(y)\n# [[6. 4.]\n#  [7. 9.]]\n")
    large = np.arange(2500.0).reshape(50, 50)
    assert FRAMEWORKS[name](large, PoolSpec.of("max", 2)).endswith("# shape (25, 25), sum 796875\n")
    assert FRAMEWORKS[name](X, CASES[0], array="numbers").endswith("print(y)\n")
    assert max(map(len, FRAMEWORKS[name](CHANNELS, CASES[1]).splitlines())) <= WIDEST + 14


def test_nothing_stands_below_what_a_library_refuses():
    call = Call("torch", replace(CASES[0], padding=((2, 2), (2, 2))))
    assert program(call, X).endswith("print(y)\n")


def test_numbers_that_depend_on_the_kernel_are_not_written_down():
    lowest = np.full((2, 2), -np.inf)
    code = program(Call("onnx", PoolSpec.of("max", 2), opset=22), lowest)
    assert code.endswith(f"print(y)\n# {OPEN}\n")
    assert "# [[-inf]]" in program(Call("torch", PoolSpec.of("max", 2)), lowest)
