"""Answers of PyTorch, torchvision and TensorFlow about the questions of `drawing_layers`."""

from math import ceil, comb
from typing import Any

import numpy as np

from tests.peers.ask_torch import leaf, with_gradient
from tests.record.answers import torch_pool
from tests.record.cases import Case, Rng

Answer = dict[str, Any]


def ask_formula(asked: Case, rng: Rng) -> Answer | None:
    """The formula of averages and maxima, with autograd's gradient.

    None where PyTorch raises or sees a window of padding alone.
    """
    import torch

    torch.set_num_threads(1)
    x = leaf(asked)
    try:
        y = formula(torch, x, asked)
    except RuntimeError:
        return None
    return with_gradient(x, y, rng) if bool(torch.isfinite(y).all()) else None


def formula(torch: Any, x: Any, asked: Case) -> Any:  # noqa: PLR0911  # one for each reduction
    """GeM is (mean of clamped xᵖ)^(1/p), and so on, as people write them in PyTorch."""

    def average(of: Any) -> Any:
        return torch_pool(torch.nn.functional, of, asked)

    def greatest(of: Any) -> Any:
        return torch_pool(torch.nn.functional, of, {**asked, "reduction": "max"})

    options = asked["options"]
    match asked["reduction"]:
        case "lp":
            return greatest(x.abs())
        case "gem":
            return average(x.clamp(min=1e-6).pow(options["p"])).pow(1 / options["p"])
        case "lse":
            return average((options["beta"] * x).exp()).log() / options["beta"]
        case "softmax":
            weights = (options["beta"] * x).exp()
            return average(weights * x) / average(weights)
        case "mixed":
            return options["alpha"] * greatest(x) + (1 - options["alpha"]) * average(x)
        case "stochastic":
            return average(x * x) / average(x)
        case _:
            return median(torch, x, asked)


def median(torch: Any, x: Any, asked: Case) -> Any:
    """Windows unfolded; the quantile at a half."""
    rank = len(asked["window_shape"])
    for axis, (size, stride) in enumerate(zip(asked["window_shape"], asked["strides"], strict=True)):
        x = x.unfold(2 + axis, size, stride)
    return x.flatten(2 + rank).quantile(0.5, dim=-1)


def ask_blur(asked: Case, rng: Rng) -> Answer:
    """antialiased_cnns.BlurPool's formula in PyTorch's own functions."""
    import torch
    from torch.nn.functional import conv2d, max_pool2d, pad

    torch.set_num_threads(1)
    x, options = leaf(asked), asked["options"]
    taps, border = options["taps"], options["border"]
    row = torch.tensor([comb(taps - 1, i) for i in range(taps)], dtype=x.dtype) / 2 ** (taps - 1)
    weights = torch.outer(row, row)[None, None].repeat(x.shape[1], 1, 1, 1)
    mode = {"mode": "constant", "value": 0.0} if border == "zero" else {"mode": border}
    extended = pad(
        max_pool2d(x, asked["window_shape"], 1), [(taps - 1) // 2, ceil((taps - 1) / 2)] * 2, **mode
    )
    y = conv2d(extended, weights, stride=options["strides"], groups=x.shape[1])
    return with_gradient(x, y, rng)


def ask_fractional(asked: Case, rng: Rng) -> Answer | None:
    """fractional_max_pool with the numbers of the question's seed; of a picture the last axis' first.

    None where it raises: windows that just fit into a volume are too large for it.
    """
    import torch

    torch.set_num_threads(1)
    x, rank = leaf(asked), len(asked["window_shape"])
    drawn = np.random.default_rng(asked["seed"]).random(rank)
    order = drawn[::-1] if rank == 2 else drawn
    samples = torch.tensor(order.copy(), dtype=x.dtype).expand(1, x.shape[1], rank)
    function = getattr(torch.nn.functional, f"fractional_max_pool{rank}d")
    settings = {"output_size": asked["output_shape"], "_random_samples": samples, "return_indices": True}
    try:
        y, indices = function(x, asked["window_shape"], **settings)
    except RuntimeError:
        return None
    return {**with_gradient(x, y, rng), "indices": indices.numpy()[0]}


def ask_torchvision(asked: Case, rng: Rng) -> Answer:
    """torchvision's roi_align and roi_pool; its boxes are (left, top, right, bottom)."""
    import torch
    from torchvision.ops import roi_align, roi_pool

    torch.set_num_threads(1)
    x, options = leaf(asked), asked["options"]
    rows = [torch.tensor(asked["boxes"][:, [1, 0, 3, 2]])]
    given = (x, rows, asked["output_shape"], options["spatial_scale"])
    if asked["kind"] == "roi_pool":
        y = roi_pool(*given)
    else:
        y = roi_align(*given, options["sampling_ratio"], options["aligned"])
    grad_output = rng.integers(-8, 9, tuple(y.shape)) / 4
    y.backward(torch.tensor(grad_output, dtype=y.dtype))
    return {"y": y.detach().numpy(), "grad_output": grad_output, "grad_x": x.grad.numpy()[0]}


def ask_tensorflow(asked: Case, rng: Rng) -> Answer:
    """fractional_max_pool and fractional_avg_pool; all channels have the same regions."""
    import tensorflow as tf

    x = tf.constant(np.moveaxis(np.asarray(asked["x"], asked["dtype"]), 0, -1)[None])
    call = tf.nn.fractional_max_pool if asked["reduction"] == "max" else tf.nn.fractional_avg_pool
    ratio = [1.0, *asked["ratio"], 1.0]
    with tf.GradientTape() as tape:
        tape.watch(x)
        y, *edges = call(x, ratio, asked["pseudorandom"], asked["overlapping"], asked["seed"])
    grad_output = rng.integers(-8, 9, y.shape) / 4
    grad_x = tape.gradient(y, x, tf.constant(grad_output, y.dtype))
    arrays = {"y": y, "grad_output": grad_output, "grad_x": grad_x}
    first = {key: np.moveaxis(np.asarray(array)[0], -1, 0) for key, array in arrays.items()}
    return {**first, "edges": [np.asarray(each) for each in edges]}
