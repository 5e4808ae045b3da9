"""Programs that dev.py would start, and a project in a folder of its own: fixtures of its tests."""

import signal
from pathlib import Path

import pytest

from tests.browser import which
from tools import venv


class Programs:
    """Stands in for the programs that dev.py starts: notes them and gives the codes asked for."""

    def __init__(self):
        self.started = []
        self.codes = {}

    def __call__(self, command):
        self.started.append(" ".join(command))
        if "venv" in command:
            venv.python().parent.mkdir(parents=True, exist_ok=True)
            venv.python().touch()
        return next((code for part, code in self.codes.items() if part in self.started[-1]), 0)

    def count(self, part):
        return sum(part in command for command in self.started)


@pytest.fixture(autouse=True)
def signals():
    """dev.py passes SIGTERM on to what it started; pytest has to end by it again."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A project of two lock files in a folder of its own."""
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock"):
        (tmp_path / name).write_text("numpy", "utf-8")
    monkeypatch.setattr(venv, "ROOT", tmp_path)
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(venv, "STAMP", tmp_path / ".venv" / "installed-requirements")
    started = Programs()
    monkeypatch.setattr(venv, "wait_for", started)
    monkeypatch.setattr(which, "find_browser", lambda: Path("chromium"))
    return started
