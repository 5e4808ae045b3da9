"""Experiments to try, each with a question first: what is promised of pooling, and where it breaks."""

from ui.invariance.experiment import Experiment, lit_cells, shifted
from ui.invariance.names import FIGURES
from ui.invariance.preset_answers import (
    Preset,
    agreement,
    all_same,
    average,
    changes,
    counted,
    dots,
    feature,
    lone,
    moves_along,
    one_way,
    zhang,
)
from ui.invariance.two_measures import disagreement, two_measures

EDGE_COLUMN = ";".join(["0,0,1,0,0,0"] * 4)
FEATURE = "0,0,0,0;4,0,0,0;0,0,1,0;0,2,0,0"
ZHANG = "0,0,1,1,0,0,1,1"

LONE = ";".join(["0,0,0,0,0,0"] * 2 + ["0,0,1,0,0,0"] + ["0,0,0,0,0,0"] * 3)

KAGGLE = Experiment()
PHOTOGRAPH: tuple[Preset, ...] = (
    Preset(
        "Two measures disagree",
        Experiment("camera", jitter=1, border="circular", pools=1, kind="avg"),
        "A photograph moves by one cell. Whose map changes more: that of average or of max pooling?",
        ("Average’s", "Max’s", "It depends on the measure"),
        lambda preset: disagreement(preset.experiment),
        lambda preset: two_measures(preset.experiment),
        beside="max",
        moved=(0, 1),
    ),
)
PRESETS: tuple[Preset, ...] = (
    Preset(
        "Kaggle’s ring",
        KAGGLE,
        "The lesson says that the result is always the same. How many results do the 49 shifts give?",
        ("1", "9", "49"),
        counted(1, 9, 49),
        all_same,
    ),
    Preset(
        "One cell further",
        Experiment(jitter=4),
        "The same ring may now move by 4 cells. How many results do the 81 shifts give?",
        ("1", "9", "81"),
        counted(1, 9, 81),
        all_same,
    ),
    Preset(
        "A smaller ring",
        Experiment(shrink=8, jitter=1),
        "The ring has radius 24 and moves by a single cell. How many results?",
        ("1", "3", "9"),
        counted(1, 3, 9),
        all_same,
    ),
    Preset(
        "First it gets worse",
        KAGGLE,
        "Does the share of equal cells grow with every pool?",
        ("Yes, with each", "No, it falls first"),
        lambda preset: int(preset.reports[1].mean_same < preset.reports[0].mean_same),
        agreement,
        moved=(1, 2),
    ),
    Preset(
        "Zhang’s row",
        Experiment("matrix", jitter=1, border="circular", pools=1, matrix=ZHANG),
        "0 0 1 1 0 0 1 1 moves by one cell. Does max pooling, 2 by 2, give the same row?",
        ("Yes", "No"),
        lambda preset: int(changes(preset, 0, 1) > 0),
        zhang,
        beside="blur",
        moved=(0, 1),
    ),
    Preset(
        "An edge, one pixel on",
        Experiment("matrix", jitter=1, border="zero", pools=1, matrix=EDGE_COLUMN),
        "An edge was found in column 2. It moves by one pixel. Does the pooled map change?",
        ("Never", "Only to one side", "Always"),
        lambda preset: sum(changes(preset, 0, right) > 0 for right in (-1, 1)),
        one_way,
        moved=(0, 1),
    ),
    Preset(
        "The feature 4",
        Experiment("matrix", jitter=1, border="zero", pools=1, matrix=FEATURE),
        "The 4 moves one cell to the right, with everything else. Does its window still say 4?",
        ("Yes", "No"),
        lambda preset: int(shifted(preset.experiment, 0, 1).shifted[-1][0, 0] != 4),
        feature,
        moved=(0, 1),
    ),
    Preset(
        "A lone maximum",
        Experiment("matrix", jitter=1, border="zero", pools=1, matrix=LONE),
        "A single 1 moves by one cell, in each of the 8 directions. How often does its map stay the same?",
        ("3 of 8", "5 of 8", "Always"),
        lambda preset: (3, 5, 8).index(round(8 * preset.reports[-1].exact_share)),
        lone,
        moved=(1, 1),
    ),
    Preset(
        "Dots far apart",
        Experiment("far", jitter=0),
        "Two dots in opposite corners, four pools. How many cells are not 0 at the end?",
        ("1", "2"),
        lambda preset: int(lit_cells(shifted(preset.experiment, 0, 0).shifted)[-1] == 2),
        dots,
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
        average,
    ),
    Preset(
        "It keeps its promise",
        Experiment(border="circular", pools=3, kind="polyphase"),
        "Adaptive polyphase sampling, circular shifts: does the map change, or only move along?",
        ("It changes", "It only moves along"),
        lambda preset: int(all(report.unlike.max() == 0 for report in preset.reports)),
        moves_along,
        beside="max",
        moved=(1, 2),
    ),
    *(PHOTOGRAPH if "camera" in FIGURES else ()),
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
