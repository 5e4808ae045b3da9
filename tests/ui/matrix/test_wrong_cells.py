"""Texts that are no numbers: over their cells, until something else stands there."""

import numpy as np
import pytest
import streamlit as st

from ui.matrix.lines import with_line, without_line
from ui.matrix.widgets.wrong_cells import forget_wrong, keep_wrong, move_wrong, wrong_cells

NUMBERS = np.arange(12.0).reshape(1, 3, 4)


@pytest.fixture(autouse=True)
def session(monkeypatch):
    monkeypatch.setattr(st, "session_state", {})


def kept(numbers=NUMBERS):
    return [(each["slice"], each["row"], each["col"], each["text"]) for each in wrong_cells(numbers)]


def test_texts_are_kept_oldest_first_with_what_is_said_of_them():
    keep_wrong(NUMBERS, (0, 1, 2), "1x", says="No.", n=3)
    keep_wrong(NUMBERS, (0, 0, 0), "y", says="No.", n=4)
    keep_wrong(NUMBERS, (0, 1, 2), "1z", says="Still no.", n=5)
    assert kept() == [(0, 0, 0, "y"), (0, 1, 2, "1z")]
    assert wrong_cells(NUMBERS)[-1]["says"] == "Still no."


def test_text_goes_when_its_number_changes_or_it_is_taken_back():
    for place in [(0, 0, 0), (0, 0, 1), (0, 2, 3)]:
        keep_wrong(NUMBERS, place, "x")
    forget_wrong(NUMBERS.shape, [(0, 0, 0), (0, 2, 2)])
    changed = NUMBERS.copy()
    changed[0, 0, 1] = 77
    assert kept(changed) == [(0, 2, 3, "x")]
    assert kept(NUMBERS) == [(0, 2, 3, "x")]


def test_text_waits_while_there_are_other_numbers():
    keep_wrong(NUMBERS, (0, 1, 2), "x")
    assert kept(np.ones((1, 1, 12))) == []
    assert kept(NUMBERS) == [(0, 1, 2, "x")]


def test_text_over_nan_stays_and_one_beside_the_numbers_is_not_kept():
    numbers = np.full((1, 1, 2), np.nan)
    keep_wrong(numbers, (0, 0, 1), "x")
    keep_wrong(numbers, (0, 0, 2), "x")
    keep_wrong(numbers, (1, 0, 0), "x")
    assert kept(numbers) == [(0, 0, 1, "x")]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda numbers: with_line(numbers, "row", 0), (0, 2, 2)),
        (lambda numbers: with_line(numbers, "row", 1), (0, 1, 2)),
        (lambda numbers: with_line(numbers, "col", None), (0, 1, 2)),
        (lambda numbers: without_line(numbers, "col", 0), (0, 1, 1)),
        (lambda numbers: without_line(numbers, "row", 1), None),
    ],
)
def test_text_moves_with_its_cell_and_goes_with_it(change, place):
    keep_wrong(NUMBERS, (0, 1, 2), "x")
    move_wrong(NUMBERS.shape, change)
    assert kept(change(NUMBERS)) == ([(*place, "x")] if place else [])
    assert kept(NUMBERS) == [(0, 1, 2, "x")]  # after undo
