"""Where a library pads, drawn on the input: padding is hatched, with what it really is to a window."""

from html import escape

from pooling.number_text import exact_number, format_number
from pooling.validation.settings import Pads
from pooling.windows.planning import plan_pads
from ui.compare.frameworks.answers import Answer
from ui.compare.frameworks.pads import pads_words
from ui.compare.tables import Values
from ui.layers.words import pad_text
from ui.stepper.labels import by

MOST_PADDED = 10
"""Inputs that have more rows or columns with their padding are drawn as a plan."""
MOST_IN_A_ROW = 18
STRIP, MOST_STRIP = 5, 20  # px of a plan's padding: for each cell, and at most
NOT_COUNTED = "·"
"""The text of a padding cell that an average leaves out."""
MEANING = {NOT_COUNTED: "not counted", "0": "0, counted"}
"""What has to be said of a padding cell, beside its text."""


def pads_html(answer: Answer) -> str:
    """Return the input with its padding as a figure: the numbers of its first plane, or a plan of it."""
    rank = len(answer.pads)
    shape = answer.x.shape[answer.x.ndim - rank :]
    value = pad_value(answer)
    words = pads_words(answer.pads)
    fits = _fits(shape, answer.pads)
    said = MEANING.get(value, "" if fits else value)
    caption = words if words == "none" or not said else f"{words}: {said}"
    drawn = _numbers(answer, value) if fits else _plan(shape, answer.pads)
    return f'<figure class="numbers padded"><figcaption><b>Padding</b> {caption}</figcaption>{drawn}</figure>'


def pad_value(answer: Answer) -> str:
    """Return what a padding cell is, short for the cell."""
    call = answer.call
    if call is None:
        return NOT_COUNTED
    if call.pad_first is not None:
        return format_number(call.pad_first.value)
    return pad_text(plan_pads(call.spec, answer.x.shape[answer.x.ndim - call.spec.rank :]))[0]


def _fits(shape: tuple[int, ...], pads: Pads) -> bool:
    sizes = [size + sum(pad) for size, pad in zip(shape, pads, strict=True)]
    return sizes[0] <= MOST_IN_A_ROW if len(sizes) == 1 else len(sizes) == 2 and max(sizes) <= MOST_PADDED


def _numbers(answer: Answer, value: str) -> str:
    """Draw the first plane with its padding, a cell each."""
    rank = len(answer.pads)
    plane = answer.x.reshape(-1, *answer.x.shape[answer.x.ndim - rank :])[0]
    vertical, sideways = answer.pads if rank == 2 else ((0, 0), answer.pads[0])
    width = plane.shape[-1] + sum(sideways)
    rows = [_row(row, sideways, value) for row in plane.reshape(-1, plane.shape[-1])]
    padding = f"<tr>{_pad(value) * width}"
    table = padding * vertical[0] + "".join(rows) + padding * vertical[1]
    label = f"Input of {escape(answer.short)}"
    return (
        f'<div class="scrolls" tabindex="0" role="region" aria-label="{label}"><table>{table}</table></div>'
    )


def _row(row: Values, pads: tuple[int, int], value: str) -> str:
    cells = "".join(_cell(float(cell)) for cell in row)
    return f"<tr>{_pad(value) * pads[0]}{cells}{_pad(value) * pads[1]}"


def _cell(value: float) -> str:
    """Return a cell, with the exact number if it is another one; HTML closes cells by itself."""
    short, exact = format_number(value, 3), exact_number(value)
    return f"<td>{short}" if short.replace("−", "-") == exact else f'<td title="{exact}">{short}'


def _pad(value: str) -> str:
    return f"<td class=pad>{value}"


def _plan(shape: tuple[int, ...], pads: Pads) -> str:
    """Draw a large input as a box, hatched on every side that is padded; slices as a row of boxes."""
    (top, bottom), (left, right) = pads[-2:] if len(pads) > 1 else ((0, 0), pads[0])
    sides = " ".join(f"{min(MOST_STRIP, STRIP * side)}px" for side in (top, right, bottom, left))
    ratio = shape[-1] / (shape[-2] if len(shape) > 1 else 1)
    box = (
        f'<div class="plan" style="padding: {sides}; --ratio: {min(max(ratio, 0.5), 2):.3f}">'
        f"<div>{by(shape[-2:])}</div></div>"
    )
    return (
        f'<div aria-hidden="true">{_slices(shape[0], pads[0])}{box}</div>'
        if len(shape) == 3
        else f'<div aria-hidden="true">{box}</div>'
    )


def _slices(count: int, pads: tuple[int, int]) -> str:
    before, after = ('<i class="pad"></i>' * side for side in pads)
    return f'<div class="slices">{before}{"<i></i>" * count}{after}</div>'
