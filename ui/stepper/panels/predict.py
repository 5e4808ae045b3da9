"""Data for the Predict panel: the numbers that likely mistakes lead to, so it can name the mistake."""

import json
from collections.abc import Iterator
from dataclasses import replace
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows, pool
from pooling.number_text import format_number
from ui.layers.mistakes import layer_results
from ui.stepper.panels import photo_words as panel_photo_words
from ui.stepper.panels import words as panel_words
from ui.stepper.panels.own_mistakes import own_results
from ui.stepper.payloads.channels import split_channels
from ui.stepper.payloads.compact import runs
from ui.stepper.payloads.tables import text_table
from ui.stepper.reduction_words import REDUCTION_WORDS
from ui.stepper.templates import placed

MOST_BYTES = 8 * 1024
"""The least likely mistakes are left out if they would take more."""
MOST_PHOTO_BYTES = 300 * 1024
"""The same limit for a photo of up to 65,536 steps: room for two or three mistakes."""
NOTHING = "_"
"""Marks a step where the mistake leads to the right number."""


def predict_panel(x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Return, for each mistake, its sentence and the number it leads to in each step.

    With several channels, the learner predicts the first.
    """
    asked = split_channels(x, spec)[0]
    right = [format_number(value) for value in pool(asked, spec).flat]
    say = panel_words.mistakes(spec)
    found: list[dict[str, str]] = []
    for name, results in wrong_results(asked, spec):
        shown = [format_number(value) for value in results.flat]
        texts = runs(NOTHING if text == good else text for text, good in zip(shown, right, strict=True))
        mistake = {"say": say[name], "texts": texts}
        if len(json.dumps([*found, mistake])) > MOST_BYTES:
            break
        if shown != right and texts not in [other["texts"] for other in found]:
            found.append(mistake)
    several = x.ndim > spec.rank
    note = panel_words.CHANNEL_PREDICT if several else ""
    words = placed(panel_words.predict_words(spec), spec.rank)
    if several:
        words["ask"] = placed(panel_words.PREDICT, spec.rank, len(x))["ask"].replace("{slice}", "0")
    return {"mistakes": found, "note": note, "words": words}


def predict_in_photo(x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Return the same for a photo, computed on whole arrays; in colour, the learner predicts red."""
    say = panel_words.mistakes(spec)
    found: list[dict[str, Any]] = []
    for name, results in wrong_results(x.reshape(-1, *x.shape[-2:])[0], spec):
        mistake = {"say": say[name], "results": text_table(results)}
        if mistake["results"] in [other["results"] for other in found]:
            continue
        if len(json.dumps([*found, mistake])) > MOST_PHOTO_BYTES:
            break
        found.append(mistake)
    colour = {"ask": panel_photo_words.PREDICT["ask"]} if x.ndim > spec.rank else {}
    note = panel_photo_words.PREDICT["channel"] if colour else ""
    return {"mistakes": found, "note": note, "words": panel_words.predict_words(spec) | colour}


def wrong_results(x: NDArray[Any], spec: PoolSpec) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield the results of common mistakes, the likeliest first, each in the right shape."""
    return layer_results(x, spec) if isinstance(spec, Layer) else _plainly_wrong(x, spec)


def _plainly_wrong(x: NDArray[Any], spec: PoolSpec) -> Iterator[tuple[str, NDArray[Any]]]:
    plan = plan_windows(spec, x.shape)
    padded = any(pad for axis in plan.pads for pad in axis)
    if spec.reduction == "avg" and not (plan.divisors == prod(spec.window_shape)).all():
        yield "window", pool(x, replace(spec, reduction="sum")) / prod(spec.window_shape)
    if spec.reduction == "avg" and spec.divisor_override is not None:
        yield "real", pool(x, replace(spec, divisor_override=None))
    elif spec.reduction == "avg" and spec.count_include_pad:
        yield "divisor", pool(x, replace(spec, count_include_pad=False))
    elif padded:
        zeros = pool(np.pad(x, plan.pads), replace(spec, padding="valid"))
        yield "zero", zeros[tuple(slice(size) for size in plan.output_shape)]
    yield from own_results(x, spec)
    for name in REDUCTION_WORDS[spec.reduction].confused_with:
        yield name, pool(x, replace(spec, reduction=name))
