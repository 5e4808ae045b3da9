"""A layer beside plain pooling with PyTorch: its function where it has one, else lines that compute the same.

Each takes an array `x` of NumPy that is there, and prints `y`. NumPy draws what is drawn, from our seed.
"""

from typing import Any

from pooling import WindowPlan
from pooling.blur.pool import binomial
from pooling.kinds.weighted import RoiAlign
from ui.export.code.listed_windows import listed_lines
from ui.export.code.padded_windows import last_windows_fit, pads_last_first

DOUBLE = "torch.tensor(x, dtype=torch.float64)"
PRINT = "print(y.numpy())\n"


def _batch(leading: int) -> tuple[str, str]:
    """Return how PyTorch's axes for a batch and channels are added, and taken off again."""
    return ("[None]", "[0]") if leading else ("[None, None]", "[0, 0]")


def _alone(leading: int) -> tuple[str, str]:
    """Return the same where each channel is an input of its own."""
    return ("[:, None]", "[:, 0]") if leading else _batch(0)


def torch_adaptive(layer: Any, plan: WindowPlan, leading: int) -> str:
    """Write adaptive_max_pool or adaptive_avg_pool, else lines."""
    if layer.reduction not in ("max", "avg"):
        return _listed(layer, plan)
    into, out = _batch(leading)
    call = f"torch.nn.functional.adaptive_{layer.reduction}_pool{layer.rank}d"
    return f"y = {call}({DOUBLE}{into}, {layer.output_shape}){out}\n{PRINT}"


def torch_fractional(layer: Any, plan: WindowPlan, leading: int) -> str:
    """Write FractionalMaxPool with our random numbers, or lines that cut out the windows that are drawn."""
    if not _has_own(layer, plan):
        return _listed(layer, plan)
    into, out = _batch(leading)
    order = "[::-1].copy()" if layer.rank == 2 else ""
    pool = f"torch.nn.FractionalMaxPool{layer.rank}d({layer.window_shape}, output_size={layer.output_shape}"
    why = "  # the column's first, as PyTorch takes them" if order else ""
    return (
        f"x = {DOUBLE}{into}\n"
        f"draws = np.random.default_rng({layer.seed}).random({layer.rank}){order}{why}\n"
        f"samples = torch.tensor(draws).expand(1, x.shape[1], {layer.rank})\n"
        f"y = {pool}, _random_samples=samples)(x){out}\n{PRINT}"
    )


def _has_own(layer: Any, plan: WindowPlan) -> bool:
    """Whether PyTorch has the layer: of a volume it wants windows with room to spare."""
    room = [axis.size - axis.output_size - axis.window + 1 for axis in plan.axes]
    fits = layer.rank == 2 or (layer.rank == 3 and min(room) > 0)
    return layer.sequence == "pytorch" and layer.reduction == "max" and fits


def _listed(layer: Any, plan: WindowPlan) -> str:
    reduce = {"max": "amax", "avg": "mean", "min": "amin", "sum": "sum"}.get(layer.reduction)
    if reduce is None or not plan.divisors.all():
        return ""
    lines = listed_lines(layer, plan, f"torch.stack([{{windows}}.{reduce}({{axis}})")
    return f"x = {DOUBLE}\n{lines}{PRINT}"


def torch_blur(layer: Any, plan: WindowPlan, leading: int) -> str:
    """Write pooling at stride 1, what the filter reads past the edge, and a convolution with the stride."""
    rank, taps = layer.rank, layer.taps
    if not _can_blur(layer, plan):
        return ""
    into, out = _alone(leading)
    filters = {1: "taps", 2: "torch.outer(taps, taps)", 3: "taps[:, None, None] * taps[:, None] * taps"}[rank]
    pads = pads_last_first(plan.pads)
    padded = f"x = F.pad(x, {pads}, value=-torch.inf)\n" if any(pads) else ""
    border = {"zero": "constant"}.get(layer.border, layer.border)
    return (
        "from torch.nn import functional as F\n\n"
        f"x = {DOUBLE}{into}\n{padded}"
        f"pooled = F.{layer.reduction}_pool{rank}d(x, {layer.window_shape}, stride=1)\n"
        f'pooled = F.pad(pooled, {((taps - 1) // 2, taps // 2) * rank}, mode="{border}")\n'
        f"taps = torch.tensor({binomial(taps).tolist()}, dtype=torch.float64) / {2 ** (taps - 1)}\n"
        f"weights = ({filters})[None, None]\n"
        f"y = F.conv{rank}d(pooled, weights, stride={layer.strides}){out}\n{PRINT}"
    )


def _can_blur(layer: Any, plan: WindowPlan) -> bool:
    """Whether PyTorch's pads do: an average counts them, and a mirror image wants a larger map."""
    mirrored = layer.border != "reflect" or min(layer.blurring.map_shape(plan.input_shape)) > layer.taps // 2
    pooled = layer.reduction == "max" or (layer.reduction == "avg" and not any(map(any, plan.pads)))
    return pooled and mirrored


def torch_stochastic(layer: Any, plan: WindowPlan, leading: int) -> str:  # noqa: ARG001  # as the others
    """Write the windows unfolded, their chances, and the cells that NumPy's draws fall on."""
    if not last_windows_fit(plan):
        return ""
    pads, rank = pads_last_first(plan.pads), layer.rank
    padded = f"x = torch.nn.functional.pad(x, {pads})  # zeros are never drawn\n" if any(pads) else ""
    unfolded = "".join(f".unfold(-{rank}, {axis.extent}, {axis.stride})" for axis in plan.axes)
    dilated = (
        f"[..., {', '.join(f'::{step}' for step in layer.dilations)}]" if max(layer.dilations) > 1 else ""
    )
    head = (
        f"x = {DOUBLE}\n{padded}windows = x{unfolded}{dilated}.flatten(-{rank})\n"
        "chances = (windows / windows.sum(-1, keepdim=True)).nan_to_num()\n"
    )
    if not layer.training:
        return f"{head}y = (chances * windows).sum(-1)\n{PRINT}"
    return (
        f"{head}draws = torch.tensor(np.random.default_rng({layer.seed}).random(windows.shape[:-1] + (1,)))\n"
        "cells = (chances.cumsum(-1) <= draws).sum(-1, keepdim=True) % windows.shape[-1]\n"
        f"y = windows.gather(-1, cells)[..., 0]\n{PRINT}"
    )


def torch_roi(layer: Any, plan: WindowPlan, leading: int) -> str:  # noqa: ARG001  # as the others
    """Write torchvision's roi_pool or roi_align."""
    into, out = _batch(leading)
    top, left, bottom, right = layer.box
    own = f", sampling_ratio={layer.samples}, aligned={layer.aligned}" if layer.kind == RoiAlign.kind else ""
    return (
        f"from torchvision.ops import {layer.kind}\n\n"
        f"boxes = [torch.tensor([[{left}, {top}, {right}, {bottom}]], dtype=torch.float64)]  # x before y\n"
        f"y = {layer.kind}({DOUBLE}{into}, boxes, {layer.output_shape}{own}){out}\n{PRINT}"
    )
