"""Data for the panels of a photo: pictures as bytes, and the text of each number once."""

from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan, pool_backward, pool_with_indices
from pooling.colours import colour_map, diverging_map
from pooling.kinds.dispatch import plan_windows
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from ui.layers.words import gradient_rule
from ui.stepper.labels import CHANNELS
from ui.stepper.panels import photo_words as panel_photo_words
from ui.stepper.panels import words as panel_words
from ui.stepper.panels.gradient_words import GRADIENT, sum_in_words
from ui.stepper.payloads.tables import base64
from ui.stepper.reduction_words import row_of

MOST_TEXTS = 1024
"""With more different numbers than this, numbers are rounded to three digits."""
MOST_IN_LEGEND = 6
ONE_BYTE = 256
CLEAR, OPAQUE = 0, 255

Payload = dict[str, Any]


def picture(
    values: NDArray[Any],
    label: str,
    text: Callable[[float], str] = format_number,
    *,
    clear_zero: bool = False,
) -> Payload:
    """Encode `values`, (H, W): the number of each pixel, and text and colour of each number once.

    Colours are magma from 0 up, or blue and orange for numbers of both signs. With `clear_zero`, 0 stays
    transparent.
    """
    numbers, which = np.unique(_three_digits(values), return_inverse=True)
    texts = [text(number) for number in numbers.tolist()]
    colours = np.concatenate([_colours(numbers), np.full((len(numbers), 1), OPAQUE, np.uint8)], axis=1)
    if clear_zero:
        colours[numbers == 0, 3] = CLEAR
    return {
        "rows": values.shape[0],
        "cols": values.shape[1],
        "label": label,
        "alt": panel_photo_words.picture_alt(label, texts[0], texts[-1]),
        "texts": texts,
        "colours": base64(colours),
        "which": base64(which.astype("u1" if len(numbers) <= ONE_BYTE else "<u2")),
        "legend": _legend(numbers),
    }


def _three_digits(values: NDArray[Any]) -> NDArray[Any]:
    """Round to three digits and at most four decimals, if there are very many different numbers."""
    if values.dtype.kind != "f" or len(np.unique(values)) <= MOST_TEXTS:
        return values
    with np.errstate(divide="ignore"):
        exponents = np.floor(np.log10(np.abs(values)))
    decimals = 2 - np.maximum(np.where(np.isfinite(exponents), exponents, 0), -2)
    return np.asarray(np.rint(values * 10.0**decimals) / 10.0**decimals) + 0.0


def _colours(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    low, high = float(numbers[0]), float(numbers[-1])
    line = numbers[None]
    painted = diverging_map(line, max(-low, high)) if low < 0 else colour_map(line, 0.0, high or 1.0)
    return painted.reshape(-1, 3)


def _legend(numbers: NDArray[Any]) -> list[int]:
    """Choose the numbers for the legend: all of them, or some from smallest to largest."""
    if len(numbers) <= MOST_IN_LEGEND:
        return list(range(len(numbers)))
    spread = np.linspace(float(numbers[0]), float(numbers[-1]), MOST_IN_LEGEND - 1)
    return sorted({int(abs(numbers - number).argmin()) for number in spread})


def coverage_picture(x: NDArray[Any], spec: PoolSpec) -> Payload:
    """Show how often each pixel is used."""
    plan = plan_windows(spec, x.shape[-2:])
    reads = np.asarray(plan.read_counts)
    often, cells = np.unique(reads, return_counts=True)
    return {
        "picture": picture(
            reads, panel_words.COVERAGE["label"], lambda count: panel_words.times(int(count)), clear_zero=True
        ),
        "sentence": panel_words.coverage_sentence(dict(zip(often.tolist(), cells.tolist(), strict=True))),
        "reason": panel_words.coverage_reason(plan),
        "words": panel_words.COVERAGE | panel_photo_words.COVERAGE,
    }


def gradient_pictures(x: NDArray[Any], spec: PoolSpec) -> Payload:
    """Show where a gradient of ones flows in each channel, and what each step adds."""
    channels = x.reshape(-1, *x.shape[-2:])
    plan = plan_windows(spec, channels.shape[1:])
    came = np.ones((len(channels), *plan.output_shape))
    total = pool_backward(channels, spec, came)
    labels = _channel_labels(len(channels), "total")
    return {
        "totals": [picture(one, label) for one, label in zip(total, labels, strict=True)],
        "step_labels": _channel_labels(len(channels), "step"),
        "channels": list(CHANNELS[: len(channels)]),
        "came": format_number(1),
        "flow": _flow(channels, spec, plan),
        "no_steps": panel_photo_words.no_steps(spec.reduction),
        "sum": sum_in_words(row_of(spec).unbalanced, float(came.sum()), float(total.sum())),
        "rule": gradient_rule(spec),
        "words": GRADIENT | panel_photo_words.GRADIENT,
    }


def _channel_labels(count: int, name: str) -> list[str]:
    if count == 1:
        return [panel_photo_words.GRADIENT[f"{name}_label"]]
    template = panel_photo_words.GRADIENT[f"{name}_channel"]
    return [template.format(name=channel) for channel in CHANNELS]


def _flow(channels: NDArray[Any], spec: PoolSpec, plan: WindowPlan) -> Payload:
    """Return how a window's 1 is distributed: the place of the winner, or the share of each cell."""
    reduction = REDUCTIONS[spec.reduction]
    if reduction.selects:
        _, winners = pool_with_indices(channels, spec)
        places = _places_in_windows(winners, plan)
        wide = prod(spec.window_shape) > ONE_BYTE
        return {
            "winners": [base64(one.astype("<u2" if wide else "u1")) for one in places],
            "texts": [format_number(0), format_number(1)],
        }
    if reduction.divides and not reduction.composed:
        divisors = np.unique(plan.divisors).tolist()
        return {"shares": {str(divisor): format_number(1 / divisor) for divisor in divisors}}
    return {"share": format_number(1)} if spec.reduction == "sum" else {}


def _places_in_windows(winners: NDArray[np.int64], plan: WindowPlan) -> NDArray[np.int64]:
    """Convert flat indices of input cells to places in their window, in reading order."""
    rows, cols = plan.axes
    tops = np.arange(rows.output_size)[:, None] * rows.stride - rows.before
    lefts = np.arange(cols.output_size) * cols.stride - cols.before
    down = (winners // cols.size - tops) // rows.dilation
    right = (winners % cols.size - lefts) // cols.dilation
    return down * cols.window + right
