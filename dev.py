"""Set up, run, test and check Pooling Lab. It needs only Python and pip.

    python dev.py [run] [...]    run the app        (passed on to `streamlit run app.py`)
                  --local        for this machine alone, not for others on its network
                  --watch        run a page again when its files change
    python dev.py test [...]     run the tests      (passed on to pytest)
                  --fast         only what needs no browser
                  --thorough     with twelve times as many random cases
    python dev.py check          formatting, lint, types and the chapters of Learn
    python dev.py fix            fix formatting and imports
    python dev.py bench [...]    measure the speed  (passed on to `python -m benchmarks`)
    python dev.py lock [...]     make the lock files, after a change of requirements; --upgrade for newer
    python dev.py help           this text

The first call makes .venv beside this file and installs into it; later calls notice changed requirements.
"""

import os
import sys
from collections.abc import Sequence

# Before the first definition: an old Python can parse the file up to here, but not the types below.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Pooling Lab needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])  # noqa: UP031

from tools import addresses
from tools.venv import APP, TOOLS, SetupError, install, lock, python, say, start, timed
from ui.app.open_files import FEW, SECONDS_KEPT, raise_limit

# Only on request: to watch files, Streamlit looks at every module of every library at each load of a page.
WATCH = "--server.fileWatcherType=auto"
# Options of `test` in pytest's words, and options of pytest with which all tests run in one process.
SHORT_FOR = {"--fast": ["-m", "not browser"], "--thorough": ["--hypothesis-profile=thorough"]}
ALONE = ("-n", "--numprocesses", "--pdb", "--trace", "-s")
MOST_WORKERS = 4  # with its server, browser and TensorFlow, one takes about 1.2 GB


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
    """Run the app, and say where it answers."""
    if install(APP):
        timed("Preparing the first page", compile_imports)
    local = "--local" in arguments
    arguments = [WATCH if word == "--watch" else word for word in arguments if word != "--local"]
    port = addresses.port_of(arguments)
    if port is None:
        port = addresses.free_port()
        arguments = [f"--server.port={port}", *arguments]
    if not any(word.startswith(addresses.ELSEWHERE) for word in arguments):
        for line in addresses.where(port, local=local):
            say(line)
    own = [*headless(), *few_files(), *(["--server.address=127.0.0.1"] if local else [])]
    return start("streamlit", "run", "app.py", *own, *arguments)


def compile_imports() -> None:
    """Import what every page imports: Python compiles it the first time, while a visitor would wait."""
    start("ui.app.widgets.warm")


def headless() -> list[str]:
    """Return options for a machine without a display, and the address that a browser is opened with."""
    # Streamlit notices a missing display, but then asks a host on the internet for this machine's address,
    # only to print it. A given address saves that request, and up to two seconds.
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    without = os.environ.get("CI") or (sys.platform.startswith("linux") and not display)
    return ["--browser.serverAddress=localhost", *(["--server.headless=true"] if without else [])]


def few_files() -> list[str]:
    """Let the server have many files open; if it may not, let it forget closed pages sooner."""
    limit = raise_limit()
    if limit >= FEW:
        return []
    say(f"Only {limit} files may be open here at once, for about {limit // 5} pages; try `ulimit -n 4096`.")
    return [f"--server.disconnectedSessionTTL={SECONDS_KEPT}"]


def lock_requirements(arguments: list[str]) -> int:
    """Make the lock files anew; with --upgrade, of the newest versions."""
    install(TOOLS)
    return lock(arguments)


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
    return [] if alone else ["-n", "auto", "--maxprocesses", str(MOST_WORKERS), "--dist", "loadgroup"]


def check(arguments: list[str]) -> int:
    """Check formatting, lint, types and the chapters. All of them run; the first failure gives the code."""
    install(TOOLS)
    tools = (
        ("ruff", "format", "--check"),
        ("ruff", "check"),
        ("mypy",),
        ("tools.javascript",),
        ("ui.lessons.check",),
    )
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


COMMANDS = {
    "run": run_app,
    "test": test,
    "check": check,
    "fix": fix,
    "bench": bench,
    "lock": lock_requirements,
}
COMMANDS |= {"help": show_help, "--help": show_help, "-h": show_help}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
