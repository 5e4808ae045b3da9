"""Settings: short forms are read, nonsense is rejected in a sentence."""

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec
from pooling.reductions import REDUCTIONS
from tests.each import each


def test_spec_reads_short_forms():
    spec = PoolSpec.of("avg", 3, strides=2, padding=1, dilations=(1, 2))
    assert spec == PoolSpec("avg", (3, 3), (2, 2), ((1, 1), (1, 1)), (1, 2))
    assert PoolSpec.of("max", (2, 3)).strides == (2, 3)
    assert PoolSpec.of("max", (2,), padding="SAME").padding == "same"
    assert PoolSpec.of("max", np.array([2, 2]), padding=[[0, 1], [1, 0]]).padding == ((0, 1), (1, 0))


def test_spec_reads_the_parameters_as_floats_and_the_switches_as_booleans():
    spec = PoolSpec.of("lp", 2, p=np.int64(3), beta=np.float16(0.5), ceil_mode=np.True_, count_include_pad=1)
    assert (spec.p, spec.beta, spec.ceil_mode, spec.count_include_pad) == (3.0, 0.5, True, True)
    assert [type(value) for value in (spec.p, spec.beta, spec.ceil_mode)] == [float, float, bool]
    assert (PoolSpec.of().p, PoolSpec.of().beta) == (2, 1)
    assert (PoolSpec.of(p=1).p, PoolSpec.of(beta=0).beta) == (1, 0)


def test_spec_is_frozen_and_can_be_a_key():
    spec = PoolSpec.of("max", np.int64(2))
    assert {spec: 1}[PoolSpec.of("max", 2)] == 1
    with pytest.raises(AttributeError):
        spec.reduction = "min"


NAMES = ", ".join(REDUCTIONS)


@each(
    ("settings", "sentence"),
    [
        (
            {"reduction": "mode"},
            f"The reduction is 'mode'; choose one of {NAMES}.",
        ),
        (
            {"window_shape": (2, 2, 2, 2)},
            "window_shape has 4 axes; pooling works on 1, 2 or 3: write (2, 2) for an image.",
        ),
        ({"window_shape": 0}, "window_shape is (0, 0); every number must be at least 1: raise 0."),
        ({"window_shape": 2.5}, "window_shape is 2.5; give whole numbers, one per axis."),
        ({"window_shape": True}, "window_shape is True; give whole numbers, one per axis."),
        ({"strides": (2, 0)}, "strides is (2, 0); every number must be at least 1: raise 0."),
        (
            {"strides": (1, 2, 3)},
            "strides has 3 numbers for a window of rank 2; give one number for all axes, or 2.",
        ),
        ({"dilations": "2"}, "dilations is '2'; give whole numbers, one per axis."),
        (
            {"padding": "full"},
            "padding is 'full'; choose valid, same or same_lower, or give numbers of cells.",
        ),
        ({"padding": -1}, "padding is (-1, -1); every number must be at least 0: raise -1."),
        (
            {"padding": (1, 2, 3)},
            "padding has 3 entries for a window of rank 2; "
            "give one number, or 2 numbers or (before, after) pairs.",
        ),
        (
            {"padding": ((1, 2, 3), 1)},
            "padding has 3 numbers for one axis; give one, or a (before, after) pair.",
        ),
        ({"padding": None}, "padding is None; give whole numbers, one per axis."),
        (
            {"reduction": ["max"]},
            f"The reduction is ['max']; choose one of {NAMES}.",
        ),
        ({"p": 0.5}, "p is 0.5; give a number of at least 1, such as 2 or math.inf."),
        ({"p": float("-inf")}, "p is -inf; give a number of at least 1, such as 2 or math.inf."),
        ({"p": float("nan")}, "p is nan; give a number of at least 1, such as 2 or math.inf."),
        ({"p": "2"}, "p is '2'; give a number of at least 1, such as 2 or math.inf."),
        ({"p": True}, "p is True; give a number of at least 1, such as 2 or math.inf."),
        ({"p": None}, "p is None; give a number of at least 1, such as 2 or math.inf."),
        ({"beta": -1}, "beta is -1; give a finite number of at least 0, such as 1."),
        (
            {"beta": 10**400},
            f"beta is 1{'0' * 400}; give a finite number of at least 0, such as 1.",
        ),
        ({"ceil_mode": "no"}, "ceil_mode is 'no'; give True or False."),
        ({"count_include_pad": None}, "count_include_pad is None; give True or False."),
        ({"ceil_mode": 2}, "ceil_mode is 2; give True or False."),
    ],
)
def test_spec_rejects_in_a_sentence(settings, sentence):
    with pytest.raises(PoolingError) as error:
        PoolSpec.of(**settings)
    assert str(error.value) == sentence
