"""Data for the Gradient panel: where the gradient flows, in each step and in total."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, Step
from pooling.kinds.dispatch import plan_windows, pool_backward, steps_in
from pooling.matrices.volumes import parse_volume
from pooling.number_text import format_number
from ui.layers.words import gradient_rule, without_ties
from ui.stepper import labels
from ui.stepper.panels.gradient_words import GRADIENT, sum_in_words
from ui.stepper.payloads.channels import split_channels
from ui.stepper.payloads.compact import runs
from ui.stepper.reduction_words import row_of
from ui.stepper.templates import placed

MOST_BYTES = 8 * 1024
"""If the steps would take more, only the total is sent."""
MOST_ROWS = 32


def gradient_panel(x: NDArray[Any], spec: PoolSpec, upstream: str = "") -> dict[str, Any]:
    """Describe the gradient of pooling `x`, with or without channels in front.

    `upstream` is the gradient at the output, as text. If it is invalid, `error` says why and ones are used.
    """
    channels = split_channels(x, spec)
    plan, count = plan_windows(spec, channels.shape[1:]), len(channels)
    grad, error = _read(upstream, x.shape[: x.ndim - spec.rank] + plan.output_shape)
    total = pool_backward(x, spec, grad)
    came = grad.reshape(count, *plan.output_shape)
    each_channel = [
        [_flow(step, float(into[step.index])) for step in each]
        for each, into in zip(steps_in(list(channels), spec), came, strict=True)
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
        "sum": sum_in_words(row_of(spec).unbalanced, float(grad.sum()), float(total.sum())),
        "rule": gradient_rule(spec),
        "upstream": upstream,
        "error": error,
        "words": _words(spec.rank, count) | without_ties(spec),
    }


def _words(rank: int, channels: int) -> dict[str, str]:
    """Return the words; a step names no channel, because it is the same in all."""
    words = placed(GRADIENT, rank, channels)
    return words | {"step": placed(GRADIENT, rank)["step"]}


def _came(together: Sequence[float]) -> str:
    """Write the gradient that a step receives, once if it is the same in every channel."""
    shown = list(map(format_number, together))
    return shown[0] if len(set(shown)) == 1 else ",\N{NO-BREAK SPACE}".join(shown)


def _flow(step: Step, came: float) -> str:
    """Write the gradient of each real cell of a window, in reading order."""
    return runs(format_number(_times(weight, came)) for weight in step.weights)


def _times(weight: float, came: float) -> float:
    """Multiply, but return 0 instead of −0."""
    return weight * came if weight and came else 0.0


def _read(text: str, shape: tuple[int, ...]) -> tuple[NDArray[np.float64], str]:
    """Parse the gradient; if the text is invalid, return ones and a sentence that says why."""
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
            f"The gradient has {came} numbers, but the output has {wanted}; type one for each output cell.",
        )
    return grad.reshape(shape), ""
