"""How often a small network keeps its class when the picture is shifted: by distance, way and border."""

from typing import Any

from ui.invariance.curves import small_title
from ui.invariance.names import WAYS
from ui.model.results import untrained

TITLE = "In a network: how often the class stays"
NOTE = (
    "A small network with random filters and a trained head, on handwritten digits in 16 × 16 cells "
    "(assets/models/README.md). Circular: what leaves on one side comes in on the other; adaptive polyphase "
    "sampling then keeps every class. With zeros at the edge no way does: digits are cut off."
)
BORDERS = {"circular": "Circular shifts", "zero": "With zeros"}
COLOURS = {"max": "#3355cc", "subsample": "#8b8f98", "blur": "#d97706", "polyphase": "#0f766e"}
DASHES = {"max": "solid", "subsample": "dot", "blur": "dash", "polyphase": "solid"}


def network_curves() -> dict[str, Any]:
    """Return a chart for each border, a curve for each way, as Plotly's own JSON."""
    return {
        "data": [
            _curve(name, border, at, shares)
            for at, border in enumerate(BORDERS)
            for name, shares in _shares(border).items()
        ],
        "layout": {
            "height": 340,
            "margin": {"l": 44, "r": 10, "t": 30, "b": 40},
            "grid": {"rows": 1, "columns": 2, "pattern": "independent"},
            "legend": {"orientation": "h", "y": -0.2},
            "annotations": [small_title(at, name) for at, name in enumerate(BORDERS.values())],
            **{f"xaxis{place}": {"title": {"text": "Shift in cells"}, "dtick": 1} for place in ("", "2")},
            **{f"yaxis{place}": {"range": [0, 1.03], "tickformat": ".0%"} for place in ("", "2")},
        },
    }


def _shares(border: str) -> dict[str, list[float]]:
    return {name: curves[border] for name, curves in untrained()["curves"].items()}


def _curve(name: str, border: str, at: int, shares: list[float]) -> dict[str, Any]:
    place = str(at + 1) if at else ""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": WAYS[name],
        "legendgroup": name,
        "showlegend": at == 0,
        "x": list(range(len(shares))),
        "y": shares,
        "line": {"color": COLOURS[name], "dash": DASHES[name]},
        "xaxis": f"x{place}",
        "yaxis": f"y{place}",
        "hovertemplate": f"Shifted by %{{x}}: %{{y:.1%}}<extra>{WAYS[name]}, {border}</extra>",
    }


def network_alt() -> str:
    """Describe the charts: the share after a shift by one cell."""
    parts = [
        f"{title}, shifted by one cell: "
        + ", ".join(f"{WAYS[name]} {shares[1]:.1%}" for name, shares in _shares(border).items())
        for border, title in BORDERS.items()
    ]
    return f"{TITLE}. {'; '.join(parts)}."
