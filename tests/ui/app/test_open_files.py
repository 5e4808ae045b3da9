"""The server may have many files open: the soft limit is raised to what the system allows."""

import subprocess
import sys
from pathlib import Path

import pytest

import ui
from ui.app.open_files import ENOUGH, raise_limit

ROOT = Path(ui.__file__).parents[1]
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")


def raised(soft, hard):
    """The limit after the app was imported in a process that began with these limits."""
    program = (
        f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}));"
        "from ui.app.open_files import raise_limit; print(raise_limit());"
        "print(*resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told, now = done.stdout.splitlines()
    assert told == now.split()[0]
    return tuple(map(int, now.split()))


@POSIX_ONLY
@pytest.mark.parametrize(
    ("before", "after"),
    [((256, 4096), (4096, 4096)), ((256, 256), (256, 256)), ((1024, 4000), (4000, 4000))],
)
def test_soft_limit_is_raised_to_the_hard_one(before, after):
    assert raised(*before) == after


@POSIX_ONLY
def test_limit_is_never_lowered(monkeypatch):
    import resource

    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (ENOUGH + 5, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", lambda *limits: asked.append(limits))
    assert raise_limit() == ENOUGH + 5
    assert not asked


def test_limit_is_raised_by_every_page_and_before_the_first():
    """By every page, for `streamlit run app.py`; before the first, by dev.py, whose child has its limits."""
    assert "raise_limit()" in (ROOT / "ui/app/widgets/warm.py").read_text("utf-8")
    assert "few_files()" in (ROOT / "dev.py").read_text("utf-8")


def test_windows_has_no_limit(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert raise_limit() == ENOUGH
