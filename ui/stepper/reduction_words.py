"""How each reduction is named, written and explained: a row for every row of `pooling.reductions`."""

from dataclasses import dataclass, replace
from math import inf

from pooling import PoolSpec


@dataclass(frozen=True)
class ReductionWords:
    """The words of one reduction; braces are filled by Python and by the stepper's JavaScript.

    Attributes
    ----------
    label : the word on the screen and in links; to change it breaks the links that have it
    meaning : how a window becomes one number, in one line
    noun : what the result is called: "max", "p-norm"
    head : the heading of the calculation
    body : the calculation
    gradient : which cells receive the gradient, and how much
    pad : what a padding cell stands for, twice: short for the cell, and as a sentence
    term : one cell in the calculation, where it is more than its number; `share` is what stands for it
    short : the calculation where a window has too many numbers to list
    unbalanced : why the gradient out differs from the gradient in; `{lost}` is the difference
    """

    label: str
    meaning: str
    noun: str
    head: str
    body: str
    gradient: str
    pad: tuple[str, str]
    term: str = ""
    short: str = ""
    unbalanced: str = ""


MAIN = ("max", "avg", "min")
"""The reductions that every page offers in sight."""

_OTHERS_GET_0 = "gets all the gradient; the others get 0 because they didn't affect the output."

REDUCTION_WORDS = {
    "max": ReductionWords(
        label="Max",
        meaning="The largest cell.",
        noun="max",
        head="max of {count} cells",
        body="max({values})",
        gradient=f"The largest cell {_OTHERS_GET_0}",
        pad=("−∞", "For max, padding is −∞, so it is never chosen."),
    ),
    "avg": ReductionWords(
        label="Average",
        meaning="The sum of the cells, divided by their number.",
        noun="average",
        head="mean of {count} cells",
        body="({values_sum}) / {divisor}",
        gradient="Each cell gets an equal share: the gradient divided by the divisor.",
        pad=("·", "Padding is ignored: the average uses real cells only."),
        short="(sum of {count} cells) / {divisor}",
        unbalanced="{lost} falls on counted padding and is lost",
    ),
    "min": ReductionWords(
        label="Min",
        meaning="The smallest cell.",
        noun="min",
        head="min of {count} cells",
        body="min({values})",
        gradient=f"The smallest cell {_OTHERS_GET_0}",
        pad=("+∞", "For min, padding is +∞, so it is never chosen."),
    ),
    "sum": ReductionWords(
        label="Sum",
        meaning="All cells added.",
        noun="sum",
        head="sum of {count} cells",
        body="{values_sum}",
        gradient="Each cell gets the full gradient.",
        pad=("0", "Padding adds 0 to the sum."),
        unbalanced="each cell of a window gets all of it",
    ),
    "lp": ReductionWords(
        label="Lp",
        meaning="The p-norm: magnitudes to the power of p, added, and the p-th root.",
        noun="p-norm",
        head="{p}-norm of {count} cells",
        body="({terms})^(1/{p})",
        gradient="Each cell gets ±(|x| / result)^(p − 1) of the gradient: larger cells get more.",
        pad=("·", "Padding is ignored."),
        term="|{value}|^{p}",
        short="(sum of |cell|^{p})^(1/{p})",
        unbalanced="the slope of a p-norm depends on the numbers",
    ),
    "softmax": ReductionWords(
        label="Softmax",
        meaning="The average, with weights that favour large cells.",
        noun="softmax mean",
        head="softmax mean of {count} cells",
        body="{terms}",
        gradient="Each cell gets w (1 + β (x − result)) of the gradient, where w is its softmax weight.",
        pad=("·", "Padding is ignored."),
        term="{share} × {value}",
        short="sum of weight × cell",
    ),
    "lse": ReductionWords(
        label="LSE",
        meaning="Log-sum-exp, the logarithm of the mean of exponentials: a smooth max.",
        noun="log-sum-exp",
        head="log-sum-exp of {count} cells",
        body="ln(({terms}) / {count}) / {beta}",
        gradient="Each cell gets its softmax weight of the gradient: larger cells get more.",
        pad=("·", "Padding is ignored."),
        term="e^({beta} × {value})",
        short="ln(mean of e^({beta} × cell)) / {beta}",
    ),
    "gem": ReductionWords(
        label="GeM",
        meaning="The generalized mean: the p-th root of the mean of p-th powers, for cells above 0.",
        noun="generalized mean",
        head="GeM of {count} cells",
        body="(({terms}) / {count})^(1/{p})",
        gradient="Each of n cells gets (x / result)^(p − 1) / n of the gradient: larger cells get more, "
        "and a cell below 10⁻⁶ gets 0.",
        pad=("·", "Padding is ignored."),
        term="{share}^{p}",
        short="(mean of cell^{p})^(1/{p})",
        unbalanced="the slope of a generalized mean depends on the numbers",
    ),
    "median": ReductionWords(
        label="Median",
        meaning="The middle cell in order; of an even number, the mean of the middle two.",
        noun="median",
        head="median of {count} cells",
        body="middle of {terms_list}",
        gradient="The middle cell in order gets all the gradient; of an even number of cells, the middle two "
        "get half each.",
        pad=("·", "Padding is ignored."),
        term="{share}",
        short="the middle of {count} cells",
    ),
    "mixed": ReductionWords(
        label="Mixed",
        meaning="Some of the max and the rest of the average.",
        noun="mix of max and average",
        head="mix of {count} cells",
        body="{alpha} × max({values}) + {rest} × ({values_sum}) / {divisor}",
        gradient="Each cell gets {rest} of the gradient, divided by the divisor; the largest gets {alpha} of "
        "it as well.",
        pad=("·", "Padding is ignored: real cells only."),
        short="{alpha} × max + {rest} × (sum of {count} cells) / {divisor}",
        unbalanced="{lost} falls on counted padding and is lost",
    ),
}
SIDE_BY_SIDE = {name: words.label for name, words in REDUCTION_WORDS.items()} | {
    "blur": "Blur",
    "global": "Global",
    "adaptive": "Adaptive",
}
"""What Compare puts side by side: every reduction, and three layers that have one inside."""
GROUPS = {
    "Totals and order": ("sum", "lp", "median"),
    "Between average and max": ("softmax", "lse", "gem", "mixed"),
}
"""The other reductions, by what they are."""
COUNTED_PAD = ("0", "Padding counts as 0, and the average divides by it too.")
"""A padding cell of an average with `count_include_pad`."""
SET_DIVISOR_PAD = ("0", "Padding adds 0, and the average divides by the divisor that is set.")
"""A padding cell of an average with `divisor_override`."""


