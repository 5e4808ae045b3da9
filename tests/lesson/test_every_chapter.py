"""Each chapter from its first line to its last in the browser: each question wrongly, then rightly."""

import re
from pathlib import Path

import pytest

from ui.lessons.library import chapter, files

ANSWER_ALL = (Path(__file__).parent / "every_chapter.js").read_text("utf-8")
UNKNOWN = "987654"


def asked(block):
    """The form of a question, a wrong answer and the right one."""
    form, variant = block["form"], block["variants"][0]
    return {"form": form, "answers": [wrong_answer(form, variant), variant["right"][0]]}


def wrong_answer(form, variant):
    """A known mistake, or else an answer that no mistake explains."""
    most = form.get("most", len(variant["right"][0]))  # of one cell, a click takes the place of another
    mistakes = [each["answer"] for each in variant["wrong"] if len(each["answer"]) <= most]
    if mistakes:
        return mistakes[0]
    if form["type"] == "numbers":
        return [UNKNOWN] * len(form["labels"])
    if form["type"] == "order":
        return [str(number) for number in range(1, len(form["lines"]) + 1)]
    known = [answer for (answer,) in variant["right"]]
    return [next(str(option) for option in range(1, 9) if str(option) not in known)]


@pytest.mark.parametrize("name", files())
def test_a_chapter_is_answered_wrongly_and_rightly_to_its_end(mount, name):
    payload = chapter(name).payload
    blocks = [
        block for screen in payload["screens"] for block in screen["blocks"] if block["kind"] == "question"
    ]
    page = mount(payload)
    done = page.locator(".lesson[data-view]").evaluate(ANSWER_ALL, [asked(block) for block in blocks])
    assert done["count"] == len(blocks)
    for block, wrong, right in zip(blocks, done["told"][::2], done["told"][1::2], strict=True):
        assert (wrong["stage"], right["stage"]) == ("wrong", "open"), block["name"]
        assert "right" in right["verdict"], block["name"]
        assert len(wrong["mistake"]) > 10, block["name"]
        assert right["reveal"].strip(), block["name"]
        assert not re.search(r"[{}]", wrong["mistake"] + right["reveal"]), block["name"]
    surprised = page.locator(".ending, .summary").first.inner_text()
    assert all(screen["title"] in surprised for screen in payload["screens"] if asks(screen)), name


def asks(screen):
    return any(block["kind"] == "question" for block in screen["blocks"])
