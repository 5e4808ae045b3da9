"""Data for the stepper for a photo: pixels as bytes, and every other number as text, once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan
from pooling.kinds.base import Region
from pooling.kinds.dispatch import plan_windows, pool, steps
from pooling.number_text import exact_number
from pooling.reductions import REDUCTIONS
from ui.layers.marks import marks
from ui.layers.parts import parts_total
from ui.layers.words import divides, leaves_range, photo_equation, words_of
from ui.stepper import labels
from ui.stepper.payloads.compact import runs, signed
from ui.stepper.payloads.geometry import geometry
from ui.stepper.payloads.photo_input import photo_input, size
from ui.stepper.payloads.tables import base64, looked_up, may_look_new

BLACK, WHITE = 0.0, 255.0
MOST_EXACT = 2048
"""With more different numbers than this, the exact ones, only shown on hover, are not sent."""


def photo_payload(x: NDArray[np.uint8], spec: PoolSpec) -> dict[str, Any]:
    """Describe every step of pooling a photo of shape (H, W), or (3, H, W) for red, green and blue.

    It has the same facts as `stepper_payload`, computed on whole arrays: 65,536 steps are too many to loop.

    Raises
    ------
    PoolingError
        As `plan_windows`.
    """
    channels, own = x.reshape(-1, *x.shape[-2:]), words_of(spec)
    plan = plan_windows(spec, channels.shape[1:])
    pooled = pool(channels, spec)
    low, high = _black_and_white(pooled, spec)
    shown = photo_input(channels, plan)
    for channel, after in zip(shown["channels"], pooled, strict=True):
        channel["output"] = _output(after, low, high)
    payload = (
        geometry(plan)
        | shown
        | {
            "output": size(plan.output_shape) | {"label": labels.output_label(plan)},
            "equation": photo_equation(spec),
            "picks": REDUCTIONS[spec.reduction].selects and not own,
            "counts": runs(_counts(plan).ravel().tolist()),
            "divisors": runs(_divisors(plan, spec).ravel().tolist()) if divides(spec) else "",
            **marks(list(steps(channels[0], spec)) if isinstance(spec, Region) else [], spec),
        }
    )
    if (low, high) != (BLACK, WHITE):
        payload["scale"] = labels.grey_scale(low, high)
    return signed(payload)


def _black_and_white(pooled: NDArray[Any], spec: PoolSpec) -> tuple[float, float]:
    """Return the numbers drawn black and white: sums and norms leave the range of a pixel."""
    if not leaves_range(spec):
        return BLACK, WHITE
    return float(pooled.min()), float(pooled.max())


def _greys(values: NDArray[Any], low: float, high: float) -> NDArray[np.uint8]:
    """Return the nearest grey of each number, from black for `low` to white for `high`."""
    share = (values - low) / ((high - low) or 1.0)
    return np.rint(share * WHITE).astype(np.uint8)


def _output(values: NDArray[Any], low: float, high: float) -> dict[str, str]:
    """Encode each different text with its grey once, and their index for each step; bytes need neither."""
    if values.dtype == np.uint8:
        return {"bytes": base64(values)}
    numbers, which = np.unique(values, return_inverse=True)
    greys, exact = _greys(numbers, low, high), ""
    if len(numbers) > MOST_EXACT:
        firsts = may_look_new(numbers) | np.concatenate([[True], greys[1:] != greys[:-1]])
        numbers, greys, which = numbers[firsts], greys[firsts], (np.cumsum(firsts) - 1)[which]
    else:
        exact = " ".join(map(exact_number, numbers.tolist()))
    return looked_up(numbers, which) | {"exact": exact, "greys": base64(greys)}


def _divisors(plan: WindowPlan, spec: PoolSpec) -> NDArray[np.int64]:
    """Return what each result is divided by: for the mean of parts the same everywhere."""
    whole = parts_total(spec)
    return np.full(plan.output_shape, whole) if whole else plan.divisors


def _counts(plan: WindowPlan) -> NDArray[np.int64]:
    """Count the cells that each window reads, of shape `plan.output_shape`."""
    rows, cols = plan.axes
    return np.multiply.outer(rows.counts(), cols.counts())
