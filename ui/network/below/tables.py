"""The parts below the pictures as HTML: the effect, the alternatives, the stack."""

from collections.abc import Sequence
from html import escape
from typing import Any

from numpy.typing import NDArray

from pooling.colours import colour_map
from pooling.images import encode_png
from pooling.network import Extraction
from pooling.number_text import format_number
from ui.app.html_table import table_html
from ui.network.below.alternatives import Way
from ui.network.below.effect import HEADS, effect_rows
from ui.network.below.stack import STACK_HEADS, StackRow
from ui.network.paint import Scale, paint_map
from ui.photos.panels import Panel, displayed_ratio, panel_html

Values = NDArray[Any]


def effect_html(made: Extraction) -> str:
    """Return the table of what pooling does."""
    rows = [(row.name, row.before, row.after, row.compared) for row in effect_rows(made)]
    return table_html("What pooling does to the map", HEADS, rows)


def alternatives_html(ways: Sequence[Way], scale: Scale) -> str:
    """Return the alternatives side by side, in the same colours; one that is not possible says why."""
    drawn = [_way_html(way, scale) for way in ways]
    return f'<div class="ways">{"".join(drawn)}</div>'


def _way_html(way: Way, scale: Scale) -> str:
    if way.values is None:
        return (
            f'<figure class="picture"><div class="picture-title"><b>{escape(way.title)}</b></div>'
            f"<figcaption>{escape(way.caption)}</figcaption></figure>"
        )
    rows, columns = way.values.shape
    panel = Panel(
        way.title, (rows, columns), encode_png(paint_map(way.values, scale), palette=True), way.caption
    )
    return panel_html(panel, displayed_ratio(panel.shape))


def stack_html(rows: Sequence[StackRow]) -> str:
    """Return the table of all layers of a stack."""
    cells = [(row.layer, row.shape, row.field, row.stride) for row in rows]
    return table_html("The layers of the stack", STACK_HEADS, cells)


def maps_html(maps: Sequence[Values]) -> str:
    """Return the maps of a stack side by side, each from its own weakest to its own strongest."""
    drawn = []
    for stage, values in enumerate(maps, 1):
        low, high = float(values.min()), float(values.max())
        rows, columns = values.shape
        caption = f"Dark {format_number(low)}, light {format_number(high)}."
        panel = Panel(
            f"Stage {stage}",
            (rows, columns),
            encode_png(colour_map(values, low, high), palette=True),
            caption,
        )
        drawn.append(panel_html(panel, displayed_ratio(panel.shape)))
    return f'<div class="ways small">{"".join(drawn)}</div>'
