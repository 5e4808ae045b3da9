"""Editing where you look: typing, pasting, painting, rows and columns, undo and redo, without a browser."""

import pytest

from ui.controls.settings import INPUT_SETTINGS
from ui.matrix.widgets import edits
from ui.matrix.widgets.wrong_cells import wrong_cells

MATRIX = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


@pytest.fixture
def session(monkeypatch):
    """A session whose matrix is shown, and the sentences that were said to its learner."""
    state = {"matrix": MATRIX, "good_matrix": MATRIX, "said": []}
    monkeypatch.setattr(edits.st, "session_state", state)
    monkeypatch.setattr(edits, "mention", lambda sentence, _: state["said"].append(str(sentence)))
    return state


def do(monkeypatch, *made):
    monkeypatch.setattr(edits, "new_edits", lambda _: list(made))
    edits.edit_matrix()


def typed(text, row=0, col=1):
    return {"n": 1, "do": "type", "row": row, "col": col, "text": text}


def painted(text, *places):
    return {"do": "paint", "text": text, "cells": [{"row": row, "col": col} for row, col in places]}


def line(do, axis, at=None):
    return {"do": do, "axis": axis, "at": at}


@pytest.mark.parametrize(
    ("text", "first_row"),
    [
        ("12", "1,12,2,4"),
        ("1,5", "1,1.5,2,4"),
        ("-0,25", "1,-0.25,2,4"),
        ("−2", "1,-2,2,4"),
        ("1e3", "1,1000,2,4"),
        (".5", "1,0.5,2,4"),
        ("nan", "1,nan,2,4"),
        ("-inf", "1,-inf,2,4"),
        ("123456789012", "1,123456789012,2,4"),
    ],
)
def test_typed_number_goes_into_its_cell(session, monkeypatch, text, first_row):
    do(monkeypatch, typed(text))
    assert session["matrix"].split(";")[0] == first_row
    assert session["matrix"].split(";")[1:] == MATRIX.split(";")[1:]
    assert not session["said"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("abc", "You typed “abc”, which is not a number; write one there, such as 2, -1.5, 1e3, nan or inf."),
        ("1e999", "You typed “1e999”, which is beyond the largest 64-bit number, about 1.8e308"),
        ("1 2", "You typed 2 numbers, and a cell takes one"),
        ("1,2,3", "You typed 3 numbers, and a cell takes one"),
        ("__import__('os')", "The brackets in the text do not form one matrix"),
    ],
)
def test_typed_nonsense_changes_nothing_and_stays_in_its_cell_with_the_reason(
    session, monkeypatch, text, sentence
):
    do(monkeypatch, typed(text))
    assert session["matrix"] == MATRIX
    (wrong,) = wrong_cells(edits.shown_numbers())
    assert (wrong["row"], wrong["col"], wrong["text"]) == (0, 1, text)
    assert wrong["says"].startswith(sentence)


@pytest.mark.parametrize(
    "edit",
    [
        typed("3"),  # the number that is there already
        painted("3", (0, 1)),
        {"do": "paste", "row": 0, "col": 0, "text": "1\t3"},
        {"do": "restore", "row": 0, "col": 1},
        line("drop", "col", 1),
    ],
)
def test_nonsense_goes_when_its_cell_gets_a_number_or_goes_itself(session, monkeypatch, edit):
    do(monkeypatch, typed("x"), typed("y", 3, 3))
    do(monkeypatch, edit)
    assert [wrong["text"] for wrong in wrong_cells(edits.shown_numbers())] == ["y"]


def test_pasted_block_fills_as_many_cells(session, monkeypatch):
    do(monkeypatch, {"do": "paste", "row": 1, "col": 1, "text": "9\t8,5\n7\t-6"})
    assert session["matrix"] == "1,3,2,4;5,9,8.5,2;7,7,-6,3;4,5,9,0"
    assert not session["said"]


def test_pasted_block_is_cut_where_the_matrix_ends_and_says_so(session, monkeypatch):
    do(monkeypatch, {"do": "paste", "row": 3, "col": 2, "text": "1,2,3;4,5,6"})
    assert session["matrix"] == "1,3,2,4;5,6,1,2;7,2,8,3;4,5,1,2"
    assert session["said"] == ["Only 1 × 2 of the pasted 2 × 3 numbers fit here; the rest is left out."]


def test_pasted_text_that_is_no_matrix_changes_nothing(session, monkeypatch):
    do(monkeypatch, {"do": "paste", "row": 0, "col": 0, "text": "a\tb"})
    assert session["matrix"] == MATRIX
    assert session["said"][0].endswith("Nothing was pasted.")


def test_painted_cells_all_get_the_number_in_one_step_of_undo(session, monkeypatch):
    do(monkeypatch, painted("-1,5", (0, 0), (1, 1), (2, 1), (3, 3)))
    assert session["matrix"] == "-1.5,3,2,4;5,-1.5,1,2;7,-1.5,8,3;4,5,9,-1.5"
    do(monkeypatch, {"do": "undo"})
    assert session["matrix"] == MATRIX
    do(monkeypatch, {"do": "redo"})
    assert session["matrix"].startswith("-1.5,3,2,4;5,-1.5")


def test_painting_leaves_out_cells_that_are_not_there(session, monkeypatch):
    do(monkeypatch, painted("9", (0, 0), (4, 0), (0, 4), (-1, 2)))
    assert session["matrix"] == "9,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


