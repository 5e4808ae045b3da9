"""Every sentence of the Gradient panel."""

import math

from pooling.number_text import format_number

GRADIENT = {
    "step_label": "This step",
    "total_label": "All steps together",
    "step": "Step {n}: {g} comes in at output row {row}, column {col}.",
    "tie": " Of the {k} tied cells the first in reading order gets it all, as in TensorFlow and PyTorch.",
    "cell": "Row {row}, column {col}: {value}",
    "upstream": "Gradient coming in",
    "upstream_hint": "ones, or numbers such as 1, 0; 0, 2",
    "too_long": "There are too many steps to show each one; the sum of all is on the right.",
}
GRADIENT_RULES = {
    "max": "The greatest cell gets a window's whole gradient; the others do not matter to the result.",
    "min": "The least cell gets a window's whole gradient; the others do not matter to the result.",
    "avg": "Every cell gets an equal share: the gradient over the divisor.",
    "sum": "Every cell gets the whole gradient.",
    "lp": "A cell gets ±(|x| / result)^(p − 1) of the gradient: large cells more.",
    "softmax": "A cell gets w (1 + β (x − result)) of the gradient: its weight, and its pull on the weights.",
}


def gradient_sum(reduction: str, came: str, went: str, lost: str) -> str:
    """Say whether what came in went back; `lost` is empty where it did."""
    if not lost:
        return f"{came} in, {went} back: the sum is preserved."
    return {
        "avg": f"{came} in, {went} back: {lost} fell on padding that the average counts, and is lost.",
        "sum": f"{came} in, {went} back: each cell of a window gets all of it; the sum is not preserved.",
        "lp": f"{came} in, {went} back: a p-norm's slope depends on the numbers; the sum is not preserved.",
    }.get(reduction, f"{came} in, {went} back.")


def gradient_sum_unknown(came: str, went: str) -> str:
    """Say what came in and went back where one of them is no finite number."""
    return f"{came} in, {went} back: with NaN or ∞ among the numbers, the sums cannot be compared."


def sum_in_words(reduction: str, came: float, went: float) -> str:
    """Say what came in at the output and what went back, and whether that is the same.

    Where it is, it is written as what came: thousands of sums differ in the last of their digits.
    """
    if math.isclose(came, went, rel_tol=1e-9, abs_tol=1e-9):
        return gradient_sum(reduction, format_number(came), format_number(came), "")
    if not (math.isfinite(came) and math.isfinite(went)):
        return gradient_sum_unknown(format_number(came), format_number(went))
    return gradient_sum(reduction, format_number(came), format_number(went), format_number(came - went))
