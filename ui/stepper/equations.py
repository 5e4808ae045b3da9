"""How a calculation is written: templates for the stepper's middle pane and for the sentences."""

from pooling import PoolSpec
from pooling.number_text import format_number
from ui.stepper.reduction_words import REDUCTION_WORDS


def equation(spec: PoolSpec, *, short: bool = False) -> dict[str, str]:
    """Return the templates of the middle pane: heading, calculation, one cell's term and result.

    With `short`, the calculation does not list the cells.
    """
    words = REDUCTION_WORDS[spec.reduction]
    body = words.short if short else words.body
    templates = {
        "head": words.head,
        "head_one": words.head.replace("cells", "cell"),
        "body": body,
        "term": words.term,
        "line": body if words.short else "",
        "line_short": words.short,
        "result": "= {result}",
    }
    return {name: template.replace("{p}", format_number(spec.p)) for name, template in templates.items()}
