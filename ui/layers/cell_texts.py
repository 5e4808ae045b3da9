"""What the calculation of a reduction has for each cell, where that is not the cell's number."""

from math import isnan

from pooling import PoolSpec, Step
from pooling.number_text import format_number
from pooling.reductions.power_formulas import EPSILON

MOST_LISTED_VALUES = 25


def cell_texts(step: Step, spec: PoolSpec) -> list[str]:
    """Write softmax weights, what a generalized mean takes for each cell, or a median's cells in order."""
    if spec.reduction == "median":
        return _in_order(step)
    if spec.reduction == "gem":
        return [format_number(EPSILON if value < EPSILON else value) for value in step.values]
    return [format_number(share, 2) for share in step.shares]


def _in_order(step: Step) -> list[str]:
    """Write the cells in order, those in the middle in brackets; of many, those around the middle.

    >>> from pooling import steps
    >>> _in_order(next(steps([[5, 1], [6, 3]], PoolSpec.of("median", 2))))
    ['1', '[3', '5]', '6']
    """
    ordered = sorted(step.values, key=lambda value: (isnan(value), value))
    low, high = (len(ordered) - 1) // 2, len(ordered) // 2
    if isnan(ordered[-1]):
        low = high = len(ordered) - 1
    texts = list(map(format_number, ordered))
    texts[low] = f"[{texts[low]}"
    texts[high] = f"{texts[high]}]"
    first = max(0, min(low - MOST_LISTED_VALUES // 2, len(texts) - MOST_LISTED_VALUES))
    return texts[first : first + MOST_LISTED_VALUES]
