"""How each layer's calculation is written and explained; a layer without words here has its reduction's."""

from pooling import PoolSpec, Step, WindowPlan
from pooling.kinds.base import Layer, Region
from pooling.kinds.weighted import Blur, RoiAlign, Stochastic
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from ui.layers.cell_texts import cell_texts
from ui.layers.layer_words import BLUR, ONE_SAMPLE, PAST, SAMPLES, TEST, TRAINING, LayerWords
from ui.stepper.reduction_words import COUNTED_PAD, REDUCTION_WORDS, SET_DIVISOR_PAD, row_of

NOUNS = {
    "adaptive": "adaptive {reduction}",
    "fractional": "fractional {reduction}",
    "blur": "{reduction}, blurred",
    "stochastic": "stochastic",
    "roi_pool": "RoI {reduction}",
    "roi_align": "RoI align",
}


def words_of(spec: PoolSpec) -> LayerWords | None:
    """Return a layer's own words, or None where those of the reduction will do."""
    if isinstance(spec, Stochastic):
        return TRAINING if spec.training else TEST
    if isinstance(spec, RoiAlign):
        return SAMPLES if spec.samples > 1 else ONE_SAMPLE
    return BLUR if isinstance(spec, Blur) else None


def equation(spec: PoolSpec, *, short: bool = False) -> dict[str, str]:
    """Return the templates of the middle pane; with `short`, the calculation does not list the cells."""
    own, row = words_of(spec), row_of(spec)
    words = own or row
    body = words.short if short else words.body
    templates = {
        "head": words.head,
        "head_one": own.head_one or own.head if own else row.head.replace("cells", "cell"),
        "body": body,
        "term": words.term,
        "line": (words.short if short else own.line) if own else body * bool(row.short),
        "line_short": words.short,
        "result": own.result if own else "= {result}",
    }
    return {name: _filled(template, spec) for name, template in templates.items()}


def photo_equation(spec: PoolSpec) -> dict[str, str]:
    """Return the templates for a photo: a share per cell would be megabytes, and the cells are in sight."""
    own = words_of(spec)
    templates = equation(spec, short=bool(own) or needs_shares(spec))
    if own is None or not own.cells_head:
        return templates
    head = _filled(own.cells_head, spec)
    return templates | {"head": head, "head_one": head.replace("cells", "cell")}


def gradient_rule(spec: PoolSpec) -> str:
    """Say which cells receive the gradient, and how much."""
    return _filled((words_of(spec) or row_of(spec)).gradient, spec)


def _filled(template: str, spec: PoolSpec) -> str:
    """Put the parameters of a layer into a template, and the name of what is blurred."""
    numbers = {"p": spec.p, "beta": spec.beta, "alpha": spec.alpha, "rest": 1 - spec.alpha}
    for name, number in numbers.items():
        template = template.replace(f"{{{name}}}", format_number(number))
    return _with_parts(template, REDUCTION_WORDS[spec.reduction].noun)


def needs_shares(spec: PoolSpec) -> bool:
    """Whether the calculation of a reduction has something for each cell that is not its number."""
    return words_of(spec) is None and "{share}" in row_of(spec).term


def divides(spec: PoolSpec) -> bool:
    """Whether the calculation names a divisor."""
    return "{divisor}" in (words_of(spec) or row_of(spec)).body


def _with_parts(template: str, part: str) -> str:
    """Name what is blurred: "max" is "maxima" where there are several.

    >>> _with_parts("{count} {parts}", "sum")
    '{count} sums'
    """
    several = {"max": "maxima", "min": "minima"}.get(part, f"{part}s")
    one = {"max": "maximum", "min": "minimum"}.get(part, part)
    return template.replace("{parts}", several).replace("{part}", one)


def noun(spec: PoolSpec) -> str:
    """Name the operation: "max", "fractional max", "RoI align"."""
    reduction = REDUCTION_WORDS[spec.reduction].noun
    return NOUNS[spec.kind].format(reduction=reduction) if isinstance(spec, Layer) else reduction


def share_texts(step: Step, spec: PoolSpec) -> list[str]:
    """Write how much each term of a step counts, where that is more than one cell each; else nothing.

    These are chances in per cent, weights of the filter, or shares of a mean.
    """
    if isinstance(spec, Stochastic) and spec.training:
        return [f"{format_number(share * 100, 2)}%" for share in step.shares]
    if isinstance(spec, Blur):
        return [format_number(part.weight) for part in step.parts]
    if isinstance(spec, RoiAlign):
        return [format_number(weight, 2) for weight in step.weights] if spec.samples == 1 else []
    return cell_texts(step, spec)


def draw_text(step: Step) -> str:
    """Write the random number of a step, if it has one."""
    return "" if step.draw is None else format_number(step.draw, 2)


def layer_words(spec: PoolSpec, words: dict[str, str]) -> dict[str, str]:
    """Return the texts of the stepper, with the sentence of a layer that has its own."""
    own = words_of(spec)
    if isinstance(spec, Region):
        words = words | {"sentence_past": PAST}
    if own is None:
        return words | without_ties(spec)
    if not own.sentence:
        return words
    span = words["sentence"].removeprefix("{step}: ").partition(": {body}")[0]
    return words | {"sentence": own.sentence.replace("SPAN", span)}


def without_ties(spec: PoolSpec) -> dict[str, str]:
    """Return what replaces the words about ties where no cell wins by being the extreme."""
    return {"tie": ""} if REDUCTIONS[spec.reduction].middle else {}


def pad_text(plan: WindowPlan) -> tuple[str, str]:
    """Return what a padding cell stands for, twice: short for the cell, and as a sentence."""
    spec, own = plan.spec, words_of(plan.spec)
    if own is not None and not isinstance(spec, Blur):
        return own.pad
    if spec.reduction == "avg" and spec.divisor_override is not None:
        return SET_DIVISOR_PAD
    counted = spec.reduction == "avg" and spec.count_include_pad
    return COUNTED_PAD if counted else REDUCTION_WORDS[spec.reduction].pad


def leaves_range(spec: PoolSpec) -> bool:
    """Whether results may be far outside the range of the input, as those of sums and norms are."""
    divided = REDUCTIONS[spec.reduction].divides and spec.divisor_override is not None
    return spec.reduction in ("sum", "lp") or divided
