"""The plans for teachers: each link leads to a screen that there is, and the minutes add up."""

import re

from ui.lessons import Problems, plans
from ui.lessons.chapter import read_chapter
from ui.lessons.library import files


def screens():
    """The ids of the screens of each chapter; its figures need not be made for that."""
    made = {
        name: read_chapter(path.stem, path.read_text("utf-8"), Problems()) for name, path in files().items()
    }
    return {name: [screen.id for screen in chapter.screens] for name, chapter in made.items()}


def test_every_link_leads_somewhere():
    assert list(plans.dead_links(plans.FILE.read_text("utf-8"), screens())) == []


def test_a_dead_link_is_named_with_its_line():
    text = "[A](chapter:gone)\n[B](chapter:padding/gone) [C](page:gone) [D](chapter:padding/negative)"
    lines, sentences = zip(*plans.dead_links(text, screens()), strict=True)
    assert lines == (1, 2, 2)
    assert "no chapter “gone”" in sentences[0]
    assert "has no screen “gone”" in sentences[1]
    assert "no page “gone”" in sentences[2]


def test_links_are_those_of_the_app():
    text = plans.plans().text
    assert "](learn?chapter=padding&at=negative)" in text
    assert "](compare)" in text
    assert "chapter:" not in text.replace("learn?chapter", "")


def test_each_plan_fills_its_minutes_without_a_gap():
    _, *each = plans.plans().text.split("\n## ")
    for name, end in (("45", 45), ("90", 90)):
        plan = next(part for part in each if part.startswith(name))
        spans = [(int(a), int(b)) for a, b in re.findall(r"^\| (\d+)–(\d+) \|", plan, re.M)]
        assert [start for start, _ in spans] == [0, *(stop for _, stop in spans[:-1])]
        assert spans[-1][1] == end
