"""How each reduction is written: templates of the stepper's middle pane; the sentences use them too."""

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
"""What stands for one cell where it is more than the cell's number; `share` is its softmax weight."""

SHORT_LINES = {
    "avg": "(sum of {count} cells) / {divisor}",
    "lp": "(sum of |cell|^{p})^(1/{p})",
    "softmax": "sum of share × cell",
}
"""Calculations with more to them than the window's numbers, as they are written where those are too many."""


def equation(spec: PoolSpec, *, short: bool = False) -> dict[str, str]:
    """Give the templates of the middle pane: its heading, the calculation, one cell's term and the result.

    With `short` the calculation names the cells' terms without listing them.
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
