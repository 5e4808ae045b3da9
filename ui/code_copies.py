"""The same pooling as code to run elsewhere, in NumPy alone; `ui.framework_copies` has the frameworks."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan, plan_windows, pool
from pooling.number_text import exact_number
from pooling.windows import AxisPlan, count_windows

Pads = tuple[tuple[int, int], ...]
SAFE_TOTAL = 1e15
"""Beyond it, sums in another order may differ in digits that are seen."""
SAFE_POWER = 150
"""Decimal exponent that powers keep within, so that plain NumPy neither overflows nor loses digits."""


def numpy_code(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write code that pools the plane `x`, (H, W), and checks the result; it needs NumPy alone.

    Where plain NumPy would overflow or turn ∞ into NaN, the code calls our core instead and says so.
    """
    plan = plan_windows(spec, x.shape)
    body = _plain_numpy(spec, plan) if _is_tame(x, spec) else _our_core(spec)
    check = f"expected = {array_code(pool(x, spec))}\nnp.testing.assert_allclose(y, expected)\nprint(y)\n"
    return f"import numpy as np\n\nx = {array_code(x)}\n\n{body}\n\n{check}"


def array_code(matrix: NDArray[Any], call: str = "np.array", kind: str = "float", module: str = "np") -> str:
    """Write a matrix as a call with nested lists; `module` is where nan and inf come from."""
    rows = ",\n    ".join(
        f"[{', '.join(_number(value, module) for value in row)}]" for row in matrix.tolist()
    )
    return f"{call}([\n    {rows},\n], dtype={kind})"


def _number(value: float, module: str) -> str:
    text = exact_number(value)
    return text.replace("inf", f"{module}.inf").replace("nan", f"{module}.nan")


def _is_tame(x: NDArray[Any], spec: PoolSpec) -> bool:
    """Whether plain NumPy gets the same numbers."""
    if spec.reduction in ("max", "min"):
        return True
    sizes = np.abs(np.asarray(x, dtype=np.float64))
    sizes = sizes[~np.isnan(sizes)]
    if not np.isfinite(sizes).all() or sizes.max(initial=0) > SAFE_TOTAL / x.size:
        return False
    logs = np.log10(sizes[sizes > 0])
    return spec.reduction != "lp" or bool((np.abs(logs) * spec.p < SAFE_POWER).all())


def _our_core(spec: PoolSpec) -> str:
    return (
        "# Numbers as large as these, or infinite, want more care than a line of NumPy takes:\n"
        "# this uses Pooling Lab's own core. Run it in the app's folder.\n"
        "from pooling import PoolSpec, pool\n\n"
        f'spec = PoolSpec.of("{spec.reduction}", {spec.window_shape}, strides={spec.strides},\n'
        f"    padding={spec.padding!r}, dilations={spec.dilations}, ceil_mode={spec.ceil_mode},\n"
        f"    count_include_pad={spec.count_include_pad}, p={spec.p}, beta={spec.beta})\n"
        "y = pool(x, spec)"
    )


def _plain_numpy(spec: PoolSpec, plan: WindowPlan) -> str:
    pads = _pads_to_the_last_window(plan)
    extents = tuple(axis.extent for axis in plan.axes)
    return "\n".join(
        [
            *_pads_line(pads),
            "def windows(plane):",
            f"    views = np.lib.stride_tricks.sliding_window_view(plane, {extents})",
            f"    return views[{_places(spec)}]{_crop(plan, pads)}",
            "",
            *_formula(spec, plan, pads),
        ]
    )


def _pads_to_the_last_window(plan: WindowPlan) -> Pads:
    """The pads, and after them what the last window overhangs."""
    return tuple((axis.before, axis.after + _overhang(axis)) for axis in plan.axes)


def _overhang(axis: AxisPlan) -> int:
    end = axis.positions(axis.output_size - 1)[-1] + 1
    return max(0, end - axis.size - axis.after)


def _pads_line(pads: Pads) -> list[str]:
    return [f"pads = {pads}  # (before, after) of rows and of columns", ""] if any(map(any, pads)) else []


def _places(spec: PoolSpec) -> str:
    """Every stride-th window and, where there are holes, every dilation-th cell of it."""
    steps = spec.strides if set(spec.dilations) == {1} else (*spec.strides, *spec.dilations)
    return ", ".join(f"::{step}" for step in steps)


def _crop(plan: WindowPlan, pads: Pads) -> str:
    """Leave out a last window that ceil_mode does not count: it would start in the padding."""
    sizes = [axis.size + sum(pad) for axis, pad in zip(plan.axes, pads, strict=True)]
    counts = [
        count_windows(size, axis.extent, axis.stride) for size, axis in zip(sizes, plan.axes, strict=True)
    ]
    rows, cols = plan.output_shape
    return "" if tuple(counts) == plan.output_shape else f"[:{rows}, :{cols}]"


def _formula(spec: PoolSpec, plan: WindowPlan, pads: Pads) -> list[str]:
    padded = any(map(any, pads))
    low, high, cells = (
        f"windows(np.pad(x, pads, constant_values={value}))" if padded else "windows(x)"
        for value in ("-np.inf", "np.inf", "0")
    )
    axes = "axis=(2, 3)"
    return {
        "max": [f"y = {low}.max({axes})"],
        "min": [f"y = {high}.min({axes})"],
        "sum": [f"y = {cells}.sum({axes})"],
        "avg": _divided(spec, plan, pads) if padded else [f"y = {cells}.mean({axes})"],
        "lp": [f"p = {exact_number(spec.p)}", f"y = (np.abs({cells}) ** p).sum({axes}) ** (1 / p)"],
        "softmax": [
            f"beta = {exact_number(spec.beta)}",
            f"peaks = {low}.max({axes}, keepdims=True)",
            f"weights = np.exp(beta * ({low} - peaks))" if spec.beta else f"weights = np.isfinite({low})",
            f"y = (weights * {cells}).sum({axes}) / weights.sum({axes})",
        ],
    }[spec.reduction]


def _divided(spec: PoolSpec, plan: WindowPlan, pads: Pads) -> list[str]:
    counted, why = "np.pad(np.ones_like(x), pads)", "not in the padding"
    if spec.count_include_pad and any(map(any, plan.pads)):
        counted, why = f"np.pad(np.ones_like(x), {plan.pads}, constant_values=1)", "in the padding too"
        over = tuple((0, after - axis.after) for (_, after), axis in zip(pads, plan.axes, strict=True))
        counted = f"np.pad({counted}, {over})" if any(map(any, over)) else counted
    return [
        f"counted = {counted}  # 1 where an average counts: {why}",
        "divisors = windows(counted).sum(axis=(2, 3))",
        "y = windows(np.pad(x, pads)).sum(axis=(2, 3)) / divisors",
    ]
