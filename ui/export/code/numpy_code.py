"""The same pooling as code that needs only NumPy; `library_code` has the frameworks."""

from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan, plan_windows, pool
from pooling.number_text import exact_number
from pooling.reductions import REDUCTIONS
from pooling.windows.axes import AxisPlan
from pooling.windows.counting import count_windows
from ui.export.array_code import array_code, is_tame, total_check
from ui.export.code.numpy_formulas import Pads, channels_unpadded, numpy_formula


def numpy_code(x: NDArray[Any], spec: PoolSpec, opening: str = "") -> str:
    """Write code that pools `x` and checks the result; it needs only NumPy.

    `x` has as many axes as the window, or channels before them. If plain NumPy would overflow or turn ∞ into
    NaN, the code calls our core instead and says so. `opening` is code that makes the array `photo`, which
    then replaces the numbers.
    """
    body = numpy_lines(x, spec)
    if opening:
        return f"import numpy as np\n{opening}x = photo\n\n{body}\n\n{total_check(pool(x, spec))}print(y)\n"
    check = f"expected = {array_code(pool(x, spec))}\nnp.testing.assert_allclose(y, expected)\nprint(y)\n"
    return f"import numpy as np\n\nx = {array_code(x)}\n\n{body}\n\n{check}"


def core_code(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write code that pools typed numbers with Pooling Lab's own core."""
    arguments = [f'"{spec.reduction}"', str(spec.window_shape)]
    plain = PoolSpec.of(spec.reduction, spec.window_shape)
    changed = (
        "strides",
        "padding",
        "dilations",
        "ceil_mode",
        "count_include_pad",
        "p",
        "beta",
        "alpha",
        "divisor_override",
    )
    arguments += [
        f"{name}={getattr(spec, name)!r}" for name in changed if getattr(spec, name) != getattr(plain, name)
    ]
    call = f"pool(x, PoolSpec.of({', '.join(arguments)}))"
    imported = "import numpy as np\n\nfrom pooling import PoolSpec, pool"
    return f"{imported}\n\nx = {array_code(x)}\ny = {call}\nprint(y)\n"


def numpy_lines(x: NDArray[Any], spec: PoolSpec) -> str:
    """Write the lines that make `y` from an array `x` that is there."""
    plan = plan_windows(spec, x.shape[-spec.rank :])
    return _plain_numpy(spec, plan, x.ndim - spec.rank) if is_tame(x, spec) else _our_core(spec)


def _our_core(spec: PoolSpec) -> str:
    return (
        "# These numbers are too large, or infinite, for a line of plain NumPy:\n"
        "# this uses Pooling Lab's own core. Run it in the app's folder.\n"
        "from pooling import PoolSpec, pool\n\n"
        f'spec = PoolSpec.of("{spec.reduction}", {spec.window_shape}, strides={spec.strides},\n'
        f"    padding={spec.padding!r}, dilations={spec.dilations}, ceil_mode={spec.ceil_mode},\n"
        f"    count_include_pad={spec.count_include_pad}{_parameters(spec)})\n"
        "y = pool(x, spec)"
    )


def _parameters(spec: PoolSpec) -> str:
    """Write the parameters that the reduction has."""
    reduction, parts = REDUCTIONS[spec.reduction], []
    if reduction.parameter:
        value = exact_number(getattr(spec, reduction.parameter)).replace("inf", 'float("inf")')
        parts.append(f"{reduction.parameter}={value}")
    if reduction.divides and spec.divisor_override is not None:
        parts.append(f"divisor_override={spec.divisor_override}")
    return "".join(f", {part}" for part in parts)


def _plain_numpy(spec: PoolSpec, plan: WindowPlan, leading: int) -> str:
    pads = _pads_to_the_last_window(plan, leading)
    extents = tuple(axis.extent for axis in plan.axes)
    along = f", axis={tuple(range(leading, leading + spec.rank))}" if leading else ""
    return "\n".join(
        [
            *_pads_line(pads, plan, leading),
            "def windows(cells):",
            f"    views = np.lib.stride_tricks.sliding_window_view(cells, {extents}{along})",
            f"    return views[{':, ' * leading}{_places(spec)}]{_crop(plan, pads, leading)}",
            "",
            *numpy_formula(spec, plan, pads, leading),
        ]
    )


def _pads_to_the_last_window(plan: WindowPlan, leading: int) -> Pads:
    """Return the pads, extended to the end of the last window; channels have none."""
    return channels_unpadded(
        tuple((axis.before, axis.after + _overhang(axis)) for axis in plan.axes), leading
    )


def _overhang(axis: AxisPlan) -> int:
    end = axis.positions(axis.output_size - 1)[-1] + 1
    return max(0, end - axis.size - axis.after)


def _pads_line(pads: Pads, plan: WindowPlan, leading: int) -> list[str]:
    names = ["channels"] * leading + [axis.name for axis in plan.axes]
    of = " and of ".join(filter(None, [", of ".join(names[:-1]), names[-1]]))
    return [f"pads = {pads}  # (before, after) of {of}", ""] if any(map(any, pads)) else []


def _places(spec: PoolSpec) -> str:
    """Index every stride-th window and, with dilation, every dilation-th cell of it."""
    steps = spec.strides if set(spec.dilations) == {1} else (*spec.strides, *spec.dilations)
    return ", ".join(f"::{step}" for step in steps)


def _crop(plan: WindowPlan, pads: Pads, leading: int) -> str:
    """Leave out a last window that would start in the padding, which ceil_mode does not count."""
    sizes = [axis.size + sum(pad) for axis, pad in zip(plan.axes, pads[leading:], strict=True)]
    counts = [
        count_windows(size, axis.extent, axis.stride) for size, axis in zip(sizes, plan.axes, strict=True)
    ]
    kept = ", ".join([":"] * leading + [f":{size}" for size in plan.output_shape])
    return "" if tuple(counts) == plan.output_shape else f"[{kept}]"
