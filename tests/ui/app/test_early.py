"""Early answers: who may ask, and that whatever is sent is answered with numbers or with nothing."""

import asyncio
import json
import threading

import pytest

from tests.each import each
from ui.app.early import Answers
from ui.app.widgets import early


def request(name="secret", message=()):
    return json.dumps({"name": name, "message": message}).encode()


def test_who_knows_the_name_is_answered():
    answers = Answers()
    answers.keep("secret", lambda message: {"came": message})
    assert json.loads(answers.ask(request(message=[1]))) == {"came": [1]}
    answers.keep("secret", lambda _: None)
    assert answers.ask(request()) == b""


@each("sent", [b"", b"{", b"[]", b"7", b"{}", b'{"name": []}', b'{"name": "other"}', b"\xff", b"[" * 100_000])
def test_what_is_no_request_is_not_answered(sent):
    answers = Answers()
    answers.keep("secret", lambda _: {})
    assert answers.ask(sent) == b""


def test_the_oldest_name_goes_where_there_are_too_many():
    answers = Answers(most=2)
    for name in ("first", "second", "first", "third"):
        answers.keep(name, lambda _: {})
    assert [answers.ask(request(name)) for name in ("first", "second", "third")] == [b"{}", b"", b"{}"]


def test_one_request_of_a_page_is_answered_at_a_time():
    answers, begun, end = Answers(), threading.Event(), threading.Event()
    answers.keep("secret", lambda _: begun.set() or (end.wait() and {}))
    first = threading.Thread(target=answers.ask, args=(request(),))
    first.start()
    begun.wait()
    assert answers.ask(request()) == b""
    end.set()
    first.join()
    assert answers.ask(request()) == b"{}"


def ask(sent, path="/step_through/early_answer", method="POST"):
    """Let the layer answer a request that comes in parts; return the status and the body, or None."""
    parts = [{"type": "http.request", "body": part, "more_body": True} for part in sent[:-1]]
    parts.append({"type": "http.request", "body": sent[-1]} if sent else {"type": "http.disconnect"})
    answered = []

    async def streamlit(scope, receive, send):
        answered.append(None)

    async def receive():
        return parts.pop(0)

    async def send(message):
        answered.append(message)

    scope = {"type": "http", "method": method, "path": path}
    asyncio.run(early.Early(streamlit)(scope, receive, send))
    return None if answered == [None] else (answered[0]["status"], answered[1]["body"])


@pytest.fixture(autouse=True)
def served(monkeypatch):
    """A server with the layer, and no answers of other tests."""
    monkeypatch.setattr(early, "_SERVED", threading.Event())
    monkeypatch.setattr(early, "ANSWERS", Answers())


def test_layer_answers_requests_and_passes_on_all_else():
    early.ANSWERS.keep("secret", lambda _: {"y": 7})
    whole = request()
    assert ask([whole[:5], whole[5:]]) == (200, b'{"y": 7}')
    assert ask([request("other")]) == (204, b"")
    assert ask([]) == (204, b"")
    assert ask([b" " * early.MOST_BYTES, whole]) == (204, b"")
    assert ask([whole], path="/step_through") is None
    assert ask([whole], method="GET") is None
