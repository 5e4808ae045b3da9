"""Data for the Predict panel: the numbers that likely mistakes lead to, so it can name the mistake."""

import json
from itertools import chain
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.dispatch import pool
from pooling.misconceptions.results import moved_by_one, wrong_results
from pooling.number_text import format_number
from ui.stepper.panels import photo_words as panel_photo_words
from ui.stepper.panels import words as panel_words
from ui.stepper.payloads.channels import split_channels
from ui.stepper.payloads.compact import runs
from ui.stepper.payloads.tables import text_table
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
    for wrong in chain(wrong_results(asked, spec), moved_by_one(asked, spec)):
        shown = [format_number(value) for value in wrong.results.flat]
        texts = runs(NOTHING if text == good else text for text, good in zip(shown, right, strict=True))
        mistake = {"say": say[wrong.name], "texts": texts}
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
    asked = x.reshape(-1, *x.shape[-2:])[0]
    for wrong in chain(wrong_results(asked, spec), moved_by_one(asked, spec)):
        mistake = {"say": say[wrong.name], "results": text_table(wrong.results)}
        if mistake["results"] in [other["results"] for other in found]:
            continue
        if len(json.dumps([*found, mistake])) > MOST_PHOTO_BYTES:
            break
        found.append(mistake)
    colour = {"ask": panel_photo_words.PREDICT["ask"]} if x.ndim > spec.rank else {}
    note = panel_photo_words.PREDICT["channel"] if colour else ""
    return {"mistakes": found, "note": note, "words": panel_words.predict_words(spec) | colour}
