"""What is drawn over the input: the box, its bins and its samples, in cells from the upper left corner."""

from collections.abc import Sequence
from typing import Any

from pooling import PoolSpec, Step
from pooling.kinds.base import Region
from pooling.kinds.weighted import RoiAlign
from pooling.number_text import exact_number
from pooling.roi.pool import rounded

HALF = 0.5
"""A sample at 0 lies in the middle of the first cell."""


def marks(steps: Sequence[Step], spec: PoolSpec) -> dict[str, Any]:
    """Describe the box as it is typed, the edges of the bins where they are read, and each step's samples."""
    if not isinstance(spec, Region):
        return {}
    sides = list(zip(spec.box[:2], spec.box[2:], spec.output_shape, strict=True))
    edges = [_edges(start, stop, count, spec) for start, stop, count in sides]
    return {
        "marks": {
            "box": list(spec.box),
            "rows": edges[0],
            "cols": edges[1],
            "samples": "|".join(map(_samples, steps)) if isinstance(spec, RoiAlign) else "",
        }
    }


def _edges(start: float, stop: float, count: int, spec: Region) -> list[float]:
    """Return where the bins begin and end along an axis: in the picture a cell begins at its number."""
    if isinstance(spec, RoiAlign):
        length = stop - start if spec.aligned else max(stop - start, 1.0)
        first = start if spec.aligned else start + HALF
    else:
        first, length = rounded(start), max(rounded(stop) - rounded(start) + 1, 1.0)
    return [round(first + length * i / count, 4) for i in range(count + 1)]


def _samples(step: Step) -> str:
    return " ".join(
        ",".join(exact_number(round(place + HALF, 4)) for place in part.place) for part in step.parts
    )
