"""Every sentence of the page *Translation invariance*: about one draw, and about all shifts."""

import math
from collections.abc import Sequence

from pooling.invariance import FAR, NEAR, LevelReport
from ui.invariance.experiment import Draw, Experiment, lit_cells
from ui.stepper.labels import by

QUESTION = "Does it always work?"
CLAIM = "Kaggle’s lesson says that the resulting image is *always the same*."
PRESETS_LABEL = "Experiments to try"
ANSWER_FIRST = "Answer first. Then all shifts are counted here."
MOVING = "Moving the picture…"
RIGHT, NOT_SO = "**Right.**", "**Not so: {answer}.**"
BORDER_WORDS = {
    "replicate": "the edge cells are repeated",
    "reflect": "the picture is mirrored at its edge",
    "zero": "zeros come in",
    "circular": "what leaves on one side comes in on the other",
}
MATRIX_LABEL = "Matrix"
MATRIX_HELP = (
    "Numbers separated by commas, rows by semicolons. The same numbers are on Step through; "
    "of several channels the first is moved."
)
EDIT_CELLS = "Edit these numbers cell by cell"
LEFT_OUT = "The shift (0, 0) is excluded from shares and means."
FIGURE_WORDS = {
    "square": "a filled square",
    "edge": "an edge",
    "dot": "a single dot",
    NEAR: "two dots near each other",
    FAR: "two dots in opposite corners",
    "digit": "a handwritten digit",
    "matrix": "your matrix",
}
REDUCTION_NAMES = {
    "max": "maximum",
    "avg": "average",
    "min": "minimum",
    "subsample": "first cell",
    "blur": "blurred maximum",
    "lp": "p-norm",
    "lse": "log-sum-exp",
    "polyphase": "maximum",
}


def plural(count: int, thing: str) -> str:
    """Write a count with its noun: "1 pool", "4 pools"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def signed(number: int) -> str:
    """Write a whole number with the real minus sign."""
    return f"{number}".replace("-", "−")


def shift_words(down: int, right: int) -> str:
    """Write a shift in words: "down 2, left 1", or "not moved"."""
    vertical = f"{'down' if down > 0 else 'up'} {abs(down)}" if down else ""
    horizontal = f"{'right' if right > 0 else 'left'} {abs(right)}" if right else ""
    return ", ".join(filter(None, (vertical, horizontal))) or "not moved"


def shift_numbers(down: int, right: int) -> str:
    """Write a shift as numbers, rows first: "(dy, dx) = (2, −1)"."""
    return f"(dy, dx) = ({signed(down)}, {signed(right)})"


def share_text(share: float) -> str:
    """Write a share in percent, rounded down to one decimal, so that only 1 is "100%"."""
    return f"{math.floor(round(share * 1000, 6)) / 10:.1f}%".replace(".0%", "%")


def distance_text(distance: float, *, same: bool) -> str:
    """Write a cosine distance with three decimals; only equal arrays have "0"."""
    if same:
        return "0"
    return f"{distance:.3f}" if distance >= 0.0005 else "< 0.001"


def unlike_text(error: float) -> str:
    """Write how far a map is from one that moved along, as a share of the map's size."""
    return "0" if error == 0 else f"{error:.0%}" if error >= 0.005 else "< 1%"


def draw_finding(experiment: Experiment, draw: Draw) -> str:
    """Say what a draw did: whether the last level differs, and whether two dots merge."""
    if experiment.figure not in (NEAR, FAR):
        return _last_level(draw)
    return f"{_two_dots(draw, experiment.border)} {_last_level(draw)}"


def _last_level(draw: Draw) -> str:
    last, pools = draw.last, plural(len(draw.shifted) - 1, "pool")
    if last.same == 1:
        return f"After {pools}, the result is the same as without the shift."
    return f"After {pools}, the result differs in {last.differing_cells:,} of {plural(last.cells, 'cell')}."


