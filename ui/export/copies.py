"""The matrices and the settings as text to paste elsewhere: CSV, Markdown and LaTeX.

CSV has exact numbers, because programs read it; the others have the short numbers of the screen, because
people read them. Code that computes the same is in `ui.export.code_copies`.
"""

from collections.abc import Sequence
from itertools import islice
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, Step, WindowPlan, plan_windows, pool, steps
from pooling.number_text import exact_number, format_number
from pooling.reductions.power_formulas import EPSILON
from ui.photos.words import layer_words, windows_words
from ui.stepper import labels
from ui.stepper.labels import by
from ui.stepper.payloads.channels import split_channels
from ui.stepper.reduction_words import REDUCTION_WORDS

MOST_LATEX_COLUMNS = 10
"""amsmath rejects wider matrices unless it is given the number."""
MOST_LISTED_VALUES = 25


def csv(matrix: NDArray[Any]) -> str:
    """Write a row or a matrix as CSV with exact numbers, for `parse_matrix` and spreadsheets.

    A blank line separates slices or channels, as in `parse_volume`.

    >>> from pooling.matrices import parse_matrix
    >>> print(csv(parse_matrix("1,.5;2,-3")))
    1,0.5
    2,-3
    """
    slices = (
        "\n".join(",".join(map(exact_number, row)) for row in each) for each in _slices(matrix).tolist()
    )
    return "\n\n".join(slices)


def _slices(x: NDArray[Any]) -> NDArray[Any]:
    """Return any input as slices of rows and columns."""
    return x.reshape((1,) * (3 - x.ndim) + x.shape)


