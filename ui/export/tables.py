"""The matrices and the settings as text to paste elsewhere: CSV and Markdown; `latex` has the formulas.

CSV has exact numbers, because programs read it; Markdown has the short numbers of the screen, because people
read it. Code that computes the same is in `ui.export.code.numpy_code`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows, pool
from pooling.number_text import exact_number, format_number
from ui.export.settings_words import settings_words
from ui.layers.words import noun
from ui.photos.words import layer_words, windows_words
from ui.stepper import labels


def csv(matrix: NDArray[Any]) -> str:
    """Write a row or a matrix as CSV with exact numbers, for `parse_matrix` and spreadsheets.

    A blank line separates slices or channels, as in `parse_volume`.

    >>> from pooling.matrices import parse_matrix
    >>> print(csv(parse_matrix("1,.5;2,-3")))
    1,0.5
    2,-3
    """
    slices = (
        "\n".join(",".join(map(exact_number, row)) for row in each) for each in as_slices(matrix).tolist()
    )
    return "\n\n".join(slices)


def as_slices(x: NDArray[Any]) -> NDArray[Any]:
    """Return any input as slices of rows and columns."""
    return x.reshape((1,) * (3 - x.ndim) + x.shape)


def markdown(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write input and output as Markdown tables; rows and columns count from 0, as on the screen."""
    plan, channels = plan_windows(spec, x.shape[-spec.rank :]), channel_count(x, spec)
    own = settings_words(plan) if isinstance(spec, Layer) else layer_words(plan)
    settings = f"{own}, {windows_words(plan, channels)}"
    one = "channel" if channels > 1 else "slice"
    parts = [
        f"**{labels.input_label(plan, channels)}**",
        *_tables(x, one),
        f"**{labels.output_label(plan, channels)}** — {noun(spec)}, {settings}",
        *_tables(pool(x, spec), one),
    ]
    return "\n\n".join(parts) + "\n"


def channel_count(x: NDArray[Any], spec: PoolSpec) -> int:
    """Return how many channels an input has: one, unless it has an axis more than the window."""
    return x.shape[0] if x.ndim > spec.rank else 1


def _tables(x: NDArray[Any], one: str) -> list[str]:
    """Write a table for every slice, under its name where there may be several."""
    if x.ndim < 3:
        return [_table(np.atleast_2d(x))]
    return [part for n, each in enumerate(x) for part in (f"{one.capitalize()} {n}", _table(each))]


def _table(matrix: NDArray[Any]) -> str:
    head = ["", *map(str, range(matrix.shape[1]))]
    ruler = ["--:"] * len(head)
    body = [[f"**{i}**", *map(format_number, row)] for i, row in enumerate(matrix.tolist())]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ruler, *body])
