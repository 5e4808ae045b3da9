"""The three maps compared with TensorFlow's: asked for once, kept for all sessions, said in words."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from pooling.frameworks.network import StageComparison, compare_stages, tensorflow_extract
from pooling.network import Extraction
from pooling.number_text import format_number
from ui.app.html_table import table_html
from ui.asking.asked_once import AskedOnce
from ui.asking.line import TENSORFLOW
from ui.network.verdict import Verdict

MOST_ANSWERS = 32
WAITING = "Starting TensorFlow… Our own maps are already here."
NOTE = (
    "TensorFlow gets the same photo as float32, and each of its stages gets the map that it made itself. Our "
    "maps are rounded to float32 before they are compared."
)
HEADS = ("TensorFlow’s function", "Result", "Cells that differ", "Largest difference")
NAMES = {2: "both maps are", 3: "all three maps are"}

ANSWERS: AskedOnce[list[StageComparison]] = AskedOnce(MOST_ANSWERS, TENSORFLOW)


def look(made: Extraction, patience: float = 0) -> Verdict:
    """Return what TensorFlow has answered by now; wait `patience` seconds at most.

    After a look at an answer that failed, the next one asks again.
    """
    key = _key(made)
    future = ANSWERS.look(key, lambda: _ask(made), patience)
    if not future.done():
        return Verdict("waiting", WAITING)
    return verdict(ANSWERS.result(key, future, lambda stages: stages[-1].answer.is_final) or [])


def _key(made: Extraction) -> tuple[object, ...]:
    photo = sha256(made.photo.tobytes()).hexdigest()
    plans = made.filter_plan.spec, made.pool_plan.spec
    return made.photo.shape, photo, made.kernel.shape, made.kernel.tobytes(), *plans, made.rectified


def _ask(made: Extraction) -> list[StageComparison]:
    return [_without_map(stage) for stage in compare_stages(made, tensorflow_extract(made))]


def _without_map(stage: StageComparison) -> StageComparison:
    return replace(stage, answer=replace(stage.answer, values=None))  # megabytes, and compared by now


def verdict(stages: Sequence[StageComparison]) -> Verdict:
    """Say how our maps and TensorFlow's compare."""
    answered = [stage for stage in stages if stage.cells]
    table = table_html("Comparison with TensorFlow", HEADS, [_row(stage) for stage in answered])
    if not answered:
        return Verdict("failed", _trouble(stages))
    version = f"Compared with TensorFlow {answered[0].answer.version}"
    if len(answered) < len(stages):
        (last,) = [stage for stage in stages if not stage.cells]
        kind = "failed" if last.answer.status == "failed" else "done"
        return Verdict(kind, f"{version}: {_together(answered)} {last.answer.sentence}", table)
    return Verdict("done", f"{version}: {_together(answered)}", table)


def _trouble(stages: Sequence[StageComparison]) -> str:
    said = stages[0].answer.sentence if stages else "TensorFlow did not answer; ask again."
    return f"{said} Our own maps are still here."


def _together(stages: Sequence[StageComparison]) -> str:
    which = NAMES.get(len(stages), "the filtered map is")
    if not all(stage.agrees for stage in stages):
        worst = max(stages, key=lambda stage: stage.largest)
        return f"the maps differ, by {_at_most(worst)}: rounding does not explain it."
    differing = [stage for stage in stages if stage.differing]
    if not differing:
        cells = sum(stage.cells for stage in stages)
        return f"{which} equal, in all {cells:,} cells."
    worst = max(differing, key=lambda stage: stage.largest)
    return f"{which} equal up to rounding, by {_at_most(worst)} of {worst.call}."


def _at_most(stage: StageComparison) -> str:
    row, column = stage.where or (0, 0)
    return f"{format_number(stage.largest, 2)} at most, in row {row}, column {column}"


def _row(stage: StageComparison) -> tuple[str, str, str, str]:
    where = _at_most(stage).replace(" at most,", "") if stage.differing else "0"
    result = "≠ Different" if not stage.agrees else "≈ Equal up to rounding" if stage.differing else "= Equal"
    return stage.call, result, f"{stage.differing:,} of {stage.cells:,}", where
