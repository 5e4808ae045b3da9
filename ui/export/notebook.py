"""A Jupyter notebook of one pooling: the input, our loop, NumPy, the frameworks, and what should come out.

The file is JSON in the notebook format 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html).
"""

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows, pool
from ui.export.array_code import array_code, total_check
from ui.export.code.layer_codes import any_frameworks
from ui.export.code.numpy_code import numpy_lines
from ui.export.loop.layer_loops import any_loop
from ui.export.photo_code import FILE, needs_file, opening
from ui.export.settings_words import settings_table, title
from ui.export.tables import channel_count
from ui.photos.words import windows_words
from ui.stepper.labels import by

NOTEBOOK = "pooling.ipynb"
"""The name of the downloaded file."""
Cell = tuple[str, str] | tuple[str, str, str]
"""Its kind, "markdown" or "code", its text, and maybe what it printed."""


def notebook(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write the notebook for pooling `x`, which may have channels before the axes of the window."""
    return as_notebook(_cells(x, spec))


def as_notebook(cells: Iterable[Cell]) -> str:
    """Write cells as a file: their kind, their text, and of code what it has printed, if it was run."""
    return json.dumps(
        {
            "cells": [_cell(n, *cell) for n, cell in enumerate(cells)],
            "metadata": {
                "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                "language_info": {"name": "python"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        indent=1,
        ensure_ascii=False,
    )


def _cell(number: int, kind: str, text: str, printed: str = "") -> dict[str, Any]:
    cell = {
        "cell_type": kind,
        "id": f"cell-{number}",
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }
    lines = printed.splitlines(keepends=True)
    outputs = [{"output_type": "stream", "name": "stdout", "text": lines}] if lines else []
    return cell | ({"execution_count": None, "outputs": outputs} if kind == "code" else {})


def _cells(x: NDArray[Any], spec: PoolSpec) -> list[Cell]:
    code = any_loop(x, spec, opening(x) if needs_file(x) else "", "numbers")
    loop = "\n".join(line for line, _ in code.lines)
    expected, check = _expected(pool(x, spec), needs_file(x))
    codes, reasons = any_frameworks(x, spec, "numbers")
    frameworks: list[list[Cell]] = [
        [("markdown", f"## {name}"), ("code", str(code).strip())] for name, code in codes.items()
    ]
    return [
        ("markdown", _title(x, spec)),
        ("code", code.given),
        *expected,
        ("markdown", "## As a loop\n\nOne window after the other."),
        ("code", f"x = numbers\n\n{loop}"),
        ("code", check),
        *([] if isinstance(spec, Layer) else _with_numpy(x, spec, check)),
        *(cell for cells in frameworks for cell in cells),
        *(("markdown", reason) for reason in reasons),
    ]


def _with_numpy(x: NDArray[Any], spec: PoolSpec, check: str) -> list[Cell]:
    return [
        ("markdown", "## With NumPy\n\nAll windows at once."),
        ("code", f"x = numbers\n\n{numpy_lines(x, spec)}\nprint(y)"),
        ("code", check),
    ]


def _title(x: NDArray[Any], spec: PoolSpec) -> str:
    plan = plan_windows(spec, x.shape[-spec.rank :])
    channels = channel_count(x, spec)
    rows = "\n".join(f"| {name} | {value} |" for name, value in settings_table(plan).items())
    file = f"\n\nSave `{FILE}` from the same menu beside this notebook." if needs_file(x) else ""
    return (
        f"# {title(spec)}\n\n"
        f"{by(x.shape)} → {by(x.shape[: x.ndim - spec.rank] + plan.output_shape)}: "
        f"{windows_words(plan, channels)}.\n\n| setting | value |\n| --- | --- |\n{rows}{file}"
    )


def _expected(y: NDArray[Any], too_many: bool) -> tuple[list[Cell], str]:
    """Write the output as cells, and how a result is checked; `too_many` numbers are checked by their sum."""
    if too_many:
        return [], total_check(y).strip()
    array = array_code(np.asarray(y, dtype=float))
    cells: list[Cell] = [
        ("markdown", "## What should come out"),
        ("code", f"expected = {array}\nprint(expected)"),
    ]
    return cells, "np.testing.assert_allclose(y, expected)  # silent: they are equal"
