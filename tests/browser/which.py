"""Which browser the tests drive: one rule for dev.py, which may install it, and pytest, which uses it.

Standard library only, because dev.py reads it before anything is installed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

VARIABLE = "POOLING_LAB_BROWSER"
TESTS = Path(__file__).resolve().parents[1]
FOLDERS = (TESTS / "browser", TESTS / "stepper", TESTS / "lesson")  # what is in them needs a browser
WHAT_TO_DO = (
    "No Chromium, Chrome or Edge was found, so the browser tests are skipped, or fail where CI=true. "
    f"Install one of them, or set {VARIABLE} to the path of one."
)
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
# Below Playwright's folder: chromium-<revision>/<this>, on Linux, Windows and macOS.
PLAYWRIGHT_PROGRAMS = ("chrome-linux*/chrome", "chrome-win*/chrome.exe", "chrome-mac*/*.app/Contents/MacOS/*")


def find_browser() -> Path | None:
    """The browser to drive: the one named, else one installed, else Playwright's; None if there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named) if Path(named).is_file() else None
    return next((path for path in candidates() if path.is_file() and starts(path)), None)


def candidates() -> Iterator[Path]:
    """Where a browser may be, best first."""
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    if sys.platform == "darwin":
        for applications in (Path("/Applications"), Path.home() / "Applications"):
            yield from (applications / f"{app}.app/Contents/MacOS/{app}" for app in MAC_APPS)
    if sys.platform == "win32":
        folders = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        yield from (Path(folder) / program for folder in folders if folder for program in WINDOWS_PROGRAMS)
    for program in PLAYWRIGHT_PROGRAMS:
        yield from sorted(playwright_folder().glob(f"chromium-*/{program}"), reverse=True)


def playwright_folder() -> Path:
    """Where Playwright keeps the browsers that it has downloaded."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen and chosen != "0":
        return Path(chosen)
    places = {"darwin": "Library/Caches", "win32": "AppData/Local"}
    return Path.home() / places.get(sys.platform, ".cache") / "ms-playwright"


def starts(path: Path) -> bool:
    """Whether the program runs: Ubuntu's `chromium-browser` may be a script that only says where to get it.

    Not asked on Windows, where `--version` opens a window.
    """
    if sys.platform == "win32":
        return True
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, timeout=20, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def install_browser(python: Path) -> None:
    """Install Debian's package where we may, else Playwright's own; `find_browser` tells whether it worked.

    Parameters
    ----------
    python : Path
        An interpreter that has the `playwright` package.
    """
    if may_use_apt():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update"], env=quiet, check=False)
        subprocess.run(["apt-get", "install", "--yes", "chromium"], env=quiet, check=False)
    if not find_browser():
        subprocess.run([python, "-m", "playwright", "install", "chromium"], check=False)


def may_use_apt() -> bool:
    """Whether this is a Debian-like Linux and we are root."""
    return sys.platform.startswith("linux") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def wanted_by(pytest_arguments: Sequence[str]) -> bool:
    """Whether pytest, started so, could come to a browser test: not when only other files are named."""
    if "not browser" in pytest_arguments:
        return False
    named = [Path(argument.split("::")[0]) for argument in pytest_arguments if not argument.startswith("-")]
    existing = [path.resolve() for path in named if path.exists()]
    return not existing or any(
        folder.is_relative_to(path) or path.is_relative_to(folder) for folder in FOLDERS for path in existing
    )
