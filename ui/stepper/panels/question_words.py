"""The sentences of the Predict panel's other questions: the output's shape, and what a shift changes."""

from collections.abc import Sequence

from pooling.number_text import count_things

KINDS = {"value": "Results", "chance": "Chances", "shape": "Shape", "move": "Shift"}
"""What can be asked, in the order of the buttons."""
AXES = {1: "cells", 2: "rows and columns", 3: "slices, rows and columns"}
ASK_SHAPE = "{change}: how many {axes} will the output have?"

SHAPE = {
    "empty": "Type a whole number in each field.",
    "right": "Right: {answer}.",
    "shown": "It is {answer}.",
    "wrong": "Not {typed}. Count the places of the window again.",
    "some": "The number of {right} is right; count the {wrong} again.",
}
CHANCE = {"wrong": "Not {typed}%. Divide the cell by the sum of all, times 100."}
MOVE = {
    "label": "The input, moved",
    "mark": "Mark the output cells that change",
    "cell": "Row {row}, column {col}",
    "is": "Row {row}, column {col}: {value}",
    "changes": "{cell}: changes to {value}",
    "stays": "{cell}: stays the same",
    "right": "Right: {changed} of {total} cells change.",
    "shown": "{changed} of {total} cells change: they are marked.",
    "all": "Not every cell changes: somewhere the moved window gives the same result.",
    "none": "At least one cell changes.",
    "extra": "Some of the marked cells stay the same: {extra} too many.",
    "missing": "All marked cells change, but {missing} that change aren't marked.",
    "both": "{extra} of the marked cells stay the same, and {missing} that change aren't marked.",
}
DIRECTIONS = {
    (0, 1): ("right", "left"),
    (1, 0): ("down", "top"),
    (0, -1): ("left", "right"),
    (-1, 0): ("up", "bottom"),
}
"""Where the numbers go, and at which edge zeros come in."""


def ask_move(down: int, right: int) -> str:
    """Ask which output cells change when every number moves by one cell."""
    to, edge = DIRECTIONS[down, right]
    return f"Every number moves one cell {to}, and 0 comes in at the {edge}. Which output cells change?"


def changes(window: Sequence[int], size: Sequence[int]) -> dict[str, str]:
    """Name each change of the settings, given the new window and the new size of the input."""
    return {
        "stride": "With stride {new}",
        "window": f"With a window of {_by(window)}",
        "padding": "With padding {new}",
        "size": f"With an input of {_by(size)}",
        "taps": "With the filter {new}",
        "dilation": "With dilation {new}",
        "ceil": "With ceil mode {new}",
    }


def _by(shape: Sequence[int]) -> str:
    return " × ".join(map(str, shape)) if len(shape) > 1 else count_things(shape[0], "cell")


WRONG_SHAPES = {
    "first": "{typed} leaves out the first place of the window: add 1.",
    "up": "{typed} counts a window that doesn't fit whole: round down.",
    "down": "{typed} leaves out the window that hangs over the end: ceil mode keeps it, so round up.",
    "same": "{typed} leaves out the last window: padding Same makes room for it, so round up.",
    "padding": "{typed} forgets the padding: it makes the input larger.",
    "pooled": "{typed} is the shape of what is pooled at stride 1: the filter then moves by the stride.",
    "inside": "{typed} keeps the filter inside: it also reads past the edge, so only the stride makes it "
    "smaller.",
    "divided": "{typed} is the input divided by the stride; but the whole window has to fit.",
    "one": "{typed} moves the window by one cell; it moves by the stride.",
    "exchanged": "{typed} has window and stride swapped.",
    "turned": "{typed} has rows and columns swapped: rows come first.",
    "input": "{typed} is the shape of the input.",
    "now": "{typed} is the shape of the output now, before the change.",
}
