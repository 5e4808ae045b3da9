"""What is said of a pasted layer."""

from pooling.frameworks.libraries.read import Unread, read_layers
from tests.each import each
from ui.compare.paste.words import EXAMPLES, layer_label, layer_sentence, unread_sentence


@each(
    ("text", "said"),
    [
        ("nn.MaxPool2d(2)", "PyTorch: max, window 2 × 2, stride 2, no padding"),
        (
            "F.avg_pool1d(x, 3, 2, 1, count_include_pad=False)",
            "PyTorch: average, window 3, stride 2, padding 1 on both sides, which the average does not count",
        ),
        (
            "nn.AvgPool2d((3, 5), 2, (1, 2))",
            "PyTorch: average, window 3 × 5, stride 2, padding 1 × 2 on both sides, which the average counts",
        ),
        (
            "nn.AvgPool2d(3, 2, 1, divisor_override=4)",
            "PyTorch: average, window 3 × 3, stride 2, padding 1 on both sides, divisor 4",
        ),
        (
            "nn.MaxPool2d(3, 2, dilation=2)",
            "PyTorch: max, window 3 × 3, stride 2, no padding, dilation 2",
        ),
        ("nn.LPPool2d(3, 2)", "PyTorch: p-norm with p = 3, window 2 × 2, stride 2, no padding"),
        (
            'layers.MaxPooling2D((3,3), padding="same")',
            "Keras: max, window 3 × 3, stride 3, padding SAME",
        ),
        ("nnx.min_pool(x, (2, 2))", "Flax: min, window 2 × 2, stride 1, no padding"),
        (EXAMPLES["ONNX"], "ONNX: max, window 3 × 3, stride 2, padding 0 before and 1 after"),
        (
            "F.max_pool2d(F.pad(x, (0, 1, 0, 1), value=-torch.inf), 2)",
            "PyTorch: max, window 2 × 2, stride 2, no padding, the input first padded with −∞ "
            "(0 before and 1 after)",
        ),
        ("-F.max_pool1d(-x, 2)", "PyTorch: max, window 2, stride 2, no padding, of −x, negated"),
        (
            "F.max_pool1d(F.pad(x, (1, 1), value=5), 2)",
            "PyTorch: max, window 2, stride 2, no padding, the input first padded with 5 (1 on both sides)",
        ),
        ("F.avg_pool1d(x, 2) * 2", "PyTorch: average, window 2, stride 2, no padding, times 2"),
        (
            "F.avg_pool1d(F.pad(x, (1, 1)), 2) / F.avg_pool1d(F.pad(torch.ones_like(x), (1, 1)), 2)",
            "PyTorch: average, window 2, stride 2, no padding, the input first padded with zeros "
            "(1 on both sides), divided by the same of ones, so that only real cells count",
        ),
        (
            'PoolSpec.of("softmax", 3, beta=2)',
            "Pooling Lab: softmax mean, window 3 × 3, stride 3, no padding",
        ),
        ("layers.GlobalAveragePooling2D()", "Keras: global average, one number per channel"),
        ("nn.AdaptiveMaxPool2d((2, None))", "PyTorch: adaptive max, output 2 × the input's"),
        ("nn.AdaptiveMaxPool2d(None)", "PyTorch: adaptive max, output as large as the input"),
    ],
)
def test_a_layer_is_said_in_one_line(text, said):
    (layer,) = read_layers(text).layers
    assert layer_sentence(layer) == said


def test_every_example_is_read_as_what_its_chip_says():
    for name, text in EXAMPLES.items():
        (layer,) = read_layers(text).layers
        assert layer_sentence(layer).startswith(f"{name}: ")
        assert not layer.notes


def test_what_cannot_be_read_is_said_with_its_place():
    (unread,) = read_layers("k = 2\nnn.MaxPool2d(k, strides=2)").unread
    assert unread_sentence(unread) == (
        "Line 2, column 17, at “strides=2”: nn.MaxPool2d has no argument strides; did you mean stride?"
    )
    assert unread_sentence(Unread("Paste a layer.")) == "Paste a layer."
    assert unread_sentence(Unread("No.", 3, 1)) == "Line 3, column 1: No."


def test_a_layer_among_several_is_named_by_its_line():
    assert [layer_label(each) for each in read_layers("nn.MaxPool2d(2)\nnn.AvgPool2d(2)").layers] == [
        "nn.MaxPool2d, line 1",
        "nn.AvgPool2d, line 2",
    ]
