"""The matrices, the settings and each step as LaTeX; it has the short numbers of the screen."""

from itertools import islice
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, Step, WindowPlan
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows, pool, steps_in
from pooling.number_text import exact_number, format_number
from ui.export.latex_formulas import calculation, drawn, latex_number
from ui.export.settings_words import settings_words
from ui.export.tables import as_slices
from ui.layers.words import noun
from ui.stepper.labels import by
from ui.stepper.payloads.channels import split_channels
from ui.stepper.reduction_words import REDUCTION_WORDS

MOST_LATEX_COLUMNS = 10
"""amsmath rejects wider matrices unless it is given the number."""


def latex(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write input → output as one LaTeX formula; it needs the package amsmath."""
    output, plan = pool(x, spec), plan_windows(spec, x.shape[-spec.rank :])
    columns = max(x.shape[-1], output.shape[-1])
    wide = f"\\setcounter{{MaxMatrixCols}}{{{columns}}}\n" if columns > MOST_LATEX_COLUMNS else ""
    arrow = f"\\xrightarrow{{\\;{_latex_settings(spec, plan)}\\;}}"
    return f"{wide}\\[\n{_bmatrices(x)}\n{arrow}\n{_bmatrices(output)}\n\\]\n"


def _bmatrices(x: NDArray[Any]) -> str:
    """Write a matrix, or every slice as one."""
    return ",\n".join(map(_bmatrix, as_slices(x)))


def _bmatrix(matrix: NDArray[Any]) -> str:
    rows = (" & ".join(map(latex_number, row)) for row in matrix.tolist())
    body = " \\\\\n  ".join(rows)
    return f"\\begin{{bmatrix}}\n  {body}\n\\end{{bmatrix}}"


def _latex_settings(spec: PoolSpec, plan: WindowPlan) -> str:
    parts = [f"{noun(spec)}: {settings_words(plan)}"] if isinstance(spec, Layer) else _plain(spec, plan)
    return r"\text{" + ", ".join(parts).replace("×", r"$\times$").replace("+", "$+$") + "}"


def _plain(spec: PoolSpec, plan: WindowPlan) -> list[str]:
    parts = [f"{REDUCTION_WORDS[spec.reduction].noun} {by(spec.window_shape)}", f"strides {by(spec.strides)}"]
    if any(map(any, plan.pads)):
        parts.append("pads " + ", ".join(f"{before} + {after}" for before, after in plan.pads))
    if set(spec.dilations) != {1}:
        parts.append(f"dilations {by(spec.dilations)}")
    return parts


def latex_step(step: Step, spec: PoolSpec, name: str = "y") -> str:
    """Write the calculation of one step in LaTeX.

    >>> from pooling import steps
    >>> latex_step(next(steps([[1, 3], [5, 6]], PoolSpec.of("max", 2))), PoolSpec.of("max", 2))
    'y_{0,0} = \\\\max(1, 3, 5, 6) = 6'
    """
    place = ",".join(map(str, step.index))
    equals = "=" if _is_shown_exactly(step.result) else r"\approx"
    return f"{name}_{{{place}}} = {calculation(step, spec)} {equals} {latex_number(step.result)}{drawn(step)}"


def latex_steps(x: NDArray[Any], spec: PoolSpec, most: int) -> list[str]:
    """Write the calculation of each of the first steps; channels of a step are separate lines."""
    channels = [islice(each, most) for each in steps_in(list(split_channels(x, spec)), spec)]
    if len(channels) == 1:
        return [latex_step(step, spec) for step in channels[0]]
    names = [rf"y^{{({n})}}" for n in range(len(channels))]
    return [
        " \\\\\n".join(latex_step(step, spec, name) for step, name in zip(together, names, strict=True))
        for together in zip(*channels, strict=True)
    ]


def _is_shown_exactly(value: float) -> bool:
    return format_number(value) in (exact_number(value).replace("-", "−"), "NaN", "∞", "−∞")
