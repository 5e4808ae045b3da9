"""The calculation of a step as templates, filled with the settings of a layer."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf, isnan

from pooling import PoolSpec, Step, WindowPlan
from pooling.number_text import format_number
from pooling.power_formulas import EPSILON
from pooling.reductions import REDUCTIONS
from ui.stepper.reduction_words import REDUCTION_WORDS, ReductionWords

COUNTED_PAD = ("0", "Padding counts as 0, and the average divides by it too.")
"""A padding cell of an average with `count_include_pad`."""
SET_DIVISOR_PAD = ("0", "Padding adds 0, and the average divides by the divisor that is set.")
"""A padding cell of an average with `divisor_override`."""
MOST_LISTED_VALUES = 25


def words_of(spec: PoolSpec) -> ReductionWords:
    """Return the words of a reduction with these settings."""
    words = REDUCTION_WORDS[spec.reduction]
    if spec.p == inf and REDUCTIONS[spec.reduction].parameter == "p":
        cell, gem = ("|{value}|", False) if spec.reduction == "lp" else ("{share}", True)
        words = replace(
            words,
            body="max({listed})",
            term=cell,
            short="max of {count} cells" if gem else "max of {count} magnitudes",
            gradient="The cell of the largest magnitude gets all the gradient, with its sign."
            if not gem
            else REDUCTION_WORDS["max"].gradient,
        )
    elif spec.reduction == "lse" and spec.beta in (0, 1):
        average = REDUCTION_WORDS["avg"]
        body, term, short = (
            (words.body.removesuffix(" / {beta}"), "e^{value}", "ln(mean of e^cell)")
            if spec.beta
            else ("({values_sum}) / {count}", "", average.short.replace("{divisor}", "{count}"))
        )
        words = replace(words, body=body, term=term, short=short)
    if spec.divisor_override is not None and REDUCTIONS[spec.reduction].divides:
        words = replace(words, unbalanced="the divisor is set, whatever the number of cells")
    return words


def equation(spec: PoolSpec, *, short: bool = False) -> dict[str, str]:
    """Return the templates of the middle pane: heading, calculation, one cell's term and result.

    With `short`, the calculation does not list the cells.
    """
    words = words_of(spec)
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
    return {name: filled(template, spec) for name, template in templates.items()}


def filled(template: str, spec: PoolSpec) -> str:
    """Put the parameters of a layer into a template."""
    numbers = {"p": spec.p, "beta": spec.beta, "alpha": spec.alpha, "rest": 1 - spec.alpha}
    for name, number in numbers.items():
        template = template.replace(f"{{{name}}}", format_number(number))
    return template


def gradient_rule(spec: PoolSpec) -> str:
    """Say which cells receive the gradient, and how much."""
    return filled(words_of(spec).gradient, spec)


def needs_shares(spec: PoolSpec) -> bool:
    """Whether the calculation has something for each cell that is not its number."""
    return "{share}" in words_of(spec).term


def leaves_range(spec: PoolSpec) -> bool:
    """Whether results may be far outside the range of the input, as those of sums and norms are."""
    return spec.reduction in ("sum", "lp") or (
        REDUCTIONS[spec.reduction].divides and spec.divisor_override is not None
    )


def share_texts(step: Step, spec: PoolSpec) -> list[str]:
    """Write what the calculation has for each cell: softmax weights, or cells as they are reduced."""
    if not needs_shares(spec):
        return []
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
    texts = list(map(format_number, ordered))
    if isnan(ordered[-1]):
        low = high = len(ordered) - 1
    texts[low] = f"[{texts[low]}"
    texts[high] = f"{texts[high]}]"
    first = max(0, min(low - MOST_LISTED_VALUES // 2, len(texts) - MOST_LISTED_VALUES))
    return texts[first : first + MOST_LISTED_VALUES]


def pad_text(plan: WindowPlan) -> tuple[str, str]:
    """Return what a padding cell stands for, twice: short for the cell, and as a sentence."""
    spec = plan.spec
    if spec.reduction == "avg" and spec.divisor_override is not None:
        return SET_DIVISOR_PAD
    counted = spec.reduction == "avg" and spec.count_include_pad
    return COUNTED_PAD if counted else REDUCTION_WORDS[spec.reduction].pad


def without_ties(spec: PoolSpec) -> dict[str, str]:
    """Return what replaces the words about ties where no cell wins by being the extreme."""
    return {} if REDUCTIONS[spec.reduction].selects else {"tie": ""}


def joined(texts: Sequence[str], more: Sequence[str], between: str) -> str:
    """Join the texts that are shown, and what is said of the rest."""
    return between.join([*texts, *more])
