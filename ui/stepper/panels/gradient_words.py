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


def gradient_sum(unbalanced: str, came: str, went: str, lost: str) -> str:
    """Compare the gradient in with the gradient out; `lost` is empty if they are equal.

    `unbalanced` is the reduction's reason for a difference.
    """
    said = f"Gradient in: {came}, out: {went}"
    if not lost:
        return f"{said} — nothing is lost."
    why = unbalanced.format(lost=lost)
    return f"{said} — {why}." if why else f"{said}."


def gradient_sum_unknown(came: str, went: str) -> str:
    """Say what came in and went out, if one of them is not finite."""
    return f"Gradient in: {came}, out: {went} — with NaN or ∞ they can't be compared."


def sum_in_words(unbalanced: str, came: float, went: float) -> str:
    """Say how much gradient came in at the output and went out to the input.

    If both are equal up to rounding, the text shows the number that came in twice.
    """
    if math.isclose(came, went, rel_tol=1e-9, abs_tol=1e-9):
        return gradient_sum(unbalanced, format_number(came), format_number(came), "")
    if not (math.isfinite(came) and math.isfinite(went)):
        return gradient_sum_unknown(format_number(came), format_number(went))
    return gradient_sum(unbalanced, format_number(came), format_number(went), format_number(came - went))
