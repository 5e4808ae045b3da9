"""The chapters themselves: nothing is wrong with them, and they are as short as a slow line asks."""

import json
import re

from tests.each import each
from ui.lessons import check, library
from ui.lessons.questions.grading import grade

STEPS = 100 * 1024
"""Bytes of a chapter without photos."""


@each("name", library.files())
def test_nothing_is_wrong_with_a_chapter(name):
    assert not [*check._of_text(name), *check._of_links(name), *check._of_size(name)]


@each("name", library.files())
def test_a_chapter_is_sent_as_json_and_without_photos_in_100_kb(name):
    text = json.dumps(library.chapter(name).payload, allow_nan=False, ensure_ascii=False)
    if "data:image" not in text and '"component": "network"' not in text:
        assert len(text.encode()) <= STEPS


def test_chapters_are_numbered_and_know_their_neighbours():
    names = list(library.files())
    built = [library.chapter(name).payload for name in names]
    assert [each["id"] for each in built] == names
    assert [each["number"] for each in built] == list(range(1, len(names) + 1))
    assert [each["next"] and each["next"]["id"] for each in built] == [*names[1:], None]
    assert [each["previous"] and each["previous"]["id"] for each in built] == [None, *names[:-1]]


@each("name", library.files())
def test_right_answers_are_right_and_every_mistake_is_called_by_its_own_name(name):
    for block in (block for screen in library.chapter(name).payload["screens"] for block in screen["blocks"]):
        for number, variant in enumerate(block.get("variants", ())):
            for right in variant["right"]:
                assert grade(block, number, right).right, (block["name"], right)
            for wrong in variant["wrong"]:
                verdict = grade(block, number, wrong["answer"])
                assert (verdict.right, verdict.name) == (False, wrong["name"]), (block["name"], wrong)
                assert not re.search(r"[{}]", verdict.say), verdict
