"""The project's own Python, .venv: what is installed into it, when, and how programs are run with it.

Standard library only, because dev.py reads it before anything is installed.
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

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "installed-requirements"
UNFINISHED = "unfinished"
APP = ("requirements.txt",)
TOOLS = ("requirements.txt", "requirements-dev.txt")


class SetupError(Exception):
    """A sentence: what went wrong, and what to do about it."""


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
