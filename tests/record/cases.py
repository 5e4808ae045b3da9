"""The questions that `answers.py` puts to TensorFlow and PyTorch: named ones, and random ones."""

from typing import Any

import numpy as np

Case = dict[str, Any]
Rng = np.random.Generator
COUNTING = np.arange(1.0, 17.0).reshape(1, 4, 4)
NAN, INF = float("nan"), float("inf")


def case(reduction: str, window: Any, x: Any, name: str = "", **settings: Any) -> Case:
    """Return one question; `x` has shape (channels, spatial axes)."""
    window = [window] * (np.ndim(x) - 1) if isinstance(window, int) else [int(size) for size in window]
    rank = len(window)
    defaults = {"strides": window, "padding": "valid", "dilations": [1] * rank}
    flags = {"ceil_mode": False, "count_include_pad": False, "dtype": "float64"}
    return {
        "name": name,
        "reduction": reduction,
        "window_shape": window,
        **defaults,
        **flags,
        **settings,
        "x": x,
    }


def tensorflow_named() -> list[Case]:
    """The truth table's rows by name, and the answers that are TensorFlow's alone."""
    ones, odd = -np.ones((1, 2, 2)), np.arange(25.0).reshape(1, 5, 5)
    two = {"strides": [2, 2], "padding": "same"}
    return [
        case("max", 3, COUNTING, "max k3 s2 same", **two),
        case("avg", 3, COUNTING, "avg k3 s2 same", **two),
        case("max", 3, COUNTING, "max k3 s2 pads 1", strides=[2, 2], padding=[[1, 1], [1, 1]]),
        case("max", 3, ones, "negatives under same", strides=[1, 1], padding="same"),
        case("max", 2, odd, "last row and column never read"),
        case("max", 2, np.ones((1, 2, 2)), "tie goes to the first"),
        case("max", 2, np.ones((1, 3, 3)), "overlapping ties", strides=[1, 1]),
        case("max", 2, np.ones((1, 2, 2, 2)), "tie in a volume", dtype="float32"),
        case("avg", 2, np.ones((1, 3, 3)), "average gradient at the edge", padding="same"),
        case("max", 2, [[[1, NAN], [2, 0]]], "max passes over NaN", dtype="float32"),
        case("max", 2, [[[NAN, NAN], [NAN, NAN]]], "max of NaN alone", dtype="float32"),
        case("max", 2, [[[-INF, -INF], [-INF, -INF]]], "max of -inf alone", dtype="float32"),
        case("max", 2, [[[-INF, -INF], [-INF, -INF]]], "max of -inf alone, float64"),
        case("avg", 2, [[[1, NAN], [2, 0]]], "avg carries NaN", dtype="float32"),
        case("avg", 2, [[[3e38, 3e38], [3e38, 3e38]]], "avg overflows", dtype="float32"),
        case("avg", 2, [[[1e-40, 1e-40], [1e-40, 1e-40]]], "avg flushes", dtype="float32"),
    ]


def torch_named() -> list[Case]:
    """The truth table's rows of PyTorch by name."""
    one, odd = {"strides": [2, 2], "padding": [1, 1]}, np.arange(25.0).reshape(1, 5, 5)
    nine = np.arange(81.0).reshape(1, 9, 9)
    return [
        case("max", 3, COUNTING, "max k3 s2 p1", **one),
        case("avg", 3, COUNTING, "avg k3 s2 p1, padding counted", count_include_pad=True, **one),
        case("avg", 3, COUNTING, "avg k3 s2 p1", **one),
        case(
            "avg",
            3,
            COUNTING,
            "avg k3 s2 p1 ceil, padding counted",
            ceil_mode=True,
            count_include_pad=True,
            **one,
        ),
        case("max", 2, odd, "last row and column never read"),
        case("max", 2, odd, "ceil reads the last row and column", ceil_mode=True),
        case("max", 1, np.arange(10.0).reshape(1, 10), "k1 s2 length 10 ceil", strides=[2], ceil_mode=True),
        case("avg", 4, nine, "9 by 9 avg k4 s4 p2 ceil", padding=[2, 2], ceil_mode=True),
        case("max", 2, COUNTING, "dilation and stride", strides=[2, 2], dilations=[2, 2]),
        case("max", 1, COUNTING, "stride over window", strides=[3, 3]),
        case("max", 2, [[[1, NAN], [2, 0]]], "max carries NaN"),
        case("max", 2, [[[-INF, -INF], [-INF, -INF]]], "max of -inf alone"),
        case("max", 2, np.ones((1, 2, 2)), "tie goes to the first"),
        case("max", 2, np.ones((1, 3, 3)), "overlapping ties", strides=[1, 1]),
    ]


def numbers(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Quarters, exact in every float: many ties, mixed signs, or negatives alone."""
    kind = rng.integers(3)
    if kind == 0:
        return rng.integers(-1, 2, shape) * 1.0
    return rng.integers(-40, 41 if kind == 1 else 0, shape) / 4


def sizes(rng: Rng, rank: int) -> tuple[int, ...]:
    """Sizes of the spatial axes; one-wide ones are common."""
    return tuple(int(n) for n in rng.choice([1, 2, 3, 4, 5, 6, 7, 8][: 5 if rank == 3 else 8], rank))


def integers(rng: Rng, rank: int, low: int, high: int) -> list[int]:
    """Return `rank` whole numbers from `low` to `high`, both included."""
    return [int(n) for n in rng.integers(low, high + 1, rank)]


def tensorflow_case(rng: Rng, rank: int) -> Case:
    """A question that tf.nn.pool answers: SAME, VALID with dilation or strides, or max with pads."""
    shape, reduction = sizes(rng, rank), str(rng.choice(["max", "avg"]))
    kind = rng.choice(["same", "valid", "dilated", "pads" if reduction == "max" and rank < 3 else "same"])
    window = integers(rng, rank, 1, 4)
    settings: dict[str, Any] = {"padding": str(kind)}
    if kind != "same":
        window = [min(pair) for pair in zip(window, shape, strict=True)]  # larger ends the process
        settings["padding"] = "valid"
    if kind == "pads":
        settings["padding"] = [[int(n) for n in rng.integers(0, size, 2)] for size in window]
    strides = [int(rng.integers(1, size + 1)) for size in window]
    if kind == "dilated":
        reach = [(n - 1) // (size - 1) if size > 1 else 2 for n, size in zip(shape, window, strict=True)]
        settings["dilations"] = [int(rng.integers(1, most + 1)) for most in reach]
        strides = [1] * rank
    x = numbers(rng, (int(rng.integers(1, 3)), *shape))
    return case(
        reduction, window, x, strides=strides, dtype="float32" if rank == 3 else "float64", **settings
    )


def torch_case(rng: Rng, rank: int, reduction: str = "") -> Case:
    """A question that PyTorch may answer: pads up to half a window, dilation for max, padding counted."""
    reduction = reduction or str(rng.choice(["max", "avg"]))
    window, dilations = integers(rng, rank, 1, 4), [1] * rank
    flags: dict[str, Any] = {"ceil_mode": bool(rng.integers(2))}
    if reduction == "max" and rng.random() < 0.4:
        dilations = integers(rng, rank, 1, 3)
    if reduction == "avg":
        flags["count_include_pad"] = bool(rng.integers(2))
    padding = [int(rng.integers(0, size // 2 + 1)) for size in window]
    x = numbers(rng, (int(rng.integers(1, 3)), *sizes(rng, rank)))
    strides = integers(rng, rank, 1, 4)
    return case(reduction, window, x, strides=strides, padding=padding, dilations=dilations, **flags)
