"""The numbers between cells and result: the maxima that are blurred, or the samples that are averaged."""

from collections.abc import Sequence
from math import prod
from typing import Any

from pooling import PoolSpec, Step
from pooling.kinds.weighted import Blur, RoiAlign
from pooling.number_text import format_number


def parts(steps: Sequence[Step], spec: PoolSpec) -> dict[str, Any]:
    """Describe what the middle pane shows in place of the cells: its shape, and the numbers of each step."""
    shape = parts_shape(spec)
    if not shape:
        return {}
    slices, rows, cols = (1,) * (3 - len(shape)) + shape
    texts = ",".join(" ".join(format_number(part.value) for part in step.parts) for step in steps)
    return {"parts": {"slices": slices, "rows": rows, "cols": cols, "texts": texts}}


def parts_shape(spec: PoolSpec) -> tuple[int, ...]:
    """Return the shape of the parts of a result, or () where it is made of cells.

    A single sample is shown by its cells and their weights.
    """
    if isinstance(spec, Blur):
        return (spec.taps,) * spec.rank
    return (spec.samples,) * 2 if isinstance(spec, RoiAlign) and spec.samples > 1 else ()


def values_shown(step: Step, spec: PoolSpec) -> list[float]:
    """Return the numbers that the middle pane shows: those of the parts, or of the cells."""
    return [part.value for part in step.parts] if parts_shape(spec) else list(step.values)


def parts_total(spec: PoolSpec) -> int:
    """Return what the weighted sum of the parts is divided by, or 0 where a result is made of cells.

    It is the sum of the filter's weights, 2 ** (taps − 1) along an axis, or the number of samples.
    """
    if isinstance(spec, Blur):
        return int(2 ** ((spec.taps - 1) * spec.rank))
    return prod(parts_shape(spec)) if parts_shape(spec) else 0
