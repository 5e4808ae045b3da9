"""A layer beside plain pooling as a loop to read, as `loop_code` writes it; it makes the same draws."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan
from pooling import pool as plain_pool
from pooling.blur.pool import binomial
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.dispatch import plain, plan_windows
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from pooling.windows.uneven import UnevenAxis
from ui.export.array_code import is_tame
from ui.export.loop.loop_code import (
    INDICES,
    LoopCode,
    empty_output,
    given_code,
    loop_code,
    nested,
    own_channel,
    place_of,
    window_slice,
)
from ui.export.loop.loop_draws import drawn_lines, drawn_slices
from ui.export.loop.loop_formulas import reduced
from ui.export.loop.loop_samples import align_lines, bin_lines, bin_slices
from ui.export.our_code import core_call
from ui.export.photo_code import needs_file, opening

Lines = list[tuple[str, str]]
Channels = tuple[int, ...]
PAD_MODES = {"reflect": "reflect", "replicate": "edge", "zero": "constant"}
"""NumPy's word for each border of a blur."""
BY_OUR_CORE = "# Plain NumPy would fail with these numbers: the app's own core does not."


def any_loop(x: NDArray[Any], spec: PoolSpec, opening: str = "", name: str = "x") -> LoopCode:
    """Write the loop of a layer of any kind; what comes before it makes the array `name`."""
    write = layer_loop if isinstance(spec, Layer) else loop_code
    return write(x, spec, opening, name)  # type: ignore[arg-type]  # each its own kind


def shown_loop(x: NDArray[Any], spec: PoolSpec) -> LoopCode:
    """Write the loop for the screen: the code for a photo opens its file."""
    return any_loop(x, spec, opening(x) if needs_file(x) else "")


def layer_loop(x: NDArray[Any], layer: Layer, opening: str = "", name: str = "x") -> LoopCode:
    """Write the loop that pools `x` by a layer, or a call of our core where plain NumPy would fail.

    `opening` is code that makes the array `photo`, which then replaces the numbers.
    """
    plan = plan_windows(layer, x.shape[-layer.rank :])
    if not _can_be_written(x, layer, plan):
        imported, call = core_call(layer)
        given = given_code(x, PoolSpec.of("max"), opening, name).replace(
            "import numpy as np\n", f"import numpy as np\n{BY_OUR_CORE}\n{imported}\n"
        )
        return LoopCode(given, ((f"y = {call}", "result"), ("print(y)", "")), "x")
    lines = _WRITERS[layer.kind](x, layer, plan, x.shape[: x.ndim - layer.rank])
    return LoopCode(given_code(x, layer, opening, name), (*lines, ("print(y)", "")), "x")


def _can_be_written(x: NDArray[Any], layer: Layer, plan: WindowPlan) -> bool:
    """Whether plain NumPy gets the same numbers: sums of these are finite, and every window has a cell."""
    if isinstance(layer, Adaptive | Fractional):
        return True  # a loop of these calls our core itself
    if isinstance(layer, RoiPool):
        return min(layer.box) >= 0
    summed = is_tame(x, replace(plain(layer), reduction="avg")) and not np.isnan(x).any()
    return summed and (isinstance(layer, RoiAlign) or bool(plan.divisors.min())) and is_tame(x, layer)


def _reduced(
    x: NDArray[Any], layer: Layer, plan: WindowPlan, channels: Channels, cut: list[str], before: Lines
) -> Lines:
    """Write a loop in which each window, cut out by these slices, is reduced."""
    weights, result = reduced(layer, "", is_tame(x, layer))
    empty = not plan.divisors.all()
    inside = [
        (f"window = x[{', '.join([*own_channel(channels), *cut])}]", "window"),
        *([(f"weights = {weights}", "weights")] if weights else []),
        (
            f"y[{place_of(channels, layer.rank)}] = {result}{' if window.size else 0' if empty else ''}",
            "result",
        ),
    ]
    return [*before, empty_output(channels, plan), *nested(channels, plan.output_shape, inside)]


def _adaptive(x: NDArray[Any], layer: Any, plan: WindowPlan, channels: Channels) -> Lines:
    cut = []
    for name, axis in zip(INDICES[layer.rank], plan.axes, strict=True):
        size, count = axis.size, axis.output_size
        uneven = f"{size}*{name}//{count}:-(-{size}*({name}+1)//{count})"
        cut.append(uneven if isinstance(axis, UnevenAxis) else window_slice(name, axis))
    return _reduced(x, layer, plan, channels, cut, [])


