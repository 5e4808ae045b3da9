"""An experiment to try, and the measured answers to its question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pooling.experiments.moves import DIRECTIONS, kept_moves, kept_share
from pooling.invariance import LevelReport, jitter_probabilities
from pooling.number_text import format_number
from ui.invariance.experiment import Experiment, every_shift, lit_cells, shifted
from ui.invariance.words import distance_text, share_text

MOVES = len(DIRECTIONS)
Reports = Sequence[LevelReport]


@dataclass(frozen=True)
class Preset:
    """Settings to try, a question about them, and what is measured.

    Attributes
    ----------
    title : what its button says
    experiment, beside : the settings, and the second way or "none"
    moved : the shift that is shown, or None for a draw
    question, options : what is asked first
    answer : which option is right, by what was measured
    finding : the sentence with the measured numbers
    """

    title: str
    experiment: Experiment
    question: str
    options: tuple[str, ...]
    answer: Callable[["Preset"], int]
    finding: Callable[["Preset"], str]
    beside: str = "none"
    moved: tuple[int, int] | None = None

    @property
    def reports(self) -> Reports:
        """What all shifts change, level by level."""
        return every_shift(self.experiment)

    @property
    def settings(self) -> dict[str, object]:
        """The settings of the page."""
        one = self.experiment
        chosen = {
            name: getattr(one, name)
            for name in ("figure", "shrink", "jitter", "border", "pools", "kind", "digit")
        }
        return chosen | {"beside": self.beside} | ({"matrix": one.matrix} if one.matrix else {})


def result_count(preset: Preset) -> int:
    """Return how many different results all shifts give."""
    return preset.reports[-1].distinct


def counted(*counts: int) -> Callable[[Preset], int]:
    """Answer by the number of different results, one of `counts`."""
    return lambda preset: counts.index(result_count(preset))


def all_same(preset: Preset) -> str:
    """Say how many results there are, and whether that is “always the same”."""
    shifts, results = preset.experiment.shift_count, result_count(preset)
    last = preset.reports[-1]
    if results == 1:
        return f"All {shifts} shifts give one result: true, for exactly these settings."
    return (
        f"The {shifts} shifts give {results} results; {share_text(last.exact_share)} of them change nothing. "
        "“Always the same” is false here."
    )


def agreement(preset: Preset) -> str:
    """Say how the share of equal cells goes, level by level."""
    likely = jitter_probabilities(preset.experiment.jitter)
    shares = ", ".join(share_text(float((report.same * likely).sum())) for report in preset.reports)
    return f"Over Kaggle’s draws it falls before it rises: {shares}. Pooling first spreads the ring."


def changes(preset: Preset, down: int, right: int, kind: str = "") -> int:
    """Return how many cells of the last map a shift changes."""
    experiment = preset.experiment
    drawn = shifted(_by(experiment, kind or experiment.kind), down, right)
    return drawn.last.differing_cells


def _by(experiment: Experiment, kind: str) -> Experiment:
    return Experiment(**{**vars(experiment), "kind": kind})


def _row(preset: Preset, kind: str, right: int) -> str:
    levels = shifted(_by(preset.experiment, kind), 0, right).shifted
    return " ".join(format_number(cell) for cell in levels[-1].ravel())


def zhang(preset: Preset) -> str:
    """Say what becomes of the row, by maximum and with blur."""
    rows = [f"{_row(preset, kind, 0)} becomes {_row(preset, kind, 1)}" for kind in ("max", "blur")]
    return f"Max: {rows[0]}. With blur: {rows[1]}. Neither stays; the blur loses less."


def one_way(preset: Preset) -> str:
    """Say to which side a pixel is forgiven."""
    left, right = changes(preset, 0, -1), changes(preset, 0, 1)
    return (
        f"To the right nothing changes, to the left {left} cells do: a window forgives only what stays in it."
        if right == 0
        else f"{right} cells change to the right, {left} to the left."
    )


def feature(preset: Preset) -> str:
    """Say which moves keep the 4 in its window."""
    around = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0)]
    says = [float(shifted(preset.experiment, *move).shifted[-1][0, 0]) for move in around]
    return (
        f"Its window still says {format_number(says[around.index((0, 1))])}. Of the {len(around)} moves by "
        f"one cell, {says.count(4)} keep the 4 in its window."
    )


def lone(preset: Preset) -> str:
    """Say which share of the moves a window forgives, counted over all places in it."""
    last, corner, side, middle = preset.reports[-1], *sorted(set(kept_moves(3)))
    kept = round(MOVES * last.exact_share)
    return (
        f"{kept} of {MOVES}, wherever in its 2 × 2 window the 1 is. Counted for a 3 × 3 window: "
        f"{corner}/{MOVES} from a corner, {side}/{MOVES} from a side, {middle}/{MOVES} from the middle; "
        f"over all places {kept_share(3)}. The {side}/{MOVES} often quoted is true of the sides alone."
    )


def dots(preset: Preset) -> str:
    """Say how many cells are not 0."""
    lit = lit_cells(shifted(preset.experiment, 0, 0).shifted)
    return f"Cells that are not 0, level by level: {', '.join(map(str, lit))}. Far dots stay two."


def average(preset: Preset) -> str:
    """Say how many shifts change nothing, and how much the others change."""
    last = preset.reports[-1]
    return (
        f"{share_text(last.exact_share)} of the shifts change nothing, and yet the mean distance is "
        f"{distance_text(last.mean_cosine, same=False)}: never exactly the same, always nearly."
    )


def moves_along(preset: Preset) -> str:
    """Say how many results there are, and whether that is "always the same"."""
    worst = max(float(report.unlike.max()) for report in preset.reports)
    return (
        "After every shift the map only moves along: not one cell is off. "
        f"That is equivariant, and exact for circular shifts alone; {result_count(preset)} places are left."
        if worst == 0
        else f"The map is off by up to {worst:.0%}."
    )
