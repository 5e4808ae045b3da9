"""What every source of a pitfall comes to, from the core: TensorFlow's numbers, PyTorch's, a mistake's."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pooling import PoolSpec, plan_windows, pool, pool_backward
from pooling.frameworks.libraries.library import Ruled
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.rule import rule
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.frameworks.question import KERAS, Question
from pooling.misconceptions.counts import COUNTED, wrong_counts
from pooling.misconceptions.gradients import wrong_gradients
from pooling.misconceptions.integers import wrong_integers
from pooling.misconceptions.results import wrong_results
from pooling.misconceptions.shapes import wrong_shapes
from pooling.validation.arrays import DataFormat
from ui.compare.pitfalls.read import Pitfall, Source
from ui.compare.tables import Values
from ui.controls.layer_of import layer_of, numbers_of
from ui.controls.settings import INPUT_SETTINGS, POOL_SETTINGS
from ui.controls.short_forms import SHORT, on_axes


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a source comes to.

    Attributes
    ----------
    x : ndarray
        Its input.
    values : ndarray or None
        Its numbers; None if it refuses, or where only a shape or a word is known.
    shape : tuple of int
        The spatial shape of its output; with `format`, of the whole batch as it stands in memory.
    words : str
        What happens if there are no numbers: "An error".
    refusal : str
        What is refused, and what would work.
    """

    x: Values
    values: Values | None = None
    shape: tuple[int, ...] = ()
    words: str = ""
    refusal: str = ""


DEFAULTS: dict[str, Any] = {
    "layer": "pool",
    "source": "matrix",
    "matrix": INPUT_SETTINGS["matrix"].default,
    **{key: setting.default for key, setting in POOL_SETTINGS.items()},
}
"""All settings of a pitfall; its input and its layer have the page's defaults."""
ERROR, ENDS = "An error", "The Python process ends"


def settings_of(pitfall: Pitfall, source: Source | None = None) -> dict[str, Any]:
    """Return all settings of a pitfall, with those that a source changes."""
    given = {**pitfall.settings, **(source.settings if source else {})}
    given.setdefault("stride", given.get("window", DEFAULTS["stride_rows"]))
    spread = [on_axes(key, given.pop(key)) for key in SHORT if key in given]
    return DEFAULTS | {key: value for axes in spread for key, value in axes.items()} | given


def input_of(pitfall: Pitfall, source: Source | None = None) -> Values:
    """Return the numbers that are pooled, in the pitfall's type."""
    return numbers_of(settings_of(pitfall, source)).astype(pitfall.dtype)


def spec_of(pitfall: Pitfall, source: Source | None = None) -> PoolSpec:
    """Return the layer."""
    return layer_of(settings_of(pitfall, source))


def source_called(pitfall: Pitfall, name: str) -> Source:
    """Return a source by name; the key of a library is the name of one, too."""
    found = pitfall.sources.get(name)
    if found is None and name not in LIBRARIES:
        raise KeyError(f"{pitfall.name} has no source “{name}”, and no library is called so.")
    return found or Source(name, library=name)


def outcome_of(pitfall: Pitfall, source: Source) -> Outcome:
    """Return what a source comes to on the pitfall's input."""
    x, spec = input_of(pitfall, source), spec_of(pitfall, source)
    if source.words:
        return Outcome(x, words=source.words)
    if source.library:
        return _ruled(x, source.library, spec)
    if source.mistake:
        return Outcome(x, *_mistaken(x, spec, source.mistake))
    if source.format:
        return _read_as(x, spec, source.format)
    values = _own(x, spec, source)
    return Outcome(x, values, values.shape)


def _ruled(x: Values, library: str, spec: PoolSpec) -> Outcome:
    call = port(library, spec, x.shape[-spec.rank :])
    if isinstance(call, str):
        return Outcome(x, words=ERROR, refusal=call)
    found: Ruled = rule(call, x)
    if found.values is None:
        return Outcome(x, words=ENDS if found.ends_process else ERROR, refusal=found.refusal)
    return Outcome(x, found.values, found.output_shape or ())


def _read_as(x: Values, spec: PoolSpec, data_format: DataFormat) -> Outcome:
    """Pool a batch of one with its channels first, as if they stood where `data_format` says."""
    read = pool(x, spec, data_format=data_format)
    last = data_format == "channels_last"
    return Outcome(x, np.moveaxis(read, -1, 0) if last else read, (1, *read.shape))


def _own(x: Values, spec: PoolSpec, source: Source) -> Values:
    if source.gradient:
        return _gradient(x, spec, source.gradient)
    if source.count:
        return np.asarray(_count(x, spec, source.count))
    if source.integers:
        return next(wrong.results for wrong in wrong_integers(x, spec) if wrong.name == source.integers)
    if source.late:
        start = Question(x, spec, KERAS).late_cells
        return pool(x[tuple(slice(cells, None) for cells in start)], replace(spec, padding="valid"))
    return pool(x, spec)


def _mistaken(x: Values, spec: PoolSpec, name: str) -> tuple[Values | None, tuple[int, ...]]:
    results = {mistake.name: mistake.results for mistake in wrong_results(x, spec)}
    if name in results:
        return results[name], results[name].shape
    return None, wrong_shapes(plan_windows(spec, x.shape[-spec.rank :]))[name]


def _gradient(x: Values, spec: PoolSpec, name: str) -> Values:
    ones = np.ones(plan_windows(spec, x.shape).output_shape)
    if name == "first":
        return pool_backward(x.astype(np.float64), spec, ones)
    return next(wrong.results for wrong in wrong_gradients(x, spec, ones) if wrong.name == name)


def _count(x: Values, spec: PoolSpec, name: str) -> int:
    plan = plan_windows(spec, x.shape)
    return COUNTED[name][0](plan) if name in COUNTED else dict(wrong_counts(plan, "unread"))[name]
