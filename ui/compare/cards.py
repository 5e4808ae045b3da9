"""A card per operation as HTML: verdict, TensorFlow's call, and ours − TensorFlow's = the difference."""

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

from pooling.colours import colour_map, diverging_map
from pooling.images import encode_png
from pooling.number_text import exact_number, format_number
from ui.compare.results import Result, Values
from ui.compare.words import difference_text, scale_words, shape_words, spelled, title, verdict
from ui.photos.panels import Panel, as_pixels, displayed_ratio, panel_html

MOST_NUMBERS = 8
"""Results with more rows or columns are shown as pictures, not as numbers."""

NARROW = 3
"""This many columns always fit on a phone; wider tables may scroll, by keyboard too."""

DARK_BELOW = 0.18
"""Below this relative luminance of a background, white text has more contrast than black (WCAG 2)."""


def cards_html(results: Sequence[Result]) -> str:
    """Return the cards of `results`; the page has their style sheets, show.css and compare.css."""
    return f'<div class="cards">{"".join(card_html(result) for result in results)}</div>'


def headline_html(kind: str, sentence: str, note: str = "") -> str:
    """Return the state of the page, announced by screen readers, and a note on the example below it."""
    below = f'<p class="note">{escape(note)}</p>' if note else ""
    headline = f'<p class="headline {kind}" role="status">{escape(sentence)}</p>'
    return headline + below


def note_html(sentence: str) -> str:
    """Return what explains the cards, below them."""
    return f'<p class="below">{escape(sentence)}</p>'


def card_html(result: Result) -> str:
    """Return the card of one operation."""
    said, code = verdict(result), spelled(result.question)
    sentence = f"<p>{escape(said.sentence)}</p>" if said.sentence else ""
    call = f"<code>{escape(code)}</code>" if code else ""
    kind = " whole" if result.whole_map else ""
    size = "pictures" if result.ours is not None and not fits_as_numbers(result.ours) else "few"
    return (
        f'<section class="card {size}{kind}"><div class="said"><h2>{escape(title(result.question))}</h2>'
        f'<span class="verdict {said.kind}"><b aria-hidden="true">{said.sign}</b> {escape(said.words)}</span>'
        f"{sentence}</div>{figures_html(result)}{call}</section>"
    )


def fits_as_numbers(values: Values) -> bool:
    """Whether a result is small enough to show its numbers."""
    return max(values.shape, default=1) <= MOST_NUMBERS


def figures_html(result: Result) -> str:
    """Return ours, TensorFlow's and the difference, if there: as numbers if they fit, else as pictures."""
    if result.ours is None:
        return ""
    return _numbers(result, result.ours) if fits_as_numbers(result.ours) else _pictures(result, result.ours)


def _numbers(result: Result, ours: Values) -> str:
    figures = [_matrix("Ours", ours)]
    scale = ""
    if result.answer is None:
        figures += [_coming("TensorFlow", ours.shape), _coming("Difference", ours.shape)]
    elif result.comparison is not None and result.answer.values is not None:
        figures.append(_matrix("TensorFlow", result.answer.values))
        if result.comparison.difference is not None:
            figures.append(_differences(result.comparison.difference))
        if result.comparison.difference is not None and result.comparison.differing:
            scale = f"<small>Difference: {_scale(result.comparison.difference, zero='')}.</small>"
    signed = [
        f'<div class="pair"><span aria-hidden="true">{sign}</span>{figure}</div>'
        for sign, figure in zip("−=", figures[1:], strict=False)
    ]
    return f'<div class="figures"><div class="terms">{figures[0]}{"".join(signed)}</div>{scale}</div>'


def _matrix(name: str, values: Values) -> str:
    cells = [
        [f'<td title="{exact_number(float(value))}">{format_number(float(value))}</td>' for value in row]
        for row in np.atleast_2d(values)
    ]
    return _table(name, shape_words(values.shape), cells)


def _differences(difference: Values) -> str:
    grid = np.atleast_2d(difference)
    light, dark = (diverging_map(grid, _limit(grid), on_dark=on_dark) for on_dark in (False, True))
    cells = [
        [_difference_cell(float(value), *colours) for value, *colours in zip(*row, strict=True)]
        for row in zip(grid, light, dark, strict=True)
    ]
    return _table("Difference", "", cells)


