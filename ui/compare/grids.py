"""Small arrays as HTML for every view of Compare: numbers where they fit, else pictures; cells may glow.

An array has shape () for one number, (W,) for a row, (H, W) for a matrix, or (N, H, W) for several matrices
side by side: channels, or the slices of a volume. `assets/compare_grids.css` has the look.

>>> import numpy as np
>>> html = matrix_html("PyTorch", np.array([[1.0, 2.5]]), {(0, 1)})
>>> '<td class="marked" title="2.5, differs">2.5</td>' in html
True
"""

import numpy as np
from numpy.typing import NDArray

from pooling.colours import colour_map
from pooling.images import encode_png
from pooling.number_text import count_things, format_number
from ui.compare.tables import (
    PARTS,
    Marks,
    Values,
    cell_html,
    fits_as_numbers,
    marked_cells,
    planes,
    tables_html,
)
from ui.photos.panels import Panel, as_pixels, displayed_ratio, panel_html
from ui.stepper.labels import by

AMBER = (255, 170, 0)
DIMMED = 0.45
"""How much of its lightness a cell of a picture keeps that is not marked, so that marked ones stand out."""


def matrix_html(
    name: str,
    values: Values,
    marks: Marks = (),
    *,
    part: str = "channel",
    photo: bool = False,
    rgb: bool = False,
    scale: tuple[float, float] | None = None,
) -> str:
    """Return an array under its name, as one `<figure>`; several if its matrices are large.

    Parameters
    ----------
    name : str
        What stands above it, such as "Ours" or "PyTorch".
    values : ndarray
        As the module says; any dtype.
    marks : ndarray of bool, or indices
        Cells that differ: they get a thick amber outline and the sign ≠, in a picture amber among greys.
    part : {"channel", "slice", "example"}
        What the first of three axes is.
    photo : bool
        Whether a picture is of grey levels or of three colours, 0 to 255; otherwise it is in magma.
    rgb : bool
        Whether three large channels are red, green and blue: then they are one picture, from `low` to `high`.
    scale : (low, high) or None
        The ends of the colours of a picture; None takes them from the values. Give all pictures that stand
        side by side the same one.
    """
    if not values.size:
        return tables_html(name, f"{shape_words(values.shape)}, empty", [], part)
    marked = marked_cells(values.shape, marks)
    if not fits_as_numbers(values):
        ends = scale or value_range(values)
        if values.ndim > 2 and len(values) == 3 and (rgb or (photo and _are_levels(ends))):
            return _in_colours(name, values, marked, (0, 255) if photo and _are_levels(ends) else ends)
        return _pictures(name, values, marked, PARTS[part], photo, ends)
    tables = [_cells(matrix, glow) for matrix, glow in zip(planes(values), planes(marked), strict=True)]
    return tables_html(name, shape_words(values.shape), tables, part)


def coming_html(name: str, shape: tuple[int, ...], part: str = "channel") -> str:
    """Return the place of an array of numbers that is still to come, so that nothing moves then."""
    pending = ["<td>…</td>"]
    tables = [[pending * plane.shape[1]] * plane.shape[0] for plane in planes(np.empty(shape, bool))]
    return tables_html(name, "", tables, part)


def shape_words(shape: tuple[int, ...]) -> str:
    """Write a shape: "2 × 2", or "one number" without any axis."""
    return by(shape) if shape else "one number"


def value_range(values: Values) -> tuple[float, float]:
    """Return the smallest and the largest finite number, or zeros."""
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)


def _cells(matrix: Values, marked: Values) -> list[list[str]]:
    return [
        [marked_cell(float(value), bool(glows)) for value, glows in zip(*row, strict=True)]
        for row in zip(matrix, marked, strict=True)
    ]


def marked_cell(value: float, glows: bool) -> str:
    """Return a number as a cell that glows if it differs."""
    return cell_html(value, "marked", ", differs") if glows else cell_html(value)


def _pictures(
    name: str, values: Values, marked: Values, part: str, photo: bool, scale: tuple[float, float]
) -> str:
    low, high = scale
    grey = photo and _are_levels(scale)
    colours = "Black 0, white 255" if grey else f"Dark {format_number(low)}, light {format_number(high)}"
    drawn = []
    for number, (matrix, glows) in enumerate(zip(planes(values), planes(marked), strict=True)):
        title = f"{name}, {part.lower()} {number}" if values.ndim > 2 else name
        pixels = as_pixels(matrix) if grey else colour_map(matrix, low, high)
        drawn.append(_figure(title, glows, pixels, colours))
    return "".join(drawn)


def _are_levels(ends: tuple[float, float]) -> bool:
    """Whether values can be levels of grey or of a colour; sums go beyond."""
    return ends[0] >= 0 and ends[1] <= 255


def _in_colours(name: str, values: Values, marked: Values, ends: tuple[float, float]) -> str:
    low, high = ends
    levels = (values - low) * (255 / (high - low)) if high > low else values * 0
    note = f"Red, green and blue, {format_number(low)} to {format_number(high)}"
    return _figure(name, np.asarray(marked.any(0)), as_pixels(levels), note)


def _figure(title: str, marked: Values, pixels: NDArray[np.uint8], colours: str) -> str:
    rows, columns = pixels.shape[:2]
    note = f"{colours}."
    if marked.any():
        pixels = _lit(pixels, marked)
        note = f"Amber: {count_things(int(marked.sum()), 'cell')} that differ. {note}"
    panel = Panel(title, (rows, columns), encode_png(pixels, palette=True), note)
    return panel_html(panel, displayed_ratio(panel.shape))


def _lit(pixels: NDArray[np.uint8], marked: Values) -> NDArray[np.uint8]:
    """Paint marked cells amber, and the others grey and dark."""
    light = pixels.mean(-1) if pixels.ndim == 3 else pixels
    dimmed = np.repeat((light * DIMMED).astype(np.uint8)[..., None], 3, axis=-1)
    return np.where(marked[..., None], np.array(AMBER, np.uint8), dimmed)
