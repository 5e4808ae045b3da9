"""The server may have many files open: the soft limit is raised to what the system allows."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

import ui
from benchmarks.visitor import Visitor, connection
from tests.browser.server import answers, running_server
from tests.each import each
from tests.profiles import scaled
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
@each(
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


def test_windows_has_no_limit(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert raise_limit() == ENOUGH


APP = """import streamlit as st
from ui.app.widgets.server import LAYERS, started
if __name__ == "__main__":
    st.write("a page")
else:
    app = st.App(__file__, lifespan=started, middleware=LAYERS)
"""


OPENINGS = max(110, scaled(80))
"""Without what is tested, the 80th is the last; 200 in `thorough`."""


@POSIX_ONLY
@pytest.mark.parametrize("which", ["-Sn", "-n"])
def test_many_openings_leave_the_server_answering_where_256_files_may_be_open(tmp_path, which):
    """Each leaves three files open for two minutes: the 80th ended the server for good.

    The soft limit can be raised; the hard one cannot, and closed pages are forgotten sooner.
    """
    import resource

    script = tmp_path / "app.py"
    script.write_text(APP, "utf-8")
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    limited = ("bash", "-c", f'ulimit {which} 256; exec "$@"', "bash")
    with running_server(script, before=limited) as server:
        assert asyncio.run(open_pages(server.url, OPENINGS)) == OPENINGS
        assert answers(f"{server.url}/_stcore/health")
        if sys.platform == "linux" and hard > 512 and which == "-Sn":
            assert len(list(Path(f"/proc/{server.pid}/fd").iterdir())) > 256  # so it needed more


async def open_pages(url, count):
    """Open pages as a browser does, ten at once, and close each when it is drawn; return how many came."""

    async def open_one():
        async with connection(url) as line:
            await Visitor(url, "").run(line, None)
            return 1

    opened = 0
    for _ in range(count // 10):
        opened += sum(await asyncio.gather(*[open_one() for _ in range(10)]))
    return opened