def _difference_cell(value: float, light: NDArray[np.uint8], dark: NDArray[np.uint8]) -> str:
    """Return a cell in its colours for the two themes; 0 looks as every other cell of the card does."""
    return (
        f'<td{_colours(light, dark) if value else ""} title="{exact_number(value)}">'
        f"{difference_text(value)}</td>"
    )


def _colours(light: NDArray[np.uint8], dark: NDArray[np.uint8]) -> str:
    backgrounds = ", ".join(f"rgb({red} {green} {blue})" for red, green, blue in (light, dark))
    texts = ", ".join("#ffffff" if _luminance(colour) < DARK_BELOW else "#000000" for colour in (light, dark))
    return f' style="background: light-dark({backgrounds}); color: light-dark({texts})"'


def _luminance(colour: NDArray[np.uint8]) -> float:
    share = colour / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def _coming(name: str, shape: tuple[int, ...]) -> str:
    """Reserve the space of a pending result, so that nothing moves when it arrives."""
    rows, columns = shape or (1, 1)
    return _table(name, "", [["<td>…</td>"] * columns] * rows)


def _table(name: str, shape: str, cells: list[list[str]]) -> str:
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    focus = f' tabindex="0" role="region" aria-label="{name}"' if len(cells[0]) > NARROW else ""
    return (
        f'<figure class="numbers"><figcaption><b>{name}</b> {shape}</figcaption>'
        f'<div class="scrolls"{focus}><table>{rows}</table></div></figure>'
    )


def _scale(difference: Values, zero: str = "white 0") -> str:
    infinite, nan = bool(np.isinf(difference).any()), bool(np.isnan(difference).any())
    return scale_words(_limit(difference), infinite=infinite, nan=nan, zero=zero)


def _limit(difference: Values) -> float:
    """Return the largest finite difference: the end of the scale."""
    sizes = np.abs(difference)
    return float(sizes[np.isfinite(sizes)].max(initial=0))


def _pictures(result: Result, ours: Values) -> str:
    panels = [_map_panel("Ours", ours, result)]
    if result.comparison is not None and result.answer is not None and result.answer.values is not None:
        panels.append(_map_panel("TensorFlow", result.answer.values, result))
        difference = result.comparison.difference
        panels += [] if difference is None else [_difference_panel(difference)]
    ratio = displayed_ratio(panels[0].shape)
    drawn = "".join(panel_html(panel, ratio) for panel in panels)
    names = ("TensorFlow", "Difference") if result.answer is None else ()
    return f'<div class="figures">{drawn}{"".join(_coming_picture(name, ratio) for name in names)}</div>'


def _coming_picture(name: str, ratio: float) -> str:
    """Reserve the space of a pending picture with its title and its caption."""
    return (
        f'<figure class="picture" style="--ratio: {ratio:.4f}"><div class="picture-title"><b>{name}</b></div>'
        '<div class="picture-axes"><div class="coming">…</div></div><figcaption>…</figcaption></figure>'
    )


def _map_panel(name: str, values: Values, result: Result) -> Panel:
    """Draw a photo in grey, anything else in magma from our smallest to our largest number."""
    low, high = _range(result)
    grey = result.photo and high <= 255  # sums go beyond
    pixels = as_pixels(values) if grey else colour_map(values, low, high)
    colours = "black 0, white 255" if grey else f"dark {format_number(low)}, light {format_number(high)}"
    return Panel(
        name, _shape(values), encode_png(pixels, palette=True), f"{colours[0].upper()}{colours[1:]}."
    )


def _range(result: Result) -> tuple[float, float]:
    ours = np.asarray(result.ours)
    finite = ours[np.isfinite(ours)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)


def _difference_panel(difference: Values) -> Panel:
    note, pixels = _scale(difference), diverging_map(difference, _limit(difference))
    return Panel(
        "Difference", _shape(difference), encode_png(pixels, palette=True), f"{note[0].upper()}{note[1:]}."
    )


def _shape(values: Values) -> tuple[int, int]:
    rows, columns = values.shape
    return rows, columns
