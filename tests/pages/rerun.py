"""What the browser is sent when a control of a page changes: the page's body alone."""

from collections import Counter

from streamlit.testing.v1 import local_script_runner

from tests.pages.opening import open_page

MOST_MESSAGES, MOST_BYTES = 24, 12 * 1024
# Around the body: session_status_changed twice, new_session, page_info_changed, script_finished.
AROUND_MESSAGES, AROUND_BYTES = 5, 1400


def assert_light(name, monkeypatch, most_bytes=None, most_messages=None, then=None, **link):
    """A class can change controls at once only as long as a run sends little (benchmarks/load.py)."""
    runs, parse = [], local_script_runner.parse_tree_from_messages
    monkeypatch.setattr(
        local_script_runner, "parse_tree_from_messages", lambda sent: runs.append(sent) or parse(sent)
    )
    app = open_page(name, **link)
    if then:
        then(app)
    body = [message for message in runs[-1] if message.delta.fragment_id]
    kinds = Counter(message.delta.new_element.WhichOneof("type") or "block" for message in body)
    assert 10 < len(body) <= (most_messages or MOST_MESSAGES) - AROUND_MESSAGES, kinds
    assert sum(message.ByteSize() for message in body) <= (most_bytes or MOST_BYTES) - AROUND_BYTES, [
        (message.ByteSize(), message.delta.new_element.WhichOneof("type")) for message in body
    ]
