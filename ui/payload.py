"""What the stepper is sent: `steps` and `plan_windows` as compact text. The browser computes nothing."""

import json
import math
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, Step, WindowPlan, plan_windows, steps
from pooling.number_text import exact_number, format_number
from pooling.windows import AxisPlan
from ui import words
from ui.compact import runs, signed
from ui.equations import equation
from ui.templates import WORDS

MOST_BYTES = 12 * 1024
"""A message that would be longer goes without the exact output numbers, which are only seen on hover, and
without the softmax weight of every cell of every window."""


def stepper_payload(x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Describe every step of pooling the plane `x`, of shape (H, W); numbers travel as the text to show.

    Raises:
        PoolingError: as `plan_windows`.
    """
    plan = plan_windows(spec, x.shape)
    walked = list(steps(x, spec))
    payload = geometry(plan) | {
        "input": _grid(x.ravel().tolist(), x.shape, words.input_label(plan))
        | {"read_note": words.read_note(plan)},
        "output": _grid([step.result for step in walked], plan.output_shape, words.output_label(plan)),
        "winners": ",".join(map(_winners, walked)) if any(step.winners for step in walked) else "",
        "counts": runs(len(step.cells) for step in walked),
        "divisors": runs(step.divisor for step in walked) if spec.reduction == "avg" else "",
        "shares": ",".join(" ".join(words.share_texts(step)) for step in walked if step.shares),
    }
    if len(json.dumps(payload)) > MOST_BYTES:
        payload["output"] |= {"exact": {}}
        if spec.reduction == "softmax":
            payload |= {"shares": "", "equation": equation(spec, short=True)}
    return signed(payload)


def geometry(plan: WindowPlan) -> dict[str, Any]:
    """Describe what does not depend on the numbers: where the windows lie, and the words."""
    return {
        "reduction": plan.spec.reduction,
        "pads": _pads(plan),
        "rows": _windows(plan.axes[0]),
        "cols": _windows(plan.axes[1]),
        "equation": equation(plan.spec),
        "words": WORDS,
        "formula": words.shape_formulas(plan),
    }


def _grid(values: Sequence[float], shape: Sequence[int], label: str) -> dict[str, Any]:
    shown = [format_number(value) for value in values]
    rows, cols = shape
    return {
        "label": label,
        "rows": rows,
        "cols": cols,
        "text": " ".join(map(_without_zero, shown)),
        "exact": {
            str(i): exact_number(value) for i, value in enumerate(values) if _is_rounded(value, shown[i])
        },
    }


def _without_zero(shown: str) -> str:
    """Shorten "0.5" to ".5" for the way; the stepper puts the 0 back."""
    return shown.replace("0.", ".", 1) if shown.startswith(("0.", "−0.")) else shown


def _is_rounded(value: float, shown: str) -> bool:
    return math.isfinite(value) and shown.replace("−", "-") != exact_number(value)


def _pads(plan: WindowPlan) -> dict[str, Any]:
    (top, bottom), (left, right) = plan.pads
    text, note = words.pad_text(plan)
    return {"top": top, "bottom": bottom, "left": left, "right": right, "text": text, "note": note}


def _windows(axis: AxisPlan) -> dict[str, int]:
    """Write an axis: window `i` touches start + i · stride + k · dilation, for k below `window`."""
    return {
        "start": -axis.before,
        "stride": axis.stride,
        "count": axis.output_size,
        "window": axis.window,
        "dilation": axis.dilation,
    }


def _winners(step: Step) -> str:
    """Name the winners by their places in the window, padding included, in reading order."""
    places = [step.rows.index(row) * len(step.cols) + step.cols.index(col) for row, col in step.winners]
    return " ".join(map(str, places))
