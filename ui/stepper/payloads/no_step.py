"""Data for the stepper if no window fits: only the input, and a sentence that says why."""

from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.dispatch import plan_pads
from ui.stepper.labels import NO_STEP
from ui.stepper.payloads.channels import split_channels
from ui.stepper.payloads.compact import signed
from ui.stepper.payloads.geometry import geometry
from ui.stepper.payloads.grids import input_grid
from ui.stepper.payloads.photo_input import photo_input

_NO_OUTPUT = {"label": "", "slices": 1, "rows": 0, "cols": 0, "text": "", "exact": {}}
_NOTHING = {"output": _NO_OUTPUT, "shape": [], "winners": "", "counts": "", "divisors": "", "shares": ""}


def no_step_payload(x: NDArray[Any], spec: PoolSpec, why: str, *, photo: bool = False) -> dict[str, Any]:
    """Describe `x` with its pads, without windows and results, if `plan_windows` rejects `spec`.

    `why` is its error message. The stepper still shows the input, so that it can be edited.
    """
    planes = split_channels(x, spec)
    plan = plan_pads(spec, planes.shape[1:])
    count = 1 if photo else len(planes)
    shown = photo_input(planes, plan) if photo else {"input": input_grid(x, plan, count)}
    shown["input"]["read_note"] = ""  # `why` already says so
    payload = geometry(plan, count) | _NOTHING | shown
    words = payload["words"] | {"no_step": NO_STEP["count"]}
    return signed(payload | {"words": words, "equation": {"head": NO_STEP["head"], "line": why}})
