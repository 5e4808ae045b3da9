"""Pitfalls without Streamlit: what every choice says, what is right, what the question does not yet show."""

import re
import tomllib

import numpy as np
import pytest

from tests.each import each
from tests.ui.compare.pitfalls.checked import NAMES, tensorflow_code, torch_code
from ui.app.folder import ASSETS
from ui.compare.pitfalls.figures import answers_html, input_html, question_html, truth_html, why_html
from ui.compare.pitfalls.outcomes import input_of, outcome_of, settings_of, source_called
from ui.compare.pitfalls.read import NONE, PITFALLS, next_after
from ui.compare.pitfalls.sentences import call_text, choices_of, covered_cells, filled, unread_cells
from ui.controls.settings import SETTINGS

# Worked out by hand from each input; the right one has a star.
CHOICES = {
    "negative": ["0", "*−1", "−4.5", "−9"],
    "same_even": ["6, 8 / 14, 16", "11", "*11, 12 / 15, 16", "An error: one row cannot go on two sides"],
    "edge_average": ["*4", "1.778", "5", "16"],
    "ceil_window": ["4 × 4", "2 × 2", "*3 × 3", "6 × 6"],
    "stride_over_window": ["1, 2 / 7, 8", "*An error", "6, 4 / 7, 9"],
    "stride_over_window_3d": ["1, 5", "2, 6", "*Either, depending on the processor", "An error"],
    "odd_size": ["0", "5", "*9", "10"],
    "dilation": ["*4", "7", "9"],
    "window_too_large": ["An error", "8", "It returns an empty array", "*The Python process ends"],
    "default_strides": ["2 × 2", "*3 × 3", "4 × 4", "An error: strides are missing"],
    "data_format": ["(1, 2, 2, 2)", "*(1, 1, 2, 4)", "An error"],
    "ties": ["0.5, 0 / 0.5, 0", "*1, 0 / 0, 0", "1, 0 / 1, 0", "0, 0 / 1, 0"],
    "nan": ["NaN", "*3", "−3.403e38", "An error"],
    "minus_infinity": ["−∞", "0", "*−3.403e38", "NaN"],
    "uint8": ["150", "63.75", "*22", "An error"],
    "integer_average": ["−1.75", "−2", "0", "*−1"],
    "valid_same": ["3 × 3", "*2 × 2", "4 × 4"],
    "spatial_variance": ["0", "1", "*2", "All of them"],
    "stride_one": ["2 × 2", "3 × 3", "*5 × 5"],
}
DIGITS = re.compile(
    r"\{[^}]+\}|[123]-D|Pooling[23]D|avg_pool2d|uint8|int64|x86|AVX-512|padding=1|tf\.nn|\S+\(\{\w+\}\)"
)
"""What may have digits in a sentence: quantities, names, and code."""


def test_choices_are_those_that_a_hand_works_out_and_one_is_right():
    shown = {name: ["*" * choice.right + choice.text for choice in choices_of(name)] for name in PITFALLS}
    assert shown == CHOICES
    assert all("".join(texts).count("*") == 1 for texts in shown.values())
    assert all(3 <= len(set(texts)) == len(texts) <= 4 for texts in shown.values())
    places = [next(i for i, text in enumerate(texts) if text[0] == "*") for texts in shown.values()]
    assert set(places) == {0, 1, 2, 3}  # it is not always the same one


@each("name", PITFALLS)
def test_every_wrong_choice_says_what_it_would_have_needed(name):
    for choice in choices_of(name):
        assert choice.right or choice.because.endswith(".")
        assert not choice.right or not choice.because


@each("name", PITFALLS)
def test_no_number_is_written_in_a_sentence(name):
    pitfall = PITFALLS[name]
    for text in (pitfall.ask, pitfall.why, *(source.because for source in pitfall.choices)):
        assert not re.search(r"\d", DIGITS.sub("", text)), text
        assert "{" not in filled(pitfall, text)
    assert pitfall.ask.endswith("?")
    assert len(pitfall.title) <= 34


@each("name", PITFALLS)
def test_question_shows_nothing_that_is_only_known_after_the_answer(name):
    pitfall = PITFALLS[name]
    asked = question_html(pitfall, filled(pitfall, pitfall.ask), call_text(pitfall))
    before = asked + input_html(pitfall, covered_cells(pitfall))
    right = next(choice for choice in choices_of(name) if choice.right)
    assert re.search(r"<td", before)
    assert "✓" not in before
    assert "marked" not in before
    told = re.sub(r"<[^>]*>", "|", before).split("|")  # a cell of the input may hold the same number
    assert right.text not in [text for text in told if not re.fullmatch(r"−?\d+", text)]


@each("name", PITFALLS)
def test_truth_begins_with_what_is_right_and_marks_what_differs(name):
    pitfall = PITFALLS[name]
    html = truth_html(pitfall)
    assert html.count("<figure") == len(pitfall.shows)
    first, *others = (outcome_of(pitfall, source_called(pitfall, shown)) for shown in pitfall.shows)
    alike = [
        np.array_equal(first.values, other.values, equal_nan=True)
        for other in others
        if first.values is not None and other.values is not None and first.shape == other.shape
    ]
    assert ("marked" in html) == (not all(alike))
    assert filled(pitfall, pitfall.why)[:20] in why_html(pitfall, filled(pitfall, pitfall.why))


