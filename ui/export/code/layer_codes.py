"""A layer of any kind as code: a loop, our core, and the frameworks that have it or can compute it."""

from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.dispatch import plan_windows
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from ui.export.array_code import array_code
from ui.export.code.layer_tensorflow import (
    tensorflow_align,
    tensorflow_blur,
    tensorflow_listed,
    tensorflow_stochastic,
)
from ui.export.code.layer_torch import (
    torch_adaptive,
    torch_blur,
    torch_fractional,
    torch_roi,
    torch_stochastic,
)
from ui.export.code.library_code import framework_codes
from ui.export.code.numpy_code import numpy_code
from ui.export.loop.layer_loops import layer_loop
from ui.export.loop.loop_code import loop_code
from ui.export.our_code import our_code
from ui.layers.frameworks import FRAMEWORKS, WITHOUT_CODE

OURS = "Pooling Lab"
Codes = dict[str, str | list[str]]


def every_code(x: NDArray[Any], spec: PoolSpec, opening: str = "") -> tuple[Codes, list[str]]:
    """Return programs for a layer of any kind, and sentences on the frameworks that have none.

    `opening` is code that makes the array `photo`, which then replaces the numbers.
    """
    if not isinstance(spec, Layer):
        return all_codes(x, spec, opening)
    ours: Codes = {"Python loop": layer_loop(x, spec, opening).program, OURS: our_code(x, spec, opening)}
    codes, reasons = layer_frameworks(x, spec, opening)
    return ours | codes, reasons


def all_codes(x: NDArray[Any], spec: PoolSpec, opening: str = "") -> tuple[Codes, list[str]]:
    """Return the same for plain pooling."""
    ours: Codes = {"Python loop": loop_code(x, spec, opening).program, "NumPy": numpy_code(x, spec, opening)}
    codes, reasons = framework_codes(x, spec, opening)
    return ours | codes, reasons


def any_frameworks(x: NDArray[Any], spec: PoolSpec, array: str) -> tuple[Codes, list[str]]:
    """Return the frameworks' programs for a layer of any kind; they take the NumPy array of that name."""
    if isinstance(spec, Layer):
        return layer_frameworks(x, spec, array=array)
    return framework_codes(x, spec, array=array)


def layer_frameworks(
    x: NDArray[Any], layer: Layer, opening: str = "", array: str = ""
) -> tuple[Codes, list[str]]:
    """Return programs that pool `x` by a layer, and what is to be said of the frameworks.

    `opening` is code that makes the array `photo`, or `array` names one that is there.
    """
    codes: Codes = {}
    plan, without = plan_windows(layer, x.shape[-layer.rank :]), []
    for name, write in _WRITERS[layer.kind].items():
        code = write(layer, plan, x.ndim - layer.rank)
        if code:
            codes[name] = _program(x, opening, array, code, name)
        else:
            without.append(name)
    missing = [WITHOUT_CODE.format(names=" or ".join(without))] if without else []
    return codes, [FRAMEWORKS[layer.kind], *missing]


def _program(x: NDArray[Any], opening: str, array: str, code: str, name: str) -> str:
    given = f"{opening}x = photo\n" if opening else f"x = {array or array_code(x)}\n"
    return f"import numpy as np\n{_IMPORTS[name]}\n\n{given}\n{code}"


_IMPORTS = {"TensorFlow": "import tensorflow as tf", "Keras": "import keras", "PyTorch": "import torch"}


def _keras_adaptive(layer: Any, _: WindowPlan, leading: int) -> str:
    kind = {"max": "Max", "avg": "Average"}.get(layer.reduction)
    if kind is None or leading:
        return ""
    call = f"keras.layers.Adaptive{kind}Pooling{layer.rank}D({layer.output_shape})"
    return f"y = {call}(x[None, ..., None])[0, ..., 0]\nprint(y.numpy())\n"


_WRITERS: dict[str, dict[str, Callable[[Any, WindowPlan, int], str]]] = {
    Adaptive.kind: {"PyTorch": torch_adaptive, "Keras": _keras_adaptive, "TensorFlow": tensorflow_listed},
    Fractional.kind: {"PyTorch": torch_fractional, "TensorFlow": tensorflow_listed},
    Blur.kind: {"PyTorch": torch_blur, "TensorFlow": tensorflow_blur},
    Stochastic.kind: {"PyTorch": torch_stochastic, "TensorFlow": tensorflow_stochastic},
    RoiPool.kind: {"PyTorch": torch_roi, "TensorFlow": tensorflow_listed},
    RoiAlign.kind: {"PyTorch": torch_roi, "TensorFlow": tensorflow_align},
}
