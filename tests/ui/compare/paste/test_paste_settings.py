"""Which settings a pasted layer becomes: the page, asked for its layer, gives the pasted one."""

from pooling import PoolSpec
from pooling.frameworks.libraries.read import Layer, Whole, read_layers
from tests.core.frameworks.libraries.read.test_reading import FORMS
from tests.each import each
from ui.compare.paste.settings import fit
from ui.controls.layer_of import layer_of
from ui.controls.settings import SETTINGS
from ui.matrix.shapes import KIND_OF_RANK

SHAPES = {1: (12,), 2: (4, 5), 3: (3, 4, 4)}


def fitted(text, shape=(4, 5)):
    return fit(read_layers(text).layers[0], shape)


def spec_of(values, rank):
    """The layer that the page makes of its settings."""
    now = {key: setting.default for key, setting in SETTINGS.items()} | {"source": KIND_OF_RANK[rank]}
    return layer_of(now | dict(values))


@each(("text", "library"), [form[:2] for form in FORMS])
def test_the_page_is_set_to_the_pasted_layer(text, library):
    layer = read_layers(text).layers[0]
    rank = layer.pooling.spec.rank
    found = fit(layer, SHAPES[rank])
    if found.why_not:
        assert "p is 1.5" in found.why_not
        return
    assert (found.values["reference"], found.values["layer"], found.source) == (library, "pool", None)
    assert spec_of(found.values, rank) == layer.pooling.spec
    for key, value in found.values.items():
        assert SETTINGS[key].validate(SETTINGS[key].text(value)) is None


@each(
    ("text", "shape", "source", "said"),
    [
        ("nn.MaxPool1d(2)", (4, 4), "row", "one row of numbers"),
        ("nn.MaxPool2d(2)", (12,), "matrix", "becomes a matrix"),
        ("nn.MaxPool3d(2)", (4, 4), "volume", "becomes slices"),
        ("nn.AdaptiveAvgPool3d(2)", (4, 4), "volume", "becomes slices"),
    ],
)
def test_another_number_of_axes_switches_the_kind_of_input(text, shape, source, said):
    found = fitted(text, shape)
    assert (found.source, found.why_not) == (source, "")
    assert said in found.notes[0]


@each(
    ("text", "why"),
    [
        ("nn.MaxPool2d(64)", "Window rows is 64, and here it is a whole number from 1 to 32"),
        ("nn.MaxPool2d(40, 2, 20)", "Window rows is 40"),
        ("nn.MaxPool2d(32, 2, 17)", "Pad top is 17"),
        ("nn.MaxPool3d(7)", "Window slices is 7"),
        ("nn.LPPool2d(2.5, 2)", "p is 2.5, and here it is a whole number"),
        ("nn.LPPool2d(20, 2)", "p is 20"),
        ("nn.AvgPool2d(2, divisor_override=-4)", "Divisor is -4"),
        ("nn.AdaptiveAvgPool2d(40)", "Output rows is 40"),
        ("PoolSpec.of('softmax', beta=3)", "Sharpness β is 3, and here it is one of 0, 0.1"),
        ("F.max_pool2d(F.pad(x, (0, 1), value=9), 2)", "pads the input with 9 first"),
    ],
)
def test_what_the_settings_cannot_hold_is_said(text, why):
    assert why in fitted(text).why_not


def test_a_global_layer_is_a_window_as_large_as_the_map_or_an_adaptive_layer():
    here = fitted("layers.GlobalMaxPooling2D()", (4, 5))
    assert spec_of(here.values, 2) == PoolSpec.of("max", (4, 5))
    assert "the whole map, 4 × 5" in here.notes[0]
    there = fitted("layers.GlobalMaxPooling2D()", (12,))
    assert [there.values[key] for key in ("layer", "out_rows", "out_cols")] == ["adaptive", 1, 1]
    large = fitted("GlobalLpPool <p = 3> (x)", (224, 224))
    assert (large.values["layer"], large.values["p"]) == ("adaptive", 3)
    assert "Step through shows it" in large.notes[-1]


def test_an_adaptive_layer_is_a_setting_of_step_through():
    found = fitted("nn.AdaptiveAvgPool2d((2, None))", (4, 5))
    keys = ("layer", "reduction", "out_rows", "out_cols")
    assert [found.values[key] for key in keys] == ["adaptive", "avg", 2, 5]
    assert "out_cols" not in fitted("nn.AdaptiveAvgPool1d(None)", (4, 5)).values


@each(
    ("text", "expected"),
    [
        ("F.avg_pool2d(x, 3, 2, 1, count_include_pad=False)", {"reference": "torch", "own_defaults": False}),
        ("nn.AvgPool2d(3, 2, 1)", {"reference": "torch"}),
        ("opset 13: MaxPool <kernel_shape = [2, 2]> (x)", {"reference": "onnx", "opset": "11"}),
        ("opset 7: MaxPool <kernel_shape = [2, 2]> (x)", {"reference": "onnx", "opset": "10"}),
    ],
)
def test_the_page_compares_with_what_was_pasted(text, expected):
    values = fitted(text).values
    assert {key: values[key] for key in ("reference", "own_defaults", "opset") if key in values} == expected


@each(
    ("text", "expected"),
    [
        ("PoolSpec.of('softmax', beta=2)", {"reduction": "softmax", "beta": "2", "reference": "ours"}),
        ("PoolSpec.of('mixed', alpha=0.25)", {"reduction": "mixed", "alpha": "0.25"}),
        ("PoolSpec.of('gem', p=3)", {"reduction": "gem", "p": 3, "p_infinite": False}),
        ("PoolSpec.of('lp', p=1e999)", {"reduction": "lp", "p_infinite": True}),
        (
            "F.max_pool2d(F.pad(x, (0, 1, 0, 1)), 2)",
            {"reference": "zeros", "padding": "custom", "pad_left": 0},
        ),
        ("-F.max_pool2d(-x, 2)", {"reference": "torch", "reduction": "min"}),
    ],
)
def test_what_is_more_than_a_window_is_set_too(text, expected):
    values = fitted(text).values
    assert {key: values[key] for key in expected} == expected


def test_a_global_norm_of_the_whole_map_has_its_exponent():
    layer = Layer("GlobalLpPool", "onnx", 1, 1, Whole("lp", (1, 1), is_global=True, p=3.0))
    assert fit(layer, (4, 5)).values["p"] == 3
