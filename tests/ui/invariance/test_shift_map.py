"""The map of all shifts: each cell is its shift, the frame is the draw."""

import numpy as np
import plotly.graph_objects as go
import pytest

from pooling.invariance import LevelReport
from ui.invariance.experiment import Experiment, draw, every_shift
from ui.invariance.shift_map import magma_stops, shift_map


def built(experiment, seed=7):
    return shift_map(experiment, every_shift(experiment)[-1], draw(experiment, seed))


def test_map_cell_is_the_distance_of_its_own_shift():
    experiment = Experiment("near", jitter=4, pools=2)
    cells = built(experiment)["data"][0]
    for seed in range(12):
        drawn = draw(experiment, seed)
        row, column = cells["y"].index(drawn.down), cells["x"].index(drawn.right)
        last = drawn.comparisons[-1]
        assert cells["z"][row][column] == pytest.approx(last.distance)
        assert cells["text"][row][column] == ("=" if last.same == 1 else "≠")


def test_map_has_dy_down_its_rows_and_dx_along_them():
    same, distances = np.ones((3, 3)), np.zeros((3, 3))
    same[0, 2], distances[0, 2] = 0.5, 0.3  # up 1, right 1
    experiment = Experiment(jitter=1)
    report = LevelReport(4, (4, 4), 2, same, distances, distances)
    cells = shift_map(experiment, report, draw(experiment, 7))["data"][0]
    where = cells["y"].index(-1), cells["x"].index(1)
    assert cells["z"][where[0]][where[1]] == 0.3
    assert cells["text"][where[0]][where[1]] == "≠"
    assert cells["customdata"][where[0]][where[1]] == "50% of cells equal, distance 0.300"
    assert sum(row.count("≠") for row in cells["text"]) == 1


def test_map_frames_the_draw_and_counts_rows_downwards():
    layout, drawn = built(Experiment())["layout"], draw(Experiment(), 7)
    assert {(shape["x0"] + 0.5, shape["y0"] + 0.5) for shape in layout["shapes"]} == {
        (drawn.right, drawn.down)
    }
    assert layout["yaxis"]["autorange"] == "reversed"


@pytest.mark.parametrize("jitter", [0, 3, 6, 7, 16])
def test_map_is_a_figure_that_plotly_takes(jitter):
    experiment = Experiment(jitter=jitter)
    figure = built(experiment)
    go.Figure(figure)
    assert bool(figure["data"][0]["texttemplate"]) == (jitter <= 6)
    assert figure["data"][0]["zmax"] >= 0.1


def test_map_has_our_own_magma_and_no_colour_that_streamlit_would_replace():
    stops = magma_stops()
    assert stops[0] == (0.0, "rgb(0, 0, 4)")
    assert stops[-1] == (1.0, "rgb(252, 253, 191)")
    assert not any("#" in colour for _, colour in stops)