def test_cells_that_differ_glow_and_an_error_is_said():
    html = truth_html(PITFALLS["same_even"])
    torch = re.findall(r"<figure.*?</figure>", html)[1]
    assert re.findall(r'class="marked"[^>]*>(\d+)<', torch) == ["6", "8", "14"]
    assert "accept a stride larger than the window" in truth_html(PITFALLS["stride_over_window"])


def test_answer_is_marked_by_signs_and_the_choice_gets_its_own_sentence():
    wrong = answers_html(["0", "−1"], 1, 0, "It needs zeros.")
    assert "✗" in wrong
    assert "✓" in wrong
    assert "Not quite. It needs zeros." in wrong
    assert "✗" not in answers_html(["0", "−1"], 1, 1, "")
    assert ">Right.<" in answers_html(["0", "−1"], 1, 1, "")


def test_window_that_is_asked_about_is_marked_in_the_input():
    marked = input_html(PITFALLS["negative"], covered_cells(PITFALLS["negative"]))
    assert re.findall(r'class="inside"[^>]*>([^<]+)<', marked) == ["−3", "−1", "−5", "−9"]
    assert covered_cells(PITFALLS["same_even"]) == []  # it would give the answer away


def test_cells_that_are_never_read_are_hatched_once_that_is_known():
    pitfall = PITFALLS["odd_size"]
    unread = unread_cells(pitfall)
    assert input_html(pitfall, (), unread).count('class="unread"') == len(unread) == 9
    assert "unread" not in input_html(pitfall, ())
    assert not unread_cells(PITFALLS["nan"])


@each("name", PITFALLS)
def test_settings_are_those_of_a_link(name):
    pitfall = PITFALLS[name]
    assert all(value in SETTINGS[key].labels for key, value in pitfall.live.items())
    for source in (None, *pitfall.sources.values()):
        for key, value in settings_of(pitfall, source).items():
            assert SETTINGS[key].validate(SETTINGS[key].text(value)) is None, key


@each("name", PITFALLS)
def test_threads_are_on_github_and_quotes_name_one_of_our_five_sources(name):
    pitfall = PITFALLS[name]
    assert pitfall.threads
    for thread in pitfall.threads:
        assert re.fullmatch(r"https://github\.com/[\w.-]+/[\w.-]+/(issues|pull)/\d+", thread.address)
        assert re.fullmatch(r"[\w.-]+#\d+", thread.name)
    if pitfall.quote:
        assert re.fullmatch("00[0-4]", pitfall.quote["source"])
        assert len(pitfall.quote["text"]) < 160


def test_numpy_adds_uint8_as_the_pitfall_says():
    x = input_of(PITFALLS["uint8"])
    assert eval(call_text(PITFALLS["uint8"]), {"x": x}).item() == 22  # noqa: S307 - our own file


def test_pitfalls_follow_each_other_in_a_circle_and_a_link_can_name_each():
    name, met = next(iter(PITFALLS)), []
    for _ in PITFALLS:
        met.append(name)
        name = next_after(name)
    assert met == list(PITFALLS)
    assert name == met[0]
    assert list(SETTINGS["pitfall"].labels) == [NONE, *PITFALLS]


def test_every_key_of_the_files_is_used():
    for path in (ASSETS / "pitfalls").glob("*.toml"):
        entries = tomllib.loads(path.read_text("utf-8"))
        assert {name for name in entries if name != "group"} <= set(PITFALLS)
    with pytest.raises(KeyError, match="no source “nobody”"):
        source_called(PITFALLS["nan"], "nobody")
    with pytest.raises(KeyError, match="no look “colour”"):
        filled(PITFALLS["nan"], "{torch.colour}")
    with pytest.raises(ValueError, match="only a shape"):
        filled(PITFALLS["ceil_window"], "{up.all}")


@each(
    ("wrong", "why"),
    [
        ("is_one_of([[1.0]], [[2.0]])", AssertionError),
        ("is_one_of([[1.0, 1.0]], [[1.0]])", AssertionError),
        ("is_one_of([nan], [1.0], [2.0])", AssertionError),
        ("assert refuses(lambda: 1)", AssertionError),
    ],
)
def test_checks_that_the_libraries_run_can_fail(wrong, why):
    with pytest.raises(why):
        exec(f"{NAMES}\n{wrong}", {})  # noqa: S102 - our own code


def test_every_pitfall_about_a_library_is_run_in_it():
    code = tensorflow_code() + torch_code()
    compile(code, "pitfalls", "exec")
    asked = [pitfall for pitfall in PITFALLS.values() if pitfall.name not in ("window_too_large", "uint8")]
    assert all(str(input_of(pitfall).tolist()) in code for pitfall in asked)
