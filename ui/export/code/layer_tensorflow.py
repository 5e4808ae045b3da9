"""A layer beside plain pooling with TensorFlow, which has none of them: lines of it that compute the same.

Each takes an array `x` of NumPy that is there, and prints `y`. NumPy draws what is drawn, from our seed.
"""

from typing import Any

import numpy as np

from pooling import WindowPlan
from pooling.blur.plan import extend
from pooling.blur.pool import binomial
from pooling.kinds.base import Fractional
from pooling.kinds.weighted import RoiAlign
from ui.export.code.listed_windows import listed_lines
from ui.export.code.padded_windows import last_windows_fit
from ui.export.loop.loop_samples import box_lines

DOUBLE = "tf.constant(x, tf.float64)"
REDUCED = {"max": "max", "avg": "mean", "min": "min", "sum": "sum"}


def _alone(leading: int) -> tuple[str, str]:
    """Return how axes for a batch and channels are added, and taken off again; a channel is a picture."""
    return ("[..., None]", "[..., 0]") if leading else ("[None, ..., None]", "[0, ..., 0]")


def tensorflow_listed(layer: Any, plan: WindowPlan, leading: int) -> str:
    """Write a line for each axis that cuts out the windows, and TensorFlow's own, which draws others."""
    if layer.reduction not in REDUCED or not plan.divisors.all():
        return ""
    reduce = f"tf.stack([tf.reduce_{REDUCED[layer.reduction]}({{windows}}, {{axis}})"
    lines = listed_lines(layer, plan, reduce)
    return f"x = {DOUBLE}\n{lines}print(y.numpy())\n{_own_fractional(layer, plan, leading)}"


def _own_fractional(layer: Any, plan: WindowPlan, leading: int) -> str:
    """Write TensorFlow's own call as a comment: it takes no windows, so it cannot be given these."""
    if layer.kind != Fractional.kind or layer.rank != 2 or layer.sequence == "pytorch" or leading:
        return ""
    if layer.reduction not in ("max", "avg"):
        return ""
    ratio = ", ".join(f"{axis.size} / {axis.output_size}" for axis in plan.axes)
    return (
        "\n# TensorFlow's own draws other windows:\n"
        f"# y, rows, cols = tf.nn.fractional_{layer.reduction}_pool(x[None, :, :, None], [1, {ratio}, 1],\n"
        f"#     pseudo_random={layer.sequence != 'random'}, overlapping={layer.overlapping}, "
        f"seed={layer.seed})\n"
    )


def tensorflow_blur(layer: Any, plan: WindowPlan, leading: int) -> str:
    """Write pooling at stride 1, what the filter reads past the edge, and a convolution with the stride."""
    pads = [[0, 0], *map(list, plan.pads), [0, 0]]
    padded = any(map(any, plan.pads))
    if layer.reduction not in ("max", "avg") or layer.rank != 2 or (layer.reduction == "avg" and padded):
        return ""
    into, out = _alone(leading)
    row = binomial(layer.taps).tolist()
    return (
        f"x = {DOUBLE}{into}\n"
        f"pooled = tf.nn.{layer.reduction}_pool2d(x, {layer.window_shape}, strides=1, "
        f"padding={pads if padded else repr('VALID')})\n"
        f"{_past_the_edge(layer, plan)}"
        f"weights = tf.constant(np.outer({row}, {row}) / {4 ** (layer.taps - 1)})[..., None, None]\n"
        f'y = tf.nn.conv2d(pooled, weights, strides={layer.strides}, padding="VALID"){out}\n'
        "print(y.numpy())\n"
    )


def _past_the_edge(layer: Any, plan: WindowPlan) -> str:
    """Write how the pooled map is extended: by zeros, or by rows and columns of its own."""
    before, after = (layer.taps - 1) // 2, layer.taps // 2
    if layer.border == "zero":
        return f"pooled = tf.pad(pooled, {[[0, 0], [before, after], [before, after], [0, 0]]})\n"
    lines = ""
    for axis, size in enumerate(layer.blurring.map_shape(plan.input_shape), start=1):
        read = extend(np.arange(-before, size + after), size, layer.border).tolist()
        lines += f"pooled = tf.gather(pooled, {read}, axis={axis})\n"
    return lines


def tensorflow_stochastic(layer: Any, plan: WindowPlan, leading: int) -> str:
    """Write the windows as patches, their chances, and the cells that NumPy's draws fall on."""
    if layer.rank != 2 or not last_windows_fit(plan):
        return ""
    into = _alone(leading)[0]
    padded = f"x = tf.pad(x, {[[0, 0], *map(list, plan.pads), [0, 0]]})  # zeros are never drawn\n"
    sizes, strides, rates = ([1, *each, 1] for each in (layer.window_shape, layer.strides, layer.dilations))
    out = "" if leading else "[0]"
    head = (
        f"x = {DOUBLE}{into}\n{padded if any(map(any, plan.pads)) else ''}"
        f'windows = tf.image.extract_patches(x, {sizes}, {strides}, {rates}, "VALID"){out}\n'
        "chances = tf.math.divide_no_nan(windows, tf.reduce_sum(windows, -1, keepdims=True))\n"
    )
    if not layer.training:
        return f"{head}y = tf.reduce_sum(chances * windows, -1)\nprint(y.numpy())\n"
    axes = 2 + bool(leading)
    return (
        f"{head}draws = np.random.default_rng({layer.seed}).random(windows.shape[:-1] + (1,))\n"
        "cells = tf.reduce_sum(tf.cast(tf.cumsum(chances, -1) <= draws, tf.int32), -1) % windows.shape[-1]\n"
        f"y = tf.gather(windows, cells, batch_dims={axes})\nprint(y.numpy())\n"
    )


def tensorflow_align(layer: RoiAlign, plan: WindowPlan, leading: int) -> str:  # noqa: ARG001  # as the others
    """Write RoI align as two products of matrices: how much each row, and each column, counts in each bin."""
    size = plan.input_shape
    axes = layer.axis_samples(size)
    outside = not all(axis.inside.all() for axis in axes)
    inside = "\n    weights *= ((at >= -1) & (at <= size))[..., None]" if outside else ""
    (rows, cols), (high, wide), count = layer.output_shape, size, layer.samples
    box = "\n".join(box_lines(layer))
    return (
        "def share(first, each, bins, size):  # how much each cell counts in each bin\n"
        f"    at = first + each * (np.arange(bins)[:, None] + (np.arange({count}) + 0.5) / {count})\n"
        "    weights = np.maximum(0, 1 - abs(np.clip(at, 0, size - 1)[..., None] - np.arange(size)))"
        f"{inside}\n    return tf.reduce_mean(tf.constant(weights), 1)\n\n"
        f"{box}\nby_row, by_col = share(top, h, {rows}, {high}), share(left, w, {cols}, {wide})\n"
        f"y = by_row @ {DOUBLE} @ tf.transpose(by_col)\nprint(y.numpy())\n"
    )
