"""Where the files of the app are."""

from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
