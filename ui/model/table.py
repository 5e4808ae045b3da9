"""The tables of What pooling does to a model: what each network costs, and what it gives."""

from collections.abc import Sequence
from dataclasses import astuple, fields
from statistics import mean, median

from pooling.models.runs import Outcome, Run, cost_of
from ui.controls.settings.model import POOLING_WORDS
from ui.model.figures import IN_SIGHT, Outcomes, by_model

PRICE, GIFT = "The price", "The gift"
PRICE_HEADS = (PRICE, "Parameters", "Memory", "Multiplications", "Seconds an epoch")
GIFT_HEADS = (GIFT, "Not shifted", "Shifted by 1", "By 2", "By 4", "Same class")
COVERED = 2
"""Columns of the gift that can be seen before the prediction."""
SHIFTS = (1, 2, 4)
KB = 1000
EPOCHS_SKIPPED = 1
"""The first epoch builds the graph of the network: it is left out of the time, if there are more."""
UNTRAINED_HEADS = ("Pooling", "Right", "Same class after a circular shift")
UNTRAINED_WORDS = {
    "max": "Max 2 × 2",
    "avg": "Average 2 × 2",
    "blur_3": "Blur pooling, [1 2 1]",
    "blur_5": "Blur pooling, [1 4 6 4 1]",
    "polyphase": "Adaptive polyphase",
}


def price_rows(outcomes: Outcomes, head: str) -> list[tuple[str, ...]]:
    """Return what each network costs."""
    return [_price(name, head, each) for name, each in by_model(outcomes).items()]


def _price(name: str, head: str, each: Sequence[Outcome]) -> tuple[str, ...]:
    cost = cost_of(name, head)
    memory = f"{(cost.weight_bytes + cost.map_bytes) / KB:.0f} kB"
    seconds = f"{seconds_an_epoch(each):.2g}"
    return POOLING_WORDS[name], f"{cost.parameters:,}", memory, f"{cost.products:,}", seconds


def gift_rows(outcomes: Outcomes) -> list[tuple[str, ...]]:
    """Return how often each network is right, and how often it keeps the class."""
    return [
        (
            POOLING_WORDS[name],
            *(spread([outcome.zero[shift] for outcome in each]) for shift in (0, *SHIFTS)),
            spread([same_class(outcome) for outcome in each]),
        )
        for name, each in by_model(outcomes).items()
    ]


def seconds_an_epoch(each: Sequence[Outcome]) -> float:
    """Return the usual time of an epoch, over all seeds."""
    return median(s for one in each for s in (one.seconds[EPOCHS_SKIPPED:] or one.seconds))


def same_class(outcome: Outcome) -> float:
    """Return how often a picture keeps its class when it is shifted by 1 to 4 cells, border circular."""
    return mean(outcome.same_circular[1 : IN_SIGHT + 1])


def spread(shares: Sequence[float]) -> str:
    """Write the mean of shares in percent, and between which the seeds lie.

    >>> spread([0.97, 0.98]), spread([0.5])
    ('97.5% (97.0–98.0)', '50.0%')
    """
    middle = f"{100 * mean(shares):.1f}%"
    return f"{middle} ({100 * min(shares):.1f}–{100 * max(shares):.1f})" if len(shares) > 1 else middle


def untrained_rows(rows: dict[str, dict[str, list[float]]]) -> list[tuple[str, ...]]:
    """Return the rows of the experiment with untrained filters."""
    return [
        (UNTRAINED_WORDS[name], spread(found["accuracy"]), spread(found["consistency"]))
        for name, found in rows.items()
    ]


def csv_of(outcomes: Outcomes) -> str:
    """Return all numbers as CSV: a line for each network, seed and shift."""
    return _csv(outcomes, "shift", 0, ("zero", "circular", "same_zero", "same_circular"))


def curves_csv_of(outcomes: Outcomes) -> str:
    """Return the learning curves as CSV: a line for each network, seed and epoch."""
    return _csv(outcomes, "epoch", 1, ("loss", "accuracy", "seconds"))


def _csv(outcomes: Outcomes, place: str, first: int, names: Sequence[str]) -> str:
    """Write what these names of an outcome have for each place, counted from `first`."""
    lines = [[*(field.name for field in fields(Run)), place, *names]]
    for run, one in outcomes.items():
        rows = zip(*(getattr(one, name) for name in names), strict=True)
        own = [str(setting) for setting in astuple(run)]
        lines += [[*own, str(at), *(f"{each:.4f}" for each in row)] for at, row in enumerate(rows, first)]
    return "\n".join([*map(",".join, lines), ""])
