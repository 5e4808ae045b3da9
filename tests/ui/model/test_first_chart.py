"""The chart before Plotly's has the same lines, signs, numbers and names."""

import re
from xml.etree import ElementTree as ET

from tests.ui.model.made import some
from ui.controls.settings.model import POOLING_WORDS
from ui.model.figures import COLOURS, SIGNS, shift_chart
from ui.model.first_chart import SIGNS as DRAWN
from ui.model.first_chart import first_chart

FOUR = some(max=0.9, avg=0.8, blur=0.7, none=0.95)
FIGURE = shift_chart(FOUR)


def parsed(figure=FIGURE, alt="Accuracy"):
    return ET.fromstring(first_chart(figure, alt))  # noqa: S314  # our own text


def test_lines_go_through_the_points_of_plotlys_figure_in_its_colours():
    lines = parsed().findall(".//polyline")
    assert len(lines) == len(FIGURE["data"]) == 8
    for line, each in zip(lines, FIGURE["data"], strict=True):
        points = [tuple(map(float, point.split(","))) for point in line.get("points").split()]
        assert points == [(x, -y) for x, y in zip(each["x"], each["y"], strict=True)]
        assert line.get("stroke") == each["line"]["color"]
        assert ("stroke-dasharray" in line.attrib) == (each["line"]["dash"] == "dash")


def test_signs_and_bars_stand_where_the_axes_have_their_numbers():
    first = FIGURE["data"][0]
    (low, high), (bottom, top) = (FIGURE["layout"][axis]["range"] for axis in ("xaxis", "yaxis"))
    group = parsed().find(".//g[@color]")
    signs = [use for use in group.findall("use") if use.get("href") == "#circle"]
    for use, x, y in zip(signs, first["x"], first["y"], strict=True):
        place = [float(use.get(name).rstrip("%")) for name in ("x", "y")]
        assert place == [round(100 * (x - low) / (high - low), 2), round(100 * (top - y) / (top - bottom), 2)]
    assert len(group.findall("line")) == len(first["error_y"]["array"])
    assert set(SIGNS.values()) < set(DRAWN)


def test_axes_networks_and_notes_are_named():
    page = parsed(alt='A & "B"')
    assert page.get("aria-label") == 'A & "B"'
    texts = [text.text for text in page.iter("text")]
    assert texts == [*map(str, range(0, 101, 20)), *map(str, range(9)), "guessing", "Shift, cells", texts[-1]]
    assert [name.text for name in page.iter("span")] == [
        POOLING_WORDS[name] for name in ("max", "avg", "blur", "none")
    ]
    assert re.findall(r"color:(#\w+)", first_chart(FIGURE, ""))[0] == COLOURS["max"]


def test_nothing_of_the_shifts_is_in_it_before_the_prediction():
    covered = parsed(shift_chart(FOUR, covered=True))
    assert {line.get("points").count(",") for line in covered.findall(".//polyline")} == {1}