def _two_dots(draw: Draw, border: str) -> str:
    still, moved = lit_cells(draw.unshifted), lit_cells(draw.shifted)
    if moved[0] != 2:
        return f"The shift leaves {plural(moved[0], 'dot')} in the picture (border: {border})."
    fates = _fate(still), _fate(moved)
    if fates[0] == fates[1]:
        return f"The two dots {fates[0]}, with and without the shift."
    return f"Without the shift, the two dots {fates[0]}; with it, they {fates[1]}."


def _fate(lit: Sequence[int]) -> str:
    if 1 in lit:
        return f"merge after {plural(lit.index(1), 'pool')}"
    return f"stay apart after {plural(len(lit) - 1, 'pool')}"


def figure_words(experiment: Experiment) -> str:
    """Name the picture."""
    names = {
        "circle": f"a ring of radius {experiment.radius}",
        "disc": f"a disc of radius {experiment.radius}",
    }
    return names.get(experiment.figure) or FIGURE_WORDS.get(experiment.figure, "a photograph")


def level_title(level: int) -> str:
    """Name a level of the strip."""
    return f"Pool {level}" if level else "Input"


def level_alt(experiment: Experiment, level: int, shape: Sequence[int], lit: int, moved: str) -> str:
    """Describe one picture of a strip; `moved` is its shift in words."""
    pooled = f" after {plural(level, 'pool')}" if level else ""
    return (
        f"{figure_words(experiment)}, {moved},{pooled} {by(shape)}: {plural(lit, 'cell')} not 0.".capitalize()
    )


def strip_note(experiment: Experiment) -> str:
    """Explain the strips."""
    cells = by(experiment.picture.shape)
    return (
        f"{figure_words(experiment).capitalize()} in {cells} cells; each pool is 2 × 2, stride 2. "
        f"Border: {BORDER_WORDS[experiment.border]}. Equal cells: the share with the same number. "
        "Distance: cosine distance, 0 for the same pattern, 1 for nothing in common. "
        "Equivariance error: how far the map is from the unmoved map that moved along, by the best "
        "number of whole cells; 0 is equivariant. Blue cells are lower than without the shift, "
        "orange ones higher."
    )


def survey_finding(experiment: Experiment, report: LevelReport) -> str:
    """Say how many results all shifts give, and whether "always the same" is true here."""
    after = f"after {plural(experiment.pools, 'pool')}"
    if experiment.jitter == 0:
        return f"With jitter 0 nothing moves, so there is **1 result** {after}. Raise the jitter."
    shifts = f"Here are all {experiment.shift_count:,} shifts of up to {plural(experiment.jitter, 'cell')}"
    if report.distinct == 1:
        return f"{shifts}: {after} they give **1 result**. “Always the same” is **true** here."
    results = f"**{report.distinct:,} different results**"
    return f"{shifts}: {after} they give {results}. “Always the same” is **false** here."


def block_words(experiment: Experiment) -> str:
    """Explain why: what a cell of the last level stands for."""
    side, name = 2**experiment.pools, REDUCTION_NAMES[experiment.kind]
    pools, block = plural(experiment.pools, "pool"), by((side, side))
    if experiment.kind in ("subsample", "blur", "polyphase", "lp", "lse"):
        return LEFT_OUT
    reads = f"After {pools}, each cell is the {name} of {block} input cells."
    if experiment.kind in ("max", "min"):
        return f"{reads} It changes only when the figure enters or leaves its block. {LEFT_OUT}"
    return f"{reads} It changes with every lit cell that enters or leaves its block. {LEFT_OUT}"


def map_alt(experiment: Experiment, report: LevelReport) -> str:
    """Describe the map of shifts."""
    unseen = report.same == 1
    count = int(unseen.sum())
    leave = "leaves" if count == 1 else "leave"
    return (
        f"{count:,} of {plural(experiment.shift_count, 'shift')} {leave} the result unchanged "
        f"after {plural(experiment.pools, 'pool')}; the largest cosine distance is "
        f"{distance_text(float(report.cosine.max()), same=bool(unseen.all()))}."
    )
