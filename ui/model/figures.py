"""The charts of What pooling does to a model, as Plotly's own JSON: shifted pictures, and learning."""

from collections.abc import Mapping, Sequence
from statistics import mean
from typing import Any

from pooling.models.digits import DISTANCES
from pooling.models.runs import CLASSES, Outcome, Run
from ui.controls.settings.model import POOLING_WORDS

COLOURS = {"max": "#d9730d", "avg": "#3b82f6", "strided": "#0d9488", "blur": "#a855f7", "none": "#7d8592"}
SIGNS = {"max": "circle", "avg": "square", "strided": "diamond", "blur": "triangle-up", "none": "x"}
HEIGHT, CURVE_HEIGHT = 390, 195
DECIMALS = {"accuracy": (1, 1), "loss": (3, 2)}
"""Of a curve, and of the thin ones of its seeds."""
THIN = "59"
"""How opaque a thin curve is, behind its colour."""
FEW_EPOCHS = 6
"""Up to here Plotly would put ticks between epochs."""
IN_SIGHT = 4
"""Up to this shift a digit stays in the picture, so that both borders give the same pictures."""
SHIFT_HOVER = "%{fullData.name}, shifted by %{x}, %{meta}: %{y:.1f}%<extra></extra>"
EPOCH_HOVER = "%{fullData.name}, epoch %{x}: %{y:.3g}<extra></extra>"
TITLES = {"accuracy": "Right, %", "loss": "Loss"}
ZERO, CIRCULAR = "zero border", "circular border"
Outcomes = Mapping[Run, Outcome]


def by_model(outcomes: Outcomes) -> dict[str, list[Outcome]]:
    """Return the outcomes of each network, by its pooling, in the order of the choice."""
    found: dict[str, list[Outcome]] = {}
    for run, outcome in outcomes.items():
        found.setdefault(run.pooling, []).append(outcome)
    return {name: found[name] for name in POOLING_WORDS if name in found}


def shift_chart(outcomes: Outcomes, *, covered: bool = False) -> dict[str, Any]:
    """Draw the accuracy against the shift; `covered`, only what comes before any shift.

    Whole lines have a zero border, dashed ones a circular border, which differ once a digit leaves the
    picture. The bars reach from the lowest seed to the highest.
    """
    data: list[dict[str, Any]] = []
    for name, each in by_model(outcomes).items():
        places = DISTANCES[:1] if covered else DISTANCES
        data.append(_line(name, places, [outcome.zero for outcome in each], ZERO))
        if not covered:
            far = [outcome.circular for outcome in each]
            circular = _line(name, DISTANCES[IN_SIGHT:], far, CIRCULAR)
            data.append(circular | {"showlegend": False, "error_y": {}})
    chance = {"type": "line", "x0": -0.2, "x1": DISTANCES[-1] + 0.2, "y0": 100 / CLASSES, "y1": 100 / CLASSES}
    layout = _layout(HEIGHT, "Shift, cells", "Test pictures right, %", SHIFT_HOVER)
    layout["yaxis"] |= {"range": [0, 101], "dtick": 20}
    layout["xaxis"] |= {"range": [-0.3, DISTANCES[-1] + 0.3], "dtick": 1}
    layout["shapes"] = [chance | {"line": {"color": "#7d8592", "width": 1, "dash": "dot"}}]
    layout["annotations"] = [
        {"x": 0, "y": 100 / CLASSES, "yshift": 9, "text": "guessing", "showarrow": False}
    ]
    return {"data": data, "layout": layout}


def _line(name: str, places: Sequence[int], shares: Sequence[Sequence[float]], border: str) -> dict[str, Any]:
    columns = [[100 * share[place] for share in shares] for place in places]
    means = [mean(column) for column in columns]
    above = [round(max(column) - middle, 2) for column, middle in zip(columns, means, strict=True)]
    below = [round(middle - min(column), 2) for column, middle in zip(columns, means, strict=True)]
    return {
        "type": "scatter",
        "name": POOLING_WORDS[name],
        "meta": border,
        "legendgroup": name,
        "x": list(places),
        "y": [round(value, 2) for value in means],
        "error_y": {"array": above, "arrayminus": below},
        "line": {"color": COLOURS[name], "width": 2, "dash": "solid" if border == ZERO else "dash"},
        "marker": {"symbol": SIGNS[name]},
    }


def learning_chart(
    outcomes: Outcomes, what: str, now: tuple[Run, Sequence[float]] | None = None
) -> dict[str, Any]:
    """Draw the "accuracy" or the "loss" of each epoch: the mean of all seeds, and thin, each seed.

    `now` is the network in training with what it has so far.
    """
    scale, (digits, few) = 100 if what == "accuracy" else 1, DECIMALS[what]
    data: list[dict[str, Any]] = []
    for name, each in by_model(outcomes).items():
        curves = [[scale * value for value in getattr(outcome, what)] for outcome in each]
        middle = [mean(values) for values in zip(*curves, strict=True)]
        if len(curves) > 1:
            data.append(_thin_curves(name, curves, few))
        data.append(_curve(name, middle, digits))
    if now:
        run, values = now
        data.append(_curve(run.pooling, [scale * value for value in values], digits, dash="dot"))
    layout = _layout(CURVE_HEIGHT, "Epoch", TITLES[what], EPOCH_HOVER) | {"showlegend": False}
    if max(epoch or 0 for line in data for epoch in line["x"]) <= FEW_EPOCHS:
        layout["xaxis"]["dtick"] = 1
    return {"data": data, "layout": layout}


def _curve(name: str, values: Sequence[float], digits: int, dash: str = "solid") -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines" if len(values) > 1 else "markers",
        "name": POOLING_WORDS[name],
        "x": list(range(1, len(values) + 1)),
        "y": [round(value, digits) for value in values],
        "line": {"color": COLOURS[name], "width": 2.5, "dash": dash},
    }


def _thin_curves(name: str, curves: Sequence[Sequence[float]], digits: int) -> dict[str, Any]:
    """Draw the curve of each seed; None ends each of them."""
    return {
        "type": "scatter",
        "mode": "lines" if len(curves[0]) > 1 else "markers",
        "x": [x for curve in curves for x in (*range(1, len(curve) + 1), None)],
        "y": [y for curve in curves for y in (*(round(value, digits) for value in curve), None)],
        "line": {"color": COLOURS[name] + THIN, "width": 1},
        "hoverinfo": "skip",
    }


def _layout(height: int, x: str, y: str, hover: str) -> dict[str, Any]:
    return {
        "height": height,
        "margin": {"l": 52, "r": 8, "t": 8, "b": 44},
        "xaxis": {"title": {"text": x, "standoff": 8}, "zeroline": False},
        "yaxis": {"title": {"text": y, "standoff": 8}, "zeroline": False},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "template": _template(hover),
    }


def _template(hover: str) -> dict[str, Any]:
    """Return what the lines of a chart share. Without one, each has 4 KB of Plotly's own colours with it."""
    line = {
        "mode": "lines+markers",
        "marker": {"size": 8},
        "error_y": {"symmetric": False, "thickness": 1, "width": 3},
        "hovertemplate": hover,
    }
    return {"layout": {"hovermode": "closest"}, "data": {"scatter": [line]}}
