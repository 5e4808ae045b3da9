"""A layer beside plain pooling as code: with our core, and with the frameworks that have it."""

from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.blur.pool import binomial
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool
from ui.export.array_code import array_code
from ui.export.every_code import all_codes
from ui.export.our_code import our_code
from ui.layers.frameworks import FRAMEWORKS

OURS = "Pooling Lab"


def every_code(
    x: NDArray[Any], spec: PoolSpec, opening: str = ""
) -> tuple[dict[str, str | list[str]], list[str]]:
    """Return programs for a layer of any kind, and sentences on the frameworks that have none."""
    return layer_codes(x, spec, opening) if isinstance(spec, Layer) else all_codes(x, spec, opening)


def layer_codes(
    x: NDArray[Any], layer: Layer, opening: str = ""
) -> tuple[dict[str, str | list[str]], list[str]]:
    """Return programs that pool `x` by a layer, and a sentence on the frameworks.

    `opening` is code that makes the array `photo`, which then replaces the numbers.
    """
    codes: dict[str, str | list[str]] = {OURS: our_code(x, layer, opening)}
    for name, write in _WRITERS.get(layer.kind, {}).items():
        code = write(layer, x.ndim - layer.rank)
        if code:
            codes[name] = _program(x, opening, code, name)
    return codes, [FRAMEWORKS[layer.kind]]


def _program(x: NDArray[Any], opening: str, code: str, name: str) -> str:
    given = f"{opening}x = photo\n" if opening else f"x = {array_code(x)}\n"
    return f"import numpy as np\n{_IMPORTS[name]}\n\n{given}{code}"


_IMPORTS = {"TensorFlow": "import tensorflow as tf", "Keras": "import keras", "PyTorch": "import torch"}


def _batch(leading: int) -> tuple[str, str]:
    """Return how PyTorch's axes for a batch and channels are added, and taken off again."""
    return ("[None]", "[0]") if leading else ("[None, None]", "[0, 0]")


def _torch_adaptive(layer: Any, leading: int) -> str:
    if layer.reduction not in ("max", "avg"):
        return ""
    into, out = _batch(leading)
    call = f"torch.nn.functional.adaptive_{layer.reduction}_pool{layer.rank}d"
    return f"y = {call}(torch.from_numpy(x){into}, {layer.output_shape}){out}\nprint(y.numpy())\n"


def _keras_adaptive(layer: Any, leading: int) -> str:
    kind = {"max": "Max", "avg": "Average"}.get(layer.reduction)
    if kind is None or leading:
        return ""
    call = f"keras.layers.Adaptive{kind}Pooling{layer.rank}D({layer.output_shape})"
    return f"y = {call}(x[None, ..., None])[0, ..., 0]\nprint(y.numpy())\n"


def _torch_fractional(layer: Any, leading: int) -> str:
    if layer.reduction != "max" or layer.rank == 1:
        return ""
    into, out = _batch(leading)
    kernel = layer.window_shape if layer.sequence == "pytorch" else (2,) * layer.rank
    call = f"torch.nn.FractionalMaxPool{layer.rank}d({kernel}, output_size={layer.output_shape})"
    return (
        f"torch.manual_seed({layer.seed})  # other windows than ours: it draws its own\n"
        f"y = {call}(torch.from_numpy(x){into}){out}\nprint(y.numpy())\n"
    )


def _tensorflow_fractional(layer: Any, leading: int) -> str:
    if layer.reduction not in ("max", "avg") or layer.rank != 2 or leading or layer.sequence == "pytorch":
        return ""
    return (
        f"ratio = [1, x.shape[0] / {layer.output_shape[0]}, x.shape[1] / {layer.output_shape[1]}, 1]\n"
        f"y, rows, columns = tf.nn.fractional_{layer.reduction}_pool(x[None, :, :, None], ratio,\n"
        f"    pseudo_random={layer.sequence != 'random'}, overlapping={layer.overlapping}, "
        f"seed={layer.seed})  # other windows than ours\nprint(y[0, :, :, 0].numpy())\n"
    )


def _torch_blur(layer: Any, leading: int) -> str:
    if layer.reduction not in ("max", "avg") or layer.rank != 2 or leading:
        return ""
    taps, border = layer.taps, {"zero": "constant"}.get(layer.border, layer.border)
    before, after = (taps - 1) // 2, taps // 2
    return (
        "from torch.nn import functional as F\n\n"
        f"taps = torch.tensor({binomial(taps).tolist()}, dtype=torch.float64)\n"
        "weights = torch.outer(taps, taps)[None, None] / taps.sum() ** 2\n"
        "x = torch.from_numpy(x)[None, None]\n"
        f"pooled = F.{layer.reduction}_pool2d(x, {layer.window_shape}, stride=1)\n"
        f'padded = F.pad(pooled, ({before}, {after}, {before}, {after}), mode="{border}")\n'
        f"y = F.conv2d(padded, weights, stride={layer.strides})[0, 0]\nprint(y.numpy())\n"
    )


def _torch_roi(layer: Any, leading: int) -> str:
    into, out = _batch(leading)
    top, left, bottom, right = layer.box
    own = f", sampling_ratio={layer.samples}, aligned={layer.aligned}" if layer.kind == RoiAlign.kind else ""
    return (
        f"from torchvision.ops import {layer.kind}\n\n"
        f"boxes = [torch.tensor([[{left}, {top}, {right}, {bottom}]], dtype=torch.float64)]  # x before y\n"
        f"y = {layer.kind}(torch.from_numpy(x){into}, boxes, {layer.output_shape}{own}){out}\n"
        "print(y.numpy())\n"
    )


_WRITERS: dict[str, dict[str, Callable[[Any, int], str]]] = {
    Adaptive.kind: {"PyTorch": _torch_adaptive, "Keras": _keras_adaptive},
    Fractional.kind: {"PyTorch": _torch_fractional, "TensorFlow": _tensorflow_fractional},
    Blur.kind: {"PyTorch": _torch_blur},
    RoiPool.kind: {"PyTorch": _torch_roi},
    RoiAlign.kind: {"PyTorch": _torch_roi},
}
