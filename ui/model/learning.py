"""The chart of learning of What pooling does to a model: accuracy above, loss below, in one figure.

A class moves controls at once, so the figure is small: Plotly takes what lines share from the template, and
thin curves have only the points without which they would look different.
"""

from collections.abc import Iterator, Sequence
from statistics import mean
from typing import Any

from pooling.models.runs import Run
from ui.controls.settings.model import POOLING_WORDS
from ui.model.figures import COLOURS, HEIGHT, MARGIN, Outcomes, axis, by_model

SCALES, DECIMALS = {"accuracy": 100, "loss": 1}, {"accuracy": (1, 1), "loss": (3, 2)}
"""What is drawn of each epoch; its decimals in a curve, and in the thin ones of its seeds."""
TITLES = {"accuracy": "Right, %", "loss": "Loss"}
PLACE = {"accuracy": 1, "loss": 0}
"""Of a number in a point of a training."""
THIN = "59"
"""How opaque a thin curve is, behind its colour."""
FINE = 0.46 * (HEIGHT - MARGIN["t"] - MARGIN["b"])
"""Pixels of an axis: less than one beside its points, a thin curve looks the same."""
FEW_EPOCHS = 6
"""Up to here Plotly would put ticks between epochs."""
HOVER = "Epoch %{x}: %{y:.3g}"
Now = tuple[Run, Sequence[tuple[float, ...]]]
"""The network in training, with the points that it has so far."""
Line = tuple[dict[str, Any], dict[str, Any]]
"""What many lines share, and what is a line's own."""


def learning_chart(outcomes: Outcomes, now: Now | None = None) -> dict[str, Any]:
    """Draw the accuracy and the loss of each epoch: the mean of all seeds, and thin, each seed."""
    lines = [line for what in SCALES for line in _lines(outcomes, what)]
    lines += [_line_now(now, what) for what in SCALES] if now else []
    epochs = max(len(own["y"]) for _, own in lines if "name" in own)
    layout = {
        "height": HEIGHT,
        "margin": MARGIN,
        "showlegend": False,
        "xaxis": axis("Epoch", anchor="y2", **({"dtick": 1} if epochs <= FEW_EPOCHS else {})),
        "yaxis": axis(TITLES["accuracy"], domain=[0.54, 1]),
        "yaxis2": axis(TITLES["loss"], domain=[0, 0.46]),
        "template": {"layout": {"hovermode": "closest"}, "data": {"scatter": _in_turn(lines)}},
    }
    return {"data": [own for _, own in lines], "layout": layout}


def _in_turn(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return the fewest styles that, taken in turn, are those of all lines."""
    styles = [style for style, _ in lines]
    for count in range(1, len(styles)):
        if all(style == styles[at % count] for at, style in enumerate(styles)):
            return styles[:count]
    return styles


def _lines(outcomes: Outcomes, what: str) -> Iterator[Line]:
    values = [SCALES[what] * value for outcome in outcomes.values() for value in getattr(outcome, what)]
    off = (max(values) - min(values)) / FINE if values else 0
    for name, each in by_model(outcomes).items():
        curves = [[SCALES[what] * value for value in getattr(outcome, what)] for outcome in each]
        if len(curves) > 1:
            yield _thin_curves(name, what, curves, off)
        yield _curve(name, what, [mean(values) for values in zip(*curves, strict=True)])


def _line_now(now: Now, what: str) -> Line:
    run, points = now
    style, own = _curve(run.pooling, what, [SCALES[what] * point[PLACE[what]] for point in points])
    return style, own | {"line": {"color": COLOURS[run.pooling], "dash": "dot"}}


def _curve(name: str, what: str, values: Sequence[float]) -> Line:
    style = {"mode": _mode(values), "x0": 1, "line": {"width": 2.5}, "hovertemplate": HOVER}
    own = {"name": POOLING_WORDS[name], "y": _rounded(values, DECIMALS[what][0])}
    return style, own | _look(COLOURS[name], what)


def _thin_curves(name: str, what: str, curves: Sequence[Sequence[float]], off: float) -> Line:
    """Draw the curve of each seed; None is between them."""
    x: list[int] = []
    y: list[float | None] = []
    for curve in curves:
        places, values = corners(curve, off), _rounded(curve, DECIMALS[what][1])
        x += [*(place + 1 for place in places), 1]
        y += [*(values[place] for place in places), None]
    style = {"mode": _mode(curves[0]), "line": {"width": 1}, "hoverinfo": "skip"}
    return style, {"x": x[:-1], "y": y[:-1]} | _look(COLOURS[name] + THIN, what)


def _look(colour: str, what: str) -> dict[str, Any]:
    """Return the colour of a line, and which axis it has."""
    return {"type": "scatter", "line": {"color": colour}} | ({"yaxis": "y2"} if what == "loss" else {})


def _mode(values: Sequence[float]) -> str:
    return "lines" if len(values) > 1 else "markers"


def _rounded(values: Sequence[float], digits: int) -> list[float]:
    """Round numbers; whole ones are integers, which are shorter to write."""
    short = (round(value, digits) for value in values)
    return [int(value) if value == int(value) else value for value in short]


def corners(values: Sequence[float], off: float) -> list[int]:
    """Return the places of the points through which a line is nowhere more than `off` beside the values.

    >>> corners([0, 2, 3, 3.1, 3], off=0.2)
    [0, 1, 2, 4]
    """
    found, start = [0], 0
    for end in range(2, len(values)):
        if any(abs(_between(values, start, end, at) - values[at]) > off for at in range(start + 1, end)):
            start = end - 1
            found.append(start)
    return [*found, len(values) - 1] if len(values) > 1 else found


def _between(values: Sequence[float], start: int, end: int, at: int) -> float:
    return values[start] + (values[end] - values[start]) * (at - start) / (end - start)
