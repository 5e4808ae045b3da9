"""Max and average pooling, a strided and a dilated convolution: titles and what is measured of each."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from pooling.network import Alternative, Extraction, alternatives, measure
from pooling.number_text import format_number, percent
from ui.stepper.labels import by

TITLES = {
    "max": "Max pooling",
    "avg": "Average pooling",
    "strided": "Stride instead",
    "dilated": "Dilation instead",
}
MEANINGS = {
    "max": "The strongest response of each window.",
    "avg": "The mean of each window: its zeros weaken it.",
    "strided": "The convolution itself takes steps of {strides}: what lies between is never computed.",
    "dilated": "The weights lie 2 cells apart: each sees further, and the map stays large.",
}
NOTE = (
    "All four from the same photo and kernel, in the same colours, each with its ReLU. Trained networks use "
    "strided convolutions with weights that they learned for it; here the weights stay."
)


@dataclass(frozen=True)
class Way:
    """An alternative on the screen."""

    title: str
    values: NDArray[Any] | None
    caption: str


def ways(made: Extraction) -> list[Way]:
    """Make all alternatives to the pooling layer of an extraction."""
    return [_way(each, made) for each in alternatives(made)]


def _way(each: Alternative, made: Extraction) -> Way:
    if each.values is None:
        return Way(TITLES[each.name], None, each.why_not)
    size = measure(each.values)
    meaning = MEANINGS[each.name].format(strides=by(made.pool_plan.spec.strides))
    caption = (
        f"{meaning} A cell sees {by(each.receptive_field)} pixels. Zeros {percent(size.zeros)}, mean "
        f"{format_number(size.mean)}, strongest {format_number(size.strongest)}. {each.multiplications:,} "
        "multiplications."
    )
    return Way(TITLES[each.name], each.values, caption)
