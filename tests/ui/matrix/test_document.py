"""The document of the matrix by its laws: whatever is edited, undo and redo lead back and forth."""

from hypothesis import example, given
from hypothesis import strategies as st

from pooling.matrices.patterns import PATTERNS
from ui.matrix.document import MatrixDocument
from ui.matrix.history import UNDO_STEPS
from ui.matrix.shapes import SHAPES

NUMBERS = st.sampled_from(["7", "-0,25", "1e3", "nan", "-inf", "0", "-0"])
TEXTS = NUMBERS | st.sampled_from(["x", "", "1 2", "1,2,3", "abc", "__import__('os')", "1e999"])
BLOCKS = TEXTS | st.sampled_from(["9\t8,5\n7\t-6", "1,2,3;4,5,6", "1;2;3;4;5", "a\tb"])
WHOLE = st.sampled_from(
    [
        "1,2;3,4",
        "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0",
        "5",
        "1,2;3,4|5,6;7,8",
        "[[1, 2], [3, 4]]",
        "1,2;3",
        "",
        "x",
    ]
    + [kind.default for kind in SHAPES.values()]
    + [",".join(["1"] * 32), ";".join(["2"] * 16), "|".join(["1,2;3,4"] * 6)]
)
PLACES = st.fixed_dictionaries(
    {"row": st.integers(-1, 5), "col": st.integers(-1, 5)}, optional={"slice": st.integers(-1, 3)}
)
AXES = st.sampled_from(["slice", "row", "col"])


def edit(do, **fields):
    return st.fixed_dictionaries({"do": st.just(do), **fields})


def at_a_place(do, **fields):
    return st.tuples(edit(do, **fields), PLACES).map(lambda both: both[0] | both[1])


LINE = {"axis": AXES, "at": st.none() | st.integers(-1, 20)}
CHANGES = st.one_of(
    at_a_place("type", text=TEXTS),
    at_a_place("type", text=TEXTS),
    at_a_place("paste", text=BLOCKS),
    at_a_place("restore"),
    edit("paint", text=TEXTS, cells=st.lists(PLACES, max_size=4)),
    edit("add", **LINE),
    edit("drop", **LINE),
    edit("fill", pattern=st.sampled_from([*PATTERNS, "spiral"]), seed=st.integers(0, 9)),
    edit("reshape", rows=st.integers(1, 40), cols=st.integers(1, 40)),
    edit("write", text=WHOLE),
    edit("write", text=WHOLE, kind=st.sampled_from(sorted(SHAPES))),
    edit("choose", kind=st.sampled_from(sorted(SHAPES))),
)
STEPS = CHANGES | edit("undo") | edit("redo")
DOCUMENTS = st.builds(MatrixDocument.of, WHOLE, st.sampled_from(sorted(SHAPES)))
READABLE = DOCUMENTS.filter(lambda document: document.draft is None)


def after(document, edits):
    for each in edits:
        document = document.apply(each)
    return document


def seen(document):
    """What a learner sees of the numbers."""
    return document.kind, document.now.text, document.pending


def undone(document, times):
    return after(document, [{"do": "undo"}] * times)


@example(MatrixDocument.of("1,2;3,4"), [{"do": "write", "text": "1,2;3,4", "kind": "row"}])
@given(READABLE, st.lists(STEPS, max_size=12))
def test_as_many_undos_as_edits_give_the_start(start, edits):
    end = after(start, edits)
    assert seen(undone(end, len(edits))) == seen(start)
    assert end.can_undo or seen(end) == seen(start)


@given(DOCUMENTS, st.lists(STEPS, max_size=12), st.integers(1, 5))
def test_redo_after_undo_gives_back(start, edits, times):
    end = after(start, edits)
    back, steps = end, 0
    while steps < times and back.history.past:
        back, steps = back.undo(), steps + (back.draft is None)
    assert seen(after(back, [{"do": "redo"}] * steps)) == seen(end)
    assert back.can_redo or not steps


@given(DOCUMENTS, st.lists(STEPS, max_size=12))
def test_text_of_a_document_reads_back_as_itself(start, edits):
    end = after(start, edits)
    again = MatrixDocument.of(end.text, end.kind)
    assert (again.text, again.kind, again.error) == (end.text, end.kind, end.error)
    shown = MatrixDocument.of(end.now.text, end.kind)
    assert shown.draft is None
    assert shown.numbers.tobytes() == end.numbers.tobytes()
    assert end.values.size == end.numbers.size


@given(DOCUMENTS, st.lists(STEPS, max_size=12))
def test_pending_cells_are_cells_of_the_numbers_one_text_each(start, edits):
    end = after(start, edits)
    places = [cell.place for cell in end.now.pending]
    assert len(set(places)) == len(places)
    for place in places:
        assert end.numbers[place].size == 1
        assert min(place) >= 0


GONE = st.fixed_dictionaries({"row": st.integers(-9, -1) | st.integers(16, 40), "col": st.integers(0, 20)})


@given(READABLE, TEXTS, GONE)
def test_edits_of_cells_that_are_gone_change_nothing(start, text, place):
    for do in ("type", "paste", "restore"):
        assert start.apply({"do": do, "text": text, **place}).history == start.history
    assert start.apply({"do": "paint", "text": text, "cells": [place]}).history == start.history


@given(READABLE, st.lists(CHANGES, max_size=8))
def test_numbered_edits_that_arrive_again_are_done_once(start, edits):
    numbered = [each | {"n": number} for number, each in enumerate(edits, start=1)]
    once = after(start, numbered)
    again = after(once, numbered)
    assert (again.history, again.draft, again.answered) == (once.history, once.draft, len(edits))
    assert again.said is None or not edits


@given(DOCUMENTS, STEPS)
def test_rejected_edit_says_why_and_changes_nothing(start, edit):
    end = start.apply(edit)
    if end.said and not end.said.changed:
        assert end.said.sentence.endswith(".")
        assert (end.history, end.draft) == (start.history, start.draft)


@given(READABLE, WHOLE, st.sampled_from(sorted(SHAPES)))
def test_what_a_link_brings_is_no_step_of_undo(start, text, kind):
    came = start.arrived(text, kind)
    assert (came.text, came.kind) == (text, kind)
    assert came.history.past == start.history.past


def test_undo_list_is_bounded():
    document = MatrixDocument.of("1")
    edits = [{"do": "type", "row": 0, "col": 0, "text": str(100 + n)} for n in range(UNDO_STEPS + 5)]
    document = after(document, edits)
    assert len(document.history.past) == UNDO_STEPS == 50
    assert undone(document, 99).text == "104"


def test_invalid_text_stays_in_the_box_on_a_page_with_another_kind():
    bad = MatrixDocument.of("1,2;3,4").apply({"do": "write", "text": "1,2;x,4"})
    compare = bad.arrived("1,2;3,4", "volume")
    assert (compare.now.text, compare.text, "“x”" in compare.error) == ("1,2;3,4", "1,2;x,4", True)
    back = compare.arrived("1,2;3,4", "matrix")
    assert back.text == "1,2;x,4"
    assert back.undo().text == "1,2;3,4"
    assert compare.arrived("9,9;9,9", "matrix").error == ""  # a link's numbers
