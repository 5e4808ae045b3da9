"""The layer around Streamlit's server: a browser gets our shell, all else goes through as it is."""

import asyncio
import gzip
import logging
import threading

import pytest

from tests.each import each
from ui.app.widgets import server

HTML = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-cache")]
OLD = [
    (b"etag", b'"1"'),
    (b"last-modified", b"Sat"),
    (b"content-length", b"4"),
    (b"content-encoding", b"gzip"),
]
SAFE = [(b"x-content-type-options", b"nosniff")]
BROWSER = {b"accept": b"text/html,*/*", b"if-none-match": b'"1"', b"accept-encoding": b"gzip, br"}


@pytest.fixture(autouse=True)
def nobody_served(monkeypatch):
    """Other tests open pages without a browser, and look at their styles."""
    monkeypatch.setattr(server, "SERVED", threading.Event())


def ask(path="/", headers=BROWSER, status=200, answer=(*HTML, *OLD, *SAFE), **scope):
    """Let the layer answer a request; return what Streamlit was asked, and start and body of the answer."""
    asked, sent = [], []

    async def streamlit(scope, receive, send):
        asked.append(dict(scope["headers"]))
        await send({"type": "http.response.start", "status": status, "headers": list(answer)})
        await send({"type": "http.response.body", "body": b"Stre", "more_body": True})
        await send({"type": "http.response.body", "body": b"amlit"})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "raw_path": path.encode(), "headers": list(headers.items())} | scope
    asyncio.run(server.Shell(streamlit)(scope, None, send))
    return asked[0], dict(sent[0]["headers"]), b"".join(each["body"] for each in sent[1:])


def test_browser_gets_our_shell_whatever_the_address():
    asked, headers, body = ask("/step_through/7")
    assert b"if-none-match" not in asked
    assert b'"../static/' in gzip.decompress(body)
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"content-encoding"] == b"gzip"
    assert dict(SAFE).items() <= headers.items()
    assert not {b"etag", b"last-modified"} & set(headers)
    assert server.SERVED.is_set()


def test_who_cannot_unpack_gets_the_shell_as_it_is():
    _, headers, body = ask("/compare", {b"accept": b"text/html"})
    assert "<title>Compare · Pooling Lab</title>" in body.decode()
    assert b"content-encoding" not in headers


@each(
    "other",
    [
        {"headers": {b"accept": b"*/*"}},
        {"answer": ((b"content-type", b"image/png"), (b"cache-control", b"no-cache"))},
        {"answer": (HTML[0],)},
        {"status": 404},
        {"type": "websocket"},
    ],
)
def test_all_else_goes_through_as_it_is(other):
    assert ask(**other)[2] == b"Streamlit"


@pytest.mark.parametrize(
    ("path", "base", "address"),
    [("/", "", ""), ("/lab/a/b", "lab", "a/b"), ("/lab/pool/a", "/lab/pool/", "a"), ("/a%2Fb", "", "a%2Fb")],
)
def test_address_is_what_comes_after_the_base_of_the_app(monkeypatch, path, base, address):
    monkeypatch.setattr(server.st, "get_option", lambda _: base)
    assert server.address({"raw_path": path.encode(), "root_path": ""}) == address
    assert server.address({"raw_path": f"/proxy{path}".encode(), "root_path": "/proxy"}) == address


def test_strange_index_is_served_as_it_is_with_one_line_in_the_log(monkeypatch, tmp_path, caplog):
    (tmp_path / "index.html").write_text("<html><title>Streamlit</title></html>", "utf-8")
    monkeypatch.setattr(server.file_util, "get_static_dir", lambda: str(tmp_path))
    for kept in (server._index, server._page):
        kept.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            assert ask("/one")[2] == ask("/two")[2] == b"Streamlit"
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert "as it is" in caplog.text
    finally:
        for kept in (server._index, server._page):
            kept.cache_clear()
