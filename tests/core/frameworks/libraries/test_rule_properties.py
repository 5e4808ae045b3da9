"""What holds for every call of every library: no error, no memory for sizes, our core's own numbers."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolingError, PoolSpec, plan_windows, pool
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.rule import rule, ruled_shape
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.reductions import REDUCTIONS
from tests.core.strategies import any_specs, cases, per_axis
from tests.each import each
from tests.peers.drawing_calls import OPSETS

KINDS = ("max", "avg", "min", "sum", "lp", "lp", "median")
VALUES = [0.25, -0.5, 7.0, np.nan, -np.inf, np.inf, 3e38, -3e38]
DTYPES = ("float16", "float32", "float64", "uint8", "int64")


@st.composite
def calls(draw):
    """Draw any call of any library, as it is typed or with arguments that it may not have, and its input."""
    rank = draw(st.integers(1, 3))
    shape = draw(per_axis(rank, 1, 7 if rank < 3 else 3))
    spec, key = draw(any_specs(rank, KINDS)), draw(st.sampled_from(list(LIBRARIES)))
    call = port(key, spec, shape, own_defaults=draw(st.booleans()))
    if isinstance(call, str) or draw(st.booleans()):
        call = Call(key, spec, opset=draw(st.sampled_from(OPSETS)) if key == "onnx" else 0)
    numbers = draw(st.lists(st.sampled_from(VALUES), min_size=1, max_size=6))
    with np.errstate(all="ignore"):
        x = np.resize(np.array(numbers), (2, *shape)).astype(draw(st.sampled_from(DTYPES)))
    return call, x


@given(calls())
def test_every_call_has_an_answer_or_a_sentence_and_its_shape_is_known_without_numbers(drawn):
    call, x = drawn
    found, shaped = rule(call, x), ruled_shape(call, x.shape[1:])
    if found.refusal:
        assert found.values is None
        assert found.refusal.endswith(".")
        return
    assert found.sentence[-1:] in ("", ".")
    assert found.values.shape == (2, *found.output_shape)
    assert found.unsure is None or found.unsure.shape == found.values.shape
    if x.dtype == np.float32:
        assert (shaped.output_shape, shaped.pads) == (found.output_shape, found.pads)
        assert all(
            line.endswith((str(n), "fits"))
            for line, n in zip(shaped.arithmetic, found.output_shape, strict=True)
        )


OURS = {"torch": ("max", "avg"), "jax": ("max", "min"), "coreml": ("max", "avg"), "zeros": tuple(REDUCTIONS)}


@given(st.data())
def test_a_call_with_our_own_arguments_gives_what_our_core_gives(data):
    library = data.draw(st.sampled_from(list(OURS)))
    x, spec = data.draw(cases(dtype=np.float32, reductions=OURS[library]))
    if library == "zeros":
        spec = replace(spec, padding="valid")
    if library == "coreml":  # whose ceil mode can have one window more
        spec = replace(spec, ceil_mode=False)
    found = rule(Call(library, spec), x)
    if not found.refusal:
        np.testing.assert_array_equal(found.values, pool(x, spec))


def test_shapes_of_the_largest_sizes_take_no_memory():
    huge = (2**40, 2**33 + 1)
    tracemalloc.start()
    for key in LIBRARIES:
        call = port(key, PoolSpec.of("max", 3, strides=2, padding="same"), huge)
        assert ruled_shape(call, huge).output_shape == (2**39, 2**32 + 1)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 1e6


def test_an_input_that_is_none_is_a_sentence_too():
    call = Call("torch", PoolSpec.of("max", 2))
    assert "axes" in rule(call, [1.0, 2.0]).refusal
    assert "real numbers" in rule(call, [["a", "b"]]).refusal
    assert rule(call, np.zeros((0, 4))).refusal.startswith("The input has no rows")
    assert ruled_shape(call, (4,)).refusal
    assert ruled_shape(call, (4, 0)).refusal.startswith("The input has no columns")


def test_an_array_too_large_is_refused_before_it_is_made():
    spec = PoolSpec.of("max", (3,), strides=1, padding=((2**31 - 1, 2**31 - 1),))
    assert "GiB" in rule(Call("jax", spec), [1.0]).refusal


@each("key", [key for key in LIBRARIES if key != "torch"])
def test_same_has_the_windows_that_our_core_has(key):
    for size, window, stride in ((7, 3, 2), (8, 3, 2), (5, 2, 1), (9, 4, 4)):
        spec = PoolSpec.of("max", window, strides=stride, padding="same")
        found = ruled_shape(port(key, spec, (size, size)), (size, size))
        assert found.output_shape == plan_windows(spec, (size, size)).output_shape


def test_a_sum_of_too_many_bits_has_our_cores_sentence():
    x = np.full((1, 2), 2**63 - 1, np.int64)
    with pytest.raises(PoolingError) as raised:
        pool(x, PoolSpec.of("sum", (1, 2)))
    assert rule(Call("zeros", PoolSpec.of("sum", (1, 2))), x).refusal == str(raised.value)
