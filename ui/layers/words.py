"""How each layer's calculation is written and explained; a layer without words here has its reduction's."""

from dataclasses import dataclass

from pooling import PoolSpec, Step
from pooling.kinds.base import Layer
from pooling.kinds.weighted import Blur, RoiAlign, Stochastic
from pooling.number_text import format_number
from ui.stepper.reduction_words import REDUCTION_WORDS
from ui.stepper.reduction_words import equation as reduction_equation

NOUNS = {
    "adaptive": "adaptive {reduction}",
    "fractional": "fractional {reduction}",
    "blur": "{reduction}, blurred",
    "stochastic": "stochastic",
    "roi_pool": "RoI {reduction}",
    "roi_align": "RoI align",
}


@dataclass(frozen=True)
class LayerWords:
    """The words of a layer's calculation, as `ReductionWords` has them.

    Attributes
    ----------
    head, head_one, body, term, line, short, result : templates of the middle pane and of the sentence
    cells_head : the heading where the cells of a photo are shown in place of the parts
    gradient : which cells receive the gradient, and how much
    sentence : the sentence of a step, if it is not a calculation with a result
    pad : what a padding cell stands for, twice: short for the cell, and as a sentence
    """

    head: str
    body: str
    gradient: str
    head_one: str = ""
    cells_head: str = ""
    term: str = ""
    line: str = ""
    short: str = ""
    result: str = "= {result}"
    sentence: str = ""
    pad: tuple[str, str] = ("·", "Padding is never drawn.")


_TRAINING = LayerWords(
    head="draw from {count} cells",
    head_one="draw from {count} cell",
    body="chances {terms_list}; the draw {draw} takes",
    term="{value} ({share})",
    line="{terms_list}: draw {draw}",
    short="drawn by share of the sum",
    result="takes {result}",
    sentence="{step}: SPAN: {body} {result}{at}{pads}.",
    gradient="The cell that was drawn gets all the gradient, as if it were the maximum.",
)
_TEST = LayerWords(
    head="mean of {count} cells by chance",
    head_one="mean of {count} cell by chance",
    body="{terms}",
    term="{share} × {value}",
    line="{terms}",
    short="sum of chance × cell",
    gradient="Each cell gets (2x − result) / sum of the gradient: larger cells get more.",
)
_BLUR = LayerWords(
    head="blur of {count} {parts}",
    cells_head="blur of {parts} of {count} cells",
    body="({terms}) / {divisor}",
    term="{share} × {value}",
    line="({terms}) / {divisor}",
    short="sum of weight × {part}, divided by {divisor}",
    gradient="Each {part} gets its weight of the gradient, and hands it to the cell that it comes from.",
)
_SAMPLES = LayerWords(
    head="mean of {count} samples",
    cells_head="{divisor} samples in {count} cells",
    body="({values_sum}) / {divisor}",
    line="({values_sum}) / {divisor}",
    short="(sum of {divisor} samples) / {divisor}",
    gradient="Each sample hands its share of the gradient to its four neighbours, by their weights.",
)
_ONE_SAMPLE = LayerWords(
    head="1 sample between {count} cells",
    head_one="1 sample on {count} cell",
    body="{terms}",
    term="{share} × {value}",
    line="{terms}",
    short="sum of weight × cell",
    gradient=_SAMPLES.gradient,
)


def words_of(spec: PoolSpec) -> LayerWords | None:
    """Return a layer's own words, or None where those of the reduction will do."""
    if isinstance(spec, Stochastic):
        return _TRAINING if spec.training else _TEST
    if isinstance(spec, RoiAlign):
        return _SAMPLES if spec.samples > 1 else _ONE_SAMPLE
    return _BLUR if isinstance(spec, Blur) else None


def equation(spec: PoolSpec, *, short: bool = False) -> dict[str, str]:
    """Return the templates of the middle pane; with `short`, the calculation does not list the cells."""
    words = words_of(spec)
    if words is None:
        return reduction_equation(spec, short=short)
    body = words.short if short else words.body
    templates = {
        "head": words.head,
        "head_one": words.head_one or words.head,
        "body": body,
        "term": words.term,
        "line": words.short if short else words.line,
        "line_short": words.short,
        "result": words.result,
    }
    part = REDUCTION_WORDS[spec.reduction].noun
    return {name: _with_parts(template, part) for name, template in templates.items()}


def photo_equation(spec: PoolSpec) -> dict[str, str]:
    """Return the templates for a photo: a share per cell would be megabytes, and the cells are in sight."""
    own = words_of(spec)
    templates = equation(spec, short=bool(own) or spec.reduction == "softmax")
    if own is None or not own.cells_head:
        return templates
    head = _with_parts(own.cells_head, REDUCTION_WORDS[spec.reduction].noun)
    return templates | {"head": head, "head_one": head.replace("cells", "cell")}


def gradient_rule(spec: PoolSpec) -> str:
    """Say which cells receive the gradient, and how much."""
    words, reduction = words_of(spec), REDUCTION_WORDS[spec.reduction]
    return _with_parts(words.gradient, reduction.noun) if words else reduction.gradient


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
    return [format_number(share, 2) for share in step.shares]


def draw_text(step: Step) -> str:
    """Write the random number of a step, if it has one."""
    return "" if step.draw is None else format_number(step.draw, 2)


def layer_words(spec: PoolSpec, words: dict[str, str]) -> dict[str, str]:
    """Return the texts of the stepper, with the sentence of a layer that has its own."""
    own = words_of(spec)
    if own is None or not own.sentence:
        return words
    span = words["sentence"].removeprefix("{step}: ").partition(": {body}")[0]
    return words | {"sentence": own.sentence.replace("SPAN", span)}


def pad_words(spec: PoolSpec) -> tuple[str, str] | None:
    """Return what a padding cell stands for, short and as a sentence, where a layer has its own words."""
    own = words_of(spec)
    return own.pad if own else None
