"""Data for the stepper: `steps` and `plan_windows` as compact text. The browser computes nothing."""

import json
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, Step
from pooling.kinds.dispatch import plan_windows, steps_in
from pooling.kinds.weighted import Stochastic
from pooling.reductions import REDUCTIONS
from ui.layers.marks import marks
from ui.layers.parts import parts, parts_shape
from ui.layers.words import divides, draw_text, equation, share_texts
from ui.stepper.labels import output_label
from ui.stepper.payloads.axes import drawn_axes
from ui.stepper.payloads.channels import split_channels
from ui.stepper.payloads.compact import line_runs, signed
from ui.stepper.payloads.geometry import geometry
from ui.stepper.payloads.grids import grid, input_grid

MOST_BYTES = 12 * 1024
"""A longer message leaves out the exact output numbers, which are only shown on hover, and the shares of
cells; if need be, also the places of medians, which are two a step."""


def stepper_payload(x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Describe every step of pooling `x`, (W,), (H, W) or (D, H, W); numbers are sent as their text.

    If `x` has one axis more than the window, the first axis is channels: they are pooled separately, in the
    same step. Every list then has the steps of the first channel, of the second and so on.

    Raises
    ------
    PoolingError
        As `plan_windows`.
    """
    channels = split_channels(x, spec)
    plan, count = plan_windows(spec, channels.shape[1:]), len(channels)
    in_channels = [list(each) for each in steps_in(list(channels), spec)]
    walked = [step for each in in_channels for step in each]
    slices, rows, cols = (axis.output_size for axis in drawn_axes(plan, count))
    payload = geometry(plan, count) | {
        "input": input_grid(x, plan, count),
        "output": grid([step.result for step in walked], (slices, rows, cols), output_label(plan, count)),
        "winners": ",".join(map(_winners, walked)) if any(step.winners for step in walked) else "",
        "counts": line_runs((_count(step, spec) for step in walked), cols),
        "divisors": line_runs((step.divisor for step in walked), cols) if divides(spec) else "",
        "shares": ",".join(" ".join(share_texts(step, spec)) for step in walked),
        "draws": " ".join(map(draw_text, walked)).strip(),
        **({"chances": True} if isinstance(spec, Stochastic) else {}),
        **parts(walked, spec),
        **marks(in_channels[0], spec),
    }
    if not payload["shares"].strip(","):
        payload["shares"] = ""
    return signed(_shortened(payload, spec))


def _shortened(payload: dict[str, Any], spec: PoolSpec) -> dict[str, Any]:
    """Leave out what is needed least, if the message would be too long."""
    if len(json.dumps(payload)) > MOST_BYTES:
        payload["output"] |= {"exact": {}}
        if payload["shares"]:
            payload |= {"shares": "", "equation": equation(spec, short=True)}
    if len(json.dumps(payload)) > MOST_BYTES and REDUCTIONS[spec.reduction].middle:
        payload["winners"] = ""
    return payload


def _count(step: Step, spec: PoolSpec) -> int:
    """Count what a result is made of: cells, or the parts between."""
    return len(step.parts) if parts_shape(spec) else len(step.cells)


def _winners(step: Step) -> str:
    """Return the winners' places in the window, counting padding, in reading order."""
    return " ".join(str(_place_in(step.positions, cell)) for cell in step.winners)


def _place_in(positions: Sequence[range], cell: Sequence[int]) -> int:
    place = 0
    for along, position in zip(positions, cell, strict=True):
        place = place * len(along) + along.index(position)
    return place
