"""A Jupyter notebook of one pooling: the input, our loop, NumPy, the frameworks, and what should come out."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.images import encode_png
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows, pool
from ui.export.array_code import array_code, total_check
from ui.export.code.layer_codes import any_frameworks
from ui.export.code.numpy_code import numpy_lines
from ui.export.loop.layer_loops import any_loop
from ui.export.notebook_file import Cell, as_notebook
from ui.export.notebook_picture import Picture, picture_code
from ui.export.photo_code import FILE, as_picture, needs_file, opening
from ui.export.settings_words import settings_table, title
from ui.export.tables import channel_count
from ui.photos.words import windows_words
from ui.stepper.labels import by

NOTEBOOK = "pooling.ipynb"
"""The name of the downloaded file."""
MOST_DRAWN = 400
"""Numbers of an input up to which it is drawn, and its output."""


def notebook(x: NDArray[Any], spec: PoolSpec, note: str = "", opened: str = "") -> str:
    """Write the notebook for pooling `x`, which may have channels before the axes of the window.

    `note` is more to say below the settings; `opened` is code that makes the array `photo`, where the file
    of a photo is not all of `x`.
    """
    return as_notebook(_cells(x, spec, note, opened or (opening(x) if needs_file(x) else "")))


def _cells(x: NDArray[Any], spec: PoolSpec, note: str, opened: str) -> list[Cell]:
    code = any_loop(x, spec, opened, "numbers")
    loop = "\n".join(line for line, _ in code.lines)
    y = pool(x, spec)
    expected, check = _expected(x, y)
    codes, reasons = any_frameworks(x, spec, "numbers")
    same = _up_to_rounding(x, spec)
    return [
        Cell("markdown", "\n\n".join(filter(None, [_title(x, spec), note]))),
        Cell("code", code.given),
        *expected,
        Cell("markdown", "## As a loop\n\nOne window after the other."),
        Cell("code", f"x = numbers\n\n{loop}"),
        Cell("code", check),
        *_photo(x, y),
        *([] if isinstance(spec, Layer) else _with_numpy(x, spec, check)),
        *(cell for name, program in codes.items() for cell in _framework(name, str(program), same)),
        *(Cell("markdown", reason) for reason in reasons),
    ]


def _with_numpy(x: NDArray[Any], spec: PoolSpec, check: str) -> list[Cell]:
    return [
        Cell("markdown", "## With NumPy\n\nAll windows at once."),
        Cell("code", f"x = numbers\n\n{numpy_lines(x, spec)}\nprint(y)"),
        Cell("code", check),
    ]


def _framework(name: str, program: str, check: str) -> list[Cell]:
    code = f"{program.strip()}\n{check}".strip()
    return [Cell("markdown", f"## {name}"), Cell("code", code, may_fail=True)]


def _up_to_rounding(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write how a library's result is checked: many compute in float32, and NaN some ignore."""
    numbers = np.asarray(x, np.float64)
    if isinstance(spec, Layer) or needs_file(x) or not np.isfinite(numbers).all():
        return ""
    return f"np.testing.assert_allclose(y, expected, rtol=1e-5, atol={1e-5 * max(1, abs(numbers).max()):.0e})"


def _title(x: NDArray[Any], spec: PoolSpec) -> str:
    plan = plan_windows(spec, x.shape[-spec.rank :])
    channels = channel_count(x, spec)
    rows = "\n".join(f"| {name} | {value} |" for name, value in settings_table(plan).items())
    file = f"\n\nSave `{FILE}` from the app beside this notebook." if needs_file(x) else ""
    return (
        f"# {title(spec)}\n\n"
        f"{by(x.shape)} → {by(x.shape[: x.ndim - spec.rank] + plan.output_shape)}: "
        f"{windows_words(plan, channels)}.\n\n| setting | value |\n| --- | --- |\n{rows}{file}"
    )


def _expected(x: NDArray[Any], y: NDArray[Any]) -> tuple[list[Cell], str]:
    """Write the output as cells, and how a result is checked; that of a photo is checked by its sum."""
    if needs_file(x):
        return [], total_check(y).strip()
    y = np.asarray(y, dtype=float) + 0.0  # no −0, which code does not write
    cells = [
        Cell("markdown", "## What should come out"),
        Cell("code", f"expected = {array_code(y)}\nprint(expected)", f"{y}\n"),
        *(_pictures(x, y) if x.size <= MOST_DRAWN else []),
    ]
    return cells, "np.testing.assert_allclose(y, expected)  # silent: they are equal"


def _photo(x: NDArray[Any], y: NDArray[Any]) -> list[Cell]:
    """Write a cell that shows the result of a photo, if that is a picture as well."""
    if not needs_file(x) or y.ndim not in (2, 3) or y.min() < 0 or y.max() > 255:
        return []
    last = "np.moveaxis(pixels, 0, -1)" if y.ndim == 3 else "pixels"
    code = f"pixels = np.rint(y).astype(np.uint8)\nImage.fromarray({last})"
    return [Cell("code", code, picture=encode_png(as_picture(np.rint(y).astype(np.uint8))))]


def _pictures(x: NDArray[Any], y: NDArray[Any]) -> list[Cell]:
    """Write cells that draw the input and the output; they show what running them shows again."""
    drawn = [("numbers", Picture(x, "Input")), ("expected", Picture(y, "Output"))]
    return [
        Cell("code", picture_code()),
        *(
            Cell("code", f'Picture({array}, "{each.name}")', picture=each._repr_svg_())
            for array, each in drawn
        ),
    ]
