"""Settings: defaults are allowed, and the examples use only what is allowed."""

import pytest

from pooling import PoolSpec, plan_windows
from pooling.matrices import parse_matrix
from ui.examples import EXAMPLES
from ui.settings import INPUT_SETTINGS, INVARIANCE_SETTINGS, POOL_SETTINGS, SETTINGS


@pytest.mark.parametrize("key", SETTINGS)
def test_setting_allows_its_default_and_says_what_it_means(key):
    setting = SETTINGS[key]
    assert setting.refuses(setting.text(setting.default)) is None
    assert setting.meaning.endswith((".", ")"))
    assert setting.label


def test_settings_have_one_meaning_each():
    assert len(SETTINGS) == len(POOL_SETTINGS) + len(INPUT_SETTINGS) + len(INVARIANCE_SETTINGS)


@pytest.mark.parametrize(
    ("key", "text", "allowed"),
    [
        ("window_rows", "0", "a whole number from 1 to 32"),
        ("window_rows", "33", "a whole number from 1 to 32"),
        ("window_rows", "-1", "a whole number from 1 to 32"),
        ("window_rows", "２", "a whole number from 1 to 32"),
        ("window_rows", "1e9", "a whole number from 1 to 32"),
        ("reduction", "median", "one of Max, Average, Min, Sum, Lp, Softmax"),
        ("reduction", "avg", "one of Max, Average, Min, Sum, Lp, Softmax"),
        ("ceil_mode", "1", "true or false"),
        ("matrix", "1,2;3", "a matrix such as 1,3;5,6"),
    ],
)
def test_setting_refuses_nonsense_and_says_what_it_takes(key, text, allowed):
    assert SETTINGS[key].refuses(text) == allowed


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_sets_allowed_values_that_fit_together(name):
    chosen = EXAMPLES[name].settings
    for key, value in chosen.items():
        assert SETTINGS[key].refuses(SETTINGS[key].text(value)) is None, key
    pads = ((chosen["pad_top"], chosen["pad_bottom"]), (chosen["pad_left"], chosen["pad_right"]))
    spec = PoolSpec.of(
        chosen["reduction"],
        (chosen["window_rows"], chosen["window_cols"]),
        strides=(chosen["stride_rows"], chosen["stride_cols"]),
        padding=pads if chosen["padding"] == "custom" else chosen["padding"],
        dilations=(chosen["dilation_rows"], chosen["dilation_cols"]),
    )
    assert plan_windows(spec, parse_matrix(chosen["matrix"]).shape).window_count > 0
