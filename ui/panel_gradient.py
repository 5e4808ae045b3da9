"""What the Gradient panel is sent: where a gradient flows back to, in each step and in total."""

import json
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, Step, plan_windows, pool_backward, steps
from pooling.matrices import parse_matrix
from pooling.number_text import format_number
from ui import panel_words, words
from ui.compact import runs

MOST_BYTES = 8 * 1024
"""Steps that would take more are left out, and the total alone is shown."""
MOST_ROWS = 32


def gradient_panel(x: NDArray[Any], spec: PoolSpec, upstream: str = "") -> dict[str, Any]:
    """Describe the gradient of pooling the plane `x`.

    `upstream` is the gradient at the output, as text; if it cannot be, `error` says why and ones are taken.
    """
    plan = plan_windows(spec, x.shape)
    grad, error = _read(upstream, plan.output_shape)
    total = pool_backward(x, spec, grad)
    flows = [_flow(step, float(grad[step.index])) for step in steps(x, spec)]
    patterns = list(dict.fromkeys(flows))
    number = {pattern: i for i, pattern in enumerate(patterns)}
    each = {"patterns": patterns, "steps": runs(number[flow] for flow in flows)}
    too_long = len(json.dumps(each)) > MOST_BYTES
    return {
        "came": runs(format_number(value) for value in grad.flat),
        "total": runs(format_number(value) for value in total.flat),
        **({"patterns": [], "steps": ""} if too_long else each),
        "sum": _sum(spec.reduction, float(grad.sum()), float(total.sum())),
        "rule": panel_words.GRADIENT_RULES[spec.reduction],
        "upstream": upstream,
        "error": error,
        "words": panel_words.GRADIENT,
    }


def _flow(step: Step, came: float) -> str:
    """Write what each real cell of a window gets, in reading order."""
    return runs(format_number(_times(weight, came)) for weight in step.weights)


def _times(weight: float, came: float) -> float:
    """Multiply without a negative zero, which would only puzzle."""
    return weight * came if weight and came else 0.0


def _read(text: str, shape: tuple[int, ...]) -> tuple[NDArray[np.float64], str]:
    """Return the gradient that a text holds, or ones and a sentence that says what is wrong with it."""
    ones = np.ones(shape)
    if not text.strip():
        return ones, ""
    try:
        grad = parse_matrix(text, MOST_ROWS)
    except PoolingError as error:
        return ones, str(error)
    if grad.shape != shape:
        came, wanted = words.by(grad.shape), words.by(shape)
        return (
            ones,
            f"The gradient came as {came} numbers; the output has {wanted}: give one for each of its cells.",
        )
    return grad, ""


def _sum(reduction: str, came: float, went: float) -> str:
    same = math.isclose(came, went, rel_tol=1e-9, abs_tol=1e-9) or not math.isfinite(went)
    lost = "" if same else format_number(came - went)
    return panel_words.gradient_sum(reduction, format_number(came), format_number(went), lost)
