"""Pictures with axes, side by side at one displayed size: real pixels, real row and column numbers."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.images import encode_png
from ui.photos.numbers import packed
from ui.stepper.labels import by

Pixels = NDArray[np.uint8]

MOST_TICKS = 6
NARROWEST, WIDEST = 1 / 4, 4.0  # limits of width / height, so that a picture of one row stays visible
FINE = (800, 400, 200)  # cells on the longer side; above these, show.css may smooth


@dataclass(frozen=True)
class Panel:
    """One picture: its pixels as PNG, their shape as (rows, columns), its texts, its numbers for the lens."""

    title: str
    shape: tuple[int, int]
    png: bytes
    caption: str
    note: str = ""
    numbers: str = ""


def make_panel(title: str, values: NDArray[Any], caption: str) -> Panel:
    """Return a panel of grey values, (H, W), or RGB channels, (3, H, W), from 0 to 255."""
    rows, columns = values.shape[-2:]
    note = "RGB" if values.ndim == 3 else ""
    return Panel(title, (rows, columns), encode_png(as_pixels(values)), caption, note, packed(values))


def as_pixels(values: NDArray[Any]) -> Pixels:
    """Round 0..255 to the nearest uint8 and put channels last: (H, W), or (3, H, W) to (H, W, 3)."""
    nearest = np.rint(np.clip(values, 0, 255)).astype(np.uint8)
    return np.moveaxis(nearest, 0, -1) if nearest.ndim == 3 else nearest


def displayed_ratio(shape: tuple[int, int]) -> float:
    """Return the width / height at which to draw a picture of `shape` (rows, columns)."""
    rows, columns = shape
    return min(max(columns / rows, NARROWEST), WIDEST)


def panel_html(panel: Panel, ratio: float, lens: str = "") -> str:
    """Return a panel as an HTML figure: title, shape, the picture with its axes, caption.

    With a name for the `lens`, the picture can get the focus, for the keys that move it.
    """
    focusable = f' tabindex="0" role="group" aria-label="{escape(lens)}"' if lens else ""
    rows, columns = panel.shape
    shape = " · ".join(filter(None, [by(panel.shape), panel.note]))
    alt = f"{panel.title}, {rows} rows and {columns} columns"
    source = f"data:image/png;base64,{b64encode(panel.png).decode('ascii')}"
    fine = next((f' class="picture-over-{cells}"' for cells in FINE if max(panel.shape) > cells), "")
    axes = _axis("row", "top", rows, min(1, 1 / ratio)) + _axis("col", "left", columns, min(1, ratio))
    return (
        f'<figure class="picture" style="--ratio: {ratio:.4f}"{panel.numbers and " " + panel.numbers}>'
        f'<div class="picture-title"><b>{escape(panel.title)}</b><span>{shape}</span></div>'
        f'<div class="picture-axes"{focusable}><img{fine} alt="{escape(alt)}" src="{source}">{axes}</div>'
        f"<figcaption>{escape(panel.caption)}</figcaption></figure>"
    )


def _axis(name: str, edge: str, size: int, length: float) -> str:
    """Return an axis' name and labels; `length` is its share of the longest axis."""
    labels = (
        f'<span class="picture-{name}" style="{edge}: {100 * (tick + 0.5) / size:.2f}%">{tick}</span>'
        for tick in axis_ticks(size, max(2, round(MOST_TICKS * length)))
    )
    return f'<div aria-hidden="true"><i class="picture-{name}s">{name}</i>{"".join(labels)}</div>'


def axis_ticks(size: int, most: int = MOST_TICKS) -> list[int]:
    """Choose positions to label on an axis of `size` cells: the first, the last and round ones between.

    >>> axis_ticks(224), axis_ticks(112), axis_ticks(1)
    ([0, 50, 100, 150, 223], [0, 25, 50, 75, 111], [0])
    """
    last = size - 1
    step = next(step for step in _round_steps() if last <= step * (most - 1))
    between = [tick for tick in range(step, last, step) if 2 * (last - tick) >= step]
    return sorted({0, *between, last})


def _round_steps() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 25, 50, 100, …"""
    for power in count():
        yield from (step * 10**power // 100 for step in (100, 200, 250, 500) if step * 10**power % 100 == 0)
