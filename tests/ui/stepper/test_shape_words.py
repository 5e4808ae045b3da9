"""How the output's shape comes about, in words and as a formula."""

import re
from itertools import product

from pooling import PoolingError, PoolSpec, plan_windows
from tests.each import each
from ui.stepper.shape_words import MARKED, plain, shape_formulas, shape_words


@each(
    ("settings", "size", "formula"),
    [
        ({}, 4, "columns: ⌊(4 − 2) / 2⌋ + 1 = 2"),
        ({"padding": 1, "window_shape": (3,), "strides": 2}, 4, "columns: ⌊(4 + 1 + 1 − 3) / 2⌋ + 1 = 2"),
        ({"dilations": 2}, 5, "columns: ⌊(5 − ((2 − 1) × 2 + 1)) / 2⌋ + 1 = 2"),
        ({"padding": "same"}, 5, "columns: ⌈5 / 2⌉ = 3, pads 0 and 1"),
        ({"ceil_mode": True}, 5, "columns: ⌈(5 − 2) / 2⌉ + 1 = 3"),
        (
            {"ceil_mode": True, "window_shape": (4,), "padding": 2},
            9,
            "columns: ⌈(9 + 2 + 2 − 4) / 4⌉ + 1 = 4, minus 1 that would start in the padding = 3",
        ),
    ],
)
def test_shape_formula_ends_in_the_planned_size(settings, size, formula):
    plan = plan_windows(PoolSpec.of("max", **{"window_shape": (2,)} | settings), (size,))
    assert shape_formulas(plan) == [formula]
    assert formula.endswith(f" {plan.output_shape[0]}") or "pads" in formula


SENTENCES = [
    ({}, (4,), "4 columns, a window of 2: it fits, and moves on by 2 once more: 2 places."),
    ({}, (4, 6), "4 rows, a window of 2: it fits, and moves on by 2 once more: 2 places."),
    ({}, (6,), "6 columns, a window of 2: it fits, and moves on by 2 twice more: 3 places."),
    ({"strides": 1}, (6,), "6 columns, a window of 2: it fits, and moves on by 1 another 4 times: 5 places."),
    (
        {},
        (4, 4),
        "4 rows and columns, a window of 2 each way: it fits, and moves on by 2 once more: 2 places "
        "each way.",
    ),
    (
        {},
        (4, 4, 4),
        "4 slices, rows and columns, a window of 2 each way: it fits, and moves on by 2 once more: 2 places "
        "each way.",
    ),
    (
        {},
        (5,),
        "5 columns, a window of 2: it fits, and moves on by 2 once more: 2 places; the last one is left "
        "over.",
    ),
    (
        {"strides": 4},
        (9,),
        "9 columns, a window of 2: it fits, and moves on by 4 once more: 2 places; the last 3 are left over.",
    ),
    ({}, (3,), "3 columns, a window of 2: it fits once: 1 place; the last one is left over."),
    ({}, (2,), "2 columns, a window of 2: it covers them all: 1 place."),
    ({}, (1, 2), "1 row, a window of 1: it fits once: 1 place."),
    (
        {"padding": ((1, 1),), "strides": 1},
        (3,),
        "3 columns with 1 of padding on both sides, a window of 2: it fits, and moves on by 1 another "
        "3 times: 4 places.",
    ),
    (
        {"padding": ((0, 1),)},
        (3,),
        "3 columns with 1 of padding after the last, a window of 2: it fits, and moves on by 2 once more: "
        "2 places.",
    ),
    (
        {"dilations": 2, "strides": 1},
        (4,),
        "4 columns, a window of 2 spread over 3: it fits, and moves on by 1 once more: 2 places.",
    ),
    (
        {"ceil_mode": True},
        (5,),
        "5 columns, a window of 2: it fits, moves on by 2 once more, and with ceil mode once more past the "
        "end: 3 places.",
    ),
    (
        {"ceil_mode": True},
        (3,),
        "3 columns, a window of 2: it fits, and with ceil mode moves on by 2 once, past the end: 2 places.",
    ),
    (
        {"ceil_mode": True, "window_shape": (4,), "padding": 2},
        (9,),
        "9 columns with 2 of padding on both sides, a window of 4: it fits, and moves on by 4 twice more: "
        "3 places; one more would start in the padding, so it does not count.",
    ),
    (
        {"padding": "same", "strides": 1, "window_shape": (3,)},
        (4,),
        "4 columns, a place for each: 4 places. A window of 3 needs 1 of padding on both sides for that.",
    ),
    (
        {"padding": "same"},
        (5,),
        "5 columns, a place for every 2 and one for the rest: 3 places. A window of 2 needs 1 of padding "
        "after the last for that.",
    ),
    (
        {"padding": "same_lower"},
        (5,),
        "5 columns, a place for every 2 and one for the rest: 3 places. A window of 2 needs 1 of padding "
        "before the first for that.",
    ),
    (
        {"padding": "same"},
        (4,),
        "4 columns, a place for every 2: 2 places. A window of 2 needs no padding for that.",
    ),
]


def said(size, **settings):
    window = (1, 2) if size == (1, 2) else (2,) * len(size)
    return shape_words(plan_windows(PoolSpec.of("max", **{"window_shape": window} | settings), size))


@each(("settings", "size", "sentence"), SENTENCES)
def test_shape_is_said_in_words(settings, size, sentence):
    assert plain(said(size, **settings)[0]["words"]) == sentence


def test_axes_that_are_alike_share_a_sentence_and_others_do_not():
    assert len(said((4, 4))) == 1
    assert [axis["formula"] for axis in said((4, 6))] == [
        "⌊({i:4} − {w:2}) / {s:2}⌋ + 1 = {o:2}",
        "⌊({i:6} − {w:2}) / {s:2}⌋ + 1 = {o:3}",
    ]


def test_every_number_of_the_four_carries_what_it_counts():
    marks = re.findall(r"\{(\w):(\d+)\}", said((4,))[0]["words"])
    assert marks == [("i", "4"), ("w", "2"), ("s", "2"), ("o", "2")]


def test_every_plan_has_sentences_that_name_its_size_and_its_places():
    """All small plans: the input's size comes first, the number of places is the plan's, none is negative."""
    paddings = ("valid", "same", "same_lower", ((1, 1),), ((0, 2),), ((1, 0),))
    count = 0
    for size, window, stride, dilation, padding, ceil in product(
        range(1, 8), range(1, 5), range(1, 5), (1, 2), paddings, (False, True)
    ):
        spec = {"strides": stride, "dilations": dilation, "padding": padding, "ceil_mode": ceil}
        try:
            plan = plan_windows(PoolSpec.of("max", (window,), **spec), (size,))
        except PoolingError:
            continue
        count += 1
        words = shape_words(plan)[0]["words"]
        assert words.startswith(f"{{i:{size}}} column"), words
        assert re.findall(r"\{o:(\d+)\}", words) == [str(plan.output_shape[0])], words
        assert "-" not in words, words
        assert not MARKED.search(plain(words))
    assert count > 1000
