"""The sentences of the panels that only photos need."""

from pooling.reductions import REDUCTIONS
from ui.stepper.reduction_words import REDUCTION_WORDS

SHAPE = {
    "ticks": "Each tick marks where a window starts.",
    "some_ticks": "One tick per {k} windows: there are too many to mark them all.",
    "now": "Window {n} of {count}: {places}.",
    "range": "{a}–{b}",
}
COVERAGE = {
    "first": "Row {row}, column {col}, where this window starts, is used {value}.",
}
GRADIENT = {
    "step_label": "This step: the gradient of each cell",
    "step_channel": "This step, {name}",
    "total_label": "All steps together",
    "total_channel": "All steps together, {name}",
    "winner": "Step {n}: gradient {g} goes to row {row}, column {col}. All steps together give it {total}.",
    "winners": "Step {n}: each channel receives {g}; {places}.",
    "place": "{name} passes it to row {row}, column {col}",
    "each": "Step {n}: the output receives {g}; each of the {count} cells gets {share}.",
    "tie": " {k} cells tie: the first in reading order gets it, as in TensorFlow and PyTorch.",
    "ones": "For a photo, the incoming gradient is always ones: there are too many outputs to type it.",
}


def no_steps(reduction: str) -> str:
    """Say that a photo has no gradient for each step, where every cell has another share; else nothing."""
    if not REDUCTIONS[reduction].composed:
        return ""
    noun = REDUCTION_WORDS[reduction].noun
    return f"This photo is too large to show each step's gradient for a {noun}; choose a matrix or 16 × 16."


CODE = {"channel": "Shown for the red channel; green and blue run the same code."}
PREDICT = {
    "ask": "What is the red output at row {row}, column {col}?",
    "channel": "You predict red; green and blue are revealed with it.",
}


def picture_alt(label: str, least: str, most: str) -> str:
    """Describe a picture of numbers for screen readers.

    >>> picture_alt("All steps together", "0", "4")
    'All steps together, as a picture: from 0 to 4'
    """
    return f"{label}, as a picture: {f'from {least} to {most}' if least != most else f'{least} everywhere'}"
