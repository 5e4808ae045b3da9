"""Figures of a chapter made of measured numbers: a table, a chart, a strip."""

import re

import pytest

from pooling.experiments import TABLES
from tests.each import each
from ui.lessons import LessonError
from ui.lessons.directives import read_directive
from ui.lessons.figures import make_figure
from ui.lessons.measured import MEASURED_TABLES


def figure(body):
    return make_figure(read_directive("figure shown", body, 1), {})


def test_a_table_hides_its_numbers_and_not_its_cases():
    made = figure('kind = "table"\nexperiment = "digits"')
    html = made.content()["html"]
    cases = MEASURED_TABLES["digits"]().rows
    assert re.findall(r'<th scope="row">([^<]*)</th>', html) == [case for case, _ in cases]
    assert re.findall(r'<td class="result">([^<]*)</td>', html) == [f"{value:g}" for _, value in cases]
    assert "6.2" in made.shown()
    assert made.fact("cell 3,1").value == cases[3][1]
    assert "Turned by a quarter: Right, % 6.2." in made.alt()


def test_every_table_can_be_drawn_as_a_chart():
    for name, table in {**TABLES, **MEASURED_TABLES}.items():
        html = figure(f'kind = "chart"\nexperiment = "{name}"').content()["html"]
        shares = [float(each) for each in re.findall(r"width: ([\d.]+)%", html)]
        columns = [column for column in zip(*table().rows, strict=True) if not isinstance(column[0], str)]
        assert shares.count(100) >= len(columns), name
        assert all(0 <= share <= 100 for share in shares), name


def test_a_strip_shows_each_level_and_hides_what_is_pooled():
    made = figure('kind = "strip"\nfigure = "circle"\njitter = 4')
    html = made.content()["html"]
    assert html.count("<img") == 2 * 5
    assert html.count('<td class="result"><img') == 2 * 4
    assert made.fact("results").value == 9
    assert made.fact("shifts").text == "81"
    assert made.link() == ("translation_invariance?jitter=4", "pages/translation_invariance.py")


def test_a_strip_that_does_not_move_is_one_row():
    html = figure('kind = "strip"\nfigure = "near"\njitter = 0\npools = 6').content()["html"]
    assert html.count("<img") == 7
    assert "differs" not in html


@each(
    ("body", "said"),
    [
        ('kind = "table"\nexperiment = "none"', "has no table; write one of"),
        ('kind = "strip"\npools = 9', "pools = 9 is not allowed"),
        ('kind = "strip"\ncorner = 65', "write 1 to 64 cells"),
        ('kind = "strip"\nreduction = "median"', "write one of max, avg"),
        ('kind = "chart"\nwindow = 2', "has no key “window”"),
    ],
)
def test_what_a_directive_says_wrongly_is_named(body, said):
    with pytest.raises(LessonError, match=re.escape(said)):
        figure(body)


def test_a_table_names_a_cell_that_it_does_not_have():
    with pytest.raises(LessonError, match="has no cell “9,9”"):
        figure('kind = "table"\nexperiment = "digits"').fact("cell 9,9")
