"""What anybody may paste: always a sentence with a place inside the text, at once, and nothing is run."""

import sys
import threading
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from pooling.frameworks.libraries.read import read_call, read_layers
from tests.core.frameworks.libraries.read.test_reading import FORMS, NOT_READ
from tests.each import each
from tests.profiles import examples, scaled

PARTS = st.sampled_from(
    [
        *(
            "nn.MaxPool2d(",
            "tf.nn.pool(",
            "MaxPool",
            "MaxPool<",
            "GlobalMaxPool",
            "make_node(",
            "lax.reduce_window(",
        ),
        *(
            "pool_size",
            "kernel_shape",
            "ksize=",
            "op_type:",
            "lax.max",
            "class_name",
            "config",
            "ints:",
            "attribute{",
        ),
        *(
            "name:",
            "import",
            "as",
            "from",
            "def",
            "k",
            "=",
            "3",
            "-inf",
            "**",
            "*",
            "//",
            "%",
            ",",
            ":",
            ";",
            ".",
            "-",
        ),
        *(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "<",
            ">",
            '"',
            "'",
            '"""',
            "'''",
            "#",
            "\\",
            "\n",
            "+",
            "1",
            "0",
            "2.5",
        ),
        *("9999999999999", "1e999", "True", "null", "x", "«", "lambda", "not", "/"),
    ]
)
SOUP = st.lists(PARTS, max_size=30).map(" ".join)
ROUND = [
    "-F.max_pool2d(F.pad(-x, (0, 1), value=-inf), 2) * 4",
    "F.avg_pool2d(x, 2) / F.avg_pool2d(torch.ones_like(x), 2)",
    "layers.MaxPool2D(2)(tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]])) / n",
]
TEXTS = st.sampled_from([*(form[0] for form in FORMS), *(row[0] for row in NOT_READ), *ROUND])
DAMAGED = st.tuples(TEXTS, st.integers(0, 300), st.integers(0, 6), st.text(max_size=4))


def check(text):
    """Every answer has its place in the text, and sentences that end."""
    reading = read_layers(text)
    assert reading.layers or reading.unread
    lines = text.replace("\r\n", "\n").split("\n")
    for found in (*reading.layers, *reading.unread):
        assert 0 <= found.line <= len(lines)
        assert found.line == 0 or 1 <= found.column <= len(lines[found.line - 1]) + 1
    for unread in reading.unread:
        assert unread.sentence.endswith((".", "?"))
        assert "\n" not in unread.sentence
    read_call(text)


@given(st.text(max_size=200) | SOUP)
@examples(150)
def test_any_text_is_answered(text):
    check(text)


@given(DAMAGED)
@examples(200)
def test_a_damaged_layer_is_answered(damaged):
    text, place, cut, put = damaged
    check(text[:place] + put + text[place + cut :])


