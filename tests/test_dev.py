"""dev.py: what it installs and when, which browser it takes, and whose exit code it gives. No network."""

import ast
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.browser import which
from tools import venv

ROOT = Path(dev.__file__).parent


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
    """A project of two requirements files in a folder of its own."""
    (tmp_path / "requirements.txt").write_text("numpy", "utf-8")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt", "utf-8")
    monkeypatch.setattr(venv, "ROOT", tmp_path)
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(venv, "STAMP", tmp_path / ".venv" / "installed-requirements")
    started = Programs()
    monkeypatch.setattr(venv, "wait_for", started)
    monkeypatch.setattr(which, "find_browser", lambda: Path("chromium"))
    return started


def test_install_happens_once(programs):
    venv.install(venv.APP)
    venv.install(venv.APP)
    assert (programs.count("-m venv"), programs.count(" install ")) == (1, 1)


def test_install_notices_changed_requirements(programs):
    venv.install(venv.APP)
    (venv.ROOT / "requirements.txt").write_text("numpy\npillow", "utf-8")
    venv.install(venv.APP)
    assert (programs.count("-m venv"), programs.count("-r requirements.txt")) == (1, 2)


def test_install_of_the_tools_happens_once_and_includes_the_app(programs):
    for files in (venv.TOOLS, venv.TOOLS, venv.APP):
        venv.install(files)
    assert programs.count(" install ") == 1


def test_install_of_the_tools_notices_changed_requirements_of_the_app(programs):
    venv.install(venv.TOOLS)
    (venv.ROOT / "requirements.txt").write_text("numpy\npillow", "utf-8")
    venv.install(venv.TOOLS)
    assert programs.count("-r requirements-dev.txt") == 2


def test_install_of_the_tools_after_the_app_keeps_the_venv(programs):
    venv.install(venv.APP)
    venv.install(venv.TOOLS)
    assert (programs.count("-m venv"), programs.count("-r requirements-dev.txt")) == (1, 1)


@pytest.mark.parametrize("installed_before", [False, True])
def test_install_that_was_interrupted_starts_from_an_empty_venv(programs, monkeypatch, installed_before):
    def interrupted(file):
        raise KeyboardInterrupt

    if installed_before:
        venv.install(venv.APP)
    (venv.ROOT / "requirements.txt").write_text("numpy\npillow", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(venv, "pip_install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            venv.install(venv.APP)
    programs.started.clear()
    venv.install(venv.APP)
    assert (programs.count("-m venv --clear"), programs.count(" install ")) == (1, 1)


def test_install_makes_a_venv_without_an_interpreter_anew(programs):
    venv.install(venv.APP)
    venv.python().unlink()
    venv.install(venv.APP)
    assert programs.count("-m venv --clear") == 2


def test_install_that_fails_in_pip_is_an_error_and_is_tried_again(programs, capsys):
    programs.codes[" install "] = 1
    assert dev.main(["check"]) == 1
    assert "pip could not install requirements-dev.txt" in capsys.readouterr().out
    programs.codes.clear()
    assert dev.main(["check"]) == 0


@pytest.mark.parametrize("told_not_to", [False, True])
def test_install_leaves_compiling_to_python_unless_it_is_told_not_to(programs, monkeypatch, told_not_to):
    monkeypatch.setattr(sys, "dont_write_bytecode", told_not_to)
    venv.install(venv.APP)
    assert ("--no-compile" in programs.started[-1]) is not told_not_to


def test_install_without_ensurepip_uses_the_pip_outside(programs, monkeypatch):
    monkeypatch.setattr(venv, "find_spec", lambda name: None if name == "ensurepip" else name)
    venv.install(venv.APP)
    assert "--without-pip" in programs.started[0]
    assert programs.started[1].startswith(f"{sys.executable} -m pip --python {venv.python()}")


def test_install_without_ensurepip_and_pip_says_what_to_install(programs, monkeypatch, capsys):
    monkeypatch.setattr(venv, "find_spec", lambda _: None)
    assert dev.main(["check"]) == 1
    assert "apt install python3-venv" in capsys.readouterr().out


def test_python_that_is_too_old_can_read_the_file_and_gets_an_answer_in_a_sentence(monkeypatch):
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is 3\.10"):
        runpy.run_path(str(ROOT / "dev.py"))


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], ("run", [])),
        (["--server.port", "8600"], ("run", ["--server.port", "8600"])),
        (["run", "--server.port", "8600"], ("run", ["--server.port", "8600"])),
        (["test", "-k", "pool"], ("test", ["-k", "pool"])),
        (["--help"], ("--help", [])),
        (["tset"], ("help", ["tset"])),
    ],
)
def test_split_command_passes_on_what_is_not_its_own(arguments, command):
    assert dev.split_command(arguments) == command