def row_of(spec: PoolSpec) -> ReductionWords:
    """Return the words of a reduction with these settings, some of which make its calculation simpler."""
    row = REDUCTION_WORDS[spec.reduction]
    if spec.reduction == "lp" and spec.p == inf:
        say = "The first cell of the largest magnitude gets all the gradient, with its sign."
        short = "max of {count} magnitudes"
        return replace(row, body="max({terms_list})", term="|{value}|", short=short, gradient=say)
    if spec.reduction == "gem" and spec.p == inf:
        short, say = "max of {count} cells", REDUCTION_WORDS["max"].gradient
        return replace(row, body="max({terms_list})", short=short, term="{share}", gradient=say)
    if spec.reduction == "lse" and spec.beta == 0:
        return replace(
            row, body="({values_sum}) / {count}", term="", short="(sum of {count} cells) / {count}"
        )
    if spec.reduction == "lse" and spec.beta == 1:
        return replace(row, body="ln(({terms}) / {count})", term="e^{value}", short="ln(mean of e^cell)")
    if spec.reduction in ("avg", "mixed") and spec.divisor_override is not None:
        head = row.head.replace("mean of {count} cells", f"sum of {{count}} cells / {spec.divisor_override}")
        return replace(row, head=head, unbalanced="the divisor is set, whatever the number of cells")
    return row
