"""The chapters in assets/lessons/: which there are, and each built once for all visitors."""

import re
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from ui.app.folder import ASSETS
from ui.lessons import Problem, words
from ui.lessons.chapter import Chapter
from ui.lessons.context import Context
from ui.lessons.payload import Built, build, open_chapter

FOLDER = ASSETS / "lessons" / words.LANGUAGE
_ONE_AT_A_TIME = Lock()
"""A class opens a chapter at once: one visitor builds it, the others wait for that."""
MOST_KEPT = 32
"""Chapters that are kept as they were built; their files are read anew, so that an edit is seen at once."""


def files() -> dict[str, Path]:
    """Return the file of each chapter by its id, in the order of their numbers."""
    return {_id(path.stem): path for path in sorted(FOLDER.glob("[0-9]*.md"))}


def edited() -> tuple[int, ...]:
    """Return when each chapter was edited last."""
    return tuple(path.stat().st_mtime_ns for path in files().values())


def _id(stem: str) -> str:
    return re.sub(r"^\d+_", "", stem)


@lru_cache(maxsize=1)
def _texts(_edited: tuple[int, ...]) -> dict[str, tuple[str, str]]:
    """Return the name of each file, without its ending, and its text; read anew once one is edited."""
    return {name: (path.stem, path.read_text("utf-8")) for name, path in files().items()}


def titles() -> dict[str, str]:
    """Return the title of each chapter by its id, as far as it has one."""
    return {name: _title(text) or name for name, (_, text) in _texts(edited()).items()}


def _title(text: str) -> str:
    found = re.search(r'^title\s*=\s*"([^"\n]*)"', text, re.MULTILINE)
    return found[1] if found else ""


def chapter(name: str) -> Built:
    """Return a chapter by its id; built at most once for the same text."""
    return _build(*_texts(edited())[name], tuple(titles().items()))


def chapters() -> dict[str, Built]:
    """Return all chapters by their ids."""
    named = tuple(titles().items())
    return {name: _build(*file, named) for name, file in _texts(edited()).items()}


def opened(name: str) -> tuple[Chapter, Context]:
    """Return a chapter by its id as its file has it, with its figures: for what is made of it on paper."""
    return open_chapter(*_texts(edited())[name], tuple(titles()))


def _build(*file: Any) -> Built:
    with _ONE_AT_A_TIME:
        return _built(*file)


@lru_cache(maxsize=MOST_KEPT)
def _built(stem: str, text: str, chapters: tuple[tuple[str, str], ...]) -> Built:
    return build(stem, text, dict(chapters))


def contents() -> dict[str, Any]:
    """Return what the browser is sent of the list of chapters."""
    built = chapters().values()
    shown = ("id", "number", "title", "minutes", "goal", "questions")
    return {
        "view": "contents",
        "chapters": [{key: each.payload[key] for key in shown} for each in built if not each.fatal],
        "words": words.words(),
    }


def broken() -> list[tuple[str, str]]:
    """Return the title of each chapter that cannot be shown, and why."""
    named = titles()
    return [(named[name], _why(each.fatal[0])) for name, each in chapters().items() if each.fatal]


def _why(problem: Problem) -> str:
    """Return the line of a problem, and its first sentence; `python dev.py check` says all of it."""
    return f"line {problem.line}: {re.split(r'(?<=[.!]) ', problem.sentence)[0]}"
