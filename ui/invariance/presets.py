"""Experiments to try, each with a question first: what is promised of pooling, and where it breaks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pooling.invariance import LevelReport, jitter_probabilities
from pooling.number_text import format_number
from ui.invariance.experiment import Experiment, every_shift, lit_cells, shifted
from ui.invariance.words import distance_text, share_text

Reports = Sequence[LevelReport]
EDGE_COLUMN = ";".join(["0,0,1,0,0,0"] * 4)
FEATURE = "0,0,0,0;4,0,0,0;0,0,1,0;0,2,0,0"
ZHANG = "0,0,1,1,0,0,1,1"


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


def _results(preset: Preset) -> int:
    return preset.reports[-1].distinct


def _counted(*counts: int) -> Callable[[Preset], int]:
    """Answer by the number of different results, one of `counts`."""
    return lambda preset: counts.index(_results(preset))


def _all_same(preset: Preset) -> str:
    shifts, results = preset.experiment.shift_count, _results(preset)
    last = preset.reports[-1]
    if results == 1:
        return f"All {shifts} shifts give one result: true, for exactly these settings."
    return (
        f"The {shifts} shifts give {results} results; {share_text(last.exact_share)} of them change nothing. "
        "“Always the same” is false here."
    )


def _agreement(preset: Preset) -> str:
    likely = jitter_probabilities(preset.experiment.jitter)
    shares = ", ".join(share_text(float((report.same * likely).sum())) for report in preset.reports)
    return f"Over Kaggle’s draws it falls before it rises: {shares}. Pooling first spreads the ring."


def _changes(preset: Preset, down: int, right: int, kind: str = "") -> int:
    experiment = preset.experiment
    drawn = shifted(_of(experiment, kind or experiment.kind), down, right)
    return drawn.comparisons[-1].differing_cells


def _of(experiment: Experiment, kind: str) -> Experiment:
    return Experiment(**{**vars(experiment), "kind": kind})


def _row(preset: Preset, kind: str, right: int) -> str:
    levels = shifted(_of(preset.experiment, kind), 0, right).shifted
    return " ".join(format_number(cell) for cell in levels[-1].ravel())


def _zhang(preset: Preset) -> str:
    rows = [f"{_row(preset, kind, 0)} becomes {_row(preset, kind, 1)}" for kind in ("max", "blur")]
    return f"Max: {rows[0]}. With blur: {rows[1]}. Neither stays; the blur loses less."


def _one_way(preset: Preset) -> str:
    left, right = _changes(preset, 0, -1), _changes(preset, 0, 1)
    return (
        f"To the right nothing changes, to the left {left} cells do: a window forgives only what stays in it."
        if right == 0
        else f"{right} cells change to the right, {left} to the left."
    )


def _feature(preset: Preset) -> str:
    around = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0)]
    says = [float(shifted(preset.experiment, *move).shifted[-1][0, 0]) for move in around]
    return (
        f"Its window still says {format_number(says[around.index((0, 1))])}. Of the {len(around)} moves by "
        f"one cell, {says.count(4)} keep the 4 in its window."
    )


def _dots(preset: Preset) -> str:
    lit = lit_cells(shifted(preset.experiment, 0, 0).shifted)
    return f"Cells that are not 0, level by level: {', '.join(map(str, lit))}. Far dots stay two."


def _average(preset: Preset) -> str:
    last = preset.reports[-1]
    return (
        f"{share_text(last.exact_share)} of the shifts change nothing, and yet the mean distance is "
        f"{distance_text(last.mean_cosine, same=False)}: never exactly the same, always nearly."
    )


def _moves_along(preset: Preset) -> str:
    worst = max(float(report.unlike.max()) for report in preset.reports)
    return (
        "After every shift the map only moves along: not one cell is off. "
        f"That is equivariant, and exact for circular shifts alone; {_results(preset)} places are left."
        if worst == 0
        else f"The map is off by up to {worst:.0%}."
    )


KAGGLE = Experiment()
PRESETS = (
    Preset(
        "Kaggle’s ring",
        KAGGLE,
        "The lesson says that the result is always the same. How many results do the 49 shifts give?",
        ("1", "9", "49"),
        _counted(1, 9, 49),
        _all_same,
    ),
    Preset(
        "One cell further",
        Experiment(jitter=4),
        "The same ring may now move by 4 cells. How many results do the 81 shifts give?",
        ("1", "9", "81"),
        _counted(1, 9, 81),
        _all_same,
    ),
    Preset(
        "A smaller ring",
        Experiment(shrink=8, jitter=1),
        "The ring has radius 24 and moves by a single cell. How many results?",
        ("1", "3", "9"),
        _counted(1, 3, 9),
        _all_same,
    ),
    Preset(
        "First it gets worse",
        KAGGLE,
        "Does the share of equal cells grow with every pool?",
        ("Yes, with each", "No, it falls first"),
        lambda preset: int(preset.reports[1].mean_same < preset.reports[0].mean_same),
        _agreement,
        moved=(1, 2),
    ),
    Preset(
        "Zhang’s row",
        Experiment("matrix", jitter=1, border="circular", pools=1, matrix=ZHANG),
        "0 0 1 1 0 0 1 1 moves by one cell. Does max pooling, 2 by 2, give the same row?",
        ("Yes", "No"),
        lambda preset: int(_changes(preset, 0, 1) > 0),
        _zhang,
        beside="blur",
        moved=(0, 1),
    ),
    Preset(
        "An edge, one pixel on",
        Experiment("matrix", jitter=1, border="zero", pools=1, matrix=EDGE_COLUMN),
        "An edge was found in column 2. It moves by one pixel. Does the pooled map change?",
        ("Never", "Only to one side", "Always"),
        lambda preset: sum(_changes(preset, 0, right) > 0 for right in (-1, 1)),
        _one_way,
        moved=(0, 1),
    ),
    Preset(
        "The feature 4",
        Experiment("matrix", jitter=1, border="zero", pools=1, matrix=FEATURE),
        "The 4 moves one cell to the right, with everything else. Does its window still say 4?",
        ("Yes", "No"),
        lambda preset: int(shifted(preset.experiment, 0, 1).shifted[-1][0, 0] != 4),
        _feature,
        moved=(0, 1),
    ),
    Preset(
        "Dots far apart",
        Experiment("far", jitter=0),
        "Two dots in opposite corners, four pools. How many cells are not 0 at the end?",
        ("1", "2"),
        lambda preset: int(lit_cells(shifted(preset.experiment, 0, 0).shifted)[-1] == 2),
        _dots,
        moved=(0, 0),
    ),
    Preset(
        "By average",
        Experiment(kind="avg"),
        "With average pooling in place of max: how many of the 48 shifts leave the result exactly the same?",
        ("All", "About half", "None"),
        lambda preset: (
            0 if preset.reports[-1].exact_share == 1 else 2 if preset.reports[-1].exact_share == 0 else 1
        ),
        _average,
    ),
    Preset(
        "It keeps its promise",
        Experiment(border="circular", pools=3, kind="polyphase"),
        "Adaptive polyphase sampling, circular shifts: does the map change, or only move along?",
        ("It changes", "It only moves along"),
        lambda preset: int(all(report.unlike.max() == 0 for report in preset.reports)),
        _moves_along,
        beside="max",
        moved=(1, 2),
    ),
)


def preset_of(
    experiment: Experiment, beside: str, moved: tuple[int, int] | None, last: int | None = None
) -> int | None:
    """Return the place of the settings among the presets, or None.

    If several have these settings it is the one chosen `last`, or else the one with this shift.
    """
    same = [
        at for at, preset in enumerate(PRESETS) if (preset.experiment, preset.beside) == (experiment, beside)
    ]
    chosen = [at for at in same if at == last]
    shown = [at for at in same if PRESETS[at].moved == moved]
    return next(iter([*chosen, *shown, *same]), None)
