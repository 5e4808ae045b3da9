"""Every suite by its peer: what is drawn, and who is asked.

`python -m tests.peers` runs all of them; the tests run those of PyTorch and ONNX, if these are installed.
"""

from dataclasses import dataclass

from pooling.frameworks.libraries.table import LIBRARIES
from tests.peers import (
    ask_arrays,
    ask_calls,
    ask_layers,
    ask_onnx,
    ask_onnx_roi,
    ask_tensorflow,
    ask_torch,
    drawing,
    drawing_calls,
    drawing_layers,
    drawing_onnx_and_arrays,
    ours,
    ours_calls,
)
from tests.peers.suite import Ask, Compare, Draw


@dataclass(frozen=True)
class Suite:
    """Questions of one kind for one peer; `needs` is what must be installed, `compare` holds an answer."""

    name: str
    draw: Draw
    ask: Ask
    needs: str
    ranks: tuple[int, ...] = (1, 2, 3)
    compare: Compare = ours.compare


TORCH = (
    Suite("PyTorch max, indices, gradient", drawing.torch_max, ask_torch.ask, "torch"),
    Suite("PyTorch average, gradient", drawing.torch_avg, ask_torch.ask, "torch"),
    Suite("PyTorch, large planes, wide windows", drawing.torch_wide, ask_torch.ask, "torch"),
    Suite("PyTorch p-norm, gradient", drawing.torch_lp, ask_torch.ask, "torch"),
    Suite("PyTorch adaptive, indices, gradient", drawing.adaptive, ask_torch.ask, "torch"),
    Suite("PyTorch unpooling", drawing.unpooled, ask_torch.ask, "torch"),
    Suite("PyTorch formulas, gradient", drawing_layers.formula, ask_layers.ask_formula, "torch"),
    Suite("PyTorch blur, gradient", drawing_layers.blur, ask_layers.ask_blur, "torch"),
    Suite(
        "PyTorch fractional, indices, gradient",
        drawing_layers.torch_fractional,
        ask_layers.ask_fractional,
        "torch",
    ),
    Suite(
        "torchvision RoI align", drawing_layers.torchvision_align, ask_layers.ask_torchvision, "torchvision"
    ),
    Suite("torchvision RoI pool", drawing_layers.torchvision_pool, ask_layers.ask_torchvision, "torchvision"),
)
TENSORFLOW = (
    *(Suite(name, draw, ask_tensorflow.ask, "tensorflow") for name, draw in ask_tensorflow.SUITES.items()),
    Suite(
        "TensorFlow fractional, gradient",
        drawing_layers.tensorflow_fractional,
        ask_layers.ask_tensorflow,
        "tensorflow",
    ),
)
ONNX = (
    Suite("ONNX evaluator", drawing_onnx_and_arrays.onnx_evaluator, ask_onnx.ask_evaluator, "onnx"),
    Suite(
        "ONNX evaluator, global",
        drawing_onnx_and_arrays.onnx_global_evaluator,
        ask_onnx.ask_evaluator,
        "onnx",
    ),
    Suite("ONNX Runtime", drawing_onnx_and_arrays.onnx_runtime, ask_onnx.ask_runtime, "onnxruntime"),
    Suite("ONNX Runtime, global", drawing_onnx_and_arrays.onnx_global, ask_onnx.ask_runtime, "onnxruntime"),
    Suite("ONNX evaluator RoiAlign", drawing_layers.onnx_align, ask_onnx_roi.ask_evaluator, "onnx"),
    Suite("ONNX Runtime RoiAlign", drawing_layers.onnx_align, ask_onnx_roi.ask_runtime, "onnxruntime"),
    Suite("ONNX Runtime MaxRoiPool", drawing_layers.onnx_pool, ask_onnx_roi.ask_runtime, "onnxruntime"),
)
ARRAYS = (
    Suite("SciPy filters", drawing_onnx_and_arrays.scipy_filter, ask_arrays.ask_scipy, "scipy"),
    Suite(
        "scikit-image block_reduce", drawing_onnx_and_arrays.block_reduce, ask_arrays.ask_skimage, "skimage"
    ),
    Suite(
        "OpenCV dilate, erode, boxFilter",
        drawing_onnx_and_arrays.opencv,
        ask_arrays.ask_opencv,
        "cv2",
        (1, 2),
    ),
)
CALLS = {
    key: Suite(
        f"rules of {LIBRARIES[key].name}",
        drawing_calls.draw_call(key),
        ask_calls.ask,
        needs,
        compare=ours_calls.compare,
    )
    for key, needs in ask_calls.NEEDS.items()
}
PEERS = {
    "torch": TORCH,
    "tensorflow": TENSORFLOW,
    "onnx": ONNX,
    "arrays": ARRAYS,
    "libraries": tuple(CALLS.values()),
}
