"""Chapters 1 to 5 have the figures of the sources, the mistakes that people make, and their measure."""

import re
from functools import cache

from tests.each import each
from ui.lessons.library import chapter

FACTS = {
    "what_pooling_does": {
        "window": ["max(1, 3, 5, 6) = 6"],
        "your-turn": ["max(2, 4, 1, 2) = 4"],
        "rubbed-out": ["6, 4, 7, 9"],
        "average": ["(1 + 3 + 5 + 6) / 4 = 3.75", "3.75, 2.25, 4.5, 5"],
        "limit": ["0, 4, 2, 1"],
    },
    "window_stride_shape": {
        "stride": ["9 of them fit", "4 windows where there were 9"],
        "overlap": ["4, 5, 7, 8", "2, 3, 5, 6"],
        "shape": ["2 × 3"],
        "unread": ["9 of 25"],
        "axes": ["9, 3, 8"],
        "default": ["One: 10"],
        "root": ["1 × 4", "cannot reshape array of size 6 into shape (2,2)"],
    },
    "padding": {
        "two-words": ["2 × 2, with 0 cells of padding"],
        "same": ["3 × 3"],
        "inside": ["5, 7, 13, 15"],
        "negative": ["−1. For max"],
        "rectangle": ["3 × 2: 0, 3, 8, 11, 12, 15"],
        "average": ["(0 + 1 + 4 + 5) / 4 = 2.5"],
        "counted": ["falls from 2.5 to 1.111"],
        "ceil": ["3 × 3"],
    },
    "max_average_relatives": {
        "convolution": ["0.25. Tried on 1,000 random maps"],
        "relu": ["3 ReLUs make the max"],
        "min": ["1, 1, 2, 0", "0 differ"],
        "between": ["the average, 3.75"],
        "rare": ["5.613 became 60, not 56.13"],
        "cost": ["1,849,688,064", "2,408,448"],
    },
    "channels_and_photo": {
        "apart": ["5, 7, 13, 15", "6, 8, 14, 16"],
        "as-many": ["(1, 14, 14, 3)", "0 numbers"],
        "cat": ["112 × 112 = 12,544", "50,176"],
        "equal": ["array_equal says True", "12,544"],
        "slips": ["4, where 6 fit"],
    },
}
"""What the sources have, and what is true where they are wrong, by chapter and screen."""
ANSWERS = {
    ("window_stride_shape", "lost"): (["9"], {"16", "5", "10"}),
    ("window_stride_shape", "long"): (["1", "4"], {"2,2"}),
    ("window_stride_shape", "one"): (["1"], {"4", "9"}),
    ("padding", "valid"): (["2", "2"], {"3,3"}),
    ("padding", "same"): (["3", "3"], {"5,5"}),
    ("padding", "negative"): (["−1"], {"0"}),
    ("padding", "divisor"): (["2.5"], {"1.1111111111111112", "5"}),
    ("max_average_relatives", "weight"): (["0.25"], {"1", "4"}),
    ("max_average_relatives", "relu"): (["9"], {"8", "−1", "0"}),
    ("channels_and_photo", "second"): (["6"], {"11", "5"}),
    ("channels_and_photo", "windows"): (["12,544"], {"50,176", "25,088", "112"}),
    ("channels_and_photo", "slip"): (["4"], {"6"}),
}
"""A right answer, and mistakes that are answered by name."""


@cache
def screens(name):
    """The screens of a chapter, by id."""
    return {screen["id"]: screen for screen in chapter(name).payload["screens"]}


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def words_of(screen):
    """All that a reader is told on a screen, answers included."""
    texts = [block["html"] for block in screen["blocks"] if block["kind"] == "text"]
    for block in questions_of(screen):
        texts += [block["ask"], *(variant["reveal"] for variant in block["variants"][:1])]
    return plain(" ".join(texts))


def questions_of(screen):
    return [block for block in screen["blocks"] if block["kind"] == "question"]


@each("name", FACTS)
def test_figures_of_the_sources_are_told(name):
    for screen, facts in FACTS[name].items():
        told = words_of(screens(name)[screen])
        for fact in facts:
            assert fact in told, f"{name}/{screen}: {fact} is not in: {told}"


def test_questions_have_their_answer_and_the_mistakes_that_people_make():
    for (name, asked), (right, mistakes) in ANSWERS.items():
        found = [block for screen in screens(name).values() for block in questions_of(screen)]
        variant = next(block for block in found if block["name"] == asked)["variants"][0]
        assert right in variant["right"], (name, asked)
        assert mistakes <= {",".join(wrong["answer"]) for wrong in variant["wrong"]}, (name, asked)


def test_chapters_keep_their_measure():
    """6 to 10 screens of about 60 words, 3 to 6 questions."""
    for name in FACTS:
        found = list(screens(name).values())
        assert 5 <= len(found) <= 10, name
        assert 3 <= sum(len(questions_of(screen)) for screen in found) <= 8, name
        for screen in found:
            told = (block["html"] for block in screen["blocks"] if block["kind"] == "text")
            text = plain(re.sub(r"<table>.*?</table>", "", " ".join(told), flags=re.DOTALL))
            assert len(text.split()) <= 80, f"{name}/{screen['id']}: {len(text.split())} words"
