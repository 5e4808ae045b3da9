"""A Jupyter notebook of one pooling: the input, our loop, NumPy, the frameworks, and what should come out.

The file is JSON in the notebook format 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html).
"""

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan, plan_windows, pool
from pooling.reductions import REDUCTIONS
from ui.export.array_code import array_code, total_check
from ui.export.code_copies import numpy_lines
from ui.export.every_code import framework_codes
from ui.export.loop_code import given_code, loop_code
from ui.export.photo_copies import FILE, needs_file, opening
from ui.photos.words import windows_words
from ui.stepper.labels import by, pads_label
from ui.stepper.reduction_words import REDUCTION_WORDS

NOTEBOOK = "pooling.ipynb"
"""The name of the downloaded file."""
Cell = tuple[str, str]
"""Its kind, "markdown" or "code", and its text."""


def notebook(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write the notebook for pooling `x`, which may have channels before the axes of the window."""
    return json.dumps(
        {
            "cells": [_cell(n, *cell) for n, cell in enumerate(_cells(x, spec))],
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


def _cell(number: int, kind: str, text: str) -> dict[str, Any]:
    cell = {
        "cell_type": kind,
        "id": f"cell-{number}",
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _cells(x: NDArray[Any], spec: PoolSpec) -> list[Cell]:
    loop = "\n".join(line for line, _ in loop_code(x, spec).lines)
    expected, check = _expected(pool(x, spec), needs_file(x))
    codes, reasons = framework_codes(x, spec, array="numbers")
    frameworks = [[("markdown", f"## {name}"), ("code", str(code).strip())] for name, code in codes.items()]
    return [
        ("markdown", _title(x, spec)),
        ("code", given_code(x, spec, opening(x) if needs_file(x) else "", "numbers")),
        *expected,
        ("markdown", "## As a loop\n\nOne window after the other."),
        ("code", f"x = numbers\n\n{loop}"),
        ("code", check),
        ("markdown", "## With NumPy\n\nAll windows at once."),
        ("code", f"x = numbers\n\n{numpy_lines(x, spec)}\nprint(y)"),
        ("code", check),
        *(cell for cells in frameworks for cell in cells),
        *(("markdown", reason) for reason in reasons),
    ]


def _title(x: NDArray[Any], spec: PoolSpec) -> str:
    plan = plan_windows(spec, x.shape[-spec.rank :])
    channels = x.shape[0] if x.ndim > spec.rank else 1
    rows = "\n".join(f"| {name} | {value} |" for name, value in _settings(plan).items())
    file = f"\n\nSave `{FILE}` from the same menu beside this notebook." if needs_file(x) else ""
    return (
        f"# {REDUCTION_WORDS[spec.reduction].noun.capitalize()} pooling\n\n"
        f"{by(x.shape)} → {by(x.shape[: x.ndim - spec.rank] + plan.output_shape)}: "
        f"{windows_words(plan, channels)}.\n\n| setting | value |\n| --- | --- |\n{rows}{file}"
    )


def _settings(plan: WindowPlan) -> dict[str, str]:
    """Return the settings by name; those that do not matter here are left out."""
    spec, reduction = plan.spec, REDUCTIONS[plan.spec.reduction]
    padded = any(map(any, plan.pads))
    settings = {
        "window": by(spec.window_shape),
        "stride": by(spec.strides),
        "padding": pads_label(plan).removeprefix(", padded").removeprefix(":").strip() or "none",
        "dilation": by(spec.dilations) if set(spec.dilations) != {1} else "",
        "ceil mode": "on" if spec.ceil_mode else "",
        "count padding": ("on" if spec.count_include_pad else "off")
        if reduction.divides and padded and spec.divisor_override is None
        else "",
        "divisor": str(spec.divisor_override or "") if reduction.divides else "",
        reduction.parameter: f"{getattr(spec, reduction.parameter):g}" if reduction.parameter else "",
    }
    return {name: value for name, value in settings.items() if value}


def _expected(y: NDArray[Any], too_many: bool) -> tuple[list[Cell], str]:
    """Write the output as cells, and how a result is checked; `too_many` numbers are checked by their sum."""
    if too_many:
        return [], total_check(y).strip()
    array = array_code(np.asarray(y, dtype=float))
    cells = [("markdown", "## What should come out"), ("code", f"expected = {array}\nprint(expected)")]
    return cells, "np.testing.assert_allclose(y, expected)  # silent: they are equal"
