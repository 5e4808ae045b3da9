"""Editing where you look: typing, pasting, painting, rows and columns, undo and redo, in a document."""

import numpy as np
import pytest

from tests.each import each
from ui.matrix.document import MatrixDocument

MATRIX = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"
TEXTBOOK = MatrixDocument.of(MATRIX)
TWELVE = MatrixDocument.of("0,1,2,3;4,5,6,7;8,9,10,11")


def do(document, *made):
    """The document after these edits, and all that was said."""
    said = []
    for edit in made:
        document = document.apply(edit)
        said += [document.said.sentence] if document.said else []
    return document, said


def after(document, *made):
    document, said = do(document, *made)
    assert not said
    return document


def pending(document):
    return [(cell.place, cell.text) for cell in document.now.pending]


UNDO, REDO = {"do": "undo"}, {"do": "redo"}


def typed(text, row=0, col=1, n=1):
    return {"n": n, "do": "type", "row": row, "col": col, "text": text}


def painted(text, *places):
    return {"do": "paint", "text": text, "cells": [{"row": row, "col": col} for row, col in places]}


def line(do, axis, at=None):
    return {"do": do, "axis": axis, "at": at}


@each(
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
def test_typed_number_goes_into_its_cell(text, first_row):
    rows = after(TEXTBOOK, typed(text)).text.split(";")
    assert rows == [first_row, *MATRIX.split(";")[1:]]


@each(
    ("text", "sentence"),
    [
        ("abc", "You typed “abc”, which is not a number; write one there, such as 2, -1.5, 1e3, nan or inf."),
        ("1e999", "You typed “1e999”, which is beyond the largest 64-bit number, about 1.8e308"),
        ("1 2", "You typed 2 numbers, but a cell holds one"),
        ("1,2,3", "You typed 3 numbers, but a cell holds one"),
        ("__import__('os')", "The brackets in the text do not form one matrix"),
    ],
)
def test_typed_nonsense_changes_no_number_and_stays_in_its_cell_with_the_reason(text, sentence):
    document = after(TEXTBOOK, typed(text))
    assert document.text == MATRIX
    (wrong,) = document.pending
    assert (wrong["slice"], wrong["row"], wrong["col"], wrong["text"], wrong["n"]) == (0, 0, 1, text, 1)
    assert wrong["says"].startswith(sentence)


@each(
    "edit",
    [
        typed("3", n=3),  # the number that is there already
        painted("3", (0, 1)),
        {"do": "paste", "row": 0, "col": 0, "text": "1\t3"},
        {"do": "restore", "row": 0, "col": 1},
        line("drop", "col", 1),
    ],
)
def test_nonsense_goes_when_its_cell_gets_a_number_or_goes_itself_and_undo_brings_it_back(edit):
    wrong = after(TEXTBOOK, typed("x"), typed("y", 3, 3, n=2))
    document = after(wrong, edit)
    assert [text for _, text in pending(document)] == ["y"]
    assert pending(document.undo()) == [((0, 0, 1), "x"), ((0, 3, 3), "y")]


def test_pending_texts_are_listed_oldest_first_and_a_new_one_takes_the_place_of_the_old():
    document = after(TWELVE, typed("1x", 1, 2), typed("y", 0, 0, n=2), typed("1z", 1, 2, n=3))
    assert pending(document) == [((0, 0, 0), "y"), ((0, 1, 2), "1z")]


def test_text_that_was_typed_last_is_taken_back_as_by_undo():
    document = after(TEXTBOOK, typed("20", 0, 0), typed("x", 3, 3, n=2), typed("xy", 3, 3, n=3))
    back = after(document, {"do": "restore", "row": 3, "col": 3, "n": 4})
    assert pending(back) == []
    assert back.text.startswith("20,")
    assert back.undo().text == MATRIX
    assert pending(back.redo()) == [((0, 3, 3), "xy")]


def test_text_goes_where_all_numbers_are_written_anew_and_its_own_differs():
    document = after(TWELVE, typed("x", 0, 1), typed("y", 2, 3, n=2))
    assert pending(after(document, {"do": "write", "text": "0,77,2,3;4,5,6,7;8,9,10,11"})) == [
        ((0, 2, 3), "y")
    ]
    assert pending(after(document, {"do": "write", "text": "1,2;3,4"})) == []


def test_text_over_nan_stays_and_one_beside_the_numbers_is_not_kept():
    document = after(
        MatrixDocument.of("nan,nan"), typed("x", 0, 1), typed("x", 0, 2, n=2), typed("x", 1, 0, n=3)
    )
    assert pending(after(document, typed("5", 0, 0, n=4))) == [((0, 0, 1), "x")]


@each(
    ("edit", "place"),
    [
        (line("add", "row", 0), (0, 2, 2)),
        (line("add", "row", 1), (0, 1, 2)),
        (line("add", "col"), (0, 1, 2)),
        (line("drop", "col", 0), (0, 1, 1)),
        (line("drop", "row", 1), None),
    ],
)
def test_text_moves_with_its_cell_and_goes_with_it(edit, place):
    wrong = after(TWELVE, typed("x", 1, 2))
    document = after(wrong, edit)
    assert pending(document) == ([(place, "x")] if place else [])
    assert pending(document.undo()) == [((0, 1, 2), "x")]


def test_text_waits_while_there_is_another_kind_of_input():
    row = after(TEXTBOOK, typed("x"), {"do": "choose", "kind": "row"})
    assert pending(row) == []
    assert pending(after(row, {"do": "choose", "kind": "matrix"})) == [((0, 0, 1), "x")]
    assert pending(row.arrived(MATRIX, "matrix")) == [((0, 0, 1), "x")]


def test_pasted_block_fills_as_many_cells():
    document = after(TEXTBOOK, {"do": "paste", "row": 1, "col": 1, "text": "9\t8,5\n7\t-6"})
    assert document.text == "1,3,2,4;5,9,8.5,2;7,7,-6,3;4,5,9,0"


@pytest.mark.parametrize(
    ("row", "matrix", "used"), [(3, "1,3,2,4;5,6,1,2;7,2,8,3;4,5,1,2", "1 × 2"), (4, MATRIX, "0 × 0")]
)
def test_pasted_block_is_cut_where_the_matrix_ends_and_says_so(row, matrix, used):
    document, said = do(TEXTBOOK, {"do": "paste", "row": row, "col": 2, "text": "1,2,3;4,5,6"})
    assert document.text == matrix
    assert said == [f"Only {used} of the pasted 2 × 3 numbers fit here; the rest is left out."]
    assert document.said.changed == (matrix != MATRIX)


def test_pasted_text_that_is_no_matrix_changes_nothing():
    document, said = do(TEXTBOOK, {"do": "paste", "row": 0, "col": 0, "text": "a\tb"})
    assert document.text == MATRIX
    assert said[0].endswith("Nothing was pasted.")


def test_painted_cells_all_get_the_number_in_one_step_of_undo():
    document = after(TEXTBOOK, painted("-1,5", (0, 0), (1, 1), (2, 1), (3, 3)))
    assert document.text == "-1.5,3,2,4;5,-1.5,1,2;7,-1.5,8,3;4,5,9,-1.5"
    assert document.undo().text == MATRIX
    assert document.undo().redo().text == document.text


def test_painting_leaves_out_cells_that_are_not_there():
    document = after(TEXTBOOK, painted("9", (0, 0), (4, 0), (0, 4), (-1, 2)))
    assert document.text == "9,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


def test_painting_reaches_only_the_slice_that_was_painted():
    two = MatrixDocument.of("1,2;3,4|5,6;7,8")
    document = after(two, {"do": "paint", "text": "0", "cells": [{"slice": 1, "row": 0, "col": 1}]})
    assert document.text == "1,2;3,4|5,0;7,8"


def test_painting_with_nonsense_changes_nothing_and_is_named():
    document, said = do(TEXTBOOK, painted("1x", (0, 0)))
    assert said[0].startswith("You typed “1x”, which is not a number")
    assert document.history == TEXTBOOK.history


@each("edit", [painted("9", (3, 2)), typed("9", 3, 2), painted("5")])
@each("text", [MATRIX, MATRIX.replace(",", " ").replace(";", "\n")])
def test_same_numbers_again_are_no_step_of_undo_and_leave_the_text_as_it_was_written(edit, text):
    document = after(MatrixDocument.of(text), edit)
    assert document.text == text
    assert not document.can_undo


@each(
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
def test_rows_and_columns_come_and_go_and_undo_brings_them_back(edit, matrix):
    document = after(TEXTBOOK, edit)
    assert document.text == matrix
    assert document.undo().text == MATRIX


@each(
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
def test_matrix_stays_between_1_and_16_rows_and_columns(matrix, edit, sentence):
    document, said = do(MatrixDocument.of(matrix), edit)
    assert document.text == matrix
    assert len(said) == 1
    assert said[0].startswith(sentence)
    assert not document.can_undo


def test_several_edits_are_done_in_order_and_a_wrong_one_stops_none():
    document = after(TEXTBOOK, typed("7", 0, 0), typed("x", 0, 1, n=2), typed("8", 0, 2, n=3))
    assert document.text.startswith("7,3,8,4;")
    assert [text for _, text in pending(document)] == ["x"]


def test_undo_and_redo_go_back_and_forth():
    document = after(TEXTBOOK, typed("7"), typed("8", n=2), UNDO)
    assert document.text.startswith("1,7,")
    assert after(document, UNDO, UNDO, UNDO).text == MATRIX
    assert after(document, UNDO, UNDO, REDO).text.startswith("1,7,")
    assert after(document, typed("9", n=3), REDO).text.startswith("1,9,")


def test_edits_go_into_the_numbers_on_the_screen_while_the_text_box_is_wrong():
    wrong = after(TEXTBOOK, {"do": "write", "text": "1,2;3"})
    assert (wrong.text, wrong.now.text) == ("1,2;3", MATRIX)
    document = after(wrong, typed("12"))
    assert document.text == "1,12,2,4;5,6,1,2;7,2,8,3;4,5,9,0"
    assert after(document, UNDO).text == MATRIX


@each("text", ["1,2;3", "a,b", "", "1,2,,3"])
def test_text_that_cannot_be_read_stays_in_the_box_with_a_sentence_until_undo(text):
    document = after(TEXTBOOK, typed("7"), {"do": "write", "text": text})
    assert document.text == text
    assert document.error.endswith("Still using the last valid matrix.")
    assert (document.numbers[0, 0, 1], document.error == "") == (7, False)
    back = after(document, UNDO)
    assert (back.text, back.error) == (document.now.text, "")
    assert after(back, UNDO).text == MATRIX


def test_link_that_cannot_be_read_begins_with_the_numbers_of_its_kind():
    document = MatrixDocument.of("1,2;3,4", "row")
    assert document.values.ndim == 1
    assert document.error.startswith("The text has 2 rows, but 1-D input is one row")
    assert document.error.endswith("Still using the last valid numbers.")


def test_undo_goes_back_to_the_kind_of_input():
    document = after(
        TEXTBOOK,
        {"do": "write", "text": "1,2;3,4|5,6;7,8", "kind": "volume"},
        {"do": "write", "text": "1|2"},
    )
    assert (document.kind, document.undo().kind, document.undo().text) == (
        "volume",
        "volume",
        "1,2;3,4|5,6;7,8",
    )
    start = document.undo().undo()
    assert (start.kind, start.text) == ("matrix", MATRIX)


def test_numbers_that_suit_another_kind_are_kept_and_others_wait_for_their_own():
    own = MatrixDocument.of("1,2;3,4|5,6;7,8")
    volume = after(own, {"do": "choose", "kind": "volume"})
    assert (volume.kind, volume.text, volume.undo().kind) == ("volume", own.text, "matrix")
    row = after(volume, {"do": "choose", "kind": "row"}, typed("44", 0, 0))
    matrix = after(row, {"do": "choose", "kind": "matrix"})
    assert matrix.text == own.text
    assert after(matrix, {"do": "choose", "kind": "row"}).text == row.text


def test_pattern_is_made_anew_in_another_shape_and_other_numbers_are_cut_or_get_zeros():
    ramp = after(TEXTBOOK, {"do": "fill", "pattern": "ramp"}, {"do": "reshape", "rows": 2, "cols": 3})
    assert (ramp.text, ramp.pattern) == ("0,1,2;3,4,5", "ramp")
    other = after(TEXTBOOK, {"do": "reshape", "rows": 5, "cols": 2})
    assert (other.text, other.pattern) == ("1,3;5,6;7,2;4,5;0,0", "")


def test_seed_names_the_random_numbers_and_goes_back_with_them():
    first = after(TEXTBOOK, {"do": "fill", "pattern": "random"})
    other = after(first, {"do": "fill", "pattern": "random", "seed": 7})
    assert (first.now.seed, other.now.seed, other.pattern) == (1, 7, "random")
    back = after(other, UNDO)
    assert (back.text, back.now.seed, back.pattern) == (first.text, 1, "random")


def test_edit_of_a_slice_that_is_gone_changes_nothing():
    assert after(TEXTBOOK, typed("7") | {"slice": 2}).history == TEXTBOOK.history


def test_numbers_of_a_document_cannot_be_changed_from_outside():
    numbers = TEXTBOOK.numbers
    numbers[...] = 0
    assert np.count_nonzero(TEXTBOOK.numbers) == 15
