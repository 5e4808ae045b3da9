"""The calculation of a step in LaTeX: a formula for each reduction, and for layers that have their own."""

from collections.abc import Sequence
from math import inf

from pooling import PoolSpec, Step
from pooling.kinds.weighted import Blur, RoiAlign, Stochastic
from pooling.number_text import format_number
from pooling.reductions.power_formulas import EPSILON

MOST_LISTED_VALUES = 25


def calculation(step: Step, spec: PoolSpec) -> str:
    """Write how the cells of a step make its result."""
    if isinstance(spec, Stochastic) and spec.training:
        return f"x_{{{','.join(map(str, step.winners[0]))}}}" if step.winners else "0"
    if isinstance(spec, Stochastic):
        return _weighted(step.shares, *_listed(step.values))
    if isinstance(spec, Blur):
        values, rest = _listed([part.value for part in step.parts])
        weighted = _weighted([part.weight for part in step.parts], values, rest)
        return rf"\frac{{{weighted}}}{{{step.divisor}}}"
    if isinstance(spec, RoiAlign) and spec.samples > 1:
        values, rest = _listed([part.value for part in step.parts])
        return rf"\frac{{{' + '.join([*values, *rest])}}}{{{step.divisor}}}"
    if isinstance(spec, RoiAlign):
        return _weighted(step.weights, *_listed(step.values))
    return _reduced(step, spec) if step.cells else r"\max \emptyset"


def drawn(step: Step) -> str:
    """Write the chances and the draw of a step that has one: they come after its result."""
    if step.draw is None:
        return ""
    chances, rest = _listed(step.shares)
    return rf" \quad (p = ({', '.join([*chances, *rest])}),\; u = {latex_number(step.draw)})"


def _listed(values: Sequence[float]) -> tuple[list[str], list[str]]:
    """Write the first numbers, negative ones in parentheses, and dots for the rest."""
    shown = [latex_number(value) for value in values[:MOST_LISTED_VALUES]]
    signed = [rf"({text})" if text.startswith("-") else text for text in shown]
    return signed, [r"\dots"] if len(values) > len(shown) else []


def latex_number(value: float) -> str:
    """Write a number as on the screen, with LaTeX's signs.

    >>> latex_number(-1e-7)
    '-1 \\\\times 10^{-7}'
    """
    text = format_number(value).replace("−", "-").replace("∞", r"\infty").replace("NaN", r"\mathrm{NaN}")
    digits, _, exponent = text.partition("e")
    return rf"{digits} \times 10^{{{exponent}}}" if exponent else text


def _reduced(step: Step, spec: PoolSpec) -> str:
    shown = [latex_number(value) for value in step.values[:MOST_LISTED_VALUES]]
    signed, rest = _listed(step.values)
    total = " + ".join([*signed, *rest])
    p = latex_number(spec.p)
    magnitudes = [*(f"|{text}|" for text in shown), *rest]
    powers = [*(rf"|{text}|^{{{p}}}" for text in shown), *rest]
    clamped = [latex_number(max(value, EPSILON)) for value in step.values[:MOST_LISTED_VALUES]]
    count = len(step.values)
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
        "mixed": rf"{latex_number(spec.alpha)} \max({', '.join([*shown, *rest])}) "
        rf"+ {latex_number(1 - spec.alpha)} \cdot \frac{{{total}}}{{{step.divisor}}}",
    }[spec.reduction]


def _weighted(shares: Sequence[float], values: Sequence[str], rest: list[str]) -> str:
    parts = (rf"{latex_number(share)} \cdot {text}" for share, text in zip(shares, values, strict=False))
    return " + ".join([*parts, *rest])


def _log_mean_exp(values: Sequence[str], rest: list[str], count: int, beta: float) -> str:
    if not beta:
        return rf"\frac{{{' + '.join([*values, *rest])}}}{{{count}}}"
    times, over = (rf"{latex_number(beta)} \cdot ", rf" / {latex_number(beta)}") if beta != 1 else ("", "")
    powers = " + ".join([*(rf"e^{{{times}{text}}}" for text in values), *rest])
    return rf"\ln\left(\frac{{{powers}}}{{{count}}}\right){over}"


def _generalized_mean(values: Sequence[str], rest: list[str], count: int, p: float) -> str:
    if p == inf:
        return rf"\max({', '.join([*values, *rest])})"
    written = latex_number(p)
    powers = " + ".join([*(rf"\left({text}\right)^{{{written}}}" for text in values), *rest])
    return rf"\left(\frac{{{powers}}}{{{count}}}\right)^{{1/{written}}}"
