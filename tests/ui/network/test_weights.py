"""The weights of a kernel: as typed, as pasted, as a link has them; and the way back."""

import numpy as np
import pytest

from pooling import PoolingError
from pooling.matrices import format_matrix
from pooling.network import KERNELS
from tests.each import each
from ui.controls.settings import SETTINGS
from ui.network.kernel import KernelDocument, kernel_data
from ui.network.weights import name_of, read_weights, resized, weights_of

EDGE = "-1,-1,-1;-1,8,-1;-1,-1,-1"


def test_every_kernel_is_known_by_its_weights_and_the_default_is_the_lessons():
    for name, kernel in KERNELS.items():
        text = format_matrix(kernel.weights)
        assert name_of(text) == name
        assert (weights_of(name, "") == read_weights(text)).all()
        assert SETTINGS["weights"].validate(text) is None
    assert format_matrix(weights_of(SETTINGS["kernel"].default, "")) == EDGE
    assert weights_of("own", "1,2").tolist() == [[1, 2]]


@each("text", ["nan", "inf", "1,2;3", "1e10", "", "a", ",".join("1" * 8), "1" * 30_000])
def test_a_link_holds_no_weights_that_make_no_picture(text):
    assert "weights" in SETTINGS["weights"].validate(text)
    with pytest.raises(PoolingError):
        read_weights(text)


def test_another_side_keeps_the_middle():
    assert resized(EDGE, 5) == f"0,0,0,0,0;{';'.join(f'0,{row},0' for row in EDGE.split(';'))};0,0,0,0,0"
    assert resized(resized(EDGE, 5), 3) == EDGE
    assert resized("1,2;3,4", 3) == "1,2,0;3,4,0;0,0,0"


def test_a_weight_is_typed_pasted_undone_and_done_again():
    document = KernelDocument("0,0;0,0").apply({"cells": [["1", "0"], ["0", "-0,5"]]})
    assert (document.text, document.past) == ("1,0;0,-0.5", ("0,0;0,0",))
    document = document.apply({"text": "1\t2\n3\t4"})
    assert document.text == "1,2;3,4"
    document = document.apply({"undo": True}).apply({"undo": True})
    assert (document.text, kernel_data(document)["undo"], kernel_data(document)["redo"]) == (
        "0,0;0,0",
        False,
        True,
    )
    assert document.apply({"undo": True}) == document
    assert document.apply({"redo": True}).text == "1,0;0,-0.5"


@each("typed", ["NaN", "", "x", "1e99", "1;2", "1 2"])
def test_what_is_no_weight_stays_in_its_cell_and_the_pictures_stay_too(typed):
    document = KernelDocument("1,2;3,4")
    wrong = document.apply({"cells": [["1", "2"], [typed, "4"]]})
    assert (wrong.text, wrong.cells[1]) == ("1,2;3,4", [typed, "4"])
    assert wrong.wrong.endswith(".")
    assert wrong.apply({"undo": True}) == document
    assert wrong.apply({"cells": [["1", "2"], ["5", "4"]]}).text == "1,2;5,4"
    assert wrong.arrived("9").wrong == ""


@each("typed", ["NaN", "-Inf", "2e9"])
def test_an_error_repeats_what_was_typed(typed):
    wrong = KernelDocument("1").apply({"cells": [[f" {typed} "]]}).wrong
    assert wrong.startswith(f"The weight in row 0, column 0 is {typed}; ")
    assert "0 is NaN; " in KernelDocument("1").apply({"text": "nan"}).wrong
    assert len(KernelDocument("1").apply({"cells": [["9" * 200]]}).wrong) < 100


def test_a_long_weight_is_shown_short_and_stays_the_same():
    document = KernelDocument("1").apply({"cells": [["1e6", "0.25"]]})
    assert (document.cells, document.text) == ([["1e6", "0.25"]], "1000000,0.25")
    assert document.apply({"cells": document.cells}) == document


def test_pasted_rubbish_and_sides_that_are_not_offered_change_nothing():
    document = KernelDocument(EDGE)
    assert document.apply({"text": "a\tb"}).text == EDGE
    assert "not a number" in document.apply({"text": "a\tb"}).wrong
    assert document.apply({"side": 4}) == document.apply({}) == document
    assert document.apply({"text": format_matrix(np.ones((8, 8)))}).text == EDGE
