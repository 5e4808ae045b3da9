"""Set up, run, test and check Pooling Lab. It needs only Python and pip.

    python dev.py [run] [...]    run the app        (passed on to `streamlit run app.py`)
                  --watch        run a page again when its files change
    python dev.py test [...]     run the tests      (passed on to pytest)
                  --fast         only what needs no browser
                  --thorough     with ten times as many random cases
    python dev.py check          formatting, lint and types
    python dev.py fix            fix formatting and imports
    python dev.py bench [...]    measure the speed  (passed on to `python -m benchmarks`)
    python dev.py help           this text

The first call makes .venv beside this file and installs into it; later calls notice changed requirements.
"""

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

# Before the first definition: an old Python can parse the file up to here, but not the types below.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Pooling Lab needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])  # noqa: UP031

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed-requirements"
UNFINISHED = "unfinished"
APP = ("requirements.txt",)
TOOLS = ("requirements.txt", "requirements-dev.txt")
# Only on request: to watch files, Streamlit looks at every module of every library at each load of a page.
WATCH = "--server.fileWatcherType=auto"
# Options of `test` in pytest's words, and options of pytest with which all tests run in one process.
SHORT_FOR = {"--fast": ["-m", "not browser"], "--thorough": ["--hypothesis-profile=thorough"]}
ALONE = ("-n", "--numprocesses", "--pdb", "--trace", "-s")
MOST_WORKERS = 4  # with its server, browser and TensorFlow, one takes about 1.2 GB


class SetupError(Exception):
    """A sentence: what went wrong, and what to do about it."""


def main(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code."""
    command, rest = split_command(arguments)
    try:
        return COMMANDS[command](rest)
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


def split_command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command and its arguments. No command, or an option first, means: run the app."""
    first, *rest = arguments or ["run"]
    if first in COMMANDS:
        return first, rest
    return ("run", list(arguments)) if first.startswith("-") else ("help", [first])


def run_app(arguments: list[str]) -> int:
    """Run the app."""
    install(APP)
    arguments = [WATCH if argument == "--watch" else argument for argument in arguments]
    return start("streamlit", "run", "app.py", *headless(), *arguments)


def headless() -> list[str]:
    """Return options for a machine without a display."""
    # Streamlit notices a missing display, but then asks a host on the internet for this machine's address,
    # only to print it. A given address saves that request, and up to two seconds.
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if os.environ.get("CI") or (sys.platform.startswith("linux") and not display):
        return ["--server.headless=true", "--browser.serverAddress=localhost"]
    return []


def test(arguments: list[str]) -> int:
    """Run the tests, including browser tests if a browser is found or can be installed."""
    install(TOOLS)
    from tests.browser import which  # not at the top: the app also runs without tests/

    arguments = [word for argument in arguments for word in SHORT_FOR.get(argument, [argument])]
    if which.wanted_by(arguments) and not which.find_browser():
        say("No browser found; installing one for the browser tests ...")
        which.install_browser(python())
        if not which.find_browser():
            say("None could be installed. " + which.WHAT_TO_DO)
    return start("pytest", *side_by_side(arguments), *arguments)


def side_by_side(arguments: Sequence[str]) -> list[str]:
    """Return options for one worker per processor; none for a single file or if the caller sets them."""
    alone = any(word.startswith(ALONE) or ".py" in word or "no:xdist" in word for word in arguments)
    return [] if alone else ["-n", "auto", "--maxprocesses", str(MOST_WORKERS), "--dist", "worksteal"]


def check(arguments: list[str]) -> int:
    """Check formatting, lint and types. All of them run; the first failure gives the exit code."""
    install(TOOLS)
    tools = (("ruff", "format", "--check"), ("ruff", "check"), ("mypy",), ("tools.javascript",))
    return next(filter(None, [start(*tool, *arguments) for tool in tools]), 0)


def fix(arguments: list[str]) -> int:
    """Fix what ruff can fix by itself."""
    install(TOOLS)
    return start("ruff", "check", "--fix", *arguments) or start("ruff", "format", *arguments)


def bench(arguments: list[str]) -> int:
    """Measure the speed."""
    install(TOOLS)
    return start("benchmarks", *arguments)


def show_help(arguments: list[str]) -> int:
    """Show the commands; an unknown command is an error."""
    if arguments:
        say(f"There is no command {arguments[0]!r}.")
    print(__doc__)
    return 1 if arguments else 0


COMMANDS = {"run": run_app, "test": test, "check": check, "fix": fix, "bench": bench}
COMMANDS |= {"help": show_help, "--help": show_help, "-h": show_help}


def install(files: Sequence[str]) -> None:
    """Install the last of `files`, which includes the others, into .venv unless it is installed already.

    The stamp in .venv names what is installed. While pip runs, it says `UNFINISHED`. If it still says so, or
    is missing, an installation was interrupted, and .venv is created again.
    """
    found = STAMP.read_text("utf-8") if STAMP.exists() and python().exists() else UNFINISHED
    if fingerprint(files) in found:
        return
    if found == UNFINISHED:
        timed("Making .venv", create_venv)
    STAMP.write_text(UNFINISHED, "utf-8")
    timed(f"Installing {files[-1]}, which is new or has changed", lambda: pip_install(files[-1]))
    STAMP.write_text("\n".join(fingerprint(files[: count + 1]) for count in range(len(files))), "utf-8")


def fingerprint(files: Sequence[str]) -> str:
    """Return a hash that changes with any of the files."""
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in files)).hexdigest()


def create_venv() -> None:
    """Create an empty .venv. It has no pip if Debian ships ensurepip separately."""
    if not find_spec("ensurepip") and not find_spec("pip"):
        raise SetupError("This Python has neither ensurepip nor pip; on Debian: apt install python3-venv")
    without_pip = [] if find_spec("ensurepip") else ["--without-pip"]
    if wait_for([sys.executable, "-m", "venv", "--clear", *without_pip, str(VENV)]):
        raise SetupError("The virtual environment .venv could not be made, for the reason given above.")


def pip_install(file: str) -> None:
    """Install a requirements file into .venv, with its own pip or with the outer Python's."""
    pip = [str(python()), "-m", "pip"]
    if not find_spec("ensurepip"):
        pip = [sys.executable, "-m", "pip", "--python", str(python())]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    # Python itself compiles what it imports, a small part of all, and writes it down unless told not to.
    compile_all = [] if sys.dont_write_bytecode else ["--no-compile"]
    if wait_for([*pip, "--disable-pip-version-check", "install", *quiet, *compile_all, "-r", file]):
        raise SetupError(
            f"pip could not install {file}, for the reason given above. The next start tries again."
        )


def python() -> Path:
    """Return the interpreter inside .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def start(module: str, *arguments: str) -> int:
    """Run a module with the Python inside .venv and return its exit code."""
    return wait_for([str(python()), "-m", module, *arguments])


def wait_for(command: Sequence[str]) -> int:
    """Run a program to its end. Ctrl-C reaches it too: it has ten seconds to clean up."""
    process = subprocess.Popen(command, cwd=ROOT)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        code = process.wait()
    except KeyboardInterrupt:
        with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            process.wait(timeout=10)
        process.kill()
        raise
    return code if code >= 0 else 128 - code


def timed(what: str, work: Callable[[], None]) -> None:
    """Print what is being done and, afterwards, how long it took."""
    say(f"{what} ...")
    began = time.perf_counter()
    work()
    say(f"... done in {time.perf_counter() - began:.0f} s.")


def say(text: str) -> None:
    """Print a line with a mark that tells it apart from the tools' output."""
    print(f"[dev] {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
