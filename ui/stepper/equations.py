"""How each reduction is written: templates for the stepper's middle pane and for the sentences."""

from pooling import PoolSpec
from pooling.number_text import format_number

HEADS = {
    "max": "max of {count} cells",
    "min": "min of {count} cells",
    "avg": "mean of {count} cells",
    "sum": "sum of {count} cells",
    "lp": "{p}-norm of {count} cells",
    "softmax": "softmax mean of {count} cells",
}
BODIES = {
    "max": "max({values})",
    "min": "min({values})",
    "avg": "({values_sum}) / {divisor}",
    "sum": "{values_sum}",
    "lp": "({terms})^(1/{p})",
    "softmax": "{terms}",
}
TERMS = {"lp": "|{value}|^{p}", "softmax": "{share} × {value}"}
"""The term of one cell, where it is more than the cell's number; `share` is its softmax weight."""

SHORT_LINES = {
    "avg": "(sum of {count} cells) / {divisor}",
    "lp": "(sum of |cell|^{p})^(1/{p})",
    "softmax": "sum of weight × cell",
}
"""Short calculations for windows with too many numbers to list."""


def equation(spec: PoolSpec, *, short: bool = False) -> dict[str, str]:
    """Return the templates of the middle pane: heading, calculation, one cell's term and result.

    With `short`, the calculation does not list the cells.
    """
    reduction = spec.reduction
    head, body = HEADS[reduction], SHORT_LINES[reduction] if short else BODIES[reduction]
    templates = {
        "head": head,
        "head_one": head.replace("cells", "cell"),
        "body": body,
        "term": TERMS.get(reduction, ""),
        "line": body if reduction in SHORT_LINES else "",
        "line_short": SHORT_LINES.get(reduction, ""),
        "result": "= {result}",
    }
    return {name: template.replace("{p}", format_number(spec.p)) for name, template in templates.items()}