def many(count):
    """How often a bomb's part is repeated: at night so often that it is as long as may be."""
    return max(count // 10, scaled(count // 3))


BOMBS = [
    "nn.MaxPool2d(" + "(" * many(5_000),
    "nn.MaxPool2d(" + "[" * 30 + "]" * 30 + ")",
    "nn.MaxPool2d(" + "-" * many(50_000) + "1)",
    "nn.MaxPool2d(" + "not " * many(20_000) + "1)",
    "nn.MaxPool2d(" + "2**" * many(20_000) + "1)",
    "nn.MaxPool2d(" + "lambda:" * many(10_000) + "1)",
    "nn.MaxPool2d(" + "1 if 1 else " * many(8_000) + "1)",
    "nn.MaxPool2d(" + "1,*" * many(20_000) + "1)",
    "nn.MaxPool2d(" + "x:=" * many(20_000) + "1)",
    "nn.MaxPool2d(" + "1<" * many(20_000) + "1)",
    "nn.MaxPool2d(" + "1 or " * many(20_000) + "1)",
    "nn.MaxPool2d(" + "1+" * many(40_000) + "1)",
    "nn.MaxPool2d(x" + ".x" * many(40_000) + ")",
    "nn.MaxPool2d(x" + "[0]" * many(20_000) + ")",
    "nn.MaxPool2d(" + "f(" * 39 + ")" * 39 + ")",
    "nn.MaxPool2d((" + "1," * many(40_000) + "))",
    "nn.MaxPool2d(" + "9" * many(90_000) + ")",
    "nn.MaxPool2d(9" + "*999999999" * many(9_000) + ")",
    "nn.MaxPool2d(" + ", ".join(f"a{n}=1" for n in range(many(8_000))) + ")",
    "\n".join(
        ["k0 = 2", *(f"k{n + 1} = k{n} + k{n}" for n in range(many(2_000))), f"nn.MaxPool2d(k{many(2_000)})"]
    ),
    "k = k\n" * many(10_000) + "nn.MaxPool2d(k)",
    "nn.MaxPool2d(k" * many(7_000),
    "nn.MaxPool2d(2)\n" * many(6_000),
    "{" * many(50_000),
    "{'a': " * 39 + "1" + "}" * 39,
    "{'pool_size': [" + "1," * many(40_000) + "]}",
    "{'a':1}" * many(14_000),
    '"""\\' * many(20_000),
    "'" * many(99_999),
    "#" * many(99_999),
    "x." * many(49_999),
    "x" * many(99_999),
    "pool(" * many(19_000),
    "MaxPool <" * many(10_000),
    "MaxPool (x) " * many(8_000),
    "=" * many(99_999),
    "a," * many(40_000) + "=1",
    "a=" * many(40_000),
    "from a import " + "b as c, " * many(12_000),
    "import a as b\n" * many(7_000),
    "def f(" * many(15_000),
    "kernel_shape=" * many(7_000),
    "kernel_shape=[" + "1," * many(40_000) + "]",
    "opset_import" + " " * many(90_000),
    'op_type: "MaxPool"\n' * many(5_000),
    'op_type: "MaxPool" ' + "ints: 3 " * many(12_000),
    " " * many(99_999),
    "\n" * many(99_999),
    "nn.MaxPool2d(2)\0\x0c\x1b",
    "nn.MaxPool2d('\\N{DIGIT TWO}\\u12')",
    "nn.MaxPool2d(2if 1else 3)",
]


@each("text", BOMBS)
def test_a_bomb_is_answered_at_once(text):
    start = process_time()
    read_layers(text)
    assert process_time() - start < 2  # of a shared machine; 0.2 s here


def test_bombs_do_not_end_a_thread_with_a_small_stack():
    """A page runs in a thread, whose stack may be smaller than the main one's."""
    answered = []
    before = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=lambda: answered.extend(read_layers(text) for text in BOMBS[:20]))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert len(answered) == 20


CANARIES = [
    "nn.MaxPool2d({touch})",
    "nn.MaxPool2d(2, stride={touch})(F.pad(x, {touch}))",
    "k = {touch}\nnn.MaxPool2d(k)",
    "def layer(k={touch}):\n    return nn.MaxPool2d(k)",
    "import canary as nn\nnn.MaxPool2d(2)",
    "from canary import layers\nlayers.MaxPooling2D(2)",
    "{{'pool_size': {touch}}}",
    "kernel_size = {touch}",
    "kernel_size=2, stride={touch}",
    "make_node({touch}, ['x'], ['y'])",
    "lax.reduce_window(x, {touch}, lax.max, (1, 2, 2, 1))",
    "nn.MaxPool2d(2) * {touch}",
    "{touch}",
]
"""Texts that would make a file if any part of them were run; a module of this name makes it, too."""


def canary(tmp_path):
    """A file, and an expression that makes it."""
    made = tmp_path / "made"
    touch = f"__import__('pathlib').Path({str(made)!r}).touch()"
    (tmp_path / "canary.py").write_text(touch)
    return made, touch


def test_nothing_is_run(monkeypatch, tmp_path):
    made, touch = canary(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    for text in CANARIES:
        check(text.format(touch=touch))
        assert not made.exists(), text


def test_a_canary_that_is_run_makes_its_file(monkeypatch, tmp_path):
    made, touch = canary(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    for text in (touch, "import canary"):
        exec(text)  # noqa: S102  # the twin: what the test above would notice
        assert made.exists()
        made.unlink()
    sys.modules.pop("canary")
