"""How one window becomes one number, as an expression of NumPy."""

from math import inf

from pooling import PoolSpec
from pooling.number_text import exact_number
from pooling.reductions import REDUCTIONS
from pooling.reductions.power_formulas import EPSILON


def reduced(spec: PoolSpec, divisor: str, tame: bool) -> tuple[str, str]:
    """Write how a window becomes one number, and the weights it needs if it needs any.

    `divisor` is what an average divides by, if that is not the number of cells.
    """
    if not tame:
        return "", _by_our_core(spec, divisor or "window.size")
    mean = f"window.sum() / {divisor}" if divisor else "window.mean()"
    shifted = _times(spec, "(window - window.max())" if spec.beta != 1 else "window - window.max()")
    alpha, rest = exact_number(spec.alpha), exact_number(1 - spec.alpha)
    return {
        "max": ("", "window.max()"),
        "min": ("", "window.min()"),
        "avg": ("", mean),
        "sum": ("", "window.sum()"),
        "lp": ("", _root("abs(window)", "sum", spec.p)),
        "softmax": (f"np.exp({shifted})", "(weights * window).sum() / weights.sum()"),
        "lse": _log_mean_exp(spec, shifted),
        "gem": ("", _root(f"np.maximum(window, {exact_number(EPSILON)})", "mean", spec.p)),
        "median": ("", "np.median(window)"),
        "mixed": ("", f"{alpha} * window.max() + {rest} * {mean}"),
    }[spec.reduction]


def _by_our_core(spec: PoolSpec, divisor: str) -> str:
    reduce = REDUCTIONS[spec.reduction].of_window.__name__
    p = 'float("inf")' if spec.p == inf else f"{spec.p}"
    return f"{reduce}(Window(window.ravel().tolist(), {divisor}, {p}, {spec.beta}, {spec.alpha}))"


def _times(spec: PoolSpec, distance: str) -> str:
    return distance if spec.beta == 1 else f"{exact_number(spec.beta)} * {distance}"


def _root(magnitudes: str, total: str, p: float) -> str:
    if p == inf:
        return f"{magnitudes}.max()"
    written = exact_number(p)
    powers = f"({magnitudes} ** {written})"
    return f"{powers}.{total}() ** (1 / {written})"


def _log_mean_exp(spec: PoolSpec, shifted: str) -> tuple[str, str]:
    if not spec.beta:
        return "", "window.mean()"
    over = "" if spec.beta == 1 else f" / {exact_number(spec.beta)}"
    return f"np.exp({shifted})", f"window.max() + np.log(weights.mean()){over}"
