"""Strokes on the photo: what they change, what takes them back, and what the browser may send."""

import numpy as np

from tests.each import each
from ui.network.drawing import MOST_STROKES, Drawing
from ui.network.messages import drawing_edit

PHOTO = np.arange(12, dtype=np.uint8).reshape(3, 4)


def stroke(*cells, value=255):
    return {"stroke": {"cells": list(cells), "value": value}}


def test_strokes_lie_over_each_other_and_the_photo_stays():
    drawing = Drawing(12).apply(stroke(0, 5, 5)).apply(stroke(5, 11, value=0))
    assert drawing.over(PHOTO)[[0, 1, 2], [0, 1, 3]].tolist() == [255, 0, 0]
    assert PHOTO[0, 0] == 0
    assert drawing.apply({"unstroke": True}).over(PHOTO)[1, 1] == 255
    assert Drawing(12).apply({"unstroke": True}).strokes == ()


def test_an_empty_page_is_black_and_can_be_taken_back():
    drawing = Drawing(12).apply(stroke(3)).apply({"blank": True}).apply(stroke(7))
    assert drawing.over(PHOTO).sum() == 255
    assert drawing.apply({"unstroke": True}).apply({"unstroke": True}).over(PHOTO)[0, 3] == 255


def test_cells_beyond_the_photo_are_left_out_and_old_strokes_go():
    drawing = Drawing(12).apply(stroke(4, 12, 900))
    assert (drawing.over(PHOTO) != PHOTO).sum() == 1
    for _ in range(MOST_STROKES + 5):
        drawing = drawing.apply(stroke(1))
    assert len(drawing.strokes) == MOST_STROKES


def test_drawings_have_names_for_caches():
    assert Drawing(12).name == ""
    names = {
        Drawing(12).apply(edit).name for edit in (stroke(1), stroke(1, value=0), stroke(2), {"blank": True})
    }
    assert len(names) == 4


@each(
    "message",
    [None, [], {}, {"stroke": 1}, stroke(), stroke("1"), stroke(-1), stroke(True), stroke(1, value=7)],
)
def test_what_is_no_edit_comes_to_nothing(message):
    assert drawing_edit(message) is None


def test_edits_come_through():
    assert drawing_edit(stroke(3, "x", 2**40)) == stroke(3)
    assert drawing_edit({"blank": 1}) == {"blank": True}
    assert drawing_edit({"unstroke": [], "n": 2}) == {"unstroke": True}
