"""Which browser is taken, when one is installed, and what happens where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import which

ROOT = Path(__file__).resolve().parents[1]
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="the stand-in browsers are shell scripts")


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """A machine without browsers, except those that a test puts into the folders it gives."""
    monkeypatch.delenv(which.VARIABLE, raising=False)
    for name, folder in (("PATH", "bin"), ("PLAYWRIGHT_BROWSERS_PATH", "playwright")):
        (tmp_path / folder).mkdir()
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setattr(which, "MAC_APPS", ())
    monkeypatch.setattr(which, "WINDOWS_PROGRAMS", ())
    return tmp_path


def put(path, code=0):
    """A program that ends with this code."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_find_browser_finds_none_where_there_is_none(nowhere):
    assert which.find_browser() is None


@POSIX_ONLY
def test_find_browser_prefers_the_named_then_the_installed_then_that_of_playwright(nowhere, monkeypatch):
    older = put(nowhere / "playwright/chromium-1100/chrome-linux/chrome")
    newer = put(nowhere / "playwright/chromium-1255/chrome-linux64/chrome")
    assert which.find_browser() == newer
    newer.unlink()
    assert which.find_browser() == older
    edge = put(nowhere / "bin/microsoft-edge")
    assert which.find_browser() == edge
    chromium = put(nowhere / "bin/chromium")
    assert which.find_browser() == chromium
    monkeypatch.setenv(which.VARIABLE, str(edge))
    assert which.find_browser() == edge


@POSIX_ONLY
def test_find_browser_passes_over_a_program_that_does_not_run(nowhere):
    put(nowhere / "bin/chromium-browser", code=1)
    chrome = put(nowhere / "bin/google-chrome")
    assert which.find_browser() == chrome


def test_find_browser_takes_no_other_for_one_that_is_named_and_missing(nowhere, monkeypatch):
    put(nowhere / "bin/chromium")
    monkeypatch.setenv(which.VARIABLE, str(nowhere / "gone"))
    assert which.find_browser() is None


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], True),
        (["-x", "-k", "link"], True),
        (["tests"], True),
        (["tests/browser/test_guards.py::test_any"], True),
        (["tests/core", "tests/browser"], True),
        (["tests/stepper"], True),
        (["tests/test_docs.py"], False),
        (["tests/core"], False),
        (["-m", "not browser"], False),
    ],
)
def test_wanted_by_tells_whether_a_browser_test_may_run(arguments, wanted, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert which.wanted_by(arguments) is wanted


@pytest.mark.parametrize(("root", "started"), [(True, ["apt-get", "apt-get", "python"]), (False, ["python"])])
def test_install_browser_takes_the_package_of_debian_as_root_and_else_that_of_playwright(
    nowhere, monkeypatch, root, started
):
    commands = []
    monkeypatch.setattr(which, "may_use_apt", lambda: root)
    monkeypatch.setattr(which.subprocess, "run", lambda command, **_: commands.append(str(command[0])))
    which.install_browser(Path("python"))
    assert commands == started


def test_browser_tests_are_skipped_with_a_reason_where_there_is_no_browser(monkeypatch):
    from tests.browser.fixtures import browser_to_drive  # here, or every worker imports Playwright

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv(which.VARIABLE, str(ROOT / "no-such-browser"))
    with pytest.raises(pytest.skip.Exception, match=which.VARIABLE):
        browser_to_drive()


def test_browser_tests_fail_in_ci_where_there_is_no_browser():
    """The whole way, from pytest's command line to its exit code."""
    environment = os.environ | {which.VARIABLE: str(ROOT / "no-such-browser"), "CI": "true"}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/test_guards.py"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout
    assert which.VARIABLE in done.stdout
    assert "passed" not in done.stdout
