"""A converted call gives the original's numbers by the rules; where there is none, no call does."""

from dataclasses import replace
from itertools import product
from math import inf

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.candidates import can_be_typed
from pooling.frameworks.libraries.convert import EVERY_SIZE, THIS_SIZE, alike, convert, nothing, smaller
from pooling.frameworks.libraries.ours import OURS, name_of, rule_or_pool
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.table import LIBRARIES
from tests.core.frameworks.libraries.drawing import drawn, typed
from tests.profiles import scaled

EVERYONE = (OURS, *LIBRARIES)
PAIRS = [(one, other) for one in EVERYONE for other in EVERYONE if one != other]
SAME = PoolSpec.of("max", 3, strides=2, padding="same")


def hold(call: Call, to: str, shape: tuple[int, ...], rng: np.random.Generator) -> str:
    """Compare the numbers of the converted call, on this size or on others too; return for which it holds."""
    made = convert(call, to, shape)
    assert made.sentence
    sizes = [shape]
    if made.exact_for == EVERY_SIZE:
        sizes += [tuple(int(n) for n in rng.integers(7, 15, len(shape))) for _ in range(2)]
    for size in sizes if made.call else []:
        x = rng.standard_normal((2, *size)).astype(np.float32)
        asked, given = rule_or_pool(call, x), rule_or_pool(made.call, x)
        if not asked.refusal and not nothing(asked):
            assert alike(asked, given), (size, call, made, given.refusal)
    return made.exact_for


def test_converted_call_gives_the_same_numbers():
    rng, found = np.random.default_rng(1), dict.fromkeys((EVERY_SIZE, THIS_SIZE, ""), 0)
    for _ in range(scaled(8)):
        spec, shape = drawn(rng)
        for one in EVERYONE:
            call = typed(one, spec, shape)
            for other in EVERYONE if call else ():
                found[hold(call, other, shape, rng)] += 1
    assert min(found.values()) > 0, found


def test_every_pair_has_a_call_for_plain_pooling():
    for one, other in PAIRS:
        for reduction in ("max", "avg"):
            call = typed(one, PoolSpec.of(reduction, 2), (6, 6))
            assert convert(call, other, (6, 6)).exact_for == EVERY_SIZE, (one, other)


def test_same_of_tensorflow_is_padding_first_in_pytorch_and_holds_for_this_size():
    call = Call("tensorflow", SAME)
    made = convert(call, "torch", (6, 6))
    assert made.call.pad_first == PadFirst(((0, 1), (0, 1)), -inf)
    assert (made.exact_for, made.call.spec.padding) == (THIS_SIZE, "valid")
    assert made.sentence == "Pad with −∞ first, 0 before and 1 after; then VALID."
    assert convert(call, "torch", (7, 7)).call.spec.padding == ((1, 1), (1, 1))
    assert convert(replace(call, spec=replace(SAME, strides=(1, 1))), "torch", (6, 6)).exact_for == EVERY_SIZE
    assert convert(call, "onnx", (6, 6)).exact_for == EVERY_SIZE


def test_ceil_mode_is_padding_after_the_end_for_every_size():
    for size in range(5, 9):
        call = Call("torch", PoolSpec.of("max", 3, strides=2, ceil_mode=True))
        made = convert(call, "keras", (size, size))
        assert (made.exact_for, made.call.pad_first.pads) == (EVERY_SIZE, ((0, 1), (0, 1)))


def test_average_of_real_cells_is_divided_by_the_average_of_ones():
    call = Call("torch", PoolSpec.of("avg", 3, strides=2, padding=1))
    made = convert(call, "tensorflow", (6, 6))
    assert made.call.per_cell
    assert "Divide by the same pooling of ones" in made.sentence
    counted = replace(call, spec=replace(call.spec, count_include_pad=True))
    assert not convert(counted, "tensorflow", (6, 6)).call.per_cell


def test_reductions_that_are_a_call_of_another():
    least = convert(Call(OURS, PoolSpec.of("min", 2)), "torch", (4, 4))
    assert (least.call.turned, least.call.spec.reduction) == ("negated", "max")
    largest = convert(Call(OURS, PoolSpec.of("lp", 2, p=inf)), "tensorflow", (4, 4))
    assert largest.call.turned == "absolute"
    total = Call(OURS, PoolSpec.of("sum", 2))
    assert convert(total, "torch", (4, 4)).call.spec.divisor_override == 1
    assert convert(total, "tensorflow", (4, 4)).call.factor == 4
    third = Call("torch", PoolSpec.of("avg", 2, divisor_override=3))
    made = convert(third, "keras", (4, 4))
    assert (made.call.factor, "Multiply the result by 1.333." in made.sentence) == (4 / 3, True)


def test_stride_larger_than_the_window_has_a_function_of_its_own_in_tensorflow():
    made = convert(Call("keras", PoolSpec.of("max", 1, strides=2)), "tensorflow", (6, 6))
    assert (made.exact_for, made.call.direct) == (EVERY_SIZE, True)
    assert made.sentence == "Call tf.nn.max_pool: tf.nn.pool doesn't accept a stride larger than the window."


