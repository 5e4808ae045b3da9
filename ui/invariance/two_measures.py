"""Two measures of a photograph that moves: how many cells change, and by how much. They disagree."""

from dataclasses import replace

from ui.invariance.experiment import Experiment, every_shift
from ui.invariance.names import WAYS
from ui.invariance.words import share_text, unlike_text

SHOWN = ("max", "avg", "subsample", "blur", "polyphase")
BORDERS = {"circular": "circular", "replicate": "real edge"}
Measured = tuple[float, float]


def measured(experiment: Experiment, kind: str, border: str) -> Measured:
    """Return the mean share of cells that change, and the mean equivariance error, after the last pool."""
    last = every_shift(replace(experiment, kind=kind, border=border))[-1]
    return 1 - last.mean_same, last.mean_unlike


def disagreement(experiment: Experiment) -> int:
    """Answer whose map changes more: average's by both measures, max's by both, or neither."""
    average, largest = (measured(experiment, kind, "circular") for kind in ("avg", "max"))
    more = [one > other for one, other in zip(average, largest, strict=True)]
    return 0 if all(more) else 2 if any(more) else 1


def two_measures(experiment: Experiment) -> str:
    """Say what each measure finds, with a table of all ways, for circular shifts and a real edge."""
    average, largest = (measured(experiment, kind, "circular") for kind in ("avg", "max"))
    return (
        f"Average changes {share_text(average[0])} of the cells, max {share_text(largest[0])}. But the size "
        f"of the change is {unlike_text(average[1])} for average and {unlike_text(largest[1])} for max. "
        "Adaptive polyphase moves along exactly, but only where what leaves on one side comes in on the "
        "other.\n\nCells: the share that changes. Size: the equivariance error. Real edge: edge cells are "
        "repeated.\n\n" + _table(experiment)
    )


def _table(experiment: Experiment) -> str:
    heads = [f"{what}, {name}" for name in BORDERS.values() for what in ("Cells", "Size")]
    lines = [["Pool by", *heads], ["---", *["---:"] * len(heads)]]
    for kind in SHOWN:
        pairs = [measured(experiment, kind, border) for border in BORDERS]
        lines.append(
            [WAYS[kind], *(text for pair in pairs for text in (share_text(pair[0]), unlike_text(pair[1])))]
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
