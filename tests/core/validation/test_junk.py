"""Whatever comes in, a result comes out, or one sentence; never an error from the depths."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import (
    PoolingError,
    PoolSpec,
    adaptive_pool,
    adaptive_pool_backward,
    global_pool,
    global_pool_backward,
    plan_windows,
    pool,
    pool_backward,
    pool_with_indices,
    reference,
    steps,
    unpool,
)
from tests.profiles import examples

MAX = PoolSpec.of("max", 2)
FOUR = np.arange(16.0).reshape(4, 4)
# What a form, a file or a link may hand over by mistake.
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.just(10**25),
    st.floats(),
    st.text(max_size=3),
    st.complex_numbers(),
    st.binary(max_size=2),
    st.builds(object),
    st.lists(st.integers(-1, 3) | st.none() | st.floats(), max_size=4),
    st.lists(st.lists(st.integers(-1, 3), max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=1), st.integers(), max_size=2),
    st.just(np.arange(3)),
    st.just(np.ones((2, 2))),
)
SWITCHES = ("ceil_mode", "count_include_pad")
NAMES = ("window_shape", "strides", "padding", "dilations", *SWITCHES, "reduction", "p", "beta")
SENTENCE = re.compile(r"[A-Za-z].+[.;:] ?.*\.\Z", re.DOTALL)


def answer_or_sentence(call):
    """Run it; the only thing that may come out besides a result is a PoolingError with a whole sentence."""
    try:
        return call()
    except PoolingError as error:
        sentence = str(error)
    assert SENTENCE.match(sentence), sentence
    return None


@examples(600)
@given(st.dictionaries(st.sampled_from(NAMES), JUNK, min_size=1, max_size=3))
def test_junk_settings_give_a_spec_or_a_sentence(junk):
    spec = answer_or_sentence(lambda: PoolSpec.of(**junk))
    assert spec is None or isinstance(hash(spec), int)


@examples(500)
@given(JUNK, JUNK)
def test_junk_inputs_give_a_result_or_a_sentence(x, other):
    for call in (
        lambda: pool(x, MAX),
        lambda: reference.pool(x, MAX),
        lambda: pool(FOUR[np.newaxis], MAX, data_format=other),
        lambda: plan_windows(MAX, x),
        lambda: list(steps(x, MAX)),
        lambda: pool_backward(x, MAX, other),
        lambda: pool_backward(FOUR, MAX, other),
        lambda: pool_with_indices(x, MAX),
        lambda: unpool(x, other, 2),
        lambda: unpool([[1]], x, other),
        lambda: adaptive_pool(x, 2),
        lambda: adaptive_pool(FOUR, 2, x),
        lambda: adaptive_pool_backward(x, 2, other),
        lambda: global_pool(x),
        lambda: global_pool(FOUR, spatial_rank=x),
        lambda: global_pool_backward(x, other),
    ):
        answer_or_sentence(call)


def test_a_error_that_is_no_sentence_would_be_noticed():
    def reject():
        raise PoolingError("bad window")

    with pytest.raises(AssertionError):
        answer_or_sentence(reject)
