"""The results as small multiples: numbers in colours, or pictures, each over a small histogram."""

from html import escape

import numpy as np

from pooling.colours import colour_map
from pooling.images import encode_png
from pooling.measures import Histogram, histogram
from pooling.number_text import exact_number, format_number, three_digits
from ui.compare.difference_grids import difference_cells, difference_html, largest, text_on
from ui.compare.grids import matrix_html, shape_words, value_range
from ui.compare.reductions.measured import Measured, Pooled
from ui.compare.tables import Values, fits_as_numbers, part_of, planes, tables_html
from ui.photos.panels import Panel, as_pixels, displayed_ratio, panel_html

UNREAD = '<td class="unread" title="No window reads this cell.">–</td>'
AROUND, CELL, GAP, PICTURE = 22, 36, 12, 182
"""Widths in px: around a card's numbers, of a cell, between two matrices in a card, of a picture's card."""
NO_CELL = np.zeros(1, bool)
NEUTRAL = 128.0
"""The grey of a photo's cells that no window reads."""


def cards_html(given: Pooled, found: list[Measured], shown: str) -> str:
    """Return the input and what stands beside it; `shown` is the result, "back" or the "difference"."""
    first = _card("input", _figure(given, "Input", given.x), histogram_html("Input", histogram(given.x, [])))
    cards = "".join(card_html(given, one, shown) for one in found)
    numbers = fits_as_numbers(given.x)
    several = numbers and given.x.ndim > 2
    across = given.x.shape[-1] * CELL
    least = AROUND + across + (across + GAP) * several if numbers else PICTURE
    kind = " parted" if several else "" if numbers else " pictured"
    return f'<div class="kept-cards{kind}" style="--least:{least}px">{first}{cards}</div>'


def card_html(given: Pooled, one: Measured, shown: str) -> str:
    """Return one result, or why there is none."""
    result = one.result
    if result is None:
        head = f"<figcaption><b>{escape(one.title)}</b></figcaption>"
        return _card(one.name, f'<figure class="numbers">{head}</figure><p>{escape(one.error)}</p>', "")
    if shown == "difference":
        figure = _difference(given, one.title, *result.back(given.input_shape))
    elif shown == "back":
        figure = _figure(given, one.title, *result.back(given.input_shape))
    else:
        figure = _figure(given, one.title, result.values)
    return _card(one.name, figure, histogram_html(one.title, result.counts))


def _card(name: str, figure: str, below: str) -> str:
    return f'<section class="kept-card" data-name="{name}">{figure}{below}</section>'


def _figure(given: Pooled, name: str, values: Values, unread: Values = NO_CELL) -> str:
    """Return an array in the colours of the input's range, which grows where the array goes beyond."""
    lows, highs = zip(value_range(given.x), value_range(values), strict=True)
    scale = min(lows), max(highs)
    if not fits_as_numbers(values):
        if given.photo:
            return _photo(name, values, unread, max(highs))
        return matrix_html(name, values, part=part_of(given.rank), scale=scale)
    blank = np.broadcast_to(unread, values.shape)
    tables = [
        _cells(plane, empty, scale, grey=given.photo and 0 <= scale[0] <= scale[1] <= 255)
        for plane, empty in zip(planes(values), planes(blank), strict=True)
    ]
    return tables_html(name, shape_words(values.shape), tables, part_of(given.rank))


def _photo(name: str, values: Values, unread: Values, high: float) -> str:
    """Return grey levels or colours as one picture; all is darker where some go beyond 255."""
    white = max(high, 255.0)
    pixels = as_pixels(np.where(unread, NEUTRAL, values * (255 / white)))
    rows, columns = pixels.shape[:2]
    note = f"Black 0, white {three_digits(white)}."
    panel = Panel(name, (rows, columns), encode_png(pixels, palette=True), note)
    return panel_html(panel, displayed_ratio(panel.shape))


def _cells(plane: Values, blank: Values, scale: tuple[float, float], *, grey: bool) -> list[list[str]]:
    pixels = (
        np.repeat(as_pixels(np.nan_to_num(plane))[..., None], 3, -1) if grey else colour_map(plane, *scale)
    )
    return [
        [UNREAD if empty else _cell(float(value), colour) for value, empty, colour in zip(*row, strict=True)]
        for row in zip(plane, blank, pixels, strict=True)
    ]


def _cell(value: float, colour: Values) -> str:
    style = f"background:#{bytes(colour.tolist()).hex()};color:{text_on(colour)}"
    return f'<td style="{style}" title="{exact_number(value)}">{format_number(value)}</td>'


def _difference(given: Pooled, name: str, back: Values, blank: Values) -> str:
    with np.errstate(invalid="ignore", over="ignore"):  # infinities differ by no number
        apart = back - given.x
    if not fits_as_numbers(apart):
        return difference_html(apart, part=part_of(given.rank), photo=given.photo, name=name)
    limit, nowhere = largest(apart), np.zeros_like(blank)
    tables = [
        _without(difference_cells(plane, glows, limit), empty)
        for plane, glows, empty in zip(planes(apart), planes(nowhere), planes(blank), strict=True)
    ]
    return tables_html(name, shape_words(apart.shape), tables, part_of(given.rank))


def _without(cells: list[list[str]], blank: Values) -> list[list[str]]:
    return [
        [UNREAD if empty else cell for cell, empty in zip(*row, strict=True)]
        for row in zip(cells, blank, strict=True)
    ]


def histogram_html(name: str, counts: Histogram) -> str:
    """Return two histograms over each other: the input's in grey, the result's in amber."""
    most = max(*counts.before, *counts.after, 1e-9)
    low, high = (format_number(end, 3) for end in _ends(counts.edges))
    shapes = "".join(
        f'<i class="{kind}" style="clip-path:polygon({_steps(shares, most)})"></i>'
        for kind, shares in (("before", counts.before), ("after", counts.after))
        if any(shares)
    )
    alt = f"{name}: how often each value occurs, from {low} to {high}"
    return (
        f'<div class="kept-counts" role="img" aria-label="{escape(alt)}"><div>{shapes}</div>'
        f"<span>{low}</span><span>{high}</span></div>"
    )


def _ends(edges: tuple[float, ...]) -> tuple[float, float]:
    """Return the ends of the axis; bins of whole numbers begin and end halfway between them."""
    low, high = edges[0], edges[-1]
    return (low + 0.5, high - 0.5) if (low % 1, high % 1) == (0.5, 0.5) else (low, high)


def _steps(shares: tuple[float, ...], most: float) -> str:
    """Return the outline of a histogram as corners in per cent of its box."""
    corners, bins = ["0 100%"], len(shares)
    for at, share in enumerate(shares):
        down = f"{100 - 100 * share / most:.3g}%"
        corners += [f"{100 * at / bins:.4g}% {down}", f"{100 * (at + 1) / bins:.4g}% {down}"]
    return ",".join([*corners, "100% 100%"])
