"""Data for the stepper: `steps` and `plan_windows` as compact text. The browser computes nothing."""

import json
import math
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, Step, WindowPlan, plan_windows, steps
from pooling.number_text import exact_number, format_number
from pooling.reductions import REDUCTIONS
from ui.stepper.axes import drawn_axes
from ui.stepper.compact import line_runs, signed
from ui.stepper.geometry import geometry, sizes, split_channels
from ui.stepper.labels import input_label, output_label, read_note
from ui.stepper.equations import equation, needs_shares, share_texts

MOST_BYTES = 12 * 1024
"""A longer message leaves out the exact output numbers, which are only shown on hover, and the shares of
cells."""


def stepper_payload(x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Describe every step of pooling `x`, (W,), (H, W) or (D, H, W); numbers are sent as their text.

    If `x` has one axis more than the window, the first axis is channels: they are pooled separately, in the
    same step. Every list then has the steps of the first channel, of the second and so on.

    Raises:
        PoolingError: as `plan_windows`.
    """
    channels = split_channels(x, spec)
    plan, count = plan_windows(spec, channels.shape[1:]), len(channels)
    walked = [step for channel in channels for step in steps(channel, spec)]
    slices, rows, cols = (axis.output_size for axis in drawn_axes(plan, count))
    payload = geometry(plan, count) | {
        "input": input_grid(x, plan, count),
        "output": _grid([step.result for step in walked], (slices, rows, cols), output_label(plan, count)),
        "winners": ",".join(map(_winners, walked)) if any(step.winners for step in walked) else "",
        "counts": line_runs((len(step.cells) for step in walked), cols),
        "divisors": line_runs((step.divisor for step in walked), cols) if REDUCTIONS[spec.reduction].divides else "",
        "shares": ",".join(" ".join(share_texts(step, spec)) for step in walked) if needs_shares(spec) else "",
    }
    if len(json.dumps(payload)) > MOST_BYTES:
        payload["output"] |= {"exact": {}}
        if payload["shares"]:
            payload |= {"shares": "", "equation": equation(spec, short=True)}
    return signed(payload)


def input_grid(x: NDArray[Any], plan: WindowPlan, channels: int = 1) -> dict[str, Any]:
    """Describe the input's numbers, and how many of them are used."""
    grid = _grid(x.ravel().tolist(), sizes(plan, channels), input_label(plan, channels))
    return grid | {"read_note": read_note(plan, channels)}


def _grid(values: Sequence[float], shape: Sequence[int], label: str) -> dict[str, Any]:
    shown = [format_number(value) for value in values]
    slices, rows, cols = shape
    return {
        "label": label,
        "slices": slices,
        "rows": rows,
        "cols": cols,
        "text": " ".join(map(_without_zero, shown)),
        "exact": {
            str(i): exact_number(value) for i, value in enumerate(values) if _is_rounded(value, shown[i])
        },
    }


def _without_zero(shown: str) -> str:
    """Shorten "0.5" to ".5"; the stepper puts the 0 back."""
    return shown.replace("0.", ".", 1) if shown.startswith(("0.", "−0.")) else shown


def _is_rounded(value: float, shown: str) -> bool:
    return math.isfinite(value) and shown.replace("−", "-") != exact_number(value)


def _winners(step: Step) -> str:
    """Return the winners' places in the window, counting padding, in reading order."""
    return " ".join(str(_place_in(step.positions, cell)) for cell in step.winners)


def _place_in(positions: Sequence[range], cell: Sequence[int]) -> int:
    place = 0
    for along, position in zip(positions, cell, strict=True):
        place = place * len(along) + along.index(position)
    return place
