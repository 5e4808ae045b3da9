"""The worksheet: every number on it is the core's, and no answer stands before its last page."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from pooling import PoolSpec, pool_backward, reference
from ui.lessons import LessonError, library
from ui.lessons.paper.tasks import task
from ui.lessons.paper.words import words
from ui.lessons.paper.worksheet import worksheet, worksheet_mistakes


class Grids(HTMLParser):
    """Collects the cells of every table of a page."""

    def __init__(self, text):
        super().__init__()
        self.grids, self.inside = [], False
        self.feed(text)

    def handle_starttag(self, tag, _):
        self.inside = tag == "td"
        if tag == "table":
            self.grids.append([])
        elif tag == "tr":
            self.grids[-1].append([])
        elif tag == "td":
            self.grids[-1][-1].append("")

    def handle_data(self, data):
        if self.inside:
            self.grids[-1][-1][-1] += data

    def handle_endtag(self, _):
        self.inside = False


@pytest.fixture(scope="module")
def sheets():
    text = worksheet(library.opened)
    return text.split("<section")[1:]


def numbers(grid):
    return np.array([[float(cell.replace("−", "-")) for cell in row] for row in grid if row])


def test_there_are_two_pages_of_questions_and_their_solutions(sheets):
    assert len(sheets) == 3
    count = len(words()["question"])
    first, second, solved = (re.findall(r'<li value="(\d+)"', sheet) for sheet in sheets)
    assert [*first, *second] == solved == [str(n + 1) for n in range(count)]
    for sheet in sheets[:2]:
        assert "solutions" not in sheet
        assert words()["often"] not in sheet
        assert not re.search(r"<(a|button|span)\b", sheet)


def test_solutions_are_what_the_loops_give_for_the_numbers_of_the_questions(sheets):
    asked = [grid for sheet in sheets[:2] for grid in Grids(sheet).grids]
    solved = [numbers(grid) for grid in Grids(sheets[2]).grids]
    given = [numbers(grid) for grid in asked if any(map(any, grid))]
    empty = [grid for grid in asked if not any(map(any, grid))]
    assert [(len(grid) - 1, len(grid[1])) for grid in empty] == [grid.shape for grid in solved]
    four = PoolSpec.of("max", 2)
    np.testing.assert_array_equal(solved[0], reference.pool(given[0], four))
    np.testing.assert_array_equal(solved[1], reference.pool(given[1], PoolSpec.of("avg", 2)))
    padded = PoolSpec.of("max", 3, strides=2, padding="same")
    np.testing.assert_array_equal(solved[2], reference.pool(given[4], padded))
    overlap = PoolSpec.of("max", 2, strides=1)
    back = pool_backward(given[5], overlap, np.ones((3, 3)))
    np.testing.assert_array_equal(solved[3], back)
    assert not np.array_equal(given[0], [[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])


def test_a_question_that_is_gone_is_named(monkeypatch):
    with pytest.raises(LessonError, match="Chapter “padding” has no question “gone”"):
        task({"chapter": "padding", "name": "gone"}, library.opened)
    assert not list(worksheet_mistakes(library.opened))
    entries = [{"page": 1, "chapter": "gone", "name": "first"}, *words()["question"][:1]]
    monkeypatch.setitem(words(), "question", entries)
    (sentence,) = worksheet_mistakes(library.opened)
    assert sentence == "Question 1 of the worksheet cannot be asked: There is no chapter “gone”."
