"""Windows whose number no rule gives: it depends on the library's kernel, or on the processor."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.library import Numbers
from pooling.frameworks.libraries.reducing import add_one_by_one, cropped, reduced
from pooling.windows import WindowPlan

Array = NDArray[Any]


def unsure_cells(x: Array, plan: WindowPlan, numbers: Numbers) -> NDArray[np.bool_] | None:
    """Return which cells of the result no rule gives; None where there is none."""
    if not numbers.unsure or x.dtype.kind != "f" or min(plan.output_shape) < 1:
        return None
    x, plan = cropped(x, plan)
    maximum = plan.spec.reduction == "max"
    masks = []
    if "nan" in numbers.unsure and np.isnan(x).any():
        masks.append(_any(np.isnan(x), plan))
    if "infinite" in numbers.unsure and np.isinf(x).any():
        masks.append(_any(np.isinf(x), plan))
        if maximum:
            masks[-1] = _any(np.isposinf(x), plan) | ~_any(~np.isneginf(x), plan)
    if not maximum and "overflow" in numbers.unsure:
        masks.append(_overflows(x, plan))
    if not maximum and "empty average" in numbers.unsure:
        masks.append(~_any(np.ones(x.shape, bool), plan))
    unsure = np.logical_or.reduce(masks) if masks else np.zeros(1, bool)
    return unsure if unsure.any() else None


def _any(cells: NDArray[np.bool_], plan: WindowPlan) -> NDArray[np.bool_]:
    """Return the windows with any of these cells."""
    marks = replace(plan, spec=replace(plan.spec, reduction="max"))
    return reduced(cells.astype(np.int8), marks, 0) > 0


def _overflows(x: Array, plan: WindowPlan) -> NDArray[np.bool_]:
    """Return the windows whose cells' sizes together exceed their type."""
    sizes = np.where(np.isfinite(x), np.abs(x), 0)
    return np.isinf(add_one_by_one(sizes, plan, x.dtype))
