"""A call with something round it as plain settings: the same numbers, or a sentence."""

from math import inf

import numpy as np

from pooling import PoolSpec, pool
from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.ours import OURS, rule_or_pool
from tests.each import each
from ui.compare.paste.plain import plain

X = np.array([[1.0, -3, 2, 4, -1], [-5, 6, 1, -2, 7], [7, 2, -8, 3, 0], [4, 5, -9, 0, -6]])
PADS = ((0, 1), (1, 1))


def of(reduction, pads=None, value=0.0, **own):
    return Call(
        OURS,
        PoolSpec.of(reduction, (2, 3), strides=1, **own.pop("spec", {})),
        PadFirst(pads, value) if pads else None,
        **own,
    )


@each(
    "call",
    [
        of("max"),
        of("max", PADS, -inf),
        of("max", PADS, -inf, turned="negated"),
        of("max", turned="negated"),
        of("avg", turned="negated"),
        of("avg", PADS),
        of("avg", PADS, per_cell=True),
        of("avg", factor=6.0),
        of("avg", factor=6.0, spec={"padding": 1, "count_include_pad": True}),
        of("sum", PADS),
        of("lp", PADS),
        of("lp", turned="absolute"),
    ],
)
def test_settings_give_the_same_numbers(call):
    spec, library, _ = plain(call)
    assert library == OURS
    np.testing.assert_allclose(pool(X, spec), rule_or_pool(call, X).values)


@each("reduction", ["max", "min"])
def test_zeros_round_the_input_are_compared_with_zero_padding(reduction):
    spec, library, (note,) = plain(of(reduction, PADS))
    assert (spec, library) == (PoolSpec.of(reduction, (2, 3), strides=1, padding=PADS), "zeros")
    assert f"take part in the {reduction}" in note


@each(
    ("call", "why"),
    [
        (of("max", turned="absolute"), "It pools |x|"),
        (of("lp", turned="negated"), "It pools −x"),
        (of("max", factor=2.0), "It multiplies by 2"),
        (of("avg", factor=6.0, spec={"padding": 1}), "It multiplies by 6"),
        (of("max", PADS, -inf, spec={"padding": 1}), "then pads again"),
        (of("max", PADS, -inf, spec={"ceil_mode": True}), "In ceil mode"),
        (of("max", PADS, 5.0), "pads the input with 5 first"),
        (of("sum", PADS, -inf), "pads the input with -inf first"),
    ],
)
def test_what_the_settings_have_no_word_for_is_said(call, why):
    assert why in plain(call)
