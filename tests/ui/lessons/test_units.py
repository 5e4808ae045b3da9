"""Every teaching unit of the five sources has a row in assets/lessons/README.md, whose place there is."""

import re

from ui.app.assets import ASSETS
from ui.lessons import Problems
from ui.lessons.chapter import read_chapter
from ui.lessons.library import files

SIZES = (41, 52, 39, 40, 39)
"""Units of each source."""
ROW = re.compile(r"^\| (\d)\.(\d+) \| (.+?) \| (not taught|`[^`]+`) \| (.+) \|$", re.M)


def rows():
    return ROW.findall((ASSETS / "lessons" / "README.md").read_text("utf-8"))


def places():
    """Every screen of every chapter, as the rows name it."""
    found = set()
    for name, path in files().items():
        made = read_chapter(path.stem, path.read_text("utf-8"), Problems())
        found |= {f"`{name}/{screen.id}`" for screen in made.screens}
    return found


def test_a_row_names_a_screen_that_there_is_or_a_reason():
    there = places()
    lost = [(f"{source}.{unit}", place) for source, unit, _, place, _ in rows() if place != "not taught"]
    assert [each for each in lost if each[1] not in there] == []
    assert all(len(reason) > 20 for *_, place, reason in rows() if place == "not taught")


def test_every_unit_has_one_row():
    numbers = [(int(source), int(unit)) for source, unit, *_ in rows()]
    assert len(numbers) == len(set(numbers))
    wanted = {(source, unit) for source, size in enumerate(SIZES) for unit in range(1, size + 1)}
    assert set(numbers) == wanted
