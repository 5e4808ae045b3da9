"""Every sentence of the page *Compare*, and TensorFlow's calls spelled out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from pooling import PoolingError
from pooling.frameworks.question import GLOBAL, KERAS, POOL, Question
from pooling.frameworks.unsupported import POOLING_TYPES, find_unsupported
from ui.compare.results import Result, Values
from ui.controls.settings import SETTINGS

NO_SUCH_ARGUMENT = frozenset({"ceil_mode", "count_include_pad", "dilated_pads"})
"""Settings that TensorFlow has no argument for: a call without them would ask something else."""

COUNTED = {
    "Equal": ("matches", "match"),
    "Equal up to rounding": ("matches up to rounding", "match up to rounding"),
    "Different": ("differs", "differ"),
    "Not supported": ("is not supported by TensorFlow", "are not supported by TensorFlow"),
    "Not possible": ("is not possible in either", "are not possible in either"),
    "Only in TensorFlow": ("is only in TensorFlow", "are only in TensorFlow"),
}
"""The words of a verdict after the number 1, and after other numbers."""

AXES = {1: "cells", 2: "rows, columns", 3: "slices, rows, columns"}
"""The spatial axes by their number."""
DATA_FORMATS = {1: "NWC", 2: "NHWC", 3: "NDHWC"}

WAITING = "Starting TensorFlow… Our own results are already here."


@dataclass(frozen=True)
class Verdict:
    """The result of a comparison: a kind for the style sheet, a sign, a few words, and a sentence."""

    kind: str
    sign: str
    words: str
    sentence: str


def title(question: Question) -> str:
    """Name an operation: "Max", "Max (Keras layer)", "Global max"."""
    name = SETTINGS["reduction"].text(question.spec.reduction)
    if question.call == GLOBAL:
        return f"Global {name.lower()}"
    return f"{name} (Keras layer)" if question.call == KERAS else name


def verdict(result: Result) -> Verdict:
    """Say how our result and TensorFlow's compare, or why there is nothing to compare."""
    answer, comparison = result.answer, result.comparison
    if answer is None:
        return Verdict("waiting", "…", "Asking TensorFlow", "The answer is on its way.")
    if comparison is not None:
        if not comparison.agrees:
            return Verdict("other", "≠", "Different", comparison.sentence)
        rounded = comparison.differing > 0
        sign, words = ("≈", "Equal up to rounding") if rounded else ("=", "Equal")
        return Verdict("same", sign, words, comparison.sentence)
    if answer.status == "unsupported":
        words = "Not possible" if result.error else "Not supported"
        return Verdict("unsupported", "⊘", words, answer.sentence)
    if answer.status == "ok":
        return Verdict("unsupported", "⊘", "Only in TensorFlow", result.error)
    return Verdict("none", "?", "Not compared", "")


def headline(results: Sequence[Result]) -> tuple[str, str]:
    """Return the state of the page as (kind, sentence): waiting, an error, or how many results match."""
    answers = [result.answer for result in results]
    failed = [answer for answer in answers if answer and not answer.is_final]
    if failed:
        return failed[0].status, f"{failed[0].sentence} Our own results are still here."
    if None in answers:
        return "waiting", WAITING
    return "done", _summary(results)


def _summary(results: Sequence[Result]) -> str:
    versions = [result.answer.version for result in results if result.answer and result.answer.version]
    version = f" {versions[0]}" if versions else ""
    counts = Counter(verdict(result).words for result in results)
    if len(counts) == 1:
        said = f"all {len(results)} results {COUNTED[next(iter(counts))][1]}"
    else:
        said = ", ".join(f"{count} {COUNTED[words][count > 1]}" for words, count in counts.items())
    return f"Compared with TensorFlow{version}: {said}."


def dtype_note(x: Values, rank: int, overflowed: int) -> str:
    """Say what input both sides get, and its dtype; `overflowed` cells became infinite."""
    channels = prod(x.shape[:-rank])
    shape = (1, *x.shape[-rank:], channels)
    note = (
        f"Both pool x as float32. TensorFlow gets the shape {shape}: batch, {AXES[rank]}, channels. Its "
        f"results are shown without batch{'' if x.ndim > rank else ' and channel'}."
    )
    if not overflowed:
        return note
    if overflowed == 1:
        return f"{note} 1 cell exceeds the largest float32, 3.4e38, and becomes ±∞."
    return f"{note} {overflowed} cells exceed the largest float32, 3.4e38, and become ±∞."


def spelled(question: Question) -> str:
    """Spell TensorFlow's call with every argument, or nothing if it has no such call."""
    try:
        limit = find_unsupported(question)
    except PoolingError:
        return ""
    if limit is not None and limit.name in NO_SUCH_ARGUMENT:
        return ""
    return {POOL: _spelled_pool, KERAS: _spelled_layer, GLOBAL: _spelled_global}[question.call](question)


def _spelled_pool(question: Question) -> str:
    spec, padding = question.spec, question.padding
    if isinstance(padding, str) or spec.reduction not in POOLING_TYPES:
        named = f'"{padding}"' if isinstance(padding, str) else _pads(padding)
        return (
            f'tf.nn.pool(x, window_shape={spec.window_shape}, pooling_type="{spec.reduction.upper()}", '
            f'strides={spec.strides}, padding={named}, data_format="{DATA_FORMATS[spec.rank]}", '
            f"dilations={spec.dilations})"
        )
    return (
        f"{question.name}(x, ksize={spec.window_shape}, strides={spec.strides}, padding={_pads(padding)}, "
        f'data_format="{DATA_FORMATS[spec.rank]}")'
    )


def _pads(pads: list[tuple[int, int]]) -> str:
    return str([[0, 0], *map(list, pads), [0, 0]])


def _spelled_layer(question: Question) -> str:
    spec = question.spec
    return (
        f"{question.name}(pool_size={spec.window_shape}, strides={spec.strides}, "
        f'padding="{str(question.padding).lower()}", data_format="channels_last")(x)'
    )


def _spelled_global(question: Question) -> str:
    return f'{question.name}(keepdims=False, data_format="channels_last")(x)'
