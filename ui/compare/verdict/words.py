"""The sentences above and below the cards of *With TensorFlow*: the state of the page, and what was given."""

from collections import Counter
from collections.abc import Sequence
from math import prod

from pooling.frameworks.answer import Answer, Times
from pooling.number_text import count_things
from ui.compare.tables import Values
from ui.compare.verdict.names import duration, round_to_two
from ui.compare.verdict.results import Result
from ui.compare.verdict.verdicts import verdict

COUNTED = {
    "same": ("is identical", "are identical"),
    "rounded": ("is equal within rounding", "are equal within rounding"),
    "other": ("differs", "differ"),
    "refused": ("is refused by TensorFlow", "are refused by TensorFlow"),
    "deadly": ("can end TensorFlow's process", "can end TensorFlow's process"),
    "ended": ("ended TensorFlow's process", "ended TensorFlow's process"),
    "not asked": ("was not asked", "were not asked"),
}
"""The words of a kind of verdict after the number 1, and after other numbers."""
AXES = {1: "cells", 2: "rows, columns", 3: "slices, rows, columns"}
"""The spatial axes by their number."""

OURS_ARE_HERE = "Our own results are already here."
ASKING = f"Asking TensorFlow… {OURS_ARE_HERE}"


def headline(results: Sequence[Result], waiting: str = ASKING) -> tuple[str, str]:
    """Return the state of the page as (kind, sentence): waiting, an error, or how many results match."""
    answers = [result.answer for result in results]
    failed = [answer for answer in answers if answer and not answer.is_final]
    if failed:
        return failed[0].status, f"{failed[0].sentence} Our own results are still here."
    if None in answers:
        return "waiting", waiting
    return "done", _summary(results)


def starting_words(expected: float) -> str:
    """Say that TensorFlow starts, and how long that takes."""
    return (
        f"Starting TensorFlow, once for all visitors: about {round_to_two(expected)} seconds. {OURS_ARE_HERE}"
    )


def queue_words(ahead: int, most: int, seconds: float) -> str:
    """Say how many questions come first, how many may wait, and how long each may take."""
    before = count_things(ahead, "question")
    most_time = f"each {seconds:g} seconds at most"
    return f"{before} before yours, of at most {most} that wait, {most_time}. {OURS_ARE_HERE}"


def _summary(results: Sequence[Result]) -> str:
    versions = [result.answer.version for result in results if result.answer and result.answer.version]
    version = f" {versions[0]}" if versions else ""
    counts = Counter(verdict(result).kind for result in results)
    if len(counts) == 1:
        one, several = COUNTED[next(iter(counts))]
        said = {1: f"the result {one}", 2: f"both results {several}"}.get(
            len(results), f"all {len(results)} results {several}"
        )
    else:
        said = ", ".join(f"{count} {COUNTED[kind][count > 1]}" for kind, count in counts.items())
    return f"Compared with TensorFlow{version}: {said}."


def given_note(x: Values, rank: int, overflowed: int, *, batch: bool = False) -> str:
    """Say what input both sides get, and its dtype; `overflowed` cells became infinite."""
    leading, spatial = x.shape[:-rank], x.shape[-rank:]
    shape = (prod(leading), *spatial, 1) if batch else (1, *spatial, prod(leading))
    left_out = "channel" if batch else "batch" if leading else "batch and channel"
    note = (
        f"Both pool x as {x.dtype}.{_in_keras(x)} TensorFlow gets the shape {shape}: batch, {AXES[rank]}, "
        f"channels. Its results are shown without {left_out}."
    )
    if not overflowed:
        return note
    if overflowed == 1:
        return f"{note} 1 cell exceeds the largest float32, 3.4e38, and becomes ±∞."
    return f"{note} {overflowed} cells exceed the largest float32, 3.4e38, and become ±∞."


def _in_keras(x: Values) -> str:
    """Say what Keras' layers make of floats of another type; integers they take as they come."""
    other = x.dtype.kind == "f" and x.dtype != "float32"
    return " Keras’ layers compute in float32." if other else ""


def reached_note(answers: Sequence[Answer]) -> str:
    """Say which TensorFlow answered and on what, and how times are taken; nothing if none did."""
    reached = next((answer for answer in answers if answer.device), None)
    if reached is None:
        return ""
    return (
        f"TensorFlow {reached.version} with Keras {reached.keras} answered on {reached.device}, in one "
        "process for all visitors. Times are taken there: medians of 3 to 9 runs, its function and ours in "
        "turns, on the same array, each in its own order of axes, once both are warm; with gradients, "
        "forward and back. The ratio is TensorFlow’s time over ours."
    )


def times_words(times: Times) -> str:
    """Say how long both take: "Time: TensorFlow 42 µs, ours 20 µs, ratio 2.1"."""
    ratio = f", ratio {round_to_two(times.theirs / times.ours)}" if times.ours > 0 else ""
    return f"Time: TensorFlow {duration(times.theirs)}, ours {duration(times.ours)}{ratio}"
