"""Every text of the theme can be read, in both themes, on the page and in the sidebar."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
READABLE = 4.5  # WCAG 2.2, criterion 1.4.3
CAPTION = 0.6  # Streamlit writes captions and placeholders in the text colour at 60 %
CHOSEN = 0.1  # and what is chosen in a segmented control in the primary colour, on itself at 10 %


def surfaces(mode: str) -> list[dict[str, Any]]:
    theme = CONFIG["theme"][mode]
    return [theme, theme | theme["sidebar"]]


def rgb(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def blend(colour: list[float], share: float, ground: list[float]) -> list[float]:
    return [share * c + (1 - share) * g for c, g in zip(colour, ground, strict=True)]


def luminance(colour: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: list[float], other: list[float]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def texts_and_grounds(surface: dict[str, Any]) -> dict[str, tuple[list[float], list[float]]]:
    pairs = {"code": (rgb(surface["codeTextColor"]), rgb(surface["codeBackgroundColor"]))}
    for ground_name in ("backgroundColor", "secondaryBackgroundColor"):
        ground = rgb(surface[ground_name])
        text, primary = rgb(surface["textColor"]), rgb(surface["primaryColor"])
        pairs |= {
            f"text on {ground_name}": (text, ground),
            f"caption on {ground_name}": (blend(text, CAPTION, ground), ground),
            f"link on {ground_name}": (rgb(surface["linkColor"]), ground),
            f"primary on {ground_name}": (primary, ground),
        }
    # Segmented controls stand on the page; the sidebar holds the menu alone.
    return pairs


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_theme_texts_have_enough_contrast(mode):
    for surface in surfaces(mode):
        found = {name: contrast(*pair) for name, pair in texts_and_grounds(surface).items()}
        assert min(found.values()) >= READABLE, found


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_theme_chosen_segment_has_enough_contrast(mode):
    theme = CONFIG["theme"][mode]
    primary, ground = rgb(theme["primaryColor"]), rgb(theme["backgroundColor"])
    assert contrast(primary, blend(primary, CHOSEN, ground)) >= READABLE


def test_theme_primary_button_has_enough_contrast_in_white_light_and_dark_dark():
    assert contrast(rgb(CONFIG["theme"]["light"]["primaryColor"]), [1.0, 1.0, 1.0]) >= READABLE
    dark = CONFIG["theme"]["dark"]
    assert contrast(rgb(dark["primaryColor"]), rgb(dark["backgroundColor"])) >= READABLE


def test_theme_contrast_is_that_of_the_published_examples():
    assert contrast([0.0, 0.0, 0.0], [1.0, 1.0, 1.0]) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.005)


def test_theme_too_pale_a_text_is_noticed():
    assert contrast(rgb("#9B9DA0"), rgb(CONFIG["theme"]["light"]["backgroundColor"])) < READABLE


def test_theme_names_no_chart_colours_that_no_chart_uses():
    """The theme is sent with every run, and the map of shifts has its own colours."""
    theme = CONFIG["theme"]
    assert not [key for part in (theme, theme["light"], theme["dark"]) for key in part if "chart" in key]
