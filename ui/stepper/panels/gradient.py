"""What the Gradient panel is sent: where a gradient flows back to, in each step and in total."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, Step, plan_windows, pool_backward, steps
from pooling.number_text import format_number
from pooling.volumes import parse_volume
from ui.stepper import labels
from ui.stepper.compact import runs
from ui.stepper.geometry import split_channels
from ui.stepper.panels.gradient_words import GRADIENT, GRADIENT_RULES, sum_in_words
from ui.stepper.templates import placed

MOST_BYTES = 8 * 1024
"""Steps that would take more are left out, and the total alone is shown."""
MOST_ROWS = 32


def gradient_panel(x: NDArray[Any], spec: PoolSpec, upstream: str = "") -> dict[str, Any]:
    """Describe the gradient of pooling `x`, with or without channels in front.

    `upstream` is the gradient at the output, as text; if it cannot be, `error` says why and ones are taken.
    """
    channels = split_channels(x, spec)
    plan, count = plan_windows(spec, channels.shape[1:]), len(channels)
    grad, error = _read(upstream, x.shape[: x.ndim - spec.rank] + plan.output_shape)
    total = pool_backward(x, spec, grad)
    came = grad.reshape(count, *plan.output_shape)
    each_channel = [
        [_flow(step, float(into[step.index])) for step in steps(channel, spec)]
        for channel, into in zip(channels, came, strict=True)
    ]
    flows = [" ".join(together) for together in zip(*each_channel, strict=True)]
    patterns = list(dict.fromkeys(flows))
    number = {pattern: i for i, pattern in enumerate(patterns)}
    each = {"patterns": patterns, "steps": runs(number[flow] for flow in flows)}
    too_long = len(json.dumps(each)) > MOST_BYTES
    return {
        "came": runs(_came(together) for together in zip(*(into.flat for into in came), strict=True)),
        "total": runs(format_number(value) for value in total.flat),
        **({"patterns": [], "steps": ""} if too_long else each),
        "sum": sum_in_words(spec.reduction, float(grad.sum()), float(total.sum())),
        "rule": GRADIENT_RULES[spec.reduction],
        "upstream": upstream,
        "error": error,
        "words": _words(spec.rank, count),
    }


def _words(rank: int, channels: int) -> dict[str, str]:
    """A step has no channel of its own: it is the same in all."""
    words = placed(GRADIENT, rank, channels)
    return words | {"step": placed(GRADIENT, rank)["step"]}


def _came(together: Sequence[float]) -> str:
    """Write what comes in at a step, in every channel where they differ."""
    shown = list(map(format_number, together))
    return shown[0] if len(set(shown)) == 1 else ",\N{NO-BREAK SPACE}".join(shown)


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
        grad = parse_volume(text, MOST_ROWS)
    except PoolingError as error:
        return ones, str(error)
    if grad.shape != (1,) * (3 - len(shape)) + shape:
        came = labels.by(grad.shape if len(grad) > 1 else grad.shape[1:])
        wanted = labels.by(shape if len(shape) > 1 else (1, *shape))
        return (
            ones,
            f"The gradient came as {came} numbers; the output has {wanted}: give one for each of its cells.",
        )
    return grad.reshape(shape), ""