def _fractional(x: NDArray[Any], layer: Any, plan: WindowPlan, channels: Channels) -> Lines:
    return _reduced(
        x, layer, plan, channels, drawn_slices(layer, INDICES[layer.rank]), drawn_lines(layer, plan)
    )


def _roi_pool(x: NDArray[Any], layer: Any, plan: WindowPlan, channels: Channels) -> Lines:
    return _reduced(x, layer, plan, channels, bin_slices(), bin_lines(layer))


def _roi_align(_: NDArray[Any], layer: Any, plan: WindowPlan, channels: Channels) -> Lines:
    before, inside = align_lines(layer, plan.input_shape, place_of(channels, 2), "[c]" * len(channels))
    return [*before, empty_output(channels, plan), *nested(channels, plan.output_shape, inside)]


def _blur(x: NDArray[Any], layer: Any, plan: WindowPlan, channels: Channels) -> Lines:
    rank, taps = layer.rank, layer.taps
    first = loop_code(x, layer.blurring.pooling).lines[:-1]
    pooled = [(line.replace("y[", "pooled[").replace("y = np", "pooled = np"), "") for line, _ in first]
    pads = ((0, 0),) * len(channels) + (((taps - 1) // 2, taps // 2),) * rank
    border = PAD_MODES[layer.border]
    cut = [
        f"{'' if stride == 1 else f'{stride}*'}{name}:{'' if stride == 1 else f'{stride}*'}{name}+{taps}"
        for name, stride in zip(INDICES[rank], layer.strides, strict=True)
    ]
    inside = [
        (f"window = padded[{', '.join([*own_channel(channels), *cut])}]", "parts"),
        (f"y[{place_of(channels, rank)}] = (weights * window).sum()", "result"),
    ]
    return [
        *pooled,
        (f'padded = np.pad(pooled, {pads if len(pads) > 1 else pads[0]}, mode="{border}")', ""),
        (f"weights = {_filter(taps, rank)}", ""),
        empty_output(channels, plan),
        *nested(channels, plan.output_shape, inside),
    ]


def _filter(taps: int, rank: int) -> str:
    """Write the weights of a blur, which add up to 1.

    >>> _filter(3, 2)
    'np.outer([1, 2, 1], [1, 2, 1]) / 16'
    """
    row = str(binomial(taps).tolist())
    made = {1: f"np.array({row})", 2: f"np.outer({row}, {row})"}
    cube = f"np.multiply.outer(np.outer({row}, {row}), {row})"
    return f"{made.get(rank, cube)} / {2 ** ((taps - 1) * rank)}"


def _stochastic(x: NDArray[Any], layer: Any, plan: WindowPlan, channels: Channels) -> Lines:
    cut = [window_slice(name, axis) for name, axis in zip(INDICES[layer.rank], plan.axes, strict=True)]
    sums = plain_pool(np.asarray(x, np.float64), replace(plain(layer), reduction="sum"))
    total = "window.sum()" if sums.all() else "(window.sum() or 1)"
    place = place_of(channels, layer.rank)
    drawn = [
        ("draw = rng.random()", "draw"),
        (f"y[{place}] = window[(chances.cumsum() > draw).argmax()]", "result"),
    ]
    inside = [
        (f"window = x[{', '.join([*own_channel(channels), *cut])}].ravel()", "window"),
        (f"chances = window / {total}", "shares"),
        *(drawn if layer.training else [(f"y[{place}] = (chances * window).sum()", "result")]),
    ]
    return [
        *([(f"rng = np.random.default_rng({layer.seed})", "")] if layer.training else []),
        empty_output(channels, plan),
        *nested(channels, plan.output_shape, inside),
    ]


_WRITERS: dict[str, Callable[[NDArray[Any], Any, WindowPlan, Channels], Lines]] = {
    Adaptive.kind: _adaptive,
    Fractional.kind: _fractional,
    Blur.kind: _blur,
    Stochastic.kind: _stochastic,
    RoiPool.kind: _roi_pool,
    RoiAlign.kind: _roi_align,
}
