"""Layers beside plain pooling in LaTeX, Markdown and a GIF: the numbers and the words of the screen."""

import numpy as np
import pytest

from pooling.kinds.dispatch import plan_windows, pool, steps_in
from pooling.number_text import format_number
from tests.ui.export.test_copies import balanced
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER, X
from ui.export.gif.frame import Painter
from ui.export.gif.region import REGION
from ui.export.latex import latex, latex_steps
from ui.export.settings_words import settings_words, title
from ui.export.tables import markdown

EVERY = pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)


@EVERY
def test_formulas_and_tables_have_the_numbers_of_the_screen(layer):
    shown = [format_number(value) for value in pool(X, layer).flat]
    written = latex_steps(X, layer, 99)
    assert len(written) == len(shown)
    for line, value in zip(written, shown, strict=True):
        assert balanced(line)
        assert f"= {value}" in line or rf"\approx {value}" in line
    assert balanced(latex(CHANNELS, layer))
    words = settings_words(plan_windows(layer, X.shape))
    assert words in markdown(X, layer)
    assert all(value in markdown(X, layer) for value in shown)
    assert len(latex_steps(CHANNELS, layer, 2)) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "stochastic",
            r"y_{0,0} = x_{0,1} = 3 \quad (p = (0.06667, 0.2, 0.3333, 0.4),\; u = 0.08565)",
        ),
        ("roi_pool", r"y_{0,0} = \max(3, 6) = 6"),
        ("roi_align", r"y_{0,0} = \frac{1.812 + 2.686 + 4.404 + 4.963}{4} \approx 3.466"),
        (
            "stochastic, test",
            r"y_{0,0} = 0.06667 \cdot 1 + 0.2 \cdot 3 + 0.3333 \cdot 5 + 0.4 \cdot 6 \approx 4.733",
        ),
    ],
)
def test_a_step_in_latex(name, said):
    assert latex_steps(X, EVERY_LAYER[name], 1) == [said]


def test_settings_and_titles_are_the_words_of_the_screen():
    said = {name: settings_words(plan_windows(layer, X.shape)) for name, layer in EVERY_LAYER.items()}
    assert said["blur, padded"] == (
        "window 2 × 2, stride 2 × 1, padding top 1, bottom 0, left 1, right 1, filter 1 3 3 1, "
        "past the edge replicate"
    )
    assert said["fractional"] == "output 3 × 4, draw 5, sequence Random, overlapping on"
    assert said["roi_pool"] == "box top 0.25, left 0.5, bottom 3, right 3.25, bins 2 × 3"
    assert "draw" not in said["stochastic, test"]
    assert [title(EVERY_LAYER[name]) for name in ("blur", "fractional", "roi_align")] == [
        "Blur pooling, max",
        "Fractional max pooling",
        "RoI align",
    ]


@EVERY
def test_a_frame_of_the_gif_shows_the_layer(layer):
    """The window is drawn, and of boxes their edge; a frame of every step would take a second each."""
    for x in (X, CHANNELS):
        channels = x if x.ndim > 2 else x[None]
        together = [list(steps)[1] for steps in steps_in(list(channels), layer)]
        frame = Painter(x, pool(x, layer), plan_windows(layer, X.shape), photo=False).frame(together)
        colours = {colour for _, colour in frame.getcolors(frame.width * frame.height)}
        assert (REGION in colours) == layer.kind.startswith("roi")
        assert np.asarray(frame).std() > 20
