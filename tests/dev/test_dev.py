"""dev.py: what it starts, what it says, and whose exit code it gives. No network."""

import ast
import os
import runpy
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.each import each
from tools import addresses, venv

ROOT = Path(dev.__file__).parent


def test_python_that_is_too_old_can_read_the_file_and_gets_an_answer_in_a_sentence(monkeypatch):
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is 3\.10"):
        runpy.run_path(str(ROOT / "dev.py"))


@each(
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


TOOLS = ("ruff format --check", "ruff check", "mypy", "tools.javascript", "ui.lessons.check")


@pytest.mark.parametrize("tool", TOOLS)
def test_check_runs_every_tool_and_gives_the_code_of_the_one_that_fails(programs, tool):
    programs.codes[tool] = 3
    assert dev.main(["check"]) == 3
    assert [programs.count(each) for each in TOOLS] == [1] * len(TOOLS)


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


@pytest.fixture
def display(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("CI", "STREAMLIT_SERVER_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(addresses, "network_address", lambda: "192.168.7.5")


def test_first_run_compiles_what_a_page_imports_and_the_next_one_does_not(programs, capsys):
    assert dev.main(["run", "--server.port=8600"]) == 0
    assert "Preparing the first page" in capsys.readouterr().out
    assert dev.main(["run", "--server.port=8600"]) == 0
    assert programs.count("-m ui.app.widgets.warm") == 1


def test_run_passes_arguments_on_and_opens_a_browser_where_there_is_a_display(programs, display):
    assert dev.main(["run", "--server.port=8600"]) == 0
    assert programs.started[-1].endswith("run app.py --browser.serverAddress=localhost --server.port=8600")


def test_files_are_watched_on_request(programs, display):
    assert dev.main(["--watch"]) == 0
    assert programs.started[-1].endswith("--server.fileWatcherType=auto")


def test_run_in_ci_opens_no_browser(programs, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert dev.main([]) == 0
    assert "--server.headless=true" in programs.started[-1]


def test_run_says_both_addresses(programs, display, capsys):
    assert dev.main(["--server.port", "8600"]) == 0
    said = capsys.readouterr().out
    assert "On this machine: http://localhost:8600\n" in said
    assert "For your class, on the same network: http://192.168.7.5:8600\n" in said
    assert "python dev.py --local" in said


def test_local_is_for_this_machine_alone(programs, display, capsys):
    assert dev.main(["--local", "--server.port=8600"]) == 0
    said = capsys.readouterr().out
    assert "localhost:8600" in said
    assert "class" not in said
    assert "--server.address=127.0.0.1 --server.port=8600" in programs.started[-1]
    assert "--local" not in programs.started[-1]


def test_run_says_no_address_where_the_options_choose_another(programs, display, capsys):
    assert dev.main(["--server.address=10.0.0.1"]) == 0
    assert "http://" not in capsys.readouterr().out


def test_port_is_the_one_asked_for_or_the_first_that_is_free(programs, display, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert addresses.free_port(port) > port
    monkeypatch.setattr(addresses, "free_port", lambda: 8503)
    dev.main([])
    assert "--server.port=8503" in programs.started[-1]
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", "8700")
    assert addresses.port_of([]) == 8700
    assert addresses.port_of(["--server.port", "8701"]) == 8701


def test_address_on_the_network_is_none_of_this_machine_alone():
    address = addresses.network_address()
    assert address is None or not address.startswith(("127.", "0.0."))


@pytest.mark.parametrize(("limit", "said"), [(256, "Only 256 files may be open here"), (4096, "")])
def test_where_few_files_may_be_open_closed_pages_are_forgotten_sooner(
    programs, display, monkeypatch, capsys, limit, said
):
    monkeypatch.setattr(dev, "raise_limit", lambda: limit)
    dev.main([])
    assert said in capsys.readouterr().out
    assert ("--server.disconnectedSessionTTL=5" in programs.started[-1]) is bool(said)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_server_that_ends_because_dev_was_asked_to_end_is_no_failure():
    asks_its_parent = "import os, signal, time; os.kill(os.getppid(), signal.SIGTERM); time.sleep(20)"
    assert venv.wait_for([sys.executable, "-c", asks_its_parent]) == 0


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
