"""The folder .venv: what is installed into it and when, and the lock files that say so. No network."""

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import dev
from tests.each import each
from tools import venv

ROOT = Path(dev.__file__).parent


def test_install_happens_once(programs):
    venv.install(venv.APP)
    venv.install(venv.APP)
    assert (programs.count("-m venv"), programs.count("-m uv pip install")) == (1, 1)


def test_install_notices_changed_requirements(programs):
    venv.install(venv.APP)
    (venv.ROOT / "requirements.lock").write_text("numpy\npillow", "utf-8")
    venv.install(venv.APP)
    assert (programs.count("-m venv"), programs.count("-r requirements.lock")) == (1, 2)


def test_install_of_the_tools_happens_once_and_includes_the_app(programs):
    for files in (venv.TOOLS, venv.TOOLS, venv.APP):
        venv.install(files)
    assert programs.count("-m uv pip install") == 1


def test_install_of_the_tools_notices_changed_requirements_of_the_app(programs):
    venv.install(venv.TOOLS)
    (venv.ROOT / "requirements.lock").write_text("numpy\npillow", "utf-8")
    venv.install(venv.TOOLS)
    assert programs.count("-r requirements-dev.lock") == 2


def test_install_of_the_tools_after_the_app_keeps_the_venv(programs):
    venv.install(venv.APP)
    venv.install(venv.TOOLS)
    assert (programs.count("-m venv"), programs.count("-r requirements-dev.lock")) == (1, 1)


@pytest.mark.parametrize("installed_before", [False, True])
def test_install_that_was_interrupted_starts_from_an_empty_venv(programs, monkeypatch, installed_before):
    def interrupted(file):
        raise KeyboardInterrupt

    if installed_before:
        venv.install(venv.APP)
    (venv.ROOT / "requirements.lock").write_text("numpy\npillow", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(venv, "install_file", interrupted)
        with pytest.raises(KeyboardInterrupt):
            venv.install(venv.APP)
    programs.started.clear()
    venv.install(venv.APP)
    assert (programs.count("-m venv --clear"), programs.count("-m uv pip install")) == (1, 1)


def test_install_makes_a_venv_without_an_interpreter_anew(programs):
    venv.install(venv.APP)
    venv.python().unlink()
    venv.install(venv.APP)
    assert programs.count("-m venv --clear") == 2


def test_install_that_fails_in_pip_is_an_error_and_is_tried_again(programs, capsys):
    programs.codes[" install "] = 1
    assert dev.main(["check"]) == 1
    assert "pip could not install requirements-dev.lock" in capsys.readouterr().out
    programs.codes.clear()
    assert dev.main(["check"]) == 0


def test_install_takes_only_files_of_the_lock(programs):
    venv.install(venv.TOOLS)
    made, bootstrap, tools = programs.started
    if find_spec("pip"):  # the Python outside installs into .venv; what uv has installed is without pip
        assert made.endswith(f"-m venv --clear --without-pip {venv.VENV}")
        assert bootstrap.startswith(f"{sys.executable} -m pip --python {venv.python()}")
    else:
        assert made.endswith(f"-m venv --clear {venv.VENV}")
        assert bootstrap.startswith(f"{venv.python()} -m pip")
    assert bootstrap.endswith("--require-hashes -r requirements-uv.lock")
    assert tools.startswith(f"{venv.python()} -m uv pip install")
    assert "--require-hashes -r requirements-dev.lock" in tools


@pytest.mark.parametrize("fails", ["requirements-uv.lock", "-m uv"])
def test_pip_installs_the_same_files_where_uv_cannot(programs, fails, capsys):
    programs.codes[fails] = 1
    venv.install(venv.APP)
    assert re.search(r"-m pip .*--require-hashes -r requirements\.lock$", programs.started[-1])
    assert "uv cannot install here" in capsys.readouterr().out
    assert venv.STAMP.read_text("utf-8") == venv.fingerprint(venv.APP)


@pytest.mark.parametrize("told_not_to", [False, True])
def test_install_leaves_compiling_to_python_unless_it_is_told_not_to(programs, monkeypatch, told_not_to):
    monkeypatch.setattr(sys, "dont_write_bytecode", told_not_to)
    programs.codes["-m uv"] = 1
    venv.install(venv.APP)
    assert ("--compile-bytecode" in programs.started[-2]) is told_not_to
    assert ("--no-compile" in programs.started[-1]) is not told_not_to


def test_install_without_a_pip_outside_uses_that_of_the_venv(programs, monkeypatch):
    monkeypatch.setattr(venv, "find_spec", lambda name: None if name == "pip" else name)
    venv.install(venv.APP)
    assert "--without-pip" not in programs.started[0]
    assert programs.started[1].startswith(f"{venv.python()} -m pip ")


def test_install_without_ensurepip_and_pip_says_what_to_install(programs, monkeypatch, capsys):
    monkeypatch.setattr(venv, "find_spec", lambda _: None)
    assert dev.main(["check"]) == 1
    assert "apt install python3-venv" in capsys.readouterr().out


def test_lock_makes_every_file_and_stops_at_the_first_that_cannot_be_made(programs):
    names = ("requirements-uv", "requirements", "requirements-dev")
    for name in names:
        (venv.ROOT / f"{name}.txt").write_text("# A reason\nnumpy", "utf-8")
    assert dev.main(["lock", "--upgrade"]) == 0
    made = [command for command in programs.started if "uv pip compile" in command]
    assert [command.split()[-3:] for command in made] == [[f"{n}.txt", "-o", f"{n}.lock"] for n in names]
    assert all("--universal" in command and "--upgrade" in command for command in made)
    assert (venv.ROOT / "requirements.lock").read_text("utf-8").startswith(venv.OF)
    programs.codes["-o requirements.lock"] = 2
    assert dev.main(["lock"]) == 2


LOCKS = ["requirements-uv", "requirements", "requirements-dev"]


@each("name", LOCKS)
def test_lock_file_is_of_the_requirements_of_today(name):
    head = (ROOT / f"{name}.lock").read_text("utf-8").splitlines()[0]
    assert head == f"{venv.OF}{venv.locked_of(name)}", "after a change of requirements: python dev.py lock"


@each("name", LOCKS)
def test_lock_file_has_one_version_and_hashes_of_every_package_and_no_address(name):
    text = (ROOT / f"{name}.lock").read_text("utf-8")
    packages = text.replace("\\\n", "").splitlines()[1:]
    for line in packages:
        assert re.match(r"[\w.-]+==[\w.]+( ;.+)? +--hash=sha256:[0-9a-f]{64}", line), line
    assert "://" not in text
    assert "index" not in text


def test_app_and_tools_have_the_same_versions():
    app, tools = (
        set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / file).read_text("utf-8"), re.MULTILINE))
        for file in venv.TOOLS
    )
    assert len(app) > 40
    assert app <= tools
