"""The numbers of a frame: in the cells, and in the calculation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from PIL import Image, ImageDraw

from pooling import PoolSpec, Step, WindowPlan
from pooling.number_text import format_number
from ui.export.gif import look
from ui.export.gif.layout import NAME_ROOM, Box, Grid, centre, lifted
from ui.export.gif.look import write
from ui.layers.parts import parts_shape, values_shown
from ui.stepper.templates import words_for

SMALLEST = 9  # px: smaller numbers are left out
RESULT_SIZE, HEAD_SIZE = 40, 22


def number_size(side: float, texts: list[str]) -> int:
    """Return the size at which most of these numbers fit into cells of this side; 0 if too small to read."""
    lengths = sorted(look.width_of(text, 100) for text in texts)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 1
    size = int(min(side * 0.42, (side - 9) * 100 / max(usual, 1)))
    return size if size >= SMALLEST else 0


def write_number(
    image: Image.Image, box: Box, text: str, size: int, fill: look.Colour, weight: str = "regular"
) -> None:
    """Write a number into a cell: smaller if it is too long, "…" if it would be too small."""
    room = box[2] - box[0] - 5
    fits = int(size * min(1, room / max(1, look.width_of(text, size, weight))))
    shown, size = (text, fits) if fits >= SMALLEST else ("…", size)
    write(ImageDraw.Draw(image), centre(box), shown, size, fill, weight)


def draw_calculation(
    image: Image.Image, grid: Grid, together: Sequence[Step], plan: WindowPlan, said: Mapping[str, str]
) -> None:
    """Draw the window's numbers, in each channel, with their heading and their result."""
    spec = plan.spec
    draw, (left, top, right, bottom) = ImageDraw.Draw(image), grid.whole
    middle, several = (left + right) / 2, len(together) > 1
    write(draw, (middle, top - 30), heading(together[0], spec, said), HEAD_SIZE, weight="bold")
    for n, step in enumerate(together):
        draw_slots(image, grid, step, spec, n if several else None)
    positions = together[0].positions
    deep = len(positions) > 2
    numbers = range(grid.slices) if parts_shape(spec) else positions[0] if deep else range(len(together))
    name_slices(image, grid, numbers, plan.input_shape[0] if deep else len(together), channels=several)
    size = RESULT_SIZE if len(together) < 3 else HEAD_SIZE
    write(draw, (middle, bottom + 40), result_text(together, said), size, look.AMBER_TEXT, "bold")


def name_slices(image: Image.Image, grid: Grid, numbers: Sequence[int], real: int, *, channels: bool) -> None:
    """Write the name of each slice above it, if there are several; after the `real` ones comes padding."""
    words_there = words_for(2, 2) if channels else words_for(3)
    for n, number in enumerate(numbers if grid.slices > 1 else ()):
        x, y = grid.corner(grid.first_slice + n)
        name = words_there["slice_name"].format(n=number) if 0 <= number < real else words_there["pad_slice"]
        place = (x + grid.cols * grid.side / 2, y - grid.edge - NAME_ROOM / 2)
        write(ImageDraw.Draw(image), place, name, 15, look.MUTED)


def heading(step: Step, spec: PoolSpec, said: Mapping[str, str]) -> str:
    """Write the reduction and the number of cells, by the templates `said`: "max of 4 cells"."""
    count = len(values_shown(step, spec))
    return said["head_one" if count == 1 else "head"].format(count=count)


def result_text(together: Sequence[Step], said: Mapping[str, str]) -> str:
    """Write the result: "= 6", or for several channels "= 6, 7"."""
    shown = ", ".join(format_number(step.result) for step in together)
    return said["result"].format(result=shown)


def draw_slots(
    image: Image.Image, grid: Grid, step: Step, spec: PoolSpec, channel: int | None = None
) -> None:
    """Draw the cells of a window, or the parts between them and the result, with numbers if there is room."""
    size = number_size(grid.side, [format_number(value) for value in values_shown(step, spec)])
    for at, value, won in _slots(step, spec):
        place = lifted(at, channel)
        _draw_slot(image, grid.box(*place[1:], at=place[0]), value, won, size)


def _slots(step: Step, spec: PoolSpec) -> Iterator[tuple[tuple[int, ...], float | None, bool]]:
    """Yield where each slot lies, its number, None for padding, and whether it is the result."""
    shape = parts_shape(spec)
    if shape:
        for at, part in zip(product(*map(range, shape)), step.parts, strict=True):
            yield at, part.value, False
        return
    read, places = dict(zip(step.cells, step.values, strict=True)), map(range, map(len, step.positions))
    for at, cell in zip(product(*places), product(*step.positions), strict=True):
        yield at, read.get(cell), cell in step.winners


def _draw_slot(image: Image.Image, box: Box, value: float | None, won: bool, size: int) -> None:
    left, top, right, bottom = box
    gap = 2 if right - left > 16 else 0
    inner = (left + gap, top + gap, right - gap, bottom - gap)
    if value is None:
        ImageDraw.Draw(image).rectangle(inner, outline=look.LINE)
        return
    look.paint_rounded(image, inner, (right - left) / 6, look.AMBER if won else look.mix(look.AMBER, 0.2))
    if size:
        fill, weight = (look.ON_AMBER, "bold") if won else (look.INK, "regular")
        write_number(image, box, format_number(value), size, fill, weight)
