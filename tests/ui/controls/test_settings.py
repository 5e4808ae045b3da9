"""Settings: defaults are allowed, and the examples use only what is allowed."""

import ast
from pathlib import Path

import pytest

from pooling import PoolSpec, plan_windows
from pooling.models.runs import POOLINGS
from tests.each import each
from ui.controls.settings import (
    HEAD_SETTINGS,
    INPUT_SETTINGS,
    INVARIANCE_SETTINGS,
    MODEL_SETTINGS,
    NETWORK_SETTINGS,
    POOL_SETTINGS,
    SETTINGS,
)
from ui.controls.settings.compare import COMPARE_SETTINGS
from ui.controls.settings.layers import LAYER_SETTINGS
from ui.matrix.examples import EXAMPLES
from ui.matrix.shapes import SHAPES
from ui.stepper.reduction_words import REDUCTION_WORDS

ROOT = Path(__file__).resolve().parents[3]
MODELS = "2 to 4 of max, avg, strided, blur, none, joined by commas"
REDUCTION_LABELS = ", ".join(words.label for words in REDUCTION_WORDS.values())


@each("key", SETTINGS)
def test_setting_allows_its_default_and_says_what_it_means(key):
    setting = SETTINGS[key]
    assert setting.validate(setting.text(setting.default)) is None
    assert setting.meaning.endswith((".", ")"))
    assert setting.label


def test_settings_have_one_meaning_each():
    rooms = (
        *(POOL_SETTINGS, LAYER_SETTINGS, INPUT_SETTINGS),
        *(INVARIANCE_SETTINGS, NETWORK_SETTINGS, HEAD_SETTINGS, MODEL_SETTINGS, COMPARE_SETTINGS),
    )
    assert len(SETTINGS) == sum(map(len, rooms))


@each(
    ("key", "text", "allowed"),
    [
        ("window_rows", "0", "a whole number from 1 to 32"),
        ("window_rows", "33", "a whole number from 1 to 32"),
        ("window_rows", "-1", "a whole number from 1 to 32"),
        ("window_rows", "２", "a whole number from 1 to 32"),
        ("window_rows", "1e9", "a whole number from 1 to 32"),
        ("reduction", "Nonsense", f"one of {REDUCTION_LABELS}"),
        ("reduction", "avg", f"one of {REDUCTION_LABELS}"),
        ("ceil_mode", "1", "true or false"),
        ("matrix", "1,2;3", "a matrix such as 1,3;5,6"),
        ("matrix", "1,2|3", "a matrix such as 1,3;5,6"),
        ("source", "2-D", "one of Matrix, 1-D, 3-D, Photo"),
        ("window_depth", "7", "a whole number from 1 to 6"),
        *(("models", text, MODELS) for text in ("max", "max,max", "max,mean", "max,", ",".join(POOLINGS))),
    ],
)
def test_setting_rejects_nonsense_and_says_what_it_takes(key, text, allowed):
    assert SETTINGS[key].validate(text) == allowed


@each("name", EXAMPLES)
def test_example_sets_allowed_values_that_fit_together(name):
    chosen = EXAMPLES[name].settings
    for key, value in chosen.items():
        assert SETTINGS[key].validate(SETTINGS[key].text(value)) is None, key
    shape = SHAPES[chosen["source"]]
    axes = ("depth", "rows", "cols")[-shape.rank :]
    sides = (("pad_front", "pad_back"), ("pad_top", "pad_bottom"), ("pad_left", "pad_right"))[-shape.rank :]
    spec = PoolSpec.of(
        chosen["reduction"],
        [chosen[f"window_{axis}"] for axis in axes],
        strides=[chosen[f"stride_{axis}"] for axis in axes],
        padding=[[chosen[side] for side in pair] for pair in sides]
        if chosen["padding"] == "custom"
        else chosen["padding"],
        dilations=[chosen[f"dilation_{axis}"] for axis in axes],
    )
    numbers = shape.read(chosen["matrix"])
    assert plan_windows(spec, numbers.shape[-shape.rank :]).window_count > 0


@pytest.mark.parametrize(
    ("key", "old"), [("source", ("Matrix", "Photo")), ("padding", ("Valid", "Same", "Custom"))]
)
def test_words_of_links_that_were_shared_are_still_allowed(key, old):
    assert all(SETTINGS[key].validate(word) is None for word in old)


def keys_of_widgets(source):
    """What the calls in a module name as their `key`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = (keyword.value for call in calls for keyword in call.keywords if keyword.arg == "key")
    return {value.value for value in named if isinstance(value, ast.Constant)}


def test_no_widget_has_the_key_of_a_setting():
    """The session hands settings on from page to page: it would set the widget, and a button allows none."""
    files = {path.name: path.read_text("utf-8") for path in (ROOT / "ui").rglob("widgets/*.py")}
    taken = {name: keys_of_widgets(source) & set(SETTINGS) for name, source in files.items()}
    assert {name: keys for name, keys in taken.items() if keys} == {}


def test_keys_of_widgets_are_found():
    assert keys_of_widgets("st.button('Go', key='padding', on_click=go)") == {"padding"}
