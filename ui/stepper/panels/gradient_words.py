"""Every sentence of the Gradient panel."""

import math

from pooling.number_text import format_number

GRADIENT = {
    "step_label": "This step",
    "total_label": "All steps together",
    "step": "Step {n}: the output at row {row}, column {col} receives {g}.",
    "tie": " {k} cells tie: the first in reading order gets it all, as in TensorFlow and PyTorch.",
    "cell": "Row {row}, column {col}: {value}",
    "upstream": "Incoming gradient",
    "upstream_hint": "ones, or numbers such as 1, 0; 0, 2",
    "too_long": "There are too many steps to show each one; here is their total.",
}
GRADIENT_RULES = {
    "max": "The largest cell gets all the gradient; the others get 0 because they didn't affect the output.",
    "min": "The smallest cell gets all the gradient; the others get 0 because they didn't affect the output.",
    "avg": "Each cell gets an equal share: the gradient divided by the divisor.",
    "sum": "Each cell gets the full gradient.",
    "lp": "Each cell gets ±(|x| / result)^(p − 1) of the gradient: larger cells get more.",
    "softmax": "Each cell gets w (1 + β (x − result)) of the gradient, where w is its softmax weight.",
}


def gradient_sum(reduction: str, came: str, went: str, lost: str) -> str:
    """Compare the gradient in with the gradient out; `lost` is empty if they are equal."""
    if not lost:
        return f"Gradient in: {came}, out: {went} — nothing is lost."
    return {
        "avg": f"Gradient in: {came}, out: {went} — {lost} falls on counted padding and is lost.",
        "sum": f"Gradient in: {came}, out: {went} — each cell of a window gets all of it.",
        "lp": f"Gradient in: {came}, out: {went} — the slope of a p-norm depends on the numbers.",
    }.get(reduction, f"Gradient in: {came}, out: {went}.")


def gradient_sum_unknown(came: str, went: str) -> str:
    """Say what came in and went out, if one of them is not finite."""
    return f"Gradient in: {came}, out: {went} — with NaN or ∞ they can't be compared."


def sum_in_words(reduction: str, came: float, went: float) -> str:
    """Say how much gradient came in at the output and went out to the input.

    If both are equal up to rounding, the text shows the number that came in twice.
    """
    if math.isclose(came, went, rel_tol=1e-9, abs_tol=1e-9):
        return gradient_sum(reduction, format_number(came), format_number(came), "")
    if not (math.isfinite(came) and math.isfinite(went)):
        return gradient_sum_unknown(format_number(came), format_number(went))
    return gradient_sum(reduction, format_number(came), format_number(went), format_number(came - went))
