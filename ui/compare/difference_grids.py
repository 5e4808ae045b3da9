"""Ours − theirs as HTML: numbers in the colours of their sign and size, or a picture; and their scale."""

import numpy as np
from numpy.typing import NDArray

from pooling.colours import diverging_map
from pooling.images import encode_png
from pooling.number_text import exact_number, format_number
from ui.compare.tables import PARTS, Marks, Values, fits_as_numbers, marked_cells, planes, tables_html
from ui.photos.panels import Panel, displayed_ratio, panel_html

DARK_BELOW = 0.18
"""Below this relative luminance of a background, white text has more contrast than black (WCAG 2)."""


def difference_html(
    difference: Values,
    marks: Marks = (),
    *,
    part: str = "channel",
    photo: bool = False,
    name: str = "Difference",
) -> str:
    """Return differences, of the shapes of `grids`, as a figure; a `photo` may have three colours."""
    if not fits_as_numbers(difference):
        return _pictures(name, difference, PARTS[part], photo=photo)
    limit, marked = largest(difference), marked_cells(difference.shape, marks)
    tables = [
        difference_cells(plane, glows, limit)
        for plane, glows in zip(planes(difference), planes(marked), strict=True)
    ]
    return tables_html(name, "", tables, part)


def scale_note(difference: Values, zero: str = "white 0") -> str:
    """Name the scale of differences; `zero` is the colour of 0, empty where cells have their numbers."""
    infinite, nan = bool(np.isinf(difference).any()), bool(np.isnan(difference).any())
    return scale_words(largest(difference), infinite=infinite, nan=nan, zero=zero)


def scale_words(limit: float, *, infinite: bool, nan: bool, zero: str) -> str:
    """Name the scale of a difference map: −`limit` to +`limit`, and what lies outside it.

    `zero` names the colour of 0; it is empty where cells have their numbers, for 0 then has no colour.
    """
    end = _two_digits(limit)
    parts = [", ".join(filter(None, [f"blue −{end}", zero, f"orange +{end}"])) if limit else zero]
    parts += ["strongest where infinite"] if infinite else []
    parts += ["grey where only one side is a number"] if nan else []
    return "; ".join(filter(None, parts)) if limit or infinite or nan else "0 everywhere, white"


def difference_text(value: float) -> str:
    """Write a difference with its sign: "0", "+3e−8"; NaN marks a mismatch."""
    text = _two_digits(value)
    return f"+{text}" if value > 0 else text


def _two_digits(value: float) -> str:
    """Write a number with two digits, or its whole part: "160", not "1.6e2"."""
    size = abs(value)
    return format_number(value, max(2, len(f"{size:.0f}")) if 1 <= size < 99_999 else 2)


def largest(difference: Values) -> float:
    """Return the largest finite difference: the end of the scale."""
    sizes = np.abs(difference)
    return float(sizes[np.isfinite(sizes)].max(initial=0))


def difference_cells(plane: Values, marked: Values, limit: float) -> list[list[str]]:
    """Return the cells of a table of differences, coloured from −`limit` to +`limit`."""
    light, dark = (diverging_map(plane, limit, on_dark=on_dark) for on_dark in (False, True))
    return [
        [_cell(float(value), bool(glows), *colours) for value, glows, *colours in zip(*row, strict=True)]
        for row in zip(plane, marked, light, dark, strict=True)
    ]


def _cell(value: float, glows: bool, light: NDArray[np.uint8], dark: NDArray[np.uint8]) -> str:
    """Return a cell in its colours for the two themes; 0 looks as every other cell of the card does."""
    mark = ' class="marked"' if glows else ""
    colours = _colours(light, dark) if value else ""
    return f'<td{mark}{colours} title="{exact_number(value)}">{difference_text(value)}</td>'


def _colours(light: NDArray[np.uint8], dark: NDArray[np.uint8]) -> str:
    backgrounds = ", ".join(f"rgb({red} {green} {blue})" for red, green, blue in (light, dark))
    texts = ", ".join(map(text_on, (light, dark)))
    return f' style="background: light-dark({backgrounds}); color: light-dark({texts})"'


def text_on(colour: NDArray[np.uint8]) -> str:
    """Return the colour of a text that can be read on this one."""
    return "#ffffff" if _luminance(colour) < DARK_BELOW else "#000000"


def _luminance(colour: NDArray[np.uint8]) -> float:
    share = colour / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def _pictures(name: str, difference: Values, part: str, *, photo: bool) -> str:
    if photo and difference.ndim > 2 and len(difference) == 3:
        return _picture(name, farthest(difference), "The colour that differs most: ")
    drawn = enumerate(planes(difference))
    return "".join(
        _picture(f"{name}, {part.lower()} {number}" if difference.ndim > 2 else name, plane)
        for number, plane in drawn
    )


def farthest(difference: Values) -> Values:
    """Return, of several matrices of differences, the one that is farthest from 0 in each cell; NaN wins."""
    sizes = np.where(np.isnan(difference), np.inf, np.abs(difference))
    found: Values = np.take_along_axis(difference, sizes.argmax(0)[None], 0)[0]
    return found


def _picture(title: str, plane: Values, opening: str = "") -> str:
    note, pixels = f"{opening}{scale_note(plane)}.", diverging_map(plane, largest(plane))
    rows, columns = plane.shape
    panel = Panel(title, (rows, columns), encode_png(pixels, palette=True), f"{note[0].upper()}{note[1:]}")
    return panel_html(panel, displayed_ratio(panel.shape))
