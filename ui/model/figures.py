"""The chart of shifted pictures of What pooling does to a model, as Plotly's own JSON."""

from collections.abc import Mapping, Sequence
from statistics import mean
from typing import Any

from pooling.models.digits import DISTANCES
from pooling.models.runs import CLASSES, Outcome, Run
from ui.controls.settings.model import POOLING_WORDS

COLOURS = {"max": "#d9730d", "avg": "#3b82f6", "strided": "#0d9488", "blur": "#a855f7", "none": "#7d8592"}
SIGNS = {"max": "circle", "avg": "square", "strided": "diamond", "blur": "triangle-up", "none": "x"}
HEIGHT, MARGIN = 390, {"l": 52, "r": 8, "t": 8, "b": 44}
IN_SIGHT = 4
"""Up to this shift a digit stays in the picture, so that both borders give the same pictures."""
SHIFT_HOVER = "%{fullData.name}, shifted by %{x}, %{meta}: %{y:.1f}%<extra></extra>"
PLOTLYS_OWN = {"width": 2, "dash": "solid"}
"""What a line is unless it is said."""
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


def lean(chart: dict[str, Any]) -> dict[str, Any]:
    """Return the same chart with fewer bytes: without what Plotly takes from the template, or by itself."""
    template = {**chart["layout"]["template"]["data"]["scatter"][0], "meta": ZERO}
    layout = chart["layout"] | {
        "template": chart["layout"]["template"] | {"data": {"scatter": [template]}},
    }
    data = chart["data"]
    alone = [] if any(line["meta"] != ZERO for line in data) else ["legendgroup"]
    return {"data": [_lean_line(line, alone) for line in data], "layout": layout}


def _lean_line(line: dict[str, Any], without: Sequence[str]) -> dict[str, Any]:
    kept = {key: value for key, value in line.items() if key not in without and value != ZERO}
    return kept | {"line": dict(line["line"].items() - PLOTLYS_OWN.items())}


def _line(name: str, places: Sequence[int], shares: Sequence[Sequence[float]], border: str) -> dict[str, Any]:
    columns = [[100 * share[place] for share in shares] for place in places]
    means = [mean(column) for column in columns]
    above = [round(max(column) - middle, 1) for column, middle in zip(columns, means, strict=True)]
    below = [round(middle - min(column), 1) for column, middle in zip(columns, means, strict=True)]
    return {
        "type": "scatter",
        "name": POOLING_WORDS[name],
        "meta": border,
        "legendgroup": name,
        "x": list(places),
        "y": [round(value, 1) for value in means],
        "error_y": {"array": above, "arrayminus": below},
        "line": {"color": COLOURS[name], "width": 2, "dash": "solid" if border == ZERO else "dash"},
        "marker": {"symbol": SIGNS[name]},
    }


def axis(title: str, **more: Any) -> dict[str, Any]:
    """Return an axis."""
    return {"title": {"text": title, "standoff": 8}, "zeroline": False, **more}


def _layout(height: int, x: str, y: str, hover: str) -> dict[str, Any]:
    return {
        "height": height,
        "margin": MARGIN,
        "xaxis": axis(x),
        "yaxis": axis(y),
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
