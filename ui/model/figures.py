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
DECIMALS = 3
FEW_EPOCHS = 6
"""Up to here Plotly would put ticks between epochs."""
IN_SIGHT = 4
"""Up to this shift a digit stays in the picture, so that both borders give the same pictures."""
TEMPLATE = {
    "layout": {"hovermode": "closest"},
    "data": {
        "scatter": [{"marker": {"size": 8}, "error_y": {"symmetric": False, "thickness": 1, "width": 3}}]
    },
}
"""What all charts share. Without one, each has all of Plotly's colours with it: 4 KB."""
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
    layout = _layout(HEIGHT, "Shift, cells", "Test pictures right, %")
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
    label = POOLING_WORDS[name]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": label,
        "legendgroup": name,
        "x": list(places),
        "y": [round(value, 2) for value in means],
        "error_y": {"array": above, "arrayminus": below},
        "line": {"color": COLOURS[name], "width": 2, "dash": "solid" if border == ZERO else "dash"},
        "marker": {"symbol": SIGNS[name]},
        "hovertemplate": f"{label}, shifted by %{{x}}, {border}: %{{y:.1f}}%<extra></extra>",
    }


def learning_chart(
    outcomes: Outcomes, what: str, now: tuple[Run, Sequence[float]] | None = None
) -> dict[str, Any]:
    """Draw the "accuracy" or the "loss" of each epoch: the mean of all seeds, and thin, each seed.

    `now` is the network in training with what it has so far.
    """
    scale = 100 if what == "accuracy" else 1
    data: list[dict[str, Any]] = []
    for name, each in by_model(outcomes).items():
        curves = [[scale * value for value in getattr(outcome, what)] for outcome in each]
        middle = [mean(values) for values in zip(*curves, strict=True)]
        if len(curves) > 1:
            data.append(_curve(name, [value for curve in curves for value in (*curve, None)], thin=True))
        data.append(_curve(name, middle))
    if now:
        run, values = now
        data.append(_curve(run.pooling, [scale * value for value in values], dash="dot"))
    layout = _layout(CURVE_HEIGHT, "Epoch", TITLES[what]) | {"showlegend": False}
    if max(epoch or 0 for line in data for epoch in line["x"]) <= FEW_EPOCHS:
        layout["xaxis"]["dtick"] = 1
    return {"data": data, "layout": layout}


def _curve(
    name: str, values: Sequence[float | None], *, thin: bool = False, dash: str = "solid"
) -> dict[str, Any]:
    """Draw a curve, or with `thin` several: None ends each of them."""
    label = POOLING_WORDS[name]
    epochs = (values.index(None) if thin else len(values)) + thin
    line = {
        "type": "scatter",
        "mode": "lines" if len(values) > 1 else "markers",
        "x": [None if value is None else at % epochs + 1 for at, value in enumerate(values)],
        "y": [None if value is None else round(value, DECIMALS) for value in values],
        "line": {"color": COLOURS[name], "width": 1 if thin else 2.5, "dash": dash},
    }
    if thin:
        return line | {"opacity": 0.35, "hoverinfo": "skip"}
    return line | {"name": label, "hovertemplate": f"{label}, epoch %{{x}}: %{{y:.3g}}<extra></extra>"}


def _layout(height: int, x: str, y: str) -> dict[str, Any]:
    return {
        "template": TEMPLATE,
        "height": height,
        "margin": {"l": 52, "r": 8, "t": 8, "b": 44},
        "xaxis": {"title": {"text": x, "standoff": 8}, "zeroline": False},
        "yaxis": {"title": {"text": y, "standoff": 8}, "zeroline": False},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    }
