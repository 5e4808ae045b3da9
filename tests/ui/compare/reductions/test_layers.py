"""What stands under each name: its layer by hand, its title, its settings on Step through."""

from math import inf

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec
from pooling.kinds.dispatch import plan_windows, pool
from tests.each import each
from ui.app.widgets.links import link_to
from ui.compare.reductions.layers import Own, layer_of, step_settings, title
from ui.stepper.reduction_words import SIDE_BY_SIDE

OWN = Own(tuple(SIDE_BY_SIDE), 3.0, 2.0, 3, "reflect", (3, 1))
X = np.arange(20.0).reshape(4, 5)


@each(
    ("name", "reduction", "expected", "said"),
    [
        ("max", "avg", [[6, 8], [16, 18]], "Max"),
        ("median", "avg", [[3, 5], [13, 15]], "Median"),
        ("global", "max", [[19]], "Global max"),
        ("global", "avg", [[9.5]], "Global average"),
        ("adaptive", "max", [[9], [14], [19]], "Adaptive max"),
        ("adaptive", "gem", None, "Adaptive GeM"),
        ("adaptive", "lp", None, "Adaptive Lp"),
        ("global", "lse", None, "Global LSE"),
        ("lp", "max", None, "Lp, p = 3"),
        ("softmax", "max", None, "Softmax, β = 2"),
        ("mixed", "max", None, "Mixed, α = 0.5"),
        ("blur", "max", [[9, 10.5], [14, 15.5]], "Blur max, [1 2 1]"),
    ],
)
def test_a_name_is_a_layer_with_a_title(name, reduction, expected, said):
    layer = layer_of(name, PoolSpec.of(reduction, 2), OWN, X.shape)
    assert title(name, layer) == said
    y = pool(X, layer)
    assert y.shape == plan_windows(layer, X.shape).output_shape
    if expected is not None:
        np.testing.assert_allclose(y, expected)


def test_infinite_p_is_in_the_title_and_the_layer():
    layer = layer_of("gem", PoolSpec.of("max", 2), Own(("gem",), inf, 1.0, 3, "zero", (3, 3)), X.shape)
    assert title("gem", layer) == "GeM, p = ∞"
    np.testing.assert_array_equal(pool(X, layer), [[6, 8], [16, 18]])


@each("settings", [{"dilations": 2}, {"ceil_mode": True}, {"count_include_pad": True}])
def test_blur_refuses_what_it_does_not_have(settings):
    with pytest.raises(PoolingError, match="Blur pooling has no dilation"):
        layer_of("blur", PoolSpec.of("max", 2, **settings), OWN, X.shape)


@each(
    ("name", "expected"),
    [
        ("min", {"reduction": "Min", "layer": "Pooling", "p": "3", "p_infinite": "false", "beta": "2"}),
        ("blur", {"reduction": "Average", "layer": "Blur", "taps": "1 2 1", "blur_border": "Reflect"}),
        ("adaptive", {"reduction": "Average", "layer": "Adaptive", "out_rows": "3", "out_cols": "1"}),
        ("global", {"reduction": "Average", "layer": "Adaptive", "out_rows": "1", "out_cols": "1"}),
    ],
)
def test_a_link_to_step_through_says_what_stands_here(name, expected):
    link = link_to(**step_settings(name, PoolSpec.of("avg", 2), OWN))
    assert expected.items() <= link.items()
    assert "p" not in link_to(
        **step_settings(name, PoolSpec.of("avg", 2), Own((name,), inf, 1.0, 3, "zero", (1, 1)))
    )