def test_painting_reaches_only_the_slice_that_was_painted(session, monkeypatch):
    session["matrix"] = session["good_matrix"] = "1,2;3,4|5,6;7,8"
    do(monkeypatch, {"do": "paint", "text": "0", "cells": [{"slice": 1, "row": 0, "col": 1}]})
    assert session["matrix"] == "1,2;3,4|5,0;7,8"


def test_painting_with_nonsense_changes_nothing_and_is_named(session, monkeypatch):
    do(monkeypatch, painted("1x", (0, 0)))
    assert session["matrix"] == MATRIX
    assert session["said"][0].startswith("You typed “1x”, which is not a number")
    assert not session.get("matrix_history")


@pytest.mark.parametrize("edit", [painted("9", (3, 2)), typed("9", 3, 2), painted("5")])
def test_same_numbers_again_are_no_step_of_undo(session, monkeypatch, edit):
    do(monkeypatch, edit)
    assert session["matrix"] == MATRIX
    assert not session.get("matrix_history")


@pytest.mark.parametrize(
    ("edit", "matrix"),
    [
        (line("add", "row"), "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0;0,0,0,0"),
        (line("add", "row", 0), "1,3,2,4;0,0,0,0;5,6,1,2;7,2,8,3;4,5,9,0"),
        (line("add", "col", 3), "1,3,2,4,0;5,6,1,2,0;7,2,8,3,0;4,5,9,0,0"),
        (line("add", "col", 1), "1,3,0,2,4;5,6,0,1,2;7,2,0,8,3;4,5,0,9,0"),
        (line("drop", "row"), "1,3,2,4;5,6,1,2;7,2,8,3"),
        (line("drop", "row", 1), "1,3,2,4;7,2,8,3;4,5,9,0"),
        (line("drop", "col", 0), "3,2,4;6,1,2;2,8,3;5,9,0"),
        (line("drop", "col", 9), "1,3,2;5,6,1;7,2,8;4,5,9"),
    ],
)
def test_rows_and_columns_come_and_go_and_undo_brings_them_back(session, monkeypatch, edit, matrix):
    do(monkeypatch, edit)
    assert session["matrix"] == matrix
    assert not session["said"]
    do(monkeypatch, {"do": "undo"})
    assert session["matrix"] == MATRIX


@pytest.mark.parametrize(
    ("matrix", "edit", "sentence"),
    [
        ("1,2", line("drop", "row", 0), "This is the only row, and at least 1 is needed"),
        ("1;2", line("drop", "col"), "This is the only column, and at least 1 is needed"),
        (
            ";".join("1" * 16),
            line("add", "row"),
            "There are 16 rows already, and no more are allowed here; remove a row",
        ),
        (
            ",".join("1" * 16),
            line("add", "col", 3),
            "There are 16 columns already, and no more are allowed here; remove a",
        ),
    ],
)
def test_matrix_stays_between_1_and_16_rows_and_columns(session, monkeypatch, matrix, edit, sentence):
    session["matrix"] = session["good_matrix"] = matrix
    do(monkeypatch, edit)
    assert session["matrix"] == matrix
    assert len(session["said"]) == 1
    assert session["said"][0].startswith(sentence)
    assert not session.get("matrix_history")


def test_several_edits_are_done_in_order_and_a_wrong_one_stops_none(session, monkeypatch):
    do(monkeypatch, typed("7", 0, 0), typed("x", 0, 1), typed("8", 0, 2))
    assert session["matrix"].startswith("7,3,8,4;")
    assert [wrong["text"] for wrong in wrong_cells(edits.shown_numbers())] == ["x"]


def test_undo_and_redo_go_back_and_forth(session, monkeypatch):
    do(monkeypatch, typed("7"), typed("8"))
    do(monkeypatch, {"do": "undo"})
    assert session["matrix"].startswith("1,7,")
    do(monkeypatch, {"do": "undo"}, {"do": "undo"})
    assert session["matrix"] == MATRIX
    do(monkeypatch, {"do": "redo"})
    assert session["matrix"].startswith("1,7,")
    do(monkeypatch, typed("9"), {"do": "redo"})
    assert session["matrix"].startswith("1,9,")


def test_edits_go_into_the_matrix_on_the_screen_while_the_text_box_is_wrong(session, monkeypatch):
    session["matrix"] = "1,2;3"
    do(monkeypatch, typed("12"))
    assert session["matrix"] == "1,12,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


def test_undo_list_is_bounded(session, monkeypatch):
    for n in range(edits.UNDO_STEPS + 5):
        do(monkeypatch, typed(str(100 + n)))
    assert len(session["matrix_history"]) == edits.UNDO_STEPS
    assert INPUT_SETTINGS["matrix"].validate(session["matrix_history"][0][1]) is None


def test_undo_of_an_example_goes_back_to_the_kind_of_input_it_came_from(session):
    session["source"] = "matrix"
    edits.remember_matrix()
    session |= {"source": "volume", "matrix": "1,2;3,4|5,6;7,8", "good_matrix": "1,2;3,4|5,6;7,8"}
    edits.undo_matrix()
    assert (session["source"], session["matrix"]) == ("matrix", MATRIX)
    session |= {"source": "volume", "good_source": "volume", "matrix": "1|2", "good_matrix": "1|2"}
    edits.remember_matrix()
    session |= {"matrix": "1|3", "good_matrix": "1|3"}
    edits.undo_matrix()
    assert (session["source"], session["matrix"]) == ("volume", "1|2")


def test_edit_of_a_slice_that_is_gone_changes_nothing(session, monkeypatch):
    do(monkeypatch, typed("7") | {"slice": 2})
    assert session["matrix"] == MATRIX
