"""What pooling does to the map, measured on this photo: a table, and a sentence about "intensify"."""

from dataclasses import dataclass

from pooling.network import Effect, Extraction, effect_of
from pooling.number_text import format_number, percent
from ui.export.words import file_size
from ui.stepper.labels import by

CLAIM = "Kaggle’s lesson says that pooling *intensifies* the features. Measured on this photo: "
KERNEL = (3, 3)
"""The kernel of the next layer, for its multiplications."""

HEADS = ("Measure", "Before pooling", "After pooling", "Change")


@dataclass(frozen=True)
class Row:
    """A line of the table: what is measured, before and after, and how they compare."""

    name: str
    before: str
    after: str
    compared: str


def effect_rows(made: Extraction) -> list[Row]:
    """Measure the map before and after pooling."""
    effect = effect_of(made)
    before, after = effect.before, effect.after
    products = effect.multiplications(KERNEL)
    return [
        Row("Cells", by(before.shape), by(after.shape), _share(made.condensed.size, made.detected.size)),
        Row("Share of zeros, the “dead space”", percent(before.zeros), percent(after.zeros), ""),
        Row("Mean response", _number(before.mean), _number(after.mean), _times(effect)),
        Row("Strongest response", _number(before.strongest), _number(after.strongest), _kept(effect)),
        Row(
            "Memory of a map in float32",
            file_size(before.memory),
            file_size(after.memory),
            _share(after.memory, before.memory),
        ),
        Row(
            f"Multiplications of the next {by(KERNEL)} convolution, for each map",
            f"{products[0]:,}",
            f"{products[1]:,}",
            _share(products[1], products[0]),
        ),
    ]


def intensify_sentence(made: Extraction) -> str:
    """Say what is true of the claim that pooling intensifies."""
    effect = effect_of(made)
    before, after = effect.before, effect.after
    if not before.strongest:
        return f"{CLAIM}every cell is 0, and stays 0."
    mean = f"the mean {_changed(before.mean, after.mean)}"
    if after.strongest == before.strongest:
        kept = _number(after.strongest)
        return f"{CLAIM}{mean}, but no cell gets stronger: the strongest response stays {kept}."
    return f"{CLAIM}{mean}, and the strongest response {_changed(before.strongest, after.strongest)}."


def _changed(before: float, after: float) -> str:
    """Write "grows from 20 to 46 (2.3 times)"."""
    was, now = _number(before), _number(after)
    if was == now:
        return f"stays {now}"
    times = f" ({format_number(after / before, 3)} times)" if before > 0 and after > 0 else ""
    return f"{'grows' if after > before else 'falls'} from {was} to {now}{times}"


def _times(effect: Effect) -> str:
    ratio = effect.intensified
    return "" if ratio is None else f"× {format_number(ratio, 3)}"


def _kept(effect: Effect) -> str:
    return "kept" if effect.after.strongest == effect.before.strongest else "not kept"


def _share(after: int, before: int) -> str:
    return f"{percent(after / before)} of it" if after != before else "as before"


def _number(value: float) -> str:
    return format_number(value)
