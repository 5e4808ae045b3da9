"""Questions about layers that are no plain pooling, and about reductions that PyTorch writes as formulas.

See `drawing`. `kind` says which function answers, `options` are its settings in our words.
"""

from typing import Any

import numpy as np

from tests.peers.drawing import FLOATS, cells
from tests.record.cases import Case, Rng, integers, torch_case

BORDERS = ("reflect", "replicate", "zero")
FORMULAS = ("lp", "gem", "lse", "softmax", "mixed", "median", "stochastic")


def layer(kind: str, reduction: str, x: np.ndarray, dtype: str = "float64", **settings: Any) -> Case:
    """One question; `x` has shape (channels, spatial axes)."""
    return {"kind": kind, "name": "", "reduction": reduction, "dtype": dtype, "x": x, **settings}


def untied(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Different cells: where two are alike, formulas have no one gradient."""
    return rng.permutation(int(np.prod(shape))).reshape(shape) / 4 - 5


def formula(rng: Rng, rank: int) -> Case:
    """A reduction that is a formula of averages and maxima, over windows as of PyTorch's averages."""
    reduction = str(rng.choice(FORMULAS))
    asked = torch_case(rng, rank, "avg")
    x = untied(rng, np.shape(asked["x"]))
    asked |= {"count_include_pad": False, "reduction": reduction}
    options = {
        "lp": {"p": np.inf},
        "gem": {"p": float(rng.choice([1, 1.5, 2, 3, 6.5]))},
        "lse": {"beta": float(rng.choice([0.1, 0.5, 1, 2]))},
        "softmax": {"beta": float(rng.choice([0.0, 0.25, 1, 2]))},
        "mixed": {"alpha": float(rng.choice([0.0, 0.25, 0.7, 1.0]))},
    }.get(reduction, {})
    if reduction == "median":  # unfold knows no padding
        shape = x.shape[1:]
        asked["window_shape"] = [min(pair) for pair in zip(asked["window_shape"], shape, strict=True)]
        asked |= {"padding": "valid", "ceil_mode": False}
    if reduction == "stochastic":
        x = np.abs(x) + 0.125
    if reduction == "lp":  # |x| all different
        x = x + 1 / 16
    return {**asked, "kind": "formula", "x": x, "dtype": str(rng.choice(FLOATS)), "options": options}


def blur(rng: Rng, _: int) -> Case:
    """antialiased_cnns' BlurPool after a maximum at stride 1."""
    window, strides, taps = integers(rng, 2, 1, 3), integers(rng, 2, 1, 3), int(rng.integers(1, 8))
    least = taps // 2 + 1  # to reflect takes so many cells of the pooled map
    shape = [least + size - 1 + int(rng.integers(0, 6)) for size in window]
    x = cells(rng, (int(rng.integers(1, 3)), *shape), "float64")
    options = {"strides": strides, "taps": taps, "border": str(rng.choice(BORDERS))}
    return layer("blur", "avg", x, str(rng.choice(FLOATS)), window_shape=window, options=options)


def torch_fractional(rng: Rng, rank: int) -> Case:
    """PyTorch's fractional maximum; the seed's numbers are its random samples. It has no 1-D."""
    rank = max(rank, 2)
    window = integers(rng, rank, 1, 3)
    out = integers(rng, rank, 1, 5)
    pairs = zip(window, out, strict=True)
    shape = [size + count - 1 + int(rng.integers(0, count + 1)) for size, count in pairs]
    x = cells(rng, (int(rng.integers(1, 3)), *shape), "float64")
    settings = {"window_shape": window, "output_shape": out, "seed": int(rng.integers(10**6))}
    return layer("fractional", "max", x, **settings)


def tensorflow_fractional(rng: Rng, _: int) -> Case:
    """TensorFlow's, with regions that it draws; different cells, because it gives all tied ones a share."""
    x = untied(rng, (int(rng.integers(1, 3)), *rng.integers(3, 14, 2).tolist()))
    settings = {
        "ratio": [float(np.round(each, 2)) for each in rng.uniform(1.05, 1.95, 2)],
        "pseudorandom": bool(rng.integers(2)),
        "overlapping": bool(rng.integers(2)),
        "seed": int(rng.integers(1, 10**6)),
    }
    return layer("regions", str(rng.choice(["max", "avg"])), x, "float32", **settings)


def boxes(rng: Rng, shape: list[int], scale: float) -> np.ndarray:
    """(top, left, bottom, right) in eighths of a cell, partly past the map, now and then without height."""
    count = int(rng.integers(1, 4))
    first = rng.integers(-12, 8 * max(shape) + 4, (count, 2)) / 8
    return np.hstack([first, first + rng.integers(0, 60, (count, 2)) / 8]) / scale


def roi(kind: str, dtypes: tuple[str, ...], shapes: tuple[int, ...]) -> Any:
    """A drawer of boxes on a map; `shapes` are the numbers of bins."""

    def draw(rng: Rng, _: int) -> Case:
        shape, scale = rng.integers(1, 9, 2).tolist(), float(rng.choice([1.0, 0.5, 0.25]))
        dtype = str(rng.choice(dtypes))
        x = cells(rng, (int(rng.integers(1, 3)), *shape), dtype)
        options: dict[str, Any] = {"spatial_scale": scale}
        if kind == "roi_align":
            options |= {"sampling_ratio": int(rng.integers(0, 4)), "aligned": bool(rng.integers(2))}
        settings = {"boxes": boxes(rng, shape, scale), "output_shape": rng.choice(shapes, 2).tolist()}
        reduction = "avg" if kind == "roi_align" else "max"
        return layer(kind, reduction, x, dtype, options=options, **settings)

    return draw


torchvision_align = roi("roi_align", ("float64",), (1, 2, 3, 4))
torchvision_pool = roi("roi_pool", ("float64",), (1, 2, 3, 4))
onnx_align = roi("roi_align", ("float32",), (1, 2, 4))
onnx_pool = roi("roi_pool", ("float32",), (1, 2, 4))
