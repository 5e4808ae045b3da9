"""The lines of NumPy that reduce all windows at once, one reduction after the other."""

from math import inf

from pooling import PoolSpec, WindowPlan
from pooling.number_text import exact_number
from pooling.reductions.power_formulas import EPSILON

Pads = tuple[tuple[int, int], ...]


def numpy_formula(spec: PoolSpec, plan: WindowPlan, pads: Pads, leading: int) -> list[str]:
    """Write the lines that make `y` of `windows(cells)`; `pads` reach to the end of the last window."""
    low, high, cells, without = (_windows("x", pads, value) for value in ("-np.inf", "np.inf", "0", "np.nan"))
    axes, padded = _window_axes(spec, leading), any(map(any, pads))
    counts = f"windows(np.pad(np.ones_like(x), pads)).sum({axes})" if padded else ""
    divisors, average = _average(spec, plan, pads, leading)
    alpha = f"alpha = {exact_number(spec.alpha)}"
    return {
        "max": [f"y = {low}.max({axes})"],
        "min": [f"y = {high}.min({axes})"],
        "avg": [*divisors, f"y = {average}"],
        "sum": [f"y = {cells}.sum({axes})"],
        "lp": _root(spec, f"np.abs({cells})", f".sum({axes})", f".max({axes})"),
        "softmax": [*_weights(spec, low, axes), f"y = (weights * {cells}).sum({axes}) / weights.sum({axes})"],
        "lse": _log_mean_exp(spec, low, cells, axes, counts),
        "gem": _generalized_mean(spec, pads, axes, counts),
        "median": [f"y = np.nanmedian({without}, {axes})" if padded else f"y = np.median({cells}, {axes})"],
        "mixed": [*divisors, alpha, f"y = alpha * {low}.max({axes}) + (1 - alpha) * {average}"],
    }[spec.reduction]


def _root(spec: PoolSpec, magnitudes: str, total: str, greatest: str) -> list[str]:
    if spec.p == inf:
        return [f"y = {magnitudes}{greatest}"]
    return [f"p = {exact_number(spec.p)}", f"y = ({magnitudes} ** p){total} ** (1 / p)"]


def _generalized_mean(spec: PoolSpec, pads: Pads, axes: str, counts: str) -> list[str]:
    above = f"np.maximum(x, {exact_number(EPSILON)})"
    if spec.p == inf:
        return [f"y = {_windows(above, pads, '0')}.max({axes})"]
    powers = _windows(f"{above} ** p", pads, "0")
    means = f"({powers}.sum({axes}) / {counts})" if counts else f"{powers}.mean({axes})"
    return [f"p = {exact_number(spec.p)}", f"y = {means} ** (1 / p)"]


def channels_unpadded(pads: Pads, leading: int) -> Pads:
    """Add the axes of channels, which have no padding."""
    return ((0, 0),) * leading + pads


def _windows(cells: str, pads: Pads, value: str) -> str:
    return (
        f"windows(np.pad({cells}, pads, constant_values={value}))"
        if any(map(any, pads))
        else f"windows({cells})"
    )


def _window_axes(spec: PoolSpec, leading: int) -> str:
    """Name the axes of a window; the axes of channels and places come before them."""
    first = leading + spec.rank
    axes = tuple(range(first, first + spec.rank))
    return f"axis={axes if len(axes) > 1 else axes[0]}"


def _weights(spec: PoolSpec, low: str, axes: str) -> list[str]:
    return [
        f"beta = {exact_number(spec.beta)}",
        f"peaks = {low}.max({axes}, keepdims=True)",
        f"weights = np.exp(beta * ({low} - peaks))" if spec.beta else f"weights = np.isfinite({low})",
    ]


def _log_mean_exp(spec: PoolSpec, low: str, cells: str, axes: str, counts: str) -> list[str]:
    if not spec.beta:
        return [f"y = {cells}.sum({axes}) / {counts}" if counts else f"y = {cells}.mean({axes})"]
    means = f"weights.sum({axes}) / {counts}" if counts else f"weights.mean({axes})"
    return [*_weights(spec, low, axes), f"y = peaks.squeeze({axes}) + np.log({means}) / beta"]


def _average(spec: PoolSpec, plan: WindowPlan, pads: Pads, leading: int) -> tuple[list[str], str]:
    """Return the lines that make the divisors, if any are needed, and the average."""
    axes, cells = _window_axes(spec, leading), _windows("x", pads, "0").replace(", constant_values=0", "")
    if spec.divisor_override is not None:
        return [], f"{cells}.sum({axes}) / {spec.divisor_override}"
    if not any(map(any, pads)):
        return [], f"{cells}.mean({axes})"
    counted, why = "np.pad(np.ones_like(x), pads)", "not in the padding"
    if spec.count_include_pad and any(map(any, plan.pads)):
        own = channels_unpadded(plan.pads, leading)
        counted, why = f"np.pad(np.ones_like(x), {own}, constant_values=1)", "in the padding too"
        over = tuple((0, after - mine) for (_, after), (_, mine) in zip(pads, own, strict=True))
        counted = f"np.pad({counted}, {over})" if any(map(any, over)) else counted
    lines = [
        f"counted = {counted}  # 1 where an average counts: {why}",
        f"divisors = windows(counted).sum({axes})",
    ]
    return lines, f"{cells}.sum({axes}) / divisors"
