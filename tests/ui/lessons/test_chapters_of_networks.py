"""Chapters 6 to 12: each is built without a problem, asks enough, and says what was measured."""

import re

from pooling.experiments import EXPERIMENTS
from tests.each import each
from ui.lessons.library import chapter
from ui.lessons.measured import MEASURED

SAID = {
    "filter_detect_condense": ("square.zeros", "square.times", "cost.convolution_after", "order.avg"),
    "how_far_invariance_goes": (
        "moves.share_two",
        "moves.share_three",
        "near_same.avg_results",
        "digits.turned",
    ),
    "the_way_back": ("gradients.max", "gradients.dead", "gradients.global_avg_each"),
    "one_number_a_map": ("maps.flat", "vgg.flat_weights", "vgg.pooled_weights", "vehicles.right"),
    "myths_and_pitfalls": ("models.max", "models.none_global", "noise.max_mean", "chain.photo_sides"),
    "slips_in_our_sources": ("direction.after", "resnet.pooled", "parameters.dense_without"),
    "instead_of_pooling": ("masks.ring_3", "instead.layer_parameters", "attention.sharp_second"),
}
"""Facts that each chapter must hold, as computed."""
FORMS = {"numbers", "cells", "choice"}


def text_of(value):
    """All text of a payload but the pictures."""
    if isinstance(value, dict):
        return " ".join(text_of(each) for key, each in value.items() if key != "data")
    if isinstance(value, list):
        return " ".join(map(text_of, value))
    return re.sub(r"<[^>]*>", "", value) if isinstance(value, str) else ""


def questions(payload):
    return [
        block for screen in payload["screens"] for block in screen["blocks"] if block["kind"] == "question"
    ]


@each("name", SAID)
def test_a_chapter_is_built_and_says_what_was_measured(name):
    built = chapter(name)
    assert [problem.sentence for problem in built.problems] == []
    said = text_of(built.payload["screens"])
    for reference in SAID[name]:
        experiment, _, fact = reference.partition(".")
        value = {**EXPERIMENTS, **MEASURED}[experiment]()[fact]
        written = value if isinstance(value, str) else f"{value:,}".removesuffix(".0")
        assert written in said, reference


@each("name", SAID)
def test_a_chapter_asks_in_several_ways_and_foresees_mistakes(name):
    asked = questions(chapter(name).payload)
    assert 6 <= len(asked) <= 7
    assert {block["form"]["type"] for block in asked} <= FORMS
    assert len({(block["form"]["type"], len(block["form"].get("options", ()))) for block in asked}) > 1
    for block in asked:
        first = block["variants"][0]
        assert first["right"], block["name"]
        assert first["wrong"], f"{name}: question {block['name']} foresees no mistake"
        assert first["reveal"], block["name"]


@each("name", SAID)
def test_a_screen_is_one_idea(name):
    for screen in chapter(name).payload["screens"]:
        words = " ".join(text_of(block) for block in screen["blocks"] if block["kind"] == "text").split()
        assert len(words) <= 115, screen["id"]
        assert sum(block["kind"] == "question" for block in screen["blocks"]) <= 1


def test_claims_are_not_all_false():
    verdicts = [
        block["variants"][0]["right"][0][0]
        for name in SAID
        for block in questions(chapter(name).payload)
        if block["form"]["type"] == "choice" and re.sub("<.*?>", "", block["form"]["options"][0]) == "True"
    ]
    assert min(verdicts.count("1"), verdicts.count("2")) >= 6
    assert verdicts.count("3") == 2
