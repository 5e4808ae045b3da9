"""Every reduction beside the average of the same windows, forward and backward: how much longer it takes.

Processor time in one process, the best of several calls, in turn: so the figures hold on a busy machine.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from benchmarks.core import print_row
from pooling import PoolSpec, adaptive_pool, pool, pool_backward, roi_align, roi_align_backward, roi_pool

SECONDS = 0.1
MOST = 20
"""The bar: more times the average's time are marked."""
Call = Callable[[], Any]
COLUMNS: dict[str, dict[str, Any]] = {
    "max": {"reduction": "max"},
    "lp": {"reduction": "lp"},
    "lp, p = 2.5": {"reduction": "lp", "p": 2.5},
    "gem": {"reduction": "gem", "p": 3.0},
    "softmax": {"reduction": "softmax"},
    "softmax, far apart": {"reduction": "softmax", "beta": 20.0},
    "lse": {"reduction": "lse"},
    "lse, far apart": {"reduction": "lse", "beta": 20.0},
    "median": {"reduction": "median"},
    "mixed": {"reduction": "mixed"},
}
"""The settings of each column; the numbers lie up to 200, or 255, apart."""


class Work(NamedTuple):
    """What is pooled, and in which windows."""

    name: str
    shape: tuple[int, ...]
    window: int
    settings: dict[str, Any]


WORK = (
    Work("224²", (224, 224), 2, {}),
    Work("224²", (224, 224), 3, {"strides": 1, "padding": "same"}),
    Work("224²", (224, 224), 5, {"strides": 1, "padding": "same"}),
    Work("224²", (224, 224), 15, {"strides": 1, "padding": "same"}),
    Work("64 × 224²", (64, 224, 224), 2, {}),
    Work("64 × 224²", (64, 224, 224), 3, {"strides": 1, "padding": "same"}),
    Work("4², padding 200", (4, 4), 401, {"strides": 1, "padding": 200}),
)


def main() -> None:
    """Print the table; some two minutes."""
    np.ones(2**21)  # freed at once: from now on, such memory stays with the process and is not asked for anew
    print_row(["input", "window/stride", "dtype", "average", *COLUMNS])
    print_row(["---"] * (4 + len(COLUMNS)))
    for work in WORK:
        for dtype in ("float32", "uint8"):
            print_row(list(cells(work, dtype)))
    print()
    print_regions()


def cells(work: Work, dtype: str) -> Iterator[str]:
    """Yield the cells of a row."""
    low = 0 if dtype == "uint8" else -100
    x = np.random.default_rng(0).uniform(low, low + 255 if low == 0 else 100, work.shape).astype(dtype)
    average = partial(PoolSpec.of, window_shape=work.window, **work.settings)
    spec = average("avg")
    grad = np.ones(pool(x, spec).shape, np.float32)
    ours = seconds(lambda: pool(x, spec)), seconds(lambda: pool_backward(x, spec, grad))
    yield from (work.name, f"{work.window}×{work.window}/{spec.strides[0]}", dtype)
    yield f"{ours[0] * 1e3:.3f} / {ours[1] * 1e3:.3f} ms"
    for column in COLUMNS.values():
        other = average(**column)
        times = seconds(partial(pool, x, other)), seconds(partial(pool_backward, x, other, grad))
        yield " / ".join(ratio(mine / its) for mine, its in zip(times, ours, strict=True))


def print_regions() -> None:
    """Print how long a box takes beside the adaptive average of its cells."""
    print_row(["map", "box", "adaptive average", "RoI pool", "RoI align", "RoI align, gradient"])
    print_row(["---"] * 6)
    for shape, box in (((224, 224), (10, 7, 210, 200)), ((64, 56, 56), (3, 4, 51, 50))):
        x = np.random.default_rng(0).uniform(size=shape).astype(np.float32)
        inside = np.ascontiguousarray(x[..., box[0] : box[2], box[1] : box[3]])
        grad = np.ones((*shape[:-2], 7, 7), np.float32)
        average = seconds(lambda inside=inside: adaptive_pool(inside, 7))
        calls = roi_pool, roi_align, partial(roi_align_backward, grad_output=grad)
        times = [seconds(partial(call, x, box, output_shape=7)) / average for call in calls]
        print_row([str(shape), str(box), f"{average * 1e3:.3f} ms", *map(ratio, times)])


def ratio(times: float) -> str:
    """Return a ratio, marked where it misses the bar."""
    return f"{times:.1f} ×" if times <= MOST else f"**{times:.0f} ×**"


def seconds(call: Call) -> float:
    """Return the best processor time of a few calls."""
    best, used = np.inf, 0.0
    while used < SECONDS:
        start = time.process_time()
        call()
        best, used = min(best, time.process_time() - start), used + time.process_time() - start
    return float(best)
