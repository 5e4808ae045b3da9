"""The border to the browser: whatever JSON arrives, only what the components send comes through."""

import json
import time

from hypothesis import example, given
from hypothesis import strategies as st

from tests.each import each
from tests.profiles import examples
from ui.matrix.document import MatrixDocument
from ui.network.kernel import KernelDocument, kernel_data
from ui.network.messages import kernel_edit
from ui.stepper.messages import HIGHEST, MOST_EDITS, PanelChoice, panel_choice, passed_on
from ui.stepper.panels.tabs import FORMER_TABS, TABS

PLACE = {"slice": 0, "row": 1, "col": 0}
HONEST = [  # one of each that the stepper sends
    {"do": "type", "n": 1, "text": "9", **PLACE},
    {"do": "paste", "n": 2, "text": "1\t2", **PLACE},
    {"do": "restore", "n": 3, **PLACE},
    {"do": "paint", "n": 4, "text": "0", "cells": [PLACE]},
    {"do": "add", "n": 5, "axis": "row", "at": None},
    {"do": "drop", "n": 6, "axis": "col", "at": 1},
    {"do": "undo", "n": 7},
    {"do": "redo", "n": 8},
]
FIELDS = sorted({key for edit in HONEST for key in edit} | {"kind", "pattern", "seed", "rows", "cols"})
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.just("\ud800"),
    st.just(10**400),
)
ANY = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*FIELDS, "name", "value", "upstream"]) | st.text(max_size=3), inner
        )
    ),
    max_leaves=8,
)
NEARLY = st.builds(
    lambda edit, wrong: edit | wrong, st.sampled_from(HONEST), st.dictionaries(st.sampled_from(FIELDS), ANY)
)
FEWER = st.builds(
    lambda edit, gone: {key: value for key, value in edit.items() if key not in gone},
    st.sampled_from(HONEST),
    st.sets(st.sampled_from(FIELDS)),
)


@each("edit", HONEST)
def test_what_the_stepper_sends_comes_through(edit):
    assert passed_on("edit", [edit]) == [edit]
    assert passed_on("edit", [{"text": "1", "colour": "red", **edit}])[0].keys() <= {"text"} | edit.keys()


@examples(160)
@given(st.lists(NEARLY | FEWER | ANY, max_size=3) | ANY)
@example([{"do": do, "n": 1} for do in ("write", "choose", "fill", "reshape", "type")])
def test_any_edit_leaves_a_document_that_can_be_shown(message):
    document = MatrixDocument.of("1,2;3,4").apply({"do": "type", "row": 0, "col": 0, "text": "5", "n": 1})
    for edit in passed_on("edit", message):
        document = document.apply(edit)
        assert document.answered < HIGHEST
    json.dumps(document.pending, allow_nan=False)
    assert document.values.size <= 16
    assert (
        document.apply({"do": "type", "row": 0, "col": 0, "text": "7", "n": HIGHEST - 1}).numbers[0, 0, 0]
        == 7
    )


@examples(100)
@given(ANY)
def test_any_other_message_is_of_the_right_type_or_nothing(message):
    panel, kernel = panel_choice(message), kernel_edit(message)
    assert panel is None or (panel.name in ("", *TABS, *FORMER_TABS) and isinstance(panel.upstream, str))
    assert all(isinstance(label, str) for label in passed_on("lesson", message))
    for setting in passed_on("setting", message):
        assert set(map(type, setting.values())) == {str}
    if kernel:
        json.dumps(kernel_data(KernelDocument("1,2;3,4").apply(kernel)), allow_nan=False)
    assert passed_on("panel", message) == passed_on("no such", message) == []


@each(
    "edits",
    [
        [{"do": "paint", "n": 1, "text": "1", "cells": [PLACE] * 100_000}],
        [{"do": "type", "n": n, "text": str(n), **PLACE} for n in range(1, 20_000)],
        [{"do": "type", "n": n, "text": "x" * 10**6, **PLACE} for n in range(1, 99)],
        [{"do": "paste", "n": 1, "text": "1," * 10**6, **PLACE}],
        [None] * 100_000,
    ],
)
def test_work_of_a_message_is_bounded(edits):
    document, begun = MatrixDocument.of("1,2;3,4"), time.process_time()
    came = passed_on("edit", edits)
    for edit in came:
        document = document.apply(edit)
    assert len(came) <= MOST_EDITS
    assert time.process_time() - begun < 0.5
    assert len(json.dumps(document.pending)) < 1000


def test_panel_of_a_link_is_another_one_than_a_chosen_one():
    assert panel_choice({"name": "gradient", "upstream": "1" * 10**6}).upstream == "1" * 20_001
    assert panel_choice({"name": ""}) == PanelChoice()
    assert panel_choice({"name": "fast", "upstream": ""}) == PanelChoice("fast")


@each(
    "edit",
    [{"cells": [["1", "x"], ["", "2"]]}, {"text": "1,2;3,4"}, {"side": 5}, {"undo": True}, {"redo": True}],
)
def test_what_the_grid_of_weights_sends_comes_through(edit):
    assert kernel_edit(edit) == edit


@each("cells", [[], [[]], [["1"] * 8], [["1"]] * 8, [[1]], ["12"], [["1"], None], {"0": ["1"]}, "1"])
def test_grid_of_weights_is_up_to_seven_by_seven_texts(cells):
    assert kernel_edit({"cells": cells}) is None
