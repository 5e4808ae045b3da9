"""How each reduction is named, written and explained: a row for every row of `pooling.reductions`."""

from dataclasses import dataclass

from pooling import PoolSpec, WindowPlan
from pooling.number_text import format_number


@dataclass(frozen=True)
class ReductionWords:
    """The words of one reduction; braces are filled by Python and by the stepper's JavaScript.

    Attributes
    ----------
    label : the word on the screen and in links; to change it breaks the links that have it
    noun : what the result is called: "max", "p-norm"
    head : the heading of the calculation
    body : the calculation
    gradient : which cells receive the gradient, and how much
    pad : what a padding cell stands for, twice: short for the cell, and as a sentence
    confused_with : the reductions that learners compute instead, the likeliest first
    term : one cell in the calculation, where it is more than the cell's number; `share` is its softmax weight
    short : the calculation where a window has too many numbers to list
    unbalanced : why the gradient out differs from the gradient in; `{lost}` is the difference
    """

    label: str
    noun: str
    head: str
    body: str
    gradient: str
    pad: tuple[str, str]
    confused_with: tuple[str, ...]
    term: str = ""
    short: str = ""
    unbalanced: str = ""


MAIN = ("max", "avg", "min")
"""The reductions that every page offers in sight."""

_OTHERS_GET_0 = "gets all the gradient; the others get 0 because they didn't affect the output."

REDUCTION_WORDS = {
    "max": ReductionWords(
        label="Max",
        noun="max",
        head="max of {count} cells",
        body="max({values})",
        gradient=f"The largest cell {_OTHERS_GET_0}",
        pad=("−∞", "For max, padding is −∞, so it is never chosen."),
        confused_with=("avg", "min", "sum"),
    ),
    "avg": ReductionWords(
        label="Average",
        noun="average",
        head="mean of {count} cells",
        body="({values_sum}) / {divisor}",
        gradient="Each cell gets an equal share: the gradient divided by the divisor.",
        pad=("·", "Padding is ignored: the average uses real cells only."),
        confused_with=("max", "sum", "min"),
        short="(sum of {count} cells) / {divisor}",
        unbalanced="{lost} falls on counted padding and is lost",
    ),
    "min": ReductionWords(
        label="Min",
        noun="min",
        head="min of {count} cells",
        body="min({values})",
        gradient=f"The smallest cell {_OTHERS_GET_0}",
        pad=("+∞", "For min, padding is +∞, so it is never chosen."),
        confused_with=("max", "avg", "sum"),
    ),
    "sum": ReductionWords(
        label="Sum",
        noun="sum",
        head="sum of {count} cells",
        body="{values_sum}",
        gradient="Each cell gets the full gradient.",
        pad=("0", "Padding adds 0 to the sum."),
        confused_with=("avg", "max", "min"),
        unbalanced="each cell of a window gets all of it",
    ),
    "lp": ReductionWords(
        label="Lp",
        noun="p-norm",
        head="{p}-norm of {count} cells",
        body="({terms})^(1/{p})",
        gradient="Each cell gets ±(|x| / result)^(p − 1) of the gradient: larger cells get more.",
        pad=("·", "Padding is ignored."),
        confused_with=("sum", "max", "avg", "min"),
        term="|{value}|^{p}",
        short="(sum of |cell|^{p})^(1/{p})",
        unbalanced="the slope of a p-norm depends on the numbers",
    ),
    "softmax": ReductionWords(
        label="Softmax",
        noun="softmax mean",
        head="softmax mean of {count} cells",
        body="{terms}",
        gradient="Each cell gets w (1 + β (x − result)) of the gradient, where w is its softmax weight.",
        pad=("·", "Padding is ignored."),
        confused_with=("avg", "max", "sum", "min"),
        term="{share} × {value}",
        short="sum of weight × cell",
    ),
}
COUNTED_PAD = ("0", "Padding counts as 0, and the average divides by it too.")
"""A padding cell of an average with `count_include_pad`."""


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


def pad_text(plan: WindowPlan) -> tuple[str, str]:
    """Return what a padding cell stands for, twice: short for the cell, and as a sentence."""
    spec = plan.spec
    counted = spec.reduction == "avg" and spec.count_include_pad
    return COUNTED_PAD if counted else REDUCTION_WORDS[spec.reduction].pad
