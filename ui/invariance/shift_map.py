"""The map of all shifts as a Plotly figure: how much each one changes the last level."""

from typing import Any

from pooling.colours import colour_map
from pooling.invariance import LevelReport
from ui.invariance.experiment import Draw, Experiment
from ui.invariance.words import distance_text, share_text, signed

MOST_SIGNS = 6
"""The largest jitter at which a sign still fits into each cell of the map."""

SMALLEST_TOP = 0.1
"""The smallest end of the colour scale, so that a distance of nearly 0 does not look large."""

HOVER = "dy = %{y}, dx = %{x}<br>%{customdata}<extra></extra>"


def shift_map(experiment: Experiment, report: LevelReport, drawn: Draw) -> dict[str, Any]:
    """Return a heat map over (dy, dx) of the cosine distance to the unshifted level, as Plotly's own JSON.

    Each cell has a sign, = or ≠, if signs fit; a frame marks the draw on the screen.
    """
    places = list(range(-experiment.jitter, experiment.jitter + 1))
    return {
        "data": [_cells(places, report, signs=experiment.jitter <= MOST_SIGNS)],
        "layout": {
            "height": 500,
            "margin": {"l": 60, "r": 10, "t": 10, "b": 110},
            "xaxis": {"title": {"text": "dx: right"}, "constrain": "domain"} | _ticks(places),
            # Rows count downwards, as in all pictures of the app.
            "yaxis": {"title": {"text": "dy: down"}, "autorange": "reversed", "scaleanchor": "x"}
            | {"constrain": "domain"}
            | _ticks(places),
            "shapes": [_frame(drawn, "#ffffff", 5), _frame(drawn, "#f59e0b", 2.5)],
        },
    }


def _cells(places: list[int], report: LevelReport, *, signs: bool) -> dict[str, Any]:
    same = (report.same == 1).tolist()
    return {
        "type": "heatmap",
        "x": places,
        "y": places,
        "z": report.cosine.tolist(),
        "zmin": 0,
        "zmax": max(float(report.cosine.max()), SMALLEST_TOP),
        "colorscale": magma_stops(),
        "xgap": 1,
        "ygap": 1,
        "colorbar": {"orientation": "h", "y": -0.16, "yanchor": "top", "thickness": 14}
        | {"title": {"text": "Cosine distance", "side": "bottom"}},
        "text": [["=" if equal else "≠" for equal in row] for row in same],
        "texttemplate": "%{text}" if signs else "",
        "textfont": {"size": 16},
        "customdata": _hovers(report),
        "hovertemplate": HOVER,
    }


def magma_stops() -> list[tuple[float, str]]:
    """Return our magma as Plotly's stops: Streamlit would replace Plotly's own #000004 by a theme colour."""
    places = [stop / 10 for stop in range(11)]
    return [
        (place, f"rgb{tuple(rgb)}")
        for place, rgb in zip(places, colour_map([places], 0, 1).tolist()[0], strict=True)
    ]


def _hovers(report: LevelReport) -> list[list[str]]:
    rows = zip(report.same.tolist(), report.cosine.tolist(), strict=True)
    return [[_hover(*cell) for cell in zip(*row, strict=True)] for row in rows]


def _hover(same: float, distance: float) -> str:
    return f"{share_text(same)} of cells equal, distance {distance_text(distance, same=same == 1)}"


def _ticks(places: list[int]) -> dict[str, Any]:
    shown = places if len(places) <= 13 else places[::4]
    return {
        "tickvals": shown,
        "ticktext": [signed(place) for place in shown],
        "showgrid": False,
        "zeroline": False,
    }


def _frame(drawn: Draw, colour: str, width: float) -> dict[str, Any]:
    """Frame the shift that was drawn, in amber on white like the window."""
    return {
        "type": "rect",
        "x0": drawn.right - 0.5,
        "x1": drawn.right + 0.5,
        "y0": drawn.down - 0.5,
        "y1": drawn.down + 0.5,
        "line": {"color": colour, "width": width},
    }
