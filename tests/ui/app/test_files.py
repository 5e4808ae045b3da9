"""The layer that keeps Streamlit's files: the same bytes as Streamlit's own, and only what never changes."""

import asyncio
import gzip

import pytest

from tests.each import each
from ui.app.widgets import files

CODE = b"export default 1;" * 100
LASTS = [(b"content-type", b"text/javascript"), (b"cache-control", b"public, immutable, max-age=1")]
BROWSER = {b"accept-encoding": b"gzip, br"}


@pytest.fixture(autouse=True)
def nothing_kept():
    files.KEPT.clear()
    yield
    files.KEPT.clear()


def ask(path="/static/js/a.js", headers=BROWSER, body=CODE, status=200, answer=(*LASTS,), **scope):
    """Ask twice; return whether Streamlit was asked again, and headers and body of the second answer."""
    asked, sent = [], []

    async def streamlit(scope, receive, send):
        asked.append(scope)
        own = [*answer, (b"content-length", str(len(body)).encode()), (b"etag", b'"1"')]
        await send({"type": "http.response.start", "status": status, "headers": own})
        await send({"type": "http.response.body", "body": body[:7], "more_body": True})
        await send({"type": "http.response.body", "body": body[7:]})

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "raw_path": path.encode(),
        "headers": list(headers.items()),
    } | scope
    for _ in range(2):
        sent.clear()
        asyncio.run(files.Files(streamlit)(scope, None, send))
    return len(asked) == 2, dict(sent[0]["headers"]), b"".join(each["body"] for each in sent[1:])


def test_file_that_never_changes_is_read_once_and_sent_compressed():
    again, headers, body = ask()
    assert not again
    assert gzip.decompress(body) == CODE
    assert headers == dict(LASTS) | {
        b"content-length": str(len(body)).encode(),
        b"content-encoding": b"gzip",
        b"vary": b"accept-encoding",
    }


def test_what_is_compressed_already_is_kept_as_it_is():
    font = bytes(range(256))
    again, headers, body = ask("/static/media/a.woff2", body=font)
    assert (again, body, headers[b"content-length"]) == (False, font, b"256")
    assert b"content-encoding" not in headers


@each(
    "other",
    [
        {"path": "/media/photo.png"},
        {"headers": {}},
        {"headers": BROWSER | {b"range": b"bytes=0-1"}},
        {"headers": BROWSER | {b"if-none-match": b'"1"'}},
        {"method": "HEAD"},
        {"status": 404},
        {"answer": (LASTS[0], (b"cache-control", b"no-cache"))},
        {"answer": (*LASTS, (b"content-encoding", b"gzip"))},
    ],
)
def test_all_else_is_streamlits_own_answer_each_time(other):
    again, headers, body = ask(**other)
    assert again
    assert body == CODE
    assert headers[b"etag"] == b'"1"'


def test_files_are_bounded_and_a_line_to_the_app_goes_through():
    for number in range(files.MOST_FILES + 5):
        ask(f"/static/js/{number}.js", body=b"1")
    assert len(list(files.KEPT)) == files.MOST_FILES
    assert ask(type="websocket")[0]
