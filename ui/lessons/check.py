"""What is wrong with the chapters: `python dev.py check` names each mistake with its file and line."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ui.lessons import library, plans
from ui.lessons.chapter import FILE
from ui.lessons.paper import worksheet_mistakes

ROOT = library.FOLDER.parents[2]
MOST_BYTES = 250 * 1024
"""Of a chapter with photos; a phone on a slow line has it in two seconds."""
SCREEN_LINK = re.compile(r'data-chapter="([^"]*)" data-screen="([^"]*)"')


def mistakes() -> Iterator[str]:
    """Yield a sentence for each mistake, such as "assets/lessons/en/03_padding.md:12: There is no page …"."""
    yield from _file_mistakes([path for path in sorted(library.FOLDER.iterdir()) if path.suffix == ".md"])
    for name, path in library.files().items():
        for line, sentence in [*_of_text(name), *_of_links(name), *_of_size(name)]:
            yield f"{path.relative_to(ROOT).as_posix()}:{line}: {sentence}"
    for line, sentence in plans.dead_links(plans.FILE.read_text("utf-8"), _screens()):
        yield f"{plans.FILE.relative_to(ROOT).as_posix()}:{line}: {sentence}"
    for sentence in worksheet_mistakes(library.opened):
        yield f"{(library.FOLDER / 'worksheet.toml').relative_to(ROOT).as_posix()}:1: {sentence}"


def _file_mistakes(paths: list[Path]) -> Iterator[str]:
    chapters = [path for path in paths if path.stem[0].isdigit()]
    for path in chapters:
        if not FILE.fullmatch(path.stem):
            yield f"{path.name}:1: A chapter's file is named like 01_what_pooling_does.md."
    numbers = Counter(path.stem[:2] for path in chapters)
    for path in chapters:
        if numbers[path.stem[:2]] > 1:
            yield f"{path.name}:1: Two chapters have the number {path.stem[:2]}; give this one another."


def _of_text(name: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in library.chapter(name).problems]


def _of_links(name: str) -> Iterator[tuple[int, str]]:
    """Yield the links that lead to a screen that another chapter does not have."""
    shown = json.dumps(library.chapter(name).payload).replace('\\"', '"')
    for chapter, screen in dict.fromkeys(SCREEN_LINK.findall(shown)):
        ids = [each["id"] for each in library.chapter(chapter).payload["screens"]]
        if screen not in ids:
            yield (
                _line_of(name, f"chapter:{chapter}/{screen}"),
                (f"Chapter “{chapter}” has no screen “{screen}”; it has {', '.join(ids)}."),
            )


def _screens() -> dict[str, list[str]]:
    return {
        name: [screen["id"] for screen in library.chapter(name).payload["screens"]]
        for name in library.files()
    }


def _line_of(name: str, text: str) -> int:
    lines = library.files()[name].read_text("utf-8").split("\n")
    return next((at for at, line in enumerate(lines, 1) if text in line), 1)


def _of_size(name: str) -> Iterator[tuple[int, str]]:
    size = len(json.dumps(library.chapter(name).payload, ensure_ascii=False).encode())
    if size > MOST_BYTES:
        yield (
            1,
            (
                f"The chapter takes {size // 1024} KB, and at most {MOST_BYTES // 1024} are sent; "
                "make its photos smaller (size), or fewer."
            ),
        )


def main() -> int:
    """Print all mistakes; the exit code says whether there are any."""
    found = list(mistakes())
    for sentence in found:
        sys.stdout.write(f"{sentence}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
