"""Sentences about output shapes: who gives which, what batch and channels do, and a wrong data format."""

from collections.abc import Sequence
from math import prod

from pooling.number_text import count_things, percent
from pooling.windows.axes import AXIS_NAMES
from ui.app.listed import listed
from ui.compare.frameworks.pads import pads_words
from ui.compare.shapes.rows import FIRST, ShapeRow, Sizes
from ui.stepper.labels import by

ORDERS = {"first": "channels first", "last": "channels last"}
MOST_NAMED = 3


def headline(rows: Sequence[ShapeRow], usual: tuple[int, ...] | None) -> str:
    """Say who gives which shape, the usual one first, and how many refuse."""
    if usual is None:
        return "No library gives an output: each says why."
    groups: dict[tuple[int, ...], list[ShapeRow]] = {usual: []}
    for row in rows:
        if row.ruled.output_shape is not None:
            groups.setdefault(row.ruled.output_shape, []).append(row)
    parts = [_gives(group, shape, len(rows)) for shape, group in groups.items()]
    refuse = [row for row in rows if row.ruled.output_shape is None]
    parts += [f"{_who(refuse)} {'refuse' if len(refuse) > 1 else 'refuses'}"] if refuse else []
    return f"{'; '.join(parts)}."


def _gives(group: Sequence[ShapeRow], shape: tuple[int, ...], total: int) -> str:
    who = f"All {total}" if len(group) == total else _who(group)
    return f"{who} {'give' if len(group) > 1 else 'gives'} {size_words(shape)}"


def _who(group: Sequence[ShapeRow]) -> str:
    """Name a few, and count more."""
    return names_of(group) if len(group) <= MOST_NAMED else str(len(group))


def size_words(shape: Sequence[int]) -> str:
    """Write spatial sizes: "56 × 48", or "6 cells" of a row."""
    return by(shape) if len(shape) > 1 else count_things(shape[0], "cell") if shape else "nothing"


def planes_words(sizes: Sizes, usual: tuple[int, ...] | None) -> str:
    """Say what batch and channels do, and how many numbers are left."""
    planes = sizes.batch * sizes.channels
    pooled = f"each of the {count(planes, 'plane')} is" if planes > 1 else "the one plane is"
    said = (
        f"Batch {sizes.batch:,} and channels {sizes.channels:,} stay as they are: {pooled} pooled on its own."
    )
    if usual is None:
        return said
    before, after = prod(sizes.spatial), prod(usual)
    return f"{said} {count(planes * before, 'number')} become {planes * after:,}: {percent(after / before)}."


def count(number: int, thing: str) -> str:
    """Write "1 plane" or "2,048 planes"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def arithmetic_lines(row: ShapeRow) -> list[str]:
    """Return the calculation of every axis with its name."""
    lines = row.ruled.arithmetic
    names = AXIS_NAMES[len(lines)] if lines else ()
    return [f"{name}: {line}" for name, line in zip(names, lines, strict=True)]


def misread_sentences(rows: Sequence[ShapeRow], sizes: Sizes, order: str) -> list[str]:
    """Say what comes of a tensor in the wrong order, a sentence for those in which the same comes of it."""
    groups: dict[tuple[object, ...], list[ShapeRow]] = {}
    for row in rows:
        groups.setdefault((row.ruled.output_shape, row.order), []).append(row)
    return [_misread(group, sizes.tensor(order), order) for group in groups.values()]


def _misread(group: Sequence[ShapeRow], tensor: tuple[int, ...], order: str) -> str:
    read, names = group[0].given, names_of(group)
    given = f"{names} {'takes' if len(group) == 1 else 'take'} {tensor}, {ORDERS[order]}, as it is:"
    pooled = f"{count(read.channels, 'channel')} of {size_words(read.spatial)}"
    if group[0].ruled.output_shape is None:
        return f"{given} as {pooled}, and refuse{'s' if len(group) == 1 else ''}: {group[0].ruled.refusal}"
    return f"{given} as {pooled}. Without an error, the wrong axes are pooled: {group[0].tensor}."


def names_of(rows: Sequence[ShapeRow]) -> str:
    """Write the libraries' names: "A, B and C"."""
    return listed(row.name for row in rows)


def padding_words(row: ShapeRow) -> str:
    """Say where a library pads."""
    return pads_words(row.ruled.pads)


def transposed(row: ShapeRow, order: str) -> str:
    """Say what has to be done with the axes before; nothing if the tensor is in the library's order."""
    if row.order == order:
        return ""
    return "transposed to channels first" if row.order == FIRST else "transposed to channels last"
