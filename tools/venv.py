"""The folder .venv: made and filled from the lock files by dev.py. Standard library only.

A lock file names the exact files of every package, with their hashes, for all systems at once. uv installs
them, in a fifth of pip's time; where uv cannot be had or fails, pip installs the same files.
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
INSTALLER = "requirements-uv"
APP = ("requirements.lock",)
TOOLS = ("requirements.lock", "requirements-dev.lock")
# For every system and each Python from 3.11 in one file; no address of an index in it.
FOR_ALL = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
FOR_ALL += ["--no-emit-find-links", "--no-header", "--no-annotate", "--system-certs", "--quiet"]
OF = "# Made by `python dev.py lock` of requirements with this hash: "


class SetupError(Exception):
    """A sentence: what went wrong, and what to do about it."""


def install(files: Sequence[str]) -> bool:
    """Install the last of `files`, which includes the others, into .venv unless it is installed already.

    Return whether anything was installed.

    The stamp in .venv names what is installed. While that goes on, it says `UNFINISHED`. If it still says so,
    or is missing, an installation was interrupted, and .venv is created again.
    """
    found = STAMP.read_text("utf-8") if STAMP.exists() and python().exists() else UNFINISHED
    if fingerprint(files) in found:
        return False
    if found == UNFINISHED:
        timed("Making .venv", create_venv)
    STAMP.write_text(UNFINISHED, "utf-8")
    timed(f"Installing {files[-1]}, which is new or has changed", lambda: install_file(files[-1]))
    STAMP.write_text("\n".join(fingerprint(files[: count + 1]) for count in range(len(files))), "utf-8")
    return True


def fingerprint(files: Sequence[str]) -> str:
    """Return a hash that changes with any of the files."""
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in files)).hexdigest()


def create_venv() -> None:
    """Create an empty .venv, without pip if the Python outside has one: to copy it takes seconds."""
    if not find_spec("ensurepip") and not find_spec("pip"):
        raise SetupError("This Python has neither ensurepip nor pip; on Debian: apt install python3-venv")
    without_pip = ["--without-pip"] if find_spec("pip") else []
    if wait_for([sys.executable, "-m", "venv", "--clear", *without_pip, str(VENV)]):
        raise SetupError("The virtual environment .venv could not be made, for the reason given above.")


def install_file(file: str) -> None:
    """Install a lock file into .venv: by uv, or else by pip."""
    if pip_install(f"{INSTALLER}.lock") == 0 and uv_install(file) == 0:
        return
    say("uv cannot install here, for the reason given above; pip does it, which takes longer ...")
    if pip_install(file):
        raise SetupError(
            f"pip could not install {file}, for the reason given above. The next start tries again."
        )


def uv_install(file: str) -> int:
    """Install a lock file by uv, with the certificates that the system trusts; return its exit code."""
    command = ["pip", "install", "--system-certs", *quietly(), "--require-hashes", "-r", file]
    compile_all = ["--compile-bytecode"] if sys.dont_write_bytecode else []
    return start("uv", *command, *compile_all, "--python", str(python()))


def pip_install(file: str) -> int:
    """Install a lock file by the outer Python's pip, or by that of .venv; return its exit code."""
    pip = [str(python()), "-m", "pip"]
    if find_spec("pip"):
        pip = [sys.executable, "-m", "pip", "--python", str(python())]
    # Python itself compiles what it imports, a small part of all, and writes it down unless told not to.
    compile_all = [] if sys.dont_write_bytecode else ["--no-compile"]
    options = ["--disable-pip-version-check", "install", *quietly(), *compile_all, "--require-hashes"]
    return wait_for([*pip, *options, "-r", file])


def quietly() -> list[str]:
    """Return the option that spares a log the progress."""
    return [] if sys.stdout.isatty() else ["--quiet"]


def lock(arguments: Sequence[str]) -> int:
    """Make the lock files anew: of the newest versions with --upgrade, else of those that are locked.

    The tools' versions are those of the app where both need a package.
    """
    for name in (INSTALLER, "requirements", "requirements-dev"):
        say(f"Locking {name}.txt ...")
        same = ["-c", "requirements.lock"] if name == "requirements-dev" else []
        code = start("uv", "pip", "compile", *FOR_ALL, *same, *arguments, f"{name}.txt", "-o", f"{name}.lock")
        if code:
            return code
        target = ROOT / f"{name}.lock"
        target.write_text(f"{OF}{locked_of(name)}\n{target.read_text('utf-8')}", "utf-8", newline="\n")
    return 0


def locked_of(name: str) -> str:
    """Return a hash of what a lock file is made of: the lines of its .txt that are no comments."""
    included = ("requirements", name) if name == "requirements-dev" else (name,)
    lines = [line for each in included for line in (ROOT / f"{each}.txt").read_text("utf-8").splitlines()]
    wanted = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return hashlib.sha256("\n".join(wanted).encode()).hexdigest()


def python() -> Path:
    """Return the interpreter inside .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def start(module: str, *arguments: str) -> int:
    """Run a module with the Python inside .venv and return its exit code."""
    return wait_for([str(python()), "-m", module, *arguments])


def wait_for(command: Sequence[str]) -> int:
    """Run a program to its end. Ctrl-C reaches it too: it has ten seconds to clean up."""
    process = subprocess.Popen(command, cwd=ROOT)
    asked: list[int] = []

    def pass_on(number: int, _: object) -> None:
        asked.append(number)
        process.terminate()

    signal.signal(signal.SIGTERM, pass_on)
    try:
        code = process.wait()
    except KeyboardInterrupt:
        with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            process.wait(timeout=10)
        process.kill()
        raise
    if -code in asked:  # it ended because we were asked to: that is no failure to whoever runs services
        return 0
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
