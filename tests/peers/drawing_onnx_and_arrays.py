"""Questions for ONNX, SciPy, scikit-image and OpenCV; see `drawing`."""

from collections.abc import Callable
from typing import Any

import numpy as np

from pooling import PoolingError, plan_windows
from tests.peers.drawing import FLOATS, INTEGERS, refill
from tests.peers.ours import spec_of
from tests.record.cases import INF, NAN, Case, Rng, case, integers, sizes


def fitting(draw: Callable[[Rng, int], Case]) -> Callable[[Rng, int], Case]:
    """Draw until every window has a cell: of others the peers have nothing to say, or each its own."""

    def draw_fitting(rng: Rng, rank: int) -> Case:
        while True:
            asked = draw(rng, rank)
            try:
                plan_windows(spec_of(asked), asked["x"].shape[1:])
            except PoolingError:
                continue
            return asked

    return draw_fitting


def onnx_any(rng: Rng, rank: int) -> Case:
    """ONNX's three operators: pads in numbers before and after, or auto_pad, dilations and ceil_mode."""
    reduction = str(rng.choice(["max", "avg", "lp"]))
    window, dilations = integers(rng, rank, 1, 4), integers(rng, rank, 1, 3 if rng.random() < 0.5 else 1)
    kind, rest = str(rng.choice(["pads", "pads", "valid", "same", "same_lower"])), {}
    if kind == "pads":
        rest["ceil_mode"] = bool(rng.integers(2))
    settings: dict[str, Any] = {"padding": [integers(rng, 2, 0, size - 1) for size in window]}
    if kind != "pads":
        settings["padding"] = kind
    if reduction == "avg":
        rest["count_include_pad"] = bool(rng.integers(2))
    if reduction == "lp":
        rest["p"] = float(rng.integers(1, 5))
    x, strides = np.empty((int(rng.integers(1, 3)), *sizes(rng, rank))), integers(rng, rank, 1, 4)
    asked = case(reduction, window, x, strides=strides, dilations=dilations, **settings, **rest)
    return refill(asked, rng, FLOATS if reduction != "max" else (*FLOATS, "uint8", "int8"))


@fitting
def onnx_evaluator(rng: Rng, rank: int) -> Case:
    """As `onnx_any`, where the evaluator follows the operators' text: it has its own ways elsewhere."""
    asked = onnx_any(rng, rank)
    if isinstance(asked["padding"], str):
        asked["strides"] = within_window(asked)
    plain = max(asked["dilations"]) == 1
    if asked["reduction"] == "max":
        if plain and max(asked["strides"]) == 1:  # its short cut for stride 1 goes astray
            asked["dilations"] = [2] * rank
        if asked["padding"] == "same_lower":
            asked["padding"] = "same"
    elif isinstance(asked["padding"], str) and not plain:
        asked["dilations"] = [1] * rank
    if asked["reduction"] != "max" and asked["ceil_mode"]:
        padded = [n + sum(pair) for n, pair in zip(asked["x"].shape[1:], asked["padding"], strict=True)]
        steps = zip(padded, spans(asked), asked["strides"], strict=True)
        asked["ceil_mode"] = all((n - size) % stride == 0 for n, size, stride in steps)
    return {**asked, "data_format": "channels_first"}


@fitting
def onnx_runtime(rng: Rng, rank: int) -> Case:
    """As `onnx_any`, where ONNX Runtime follows the text: it averages and takes norms of float32 alone."""
    asked = onnx_any(rng, rank)
    if isinstance(asked["padding"], str):
        asked["dilations"] = [1] * rank
        asked["strides"] = within_window(asked)
    if asked["reduction"] != "max":
        asked["dtype"], asked["x"] = "float32", asked["x"].astype(np.float32).astype(np.float64)
    return asked


def within_window(asked: Case) -> list[int]:
    """Strides without those beyond the window, for which auto_pad's formula gives negative pads."""
    return [min(pair) for pair in zip(asked["strides"], asked["window_shape"], strict=True)]


def spans(asked: Case) -> list[int]:
    """Cells from a window's first to its last, holes included."""
    steps = zip(asked["window_shape"], asked["dilations"], strict=True)
    return [(size - 1) * step + 1 for size, step in steps]


def onnx_global(rng: Rng, rank: int, reductions: tuple[str, ...] = ("max", "avg", "lp")) -> Case:
    """The three operators that pool all of a plane."""
    x = np.empty((int(rng.integers(1, 4)), *sizes(rng, rank)))
    reduction = str(rng.choice(reductions))
    asked = case(reduction, list(x.shape[1:]), x, call="global", p=float(rng.integers(1, 5)))
    return refill(asked, rng, FLOATS)


def onnx_global_evaluator(rng: Rng, rank: int) -> Case:
    """The two of them that the evaluator has, the maximum for pictures alone: it takes two axes, always."""
    return onnx_global(rng, rank, ("max", "avg") if rank == 2 else ("avg",))


@fitting
def scipy_filter(rng: Rng, rank: int) -> Case:
    """A filter of SciPy: one result per cell, the window about it or moved by an origin."""
    reduction, window = str(rng.choice(["max", "min", "avg"])), integers(rng, rank, 1, 5)
    x, dilations = np.empty((1, *sizes(rng, rank))), [1] * rank
    if reduction != "avg" and rng.random() < 0.4:
        dilations = integers(rng, rank, 1, 3)  # a footprint with holes
    extents = spans({"window_shape": window, "dilations": dilations})
    origins = [int(rng.integers(-(extent // 2), (extent - 1) // 2 + 1)) for extent in extents]
    before = [extent // 2 + origin for extent, origin in zip(extents, origins, strict=True)]
    pads = [[first, extent - 1 - first] for first, extent in zip(before, extents, strict=True)]
    asked = case(reduction, window, x, strides=[1] * rank, padding=pads, dilations=dilations, origins=origins)
    asked["count_include_pad"] = reduction == "avg"
    return refill(asked, rng, FLOATS if reduction == "avg" else (*FLOATS, *INTEGERS))


def block_reduce(rng: Rng, rank: int) -> Case:
    """scikit-image's blocks; what fills the last ones is said by `cval`, as the reduction would ignore it."""
    reduction, window = str(rng.choice(["max", "min", "avg", "sum"])), integers(rng, rank, 1, 4)
    x = np.empty((1, *sizes(rng, rank)))
    asked = refill(case(reduction, window, x, ceil_mode=True), rng, (*FLOATS, "uint8", "int64"), (INF, NAN))
    if reduction == "avg":  # zeros that count
        rest = [-n % size for n, size in zip(x.shape[1:], window, strict=True)]
        asked |= {"ceil_mode": False, "padding": [[0, n] for n in rest], "count_include_pad": True}
    return asked


def opencv(rng: Rng, rank: int) -> Case:
    """dilate, erode and boxFilter of one picture, or of one row, with any anchor."""
    reduction, window = str(rng.choice(["max", "min", "avg"])), integers(rng, 2, 1, 6)
    x = np.empty((1, *(sizes(rng, 2) if rank > 1 else (1, int(rng.integers(1, 30))))))
    anchor = [int(rng.integers(0, size)) for size in window]
    pads = [[first, size - 1 - first] for first, size in zip(anchor, window, strict=True)]
    asked = case(reduction, window, x, strides=[1, 1], padding=pads, count_include_pad=reduction == "avg")
    return refill({**asked, "anchor": anchor}, rng, (*FLOATS, "uint8", "int16"))
