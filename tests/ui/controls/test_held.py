"""What a callback sets stays until the browser has seen it, and gives way to another choice."""

import pytest

from ui.controls.settings import SETTINGS
from ui.controls.widgets import held


class QueryParams(dict):
    def to_dict(self):
        return dict(self)


@pytest.fixture
def session(monkeypatch):
    """A session on a page with a number and a figure, and the parameters of the browser's last request."""
    state = {"head_rows": 7, "figure": "circle"}
    monkeypatch.setattr(held.st, "session_state", state)
    monkeypatch.setattr(held.st, "query_params", QueryParams())
    return state


def request(session, link=None, page="here", **sent):
    """The browser sends what its widgets show, with the address that it knows; the page begins."""
    session.update(sent)
    held.st.query_params.clear()
    held.st.query_params.update(link or {})
    held.hold(page)


def noted(session):
    """From now on, note what is written into the session."""
    writes = []

    class Session(dict):
        def __setitem__(self, key, value):
            writes.append((key, value))
            super().__setitem__(key, value)

    held.st.session_state = Session(session)
    return writes


def test_value_that_the_browser_had_not_seen_is_set_again(session):
    held.assign(head_rows=8)
    request(session, head_rows=7, figure="near")
    assert (session["head_rows"], session["figure"]) == (8, "near")
    request(session, head_rows=7)
    assert session["head_rows"] == 8


def test_value_that_has_arrived_is_let_go(session):
    held.assign(head_rows=8)
    request(session, {"head_rows": "8"}, head_rows=8)
    request(session, {"head_rows": "8"}, head_rows=7)
    assert session["head_rows"] == 7


def test_default_has_arrived_when_the_address_is_without_it(session):
    session["head_rows"] = 9
    held.assign(head_rows=7)
    request(session, {"head_rows": "9"}, head_rows=9)
    assert session["head_rows"] == 7
    request(session, {}, head_rows=9)
    assert session["head_rows"] == 9


def test_learner_who_chose_otherwise_wins(session):
    held.assign(head_rows=8)
    request(session, {"head_rows": "50"}, head_rows=50)
    assert session["head_rows"] == 50
    request(session, head_rows=7)
    assert session["head_rows"] == 7


def test_choice_of_the_learner_is_set_over_what_is_still_to_arrive(session):
    """The browser will show 8 when it arrives, so that 50 has to follow."""
    writes = noted(session)
    held.assign(head_rows=8)
    request(held.st.session_state, {"head_rows": "50"}, head_rows=50)
    assert writes[-1] == ("head_rows", 50)


def test_value_that_is_there_already_is_not_set(session):
    """To set it would be a message that may arrive after the learner's next choice, and undo it."""
    writes = noted(session)
    held.assign(head_rows=7, figure="near")
    assert [key for key, _ in writes if key in SETTINGS] == ["figure"]


def test_callbacks_in_quick_succession_go_on_from_each_other(session):
    for _ in range(3):
        session["head_rows"] = 7  # as the browser says, which has seen nothing yet
        held.assign(head_rows=held.current("head_rows") + 1)
    assert session["head_rows"] == 10
    request(session, head_rows=8)  # it has seen the first
    assert session["head_rows"] == 10


@pytest.mark.parametrize(("seconds", "seed"), [(1, 8), (held.HELD_SECONDS + 1, 7)])
def test_nothing_is_held_for_long(session, monkeypatch, seconds, seed):
    held.assign(head_rows=8)
    now = held.monotonic()
    monkeypatch.setattr(held, "monotonic", lambda: now + seconds)
    request(session, head_rows=7)
    assert session["head_rows"] == seed


def test_value_is_set_again_even_if_it_looks_the_same(session):
    """A widget that the browser did not mention would be read from the address, which is from before."""
    held.assign(head_rows=8)
    writes = noted(session)
    held.hold("here")
    assert ("head_rows", 8) in writes


def test_what_a_late_message_took_out_of_the_address_comes_back(session):
    request(session, {"head_rows": "8"}, head_rows=8)
    writes = noted(session)
    request(held.st.session_state, {"figure": "Two dots, near"}, figure="near")
    assert writes[-1] == ("head_rows", 8)


@pytest.mark.parametrize(("link", "seed"), [({}, 7), ({"head_rows": "9"}, 9)])
def test_what_the_learner_changed_does_not_come_back(session, link, seed):
    request(session, {"head_rows": "8"}, head_rows=8)
    writes = noted(session)
    request(held.st.session_state, link, head_rows=seed)
    assert [key for key, _ in writes if key == "head_rows"] == []


def test_address_of_another_page_is_another(session):
    request(session, {"head_rows": "8"}, head_rows=8)
    writes = noted(session)
    request(held.st.session_state, {}, page="there")
    assert [key for key, _ in writes if key == "head_rows"] == []


def test_value_that_a_setting_does_not_allow_is_a_bug(session):
    with pytest.raises(ValueError, match="head_rows=-1 is not a whole number from 1 to"):
        held.assign(head_rows=-1)


@pytest.mark.parametrize(("link", "seed"), [({"jitter": "5"}, 7), ({}, 8)])
def test_what_one_callback_set_arrives_together(session, link, seed):
    """With the jitter in the address, the browser has seen the number too: the 7 is not late but chosen."""
    held.assign(head_rows=8, jitter=5)
    request(session, link, head_rows=7, jitter=5)
    assert session["head_rows"] == seed
