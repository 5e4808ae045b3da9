"""Garbage collection: now and then, not after every run."""

import gc
import tomllib
from pathlib import Path

from ui.app.widgets import warm


def test_garbage_is_collected_when_the_time_has_passed_and_not_before(monkeypatch):
    collections = []
    monkeypatch.setattr(gc, "collect", lambda: collections.append(True))
    for seconds, expected in [(0, 0), (29, 0), (31, 1), (60, 1), (62, 2)]:
        monkeypatch.setattr(warm, "monotonic", lambda now=seconds: now)
        monkeypatch.setattr(warm, "_collected", warm._collected if seconds else [0.0])
        warm.collect_now_and_then()
        assert len(collections) == expected


def test_streamlit_does_not_collect_after_every_run():
    config = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["runner"]["postScriptGC"] is False