def test_main_rejects_an_unknown_command_and_shows_the_known_ones(capsys):
    assert dev.main(["tset"]) == 1
    said = capsys.readouterr().out
    assert "no command 'tset'" in said
    assert "python dev.py test" in said


@pytest.mark.parametrize("tool", ["ruff format", "ruff check", "mypy", "tools.javascript"])
def test_check_runs_every_tool_and_gives_the_code_of_the_one_that_fails(programs, tool):
    programs.codes[tool] = 3
    assert dev.main(["check"]) == 3
    tools = ("ruff format --check", "ruff check", "mypy", "tools.javascript")
    assert [programs.count(each) for each in tools] == [1, 1, 1, 1]


WORKERS = "-n auto --maxprocesses 4 --dist loadgroup"


@pytest.mark.parametrize(
    ("arguments", "passed_on"),
    [
        (["-m", "not browser", "-x"], f"{WORKERS} -m not browser -x"),
        (["--fast"], f"{WORKERS} -m not browser"),
        (["--thorough", "--fast", "--cov"], f"{WORKERS} --hypothesis-profile=thorough -m not browser --cov"),
        (["tests/core"], f"{WORKERS} tests/core"),
        (["tests/test_dev.py"], "tests/test_dev.py"),
        (["--fast", "tests/test_dev.py::test_any"], "-m not browser tests/test_dev.py::test_any"),
        (["tests/core", "--pdb"], "tests/core --pdb"),
        (["tests/core", "-s"], "tests/core -s"),
        (["tests/core", "-n", "3"], "tests/core -n 3"),
        (["tests/core", "-p", "no:xdist"], "tests/core -p no:xdist"),
    ],
)
def test_tests_run_on_all_processors_but_for_one_file_or_a_debugger(programs, arguments, passed_on):
    programs.codes["-m pytest"] = 5
    assert dev.main(["test", *arguments]) == 5
    assert programs.started[-1] == f"{venv.python()} -m pytest {passed_on}"


def test_run_passes_arguments_on_and_opens_a_browser_where_there_is_a_display(programs, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("CI", raising=False)
    assert dev.main(["run", "--server.port=8600"]) == 0
    assert programs.started[-1].endswith("run app.py --server.port=8600")


def test_files_are_watched_on_request(programs, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("CI", raising=False)
    assert dev.main(["--watch"]) == 0
    assert programs.started[-1].endswith("run app.py --server.fileWatcherType=auto")


def test_run_in_ci_opens_no_browser(programs, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert dev.main([]) == 0
    assert "--server.headless=true" in programs.started[-1]


def test_wait_for_passes_exit_codes_on_and_that_of_shells_for_a_killed_program():
    assert venv.wait_for([sys.executable, "-c", "raise SystemExit(7)"]) == 7
    if os.name == "posix":
        assert venv.wait_for([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137


def test_main_ends_quietly_on_ctrl_c(monkeypatch):
    def pressed(arguments):
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.COMMANDS, "check", pressed)
    assert dev.main(["check"]) == 130


def test_dev_needs_only_the_standard_library():
    source = "import sys; sys.path.insert(0, '.'); import dev; from tests.browser import which"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", source], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
