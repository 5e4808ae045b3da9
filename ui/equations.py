"""How each reduction is written: templates of the stepper's middle pane; the sentences use them too."""

HEADS = {
    "max": "max of {count} cells",
    "min": "min of {count} cells",
    "avg": "mean of {count} cells",
    "sum": "sum of {count} cells",
}
BODIES = {
    "max": "max({values})",
    "min": "min({values})",
    "avg": "({values_sum}) / {divisor}",
    "sum": "{values_sum}",
}
SHORT_LINES = {"avg": "(sum of {count} cells) / {divisor}"}
"""Calculations with more to them than the window's numbers, as they are written where those are too many."""


def equation(reduction: str) -> dict[str, str]:
    """Give the templates of the middle pane: its heading, the calculation and the result."""
    head, body = HEADS[reduction], BODIES[reduction]
    return {
        "head": head,
        "head_one": head.replace("cells", "cell"),
        "body": body,
        "line": body if reduction in SHORT_LINES else "",
        "line_short": SHORT_LINES.get(reduction, ""),
        "result": "= {result}",
    }