def markdown(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write input and output as Markdown tables; rows and columns count from 0, as on the screen."""
    plan, channels = plan_windows(spec, x.shape[-spec.rank :]), channel_count(x, spec)
    settings = f"{layer_words(plan)}, {windows_words(plan, channels)}"
    one = "channel" if channels > 1 else "slice"
    parts = [
        f"**{labels.input_label(plan, channels)}**",
        *_tables(x, one),
        f"**{labels.output_label(plan, channels)}** — {REDUCTION_WORDS[spec.reduction].noun}, {settings}",
        *_tables(pool(x, spec), one),
    ]
    return "\n\n".join(parts) + "\n"


def channel_count(x: NDArray[Any], spec: PoolSpec) -> int:
    """Return how many channels an input has: one, unless it has an axis more than the window."""
    return x.shape[0] if x.ndim > spec.rank else 1


def _tables(x: NDArray[Any], one: str) -> list[str]:
    """Write a table for every slice, under its name where there may be several."""
    if x.ndim < 3:
        return [_table(np.atleast_2d(x))]
    return [part for n, each in enumerate(x) for part in (f"{one.capitalize()} {n}", _table(each))]


def _table(matrix: NDArray[Any]) -> str:
    head = ["", *map(str, range(matrix.shape[1]))]
    ruler = ["--:"] * len(head)
    body = [[f"**{i}**", *map(format_number, row)] for i, row in enumerate(matrix.tolist())]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ruler, *body])


def latex(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write input → output as one LaTeX formula; it needs the package amsmath."""
    output, plan = pool(x, spec), plan_windows(spec, x.shape[-spec.rank :])
    columns = max(x.shape[-1], output.shape[-1])
    wide = f"\\setcounter{{MaxMatrixCols}}{{{columns}}}\n" if columns > MOST_LATEX_COLUMNS else ""
    arrow = f"\\xrightarrow{{\\;{_latex_settings(spec, plan)}\\;}}"
    return f"{wide}\\[\n{_bmatrices(x)}\n{arrow}\n{_bmatrices(output)}\n\\]\n"


def _bmatrices(x: NDArray[Any]) -> str:
    """Write a matrix, or every slice as one."""
    return ",\n".join(map(_bmatrix, _slices(x)))


def _bmatrix(matrix: NDArray[Any]) -> str:
    rows = (" & ".join(map(_latex_number, row)) for row in matrix.tolist())
    body = " \\\\\n  ".join(rows)
    return f"\\begin{{bmatrix}}\n  {body}\n\\end{{bmatrix}}"


def _latex_number(value: float) -> str:
    """Write a number as on the screen, with LaTeX's signs.

    >>> _latex_number(-1e-7)
    '-1 \\\\times 10^{-7}'
    """
    text = format_number(value).replace("−", "-").replace("∞", r"\infty").replace("NaN", r"\mathrm{NaN}")
    digits, _, exponent = text.partition("e")
    return rf"{digits} \times 10^{{{exponent}}}" if exponent else text


def _latex_settings(spec: PoolSpec, plan: WindowPlan) -> str:
    parts = [f"{REDUCTION_WORDS[spec.reduction].noun} {by(spec.window_shape)}", f"strides {by(spec.strides)}"]
    if any(map(any, plan.pads)):
        parts.append("pads " + ", ".join(f"{before} + {after}" for before, after in plan.pads))
    if set(spec.dilations) != {1}:
        parts.append(f"dilations {by(spec.dilations)}")
    return r"\text{" + ", ".join(parts).replace("×", r"$\times$").replace("+", "$+$") + "}"


def latex_step(step: Step, spec: PoolSpec, name: str = "y") -> str:
    """Write the calculation of one step in LaTeX.

    >>> from pooling import steps
    >>> latex_step(next(steps([[1, 3], [5, 6]], PoolSpec.of("max", 2))), PoolSpec.of("max", 2))
    'y_{0,0} = \\\\max(1, 3, 5, 6) = 6'
    """
    place = ",".join(map(str, step.index))
    equals = "=" if _is_shown_exactly(step.result) else r"\approx"
    return f"{name}_{{{place}}} = {_calculation(step, spec)} {equals} {_latex_number(step.result)}"


def latex_steps(x: NDArray[Any], spec: PoolSpec, most: int) -> list[str]:
    """Write the calculation of each of the first steps; channels of a step are separate lines."""
    channels = [islice(steps(each, spec), most) for each in split_channels(x, spec)]
    if len(channels) == 1:
        return [latex_step(step, spec) for step in channels[0]]
    names = [rf"y^{{({n})}}" for n in range(len(channels))]
    return [
        " \\\\\n".join(latex_step(step, spec, name) for step, name in zip(together, names, strict=True))
        for together in zip(*channels, strict=True)
    ]


def _is_shown_exactly(value: float) -> bool:
    return format_number(value) in (exact_number(value).replace("-", "−"), "NaN", "∞", "−∞")


def _calculation(step: Step, spec: PoolSpec) -> str:
    shown = [_latex_number(value) for value in step.values[:MOST_LISTED_VALUES]]
    rest = [r"\dots"] if len(step.values) > len(shown) else []
    signed = [rf"({text})" if text.startswith("-") else text for text in shown]
    total = " + ".join([*signed, *rest])
    p = _latex_number(spec.p)
    magnitudes = [*(f"|{text}|" for text in shown), *rest]
    powers = [*(rf"|{text}|^{{{p}}}" for text in shown), *rest]
    count, clamped = (
        len(step.values),
        [_latex_number(max(value, EPSILON)) for value in step.values[:MOST_LISTED_VALUES]],
    )
    return {
        "max": rf"\max({', '.join([*shown, *rest])})",
        "min": rf"\min({', '.join([*shown, *rest])})",
        "avg": rf"\frac{{{total}}}{{{step.divisor}}}",
        "sum": total,
        "lp": rf"\max({', '.join(magnitudes)})"
        if spec.p == inf
        else rf"\left({' + '.join(powers)}\right)^{{1/{p}}}",
        "softmax": _weighted(step.shares, signed, rest),
        "lse": _log_mean_exp(shown, rest, count, spec.beta),
        "gem": _generalized_mean(clamped, rest, count, spec.p),
        "median": rf"\operatorname{{median}}({', '.join([*shown, *rest])})",
        "mixed": rf"{_latex_number(spec.alpha)} \max({', '.join([*shown, *rest])}) "
        rf"+ {_latex_number(1 - spec.alpha)} \cdot \frac{{{total}}}{{{step.divisor}}}",
    }[spec.reduction]


def _weighted(shares: Sequence[float], values: Sequence[str], rest: list[str]) -> str:
    parts = (rf"{_latex_number(share)} \cdot {text}" for share, text in zip(shares, values, strict=False))
    return " + ".join([*parts, *rest])


def _log_mean_exp(values: Sequence[str], rest: list[str], count: int, beta: float) -> str:
    if not beta:
        return rf"\frac{{{' + '.join([*values, *rest])}}}{{{count}}}"
    times, over = (rf"{_latex_number(beta)} \cdot ", rf" / {_latex_number(beta)}") if beta != 1 else ("", "")
    powers = " + ".join([*(rf"e^{{{times}{text}}}" for text in values), *rest])
    return rf"\ln\left(\frac{{{powers}}}{{{count}}}\right){over}"


def _generalized_mean(values: Sequence[str], rest: list[str], count: int, p: float) -> str:
    if p == inf:
        return rf"\max({', '.join([*values, *rest])})"
    written = _latex_number(p)
    powers = " + ".join([*(rf"\left({text}\right)^{{{written}}}" for text in values), *rest])
    return rf"\left(\frac{{{powers}}}{{{count}}}\right)^{{1/{written}}}"
