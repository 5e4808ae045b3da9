"""What the stepper is sent: `steps` and `plan_windows` as compact text. The browser computes nothing."""

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, Step, WindowPlan, plan_windows, steps
from pooling.number_text import exact_number, format_number
from ui import words

SHADES = 9


def stepper_payload(x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Describe every step of pooling the plane `x`, of shape (H, W); numbers travel as the text to show.

    Raises:
        PoolingError: as `plan_windows`.
    """
    plan = plan_windows(spec, x.shape)
    walked = list(steps(x, spec))
    pad, note = words.pad_text(plan)
    payload = {
        "reduction": spec.reduction,
        "input": _grid(x.ravel().tolist(), x.shape, words.input_label(plan))
        | {"unread": np.flatnonzero(plan.read_counts == 0).tolist(), "read_note": words.read_note(plan)},
        "pads": _pads(plan) | {"text": pad, "note": note},
        "output": _grid(
            [step.result for step in walked], plan.output_shape, f"Output {words.by(plan.output_shape)}"
        ),
        "rows": [list(plan.axes[0].positions(i)) for i in range(plan.output_shape[0])],
        "cols": [list(plan.axes[1].positions(j)) for j in range(plan.output_shape[1])],
        "winners": ",".join(_winners(step) for step in walked),
        "counts": _once_or_each(len(step.cells) for step in walked),
        "divisors": _once_or_each(step.divisor for step in walked) if spec.reduction == "avg" else "",
        "equation": {
            "head": words.HEADS[spec.reduction],
            "body": words.BODIES[spec.reduction],
            "result": "= {result}",
        },
        "words": words.WORDS,
        "formula": words.shape_formulas(plan),
    }
    return payload | {"sig": hashlib.sha256(json.dumps(payload).encode()).hexdigest()[:12]}


def _grid(values: Sequence[float], shape: Sequence[int], label: str) -> dict[str, Any]:
    shown = [format_number(value) for value in values]
    rows, cols = shape
    return {
        "label": label,
        "rows": rows,
        "cols": cols,
        "text": " ".join(shown),
        "exact": {
            str(i): exact_number(value) for i, value in enumerate(values) if _is_rounded(value, shown[i])
        },
        "shade": _shade(np.array(values, np.float64)),
    }


def _is_rounded(value: float, shown: str) -> bool:
    return math.isfinite(value) and shown.replace("−", "-") != exact_number(value)


def _shade(values: NDArray[np.float64]) -> str:
    """Write each number's place between the least and the greatest as one digit; "x" is not finite."""
    finite = np.isfinite(values)
    halves = np.where(finite, values, 0) / 2  # so that the span of −1e308 to 1e308 is a number too
    low, high = halves[finite].min(initial=np.inf), halves[finite].max(initial=-np.inf)
    span = high - low if high > low else 1.0
    digits = [
        round(SHADES * ((half - low) / span)) if ok else "x" for half, ok in zip(halves, finite, strict=True)
    ]
    return "".join(map(str, digits))


def _pads(plan: WindowPlan) -> dict[str, int]:
    (top, bottom), (left, right) = plan.pads
    return {"top": top, "bottom": bottom, "left": left, "right": right}


def _winners(step: Step) -> str:
    """Name the winners by their places in the window, padding included, in reading order."""
    places = [step.rows.index(row) * len(step.cols) + step.cols.index(col) for row, col in step.winners]
    return " ".join(map(str, places))


def _once_or_each(numbers: Iterable[int]) -> str:
    """Write one number where all are the same, else one per step."""
    listed = [str(number) for number in numbers]
    return listed[0] if len(set(listed)) == 1 else " ".join(listed)
