"""The document in the session: what is edited reaches the widgets, and late messages undo nothing."""

import pytest

from tests.pages.opening import open_page, said, stepper_data
from ui.controls.widgets import held
from ui.matrix.widgets import session as adapter
from ui.matrix.widgets.editing import editing

TEXTBOOK = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


class QueryParams(dict):
    def to_dict(self):
        return dict(self)


@pytest.fixture
def session(monkeypatch):
    """A session whose page has just shown the textbook's matrix."""
    state = {"matrix": TEXTBOOK, "source": "matrix", "said": []}
    monkeypatch.setattr(held.st, "session_state", state)
    monkeypatch.setattr(held.st, "query_params", QueryParams())
    monkeypatch.setattr(adapter, "mention", lambda sentence, icon: state["said"].append((sentence, icon)))
    adapter.shown_document("matrix", TEXTBOOK)
    return state


def run(session, address=None, kind="matrix", **sent):
    """The browser sends what its widgets show, with the address that it knows; the page runs."""
    session.update(sent)
    held.st.query_params.clear()
    held.st.query_params.update(address or {})
    held.hold("here")
    return adapter.shown_document(kind, session["matrix"])


def typed(n, text, col=1):
    return {"n": n, "do": "type", "row": 0, "col": col, "text": text}


def test_edits_reach_the_text_box_and_what_they_say_is_mentioned(session):
    adapter.edit_matrix(typed(1, "12"), {"n": 2, "do": "paste", "row": 3, "col": 3, "text": "8 9"})
    assert session["matrix"] == "1,12,2,4;5,6,1,2;7,2,8,3;4,5,9,8"
    adapter.edit_matrix({"n": 3, "do": "drop", "axis": "slice", "at": None})
    (cut, cut_icon), (rejected, rejected_icon) = session["said"]
    assert (cut_icon, rejected_icon) == (":material/content_cut:", ":material/edit_off:")
    assert cut.startswith("Only 1 × 1 of the pasted 1 × 2 numbers fit here")
    assert rejected.startswith("This is the only channel")


def test_session_holds_the_matrix_in_one_key_beside_its_widgets(session):
    adapter.edit_matrix(typed(1, "x"), typed(2, "7", 2), {"n": 3, "do": "undo"})
    run(session)
    assert set(session) - {held.HELD, held.ADDRESS, "said"} == {"matrix", "source", "matrix_document"}


def test_edit_that_the_browser_had_not_seen_outlives_its_late_message(session):
    adapter.edit_matrix(typed(1, "12"))
    late = run(session, matrix=TEXTBOOK)
    assert session["matrix"] == late.text == "1,12,2,4;5,6,1,2;7,2,8,3;4,5,9,0"
    assert late.can_undo


def test_late_text_is_not_taken_for_what_the_learner_wrote(session):
    adapter.edit_matrix(typed(1, "12"))
    shown = "1,12,2,4;5,6,1,2;7,2,8,3;4,5,9,0"
    run(session, {"matrix": shown}, matrix=shown)
    adapter.edit_matrix({"n": 2, "do": "undo"})
    document = run(session, {"matrix": shown}, matrix=shown)  # what the browser still shows
    assert (document.text, session["matrix"]) == (TEXTBOOK, TEXTBOOK)
    assert document.can_redo


def test_edits_that_are_sent_again_are_done_once(session):
    adapter.edit_matrix({"n": 1, "do": "add", "axis": "row", "at": None})
    adapter.edit_matrix({"n": 1, "do": "add", "axis": "row", "at": None}, typed(2, "12"))
    assert session["matrix"] == "1,12,2,4;5,6,1,2;7,2,8,3;4,5,9,0;0,0,0,0"
    assert editing()["shown"]["answered"] == 2


def test_address_that_was_changed_is_no_step_of_undo(session):
    document = run(session, {"matrix": "9,8"}, matrix="9,8")
    assert document.numbers.tolist() == [[[9, 8]]]
    assert not document.can_undo


def test_edit_before_there_is_a_document_does_nothing(session):
    del session["matrix_document"]
    adapter.edit_matrix(typed(1, "12"))
    assert session["matrix"] == TEXTBOOK
    assert adapter.matrix_document() is None
    assert editing() == {"on_edit": adapter.edit_matrix, "shown": {}}


@pytest.mark.usefixtures("no_tensorflow")
def test_undo_in_compare_of_what_was_slices_in_step_through_leaves_the_page_standing():
    app = open_page("step_through", source="3-D")
    app.menu_button(key="example").click("channels").run()
    app.switch_page("pages/compare.py").run()
    app.button(key="undo").click().run()
    assert not app.exception
    assert app.session_state["source"] in ("matrix", "volume")


def test_text_in_a_cell_reaches_the_stepper_and_the_page_goes_on():
    app = open_page("step_through")
    assert (stepper_data(app)["wrong"], stepper_data(app)["edited"]) == ([], 0)
    app.session_state["matrix_document"] = app.session_state["matrix_document"].apply(typed(4, "x"))
    app.run()
    (wrong,) = stepper_data(app)["wrong"]
    assert (wrong["row"], wrong["col"], wrong["text"], wrong["n"]) == (0, 1, "x", 4)
    assert stepper_data(app)["edited"] == 4
    assert not said(app.toast)
