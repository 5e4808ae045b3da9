"""The line before TensorFlow's process: in order, of limited length, and not for those who have left."""

from concurrent.futures import wait
from threading import Event

import pytest

from ui.asking.asked_once import AskedOnce
from ui.asking.line import Line, LineIsFullError


@pytest.fixture
def gate():
    """What holds up the first in line; opened at the end, so that no thread waits on."""
    event = Event()
    yield event
    event.set()


def test_all_are_asked_in_order_and_each_knows_its_place(gate):
    line, done = Line(), []
    asked = AskedOnce(9, line)
    first = asked.look("first", lambda: gate.wait(60) and done.append("first"))
    others = [asked.look(name, lambda name=name: done.append(name)) for name in "abc"]
    assert [asked.ahead(future) for future in others] == [1, 2, 3]
    assert asked.look("a", lambda: done.append("never")) is others[0]
    gate.set()
    wait([first, *others])
    assert done == ["first", *"abc"]
    assert [asked.ahead(future) for future in others] == [0, 0, 0]


def test_full_line_turns_away_and_takes_the_question_later(gate):
    asked = AskedOnce(9, Line(most=1))
    started = Event()
    asked.look("first", lambda: started.set() or gate.wait(60))
    assert started.wait(5)
    second, third = (asked.look(name, str) for name in ("second", "third"))
    assert isinstance(third.exception(), LineIsFullError)
    assert asked.result("third", third, bool) is None
    gate.set()
    wait([second])
    assert asked.look("third", lambda: "now", patience=5).result() == "now"


def test_question_for_which_nobody_looks_any_more_is_dropped_and_may_come_again(gate):
    line, started = Line(), Event()
    asked = AskedOnce(9, line)
    asked.look("first", lambda: started.set() or gate.wait(60))
    assert started.wait(5)
    second = asked.look("second", lambda: "never")
    line._forgotten = 0.0
    gate.set()
    wait([second], timeout=5)
    assert second.cancelled()
    assert asked.result("second", second, bool) is None
    assert asked.look("second", lambda: "never") is not second


def test_error_in_line_does_not_hold_up_the_next():
    asked = AskedOnce(9, Line())
    failing = asked.look("failing", lambda: 1 / 0)
    assert asked.look("next", lambda: "fine", patience=5).result() == "fine"
    assert isinstance(failing.exception(), ZeroDivisionError)
