"""The histograms of the input and of each result as one chart, as Plotly's own JSON."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pooling.measures import Histogram
from ui.compare.reductions.measured import Measured

COLUMNS, ROW_HEIGHT, AROUND = 3, 170, 80
BEFORE, AFTER = {"color": "#7d8592"}, {"color": "#d9730d"}
HOVER = "%{x:.4~g}: %{y:.1%}<extra>%{fullData.name}</extra>"


def histogram_chart(found: Sequence[Measured]) -> dict[str, Any]:
    """Return a small chart for each result: grey bars of the input, amber bars of the result over them."""
    drawn = [(one.title, one.result.counts) for one in found if one.result]
    rows = max(-(-len(drawn) // COLUMNS), 1)
    columns = min(COLUMNS, max(len(drawn), 1))
    data = [trace for at, (_, counts) in enumerate(drawn) for trace in _traces(at, counts)]
    axes = {
        f"yaxis{_place(at)}": {"tickformat": ".0%", "rangemode": "tozero", "nticks": 4}
        for at in range(len(drawn))
    }
    return {
        "data": data,
        "layout": {
            "height": rows * ROW_HEIGHT + AROUND,
            "margin": {"l": 40, "r": 10, "t": 30, "b": 40},
            "grid": {"rows": rows, "columns": columns, "pattern": "independent", "ygap": 0.45, "xgap": 0.12},
            "barmode": "overlay",
            "bargap": 0,
            "legend": {"orientation": "h", "y": -0.12},
            "annotations": [_title(at, title) for at, (title, _) in enumerate(drawn)],
            **axes,
        },
    }


def chart_alt(found: Sequence[Measured]) -> str:
    """Describe the chart."""
    names = ", ".join(one.title for one in found if one.result)
    return f"Histograms of the input and of each result, in the same bins: {names}."


def _traces(at: int, counts: Histogram) -> list[dict[str, Any]]:
    middles = [low / 2 + high / 2 for low, high in pairwise(counts.edges)]
    width = counts.edges[1] - counts.edges[0]
    shared = {"type": "bar", "x": middles, "width": width, "hovertemplate": HOVER, "showlegend": at == 0}
    place = {"xaxis": f"x{_place(at)}", "yaxis": f"y{_place(at)}"}
    return [
        shared
        | place
        | {"name": name, "legendgroup": name, "y": list(shares), "marker": marker, "opacity": opacity}
        for name, shares, marker, opacity in (
            ("Input", counts.before, BEFORE, 0.55),
            ("Result", counts.after, AFTER, 0.7),
        )
    ]


def _place(at: int) -> str:
    return str(at + 1) if at else ""


def _title(at: int, name: str) -> dict[str, Any]:
    place = _place(at)
    return {
        "text": f"<b>{name}</b>",
        "xref": f"x{place} domain",
        "yref": f"y{place} domain",
        "x": 0,
        "y": 1.18,
        "xanchor": "left",
        "showarrow": False,
    }