def test_integers_are_padded_with_their_lowest_number_before_a_maximum():
    call = Call("tensorflow", PoolSpec.of("max", (2,)), PadFirst(((1, 1),), -inf))
    assert rule_or_pool(call, np.array([3, 5], np.uint8)).values.tolist() == [3, 5]
    least = Call("flax", PoolSpec.of("min", (2,)), PadFirst(((1, 1),), inf))
    assert rule_or_pool(least, np.array([3, 5], np.int8)).values.tolist() == [3, 5]


def test_layer_that_cannot_be_typed_is_a_sentence():
    assert "1 spatial axis" in port("torch", PoolSpec.of("max", 2, padding="same"), (4,))


def test_library_converts_to_itself():
    call = Call("zeros", PoolSpec.of("max", 2), PadFirst(((1, 1), (0, 0)), 0.0))
    assert convert(call, "zeros", (5, 5)).call == call


def test_named_padding_takes_the_place_of_numbers_that_are_always_the_same():
    made = convert(Call("torch", PoolSpec.of("max", 3, strides=1, padding=1)), "keras", (6, 6))
    assert (made.exact_for, made.sentence) == (EVERY_SIZE, "The padding is SAME there.")


def test_one_window_does_not_hide_which_side_is_padded():
    spec = PoolSpec.of("avg", (1, 3), strides=3, padding="same")
    assert convert(Call("jax", spec), "onnx", (1, 1)).call.spec.padding == "same"


def test_what_cannot_be_converted_is_said_in_one_sentence():
    zeros = convert(Call("tensorflow", SAME), "zeros", (6, 6))
    assert (zeros.call, zeros.exact_for) == (None, "")
    assert "a zero beats every negative cell" in zeros.sentence
    assert zeros.nearest.library == "zeros"
    holes = convert(Call("torch", PoolSpec.of("max", 2, dilations=2)), "keras", (6, 6))
    assert "has no dilation" in holes.sentence
    assert holes.nearest is None
    refused = convert(Call("tensorflow", PoolSpec.of("max", 1, strides=2)), "torch", (6, 6))
    assert refused.sentence.startswith(
        "TensorFlow refuses the call itself: tf.nn.pool doesn't accept a stride larger"
    )
    alone = Call("flax", PoolSpec.of("max", 1, padding=((1, 1), (0, 0))))
    assert "Some windows hold padding alone" in convert(alone, "keras", (4, 4)).sentence
    assert "gives there depends on its kernel" in convert(alone, "tflite", (4, 4)).sentence
    rest = Call("zeros", PoolSpec.of("max", 3, strides=2, ceil_mode=True), PadFirst(((0, 0), (1, 0)), 0.0))
    assert convert(rest, "flax", (4, 6)).sentence
    median = convert(Call(OURS, PoolSpec.of("median", 2)), "torch", (6, 6))
    assert "max, avg and lp only" in median.sentence
    overhang = Call(
        "torch", PoolSpec.of("avg", 3, strides=2, padding=1, ceil_mode=True, count_include_pad=True)
    )
    assert "divides by other cells" in convert(overhang, "tensorflow", (6, 6)).sentence
    empty = convert(Call("tensorflow", PoolSpec.of("avg", 5)), "torch", (2, 2))
    assert (empty.call, bool(empty.sentence)) == (None, True)


def arguments(to: str, spec: PoolSpec) -> list[Call]:
    """Every call of a library for a window of one axis: pads, ceil mode, counting, padding first."""
    pads = [((a, b),) for a in range(3) for b in range(4)]
    flags = list(product((False, True), (False, True)))
    calls = []
    for padding, (ceil_mode, counted) in product([*pads, "valid", "same", "same_lower"], flags):
        own = replace(spec, padding=padding, ceil_mode=ceil_mode, count_include_pad=counted)
        calls.append(Call(to, own, opset=22))
    for first, value, per_cell in product(pads, (-inf, 0.0), (False, True)):
        own = replace(spec, padding="valid", ceil_mode=False)
        calls.append(Call(to, own, PadFirst(first, value), per_cell, opset=22))
    return list(filter(can_be_typed, calls))


def test_where_there_is_none_no_call_of_the_library_gives_the_numbers():
    rng = np.random.default_rng(2)
    none = 0
    while none < scaled(12):
        spec, _ = drawn(rng)
        one, other = PAIRS[rng.integers(len(PAIRS))]
        call = typed(one, PoolSpec.of(spec.reduction, (3,), strides=2, padding=1, ceil_mode=True), (6,))
        if other == "zeros" or call is None or call.spec.reduction not in ("max", "avg"):
            continue
        if convert(call, other, (6,)).call is None:
            none += 1
            x = rng.standard_normal((16, 6)).astype(np.float32)
            asked = rule_or_pool(call, x)
            fitting = [each for each in arguments(other, call.spec) if alike(asked, rule_or_pool(each, x))]
            assert not fitting, (call, fitting[0])


def test_smaller_shape_has_the_same_padding():
    for size in range(5, 40):
        spec = PoolSpec.of("max", (3,), strides=3, padding="same")
        (less,) = smaller(spec, (size,))
        pads = [rule_or_pool(Call(OURS, spec), np.zeros(n)).pads for n in (size, less)]
        assert pads[0] == pads[1]
    assert smaller(PoolSpec.of("max", 3, strides=2), (224, 7)) == (10, 7)


def test_our_core_has_a_name():
    assert [name_of("torch"), name_of(OURS)] == ["PyTorch", "Pooling Lab"]
