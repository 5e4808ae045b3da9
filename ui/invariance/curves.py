"""What is left of the shifts, level by level, as curves: one for each way and measure."""

from collections.abc import Sequence
from typing import Any

from pooling.invariance import LevelReport
from ui.app.csv_table import table_csv
from ui.invariance.experiment import Experiment, every_shift
from ui.invariance.names import WAYS
from ui.invariance.words import level_title

MEASURES = {
    "exact_share": "Shifts that change nothing",
    "mean_same": "Equal cells",
    "mean_cosine": "Cosine distance",
    "mean_unlike": "Equivariance error",
}
"""What is measured of a level, as `LevelReport` names it, and its name on the screen."""
COLOURS, DASHES = ("#3355cc", "#d97706"), ("solid", "dash")
HEAD = (
    "way",
    "level",
    "rows",
    "columns",
    "different results",
    *map(str.lower, MEASURES.values()),
)


def curves(experiments: Sequence[Experiment]) -> dict[str, Any]:
    """Return four small charts, a curve for each way, as Plotly's own JSON."""
    traces = [
        _curve(experiment, way, at, measure)
        for way, experiment in enumerate(experiments)
        for at, measure in enumerate(MEASURES)
    ]
    return {
        "data": traces,
        "layout": {
            "height": 420,
            "margin": {"l": 40, "r": 10, "t": 30, "b": 40},
            "grid": {"rows": 2, "columns": 2, "pattern": "independent", "ygap": 0.35},
            "showlegend": len(experiments) > 1,
            "legend": {"orientation": "h", "y": -0.12},
            "annotations": [small_title(at, name) for at, name in enumerate(MEASURES.values())],
            **{f"yaxis{at + 1 if at else ''}": {"rangemode": "tozero"} for at in range(len(MEASURES))},
        },
    }


def _curve(experiment: Experiment, way: int, at: int, measure: str) -> dict[str, Any]:
    reports = every_shift(experiment)
    place = str(at + 1) if at else ""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": WAYS[experiment.kind],
        "legendgroup": experiment.kind,
        "showlegend": at == 0,
        "x": [level_title(report.level) for report in reports],
        "y": [getattr(report, measure) for report in reports],
        "line": {"color": COLOURS[way], "dash": DASHES[way]},
        "xaxis": f"x{place}",
        "yaxis": f"y{place}",
        "hovertemplate": f"%{{x}}: %{{y:.3f}}<extra>{WAYS[experiment.kind]}</extra>",
    }


def small_title(at: int, name: str) -> dict[str, Any]:
    """Return the title of one of several small charts."""
    place = str(at + 1) if at else ""
    return {
        "text": f"<b>{name}</b>",
        "xref": f"x{place} domain",
        "yref": f"y{place} domain",
        "x": 0,
        "y": 1.16,
        "xanchor": "left",
        "showarrow": False,
    }


def curves_alt(experiments: Sequence[Experiment]) -> str:
    """Describe the charts: the last level of each way."""
    return " ".join(
        f"{WAYS[experiment.kind]}, after the last pool: {_numbers(every_shift(experiment)[-1])}."
        for experiment in experiments
    )


def _numbers(report: LevelReport) -> str:
    return ", ".join(f"{name.lower()} {getattr(report, measure):.3f}" for measure, name in MEASURES.items())


def levels_csv(experiments: Sequence[Experiment]) -> str:
    """Return all measures as a table to download, a line for each way and level."""
    return table_csv(HEAD, (_line(one, report) for one in experiments for report in every_shift(one)))


def _line(experiment: Experiment, report: LevelReport) -> list[object]:
    numbers = [f"{getattr(report, measure):.6g}" for measure in MEASURES]
    return [WAYS[experiment.kind], level_title(report.level), *report.shape, report.distinct, *numbers]
