"""The type of the input: what each holds, what is said of what it does not, and what libraries make of it."""

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from tests.each import each
from ui.compare.convert.conversion import converted
from ui.compare.convert.take import LOOP, programs
from ui.compare.convert.words import headline
from ui.compare.frameworks.agreement import relate
from ui.compare.frameworks.answers import answers
from ui.compare.frameworks.why import why_different
from ui.compare.types import TYPES, as_type

WHOLE = np.array([[200.0, 100.0], [250.0, 50.0]])
AVERAGE = PoolSpec.of("avg", 2)


def found(kind, x=WHOLE, spec=AVERAGE):
    return {answer.key: answer for answer in answers(as_type(x, kind).x, spec)}


@each("name", TYPES)
def test_numbers_that_a_type_holds_are_of_it(name):
    given = as_type(np.array([[1.0, 2.0]]), name)
    assert given.x.dtype == name
    assert (given.refused, given.rounded, given.own_type) == ("", "", "" if name == "float32" else name)


@each(
    ("name", "cell", "said"),
    [
        ("uint8", -1, "x has −1 in row 0, column 1: uint8 holds whole numbers from 0 to 255. So x stays "
         "float32; choose int8, or other numbers."),
        ("uint8", 300, "choose int32"),
        ("int8", 128, "choose uint8"),
        ("int32", 2.0**31, "choose int64"),
        ("int64", 2.0**63, "choose float64"),
        ("int64", np.nan, "x has NaN in row 0, column 1: int64"),
        ("int32", -np.inf, "write numbers there, or choose a float type."),
        ("uint8", 2.5, "round the numbers"),
        ("float16", 70000, "float16 holds numbers from −65,504 to 65,504"),
    ],
)  # fmt: skip
def test_what_a_type_does_not_hold_stays_float32_with_a_sentence(name, cell, said):
    given = as_type(np.array([[0.0, cell]]), name)
    assert (given.x.dtype, given.own_type) == (np.float32, "")
    assert given.x[0, 1] == np.float32(cell) or np.isnan(cell)
    assert said in given.refused
    assert as_type(np.array([[0.0, cell]]), "float64").refused == ""


def test_other_cells_are_counted_and_channels_and_slices_are_named():
    x = np.array([[[0.0, 1.0], [2.0, 3.0]], [[-1.0, 4.0], [300.0, 2.5]]])
    assert "x has −1 in channel 1, row 0, column 0, and 2 more such cells:" in as_type(x, "uint8").refused
    assert "in slice 1, row 0, column 0" in as_type(x, "uint8", 3).refused
    assert "in cell 1, and 1 more such cell:" in as_type(np.array([0, 0.5, 0.5]), "int8", 1).refused


def test_edges_of_every_integer_type_are_held():
    for name in ("uint8", "int8", "int32"):
        limits = np.iinfo(name)
        assert as_type(np.array([limits.min, limits.max], float), name, 1).x.tolist() == [
            limits.min,
            limits.max,
        ]
    assert as_type(np.array([-(2.0**63)]), "int64", 1).x.tolist() == [-(2**63)]
    assert as_type(np.array([np.nan, np.inf, 65504]), "float16", 1).refused == ""


def test_half_floats_say_what_they_round():
    assert (
        as_type(np.array([[1, 0.1]]), "float16").rounded
        == "1 cell is rounded to float16: 0.1 becomes 0.099976."
    )


def test_averages_of_uint8_wrap_are_cut_off_or_refused_and_the_reason_is_given():
    wrapped = found("uint8")
    assert wrapped["jax"].values.tolist() == [[22]]
    assert "averages floats only" in wrapped["tensorflow"].refusal
    assert why_different(wrapped["jax"], wrapped["zeros"]) == "its sums do not wrap around"
    cut = found("int64", WHOLE + np.eye(2)[::-1])
    assert cut["torch"].values.tolist() == [[150]]
    assert why_different(cut["ours"], cut["torch"]) == "it cuts the fraction off"
    assert why_different(cut["torch"], cut["jax"]) == "it keeps the fraction"
    largest = found("uint8", spec=PoolSpec.of("max", 2))
    assert why_different(largest["jax"], largest["torch"]) == ""


def test_float64_in_float32_is_rounding_but_no_infinity_is():
    x, largest = np.array([[0.1, 0.1], [0.1, 0.1]]), PoolSpec.of("max", 2)
    double = found("float64", x, largest)
    assert relate(double["tensorflow"], double["keras"]).kind == "rounding"
    assert relate(double["tensorflow"], double["torch"]).kind == "same"
    huge = found("float64", x * 1e300, largest)
    assert relate(huge["tensorflow"], huge["keras"]).kind == "cells"


@each(
    ("kind", "to", "said"),
    [
        ("int64", "flax", "On these numbers they differ all the same: Flax keeps the fraction."),
        ("int32", "flax", "PyTorch refuses int32, as below."),
        ("int32", "tensorflow", "PyTorch and TensorFlow refuse int32, as below."),
    ],
)
def test_conversion_says_what_the_type_changes(kind, to, said):
    x = as_type(WHOLE + np.eye(2), kind).x
    assert headline(converted(Call("torch", AVERAGE), to, x))[1].endswith(said)


def run(code):
    names = {}
    exec(code, names)  # noqa: S102  # our own code
    return names["y"]


def test_programs_of_infinite_and_huge_numbers_are_in_float32():
    lowest = as_type(np.full((2, 2), -np.inf), "float32")
    assert (lowest.own_type, lowest.program_type) == ("", "float32")
    code, _ = programs(Call("tensorflow", PoolSpec.of("max", 2)), lowest.x, lowest.program_type)["TensorFlow"]
    assert code.endswith("# [[-3.4028e+38]]\n")
    assert as_type(WHOLE, "float32").program_type == ""
    assert as_type(WHOLE * 1e36, "float32").program_type == "float32"


def test_programs_have_the_type_or_say_that_they_have_not():
    asked = Call("jax", AVERAGE)
    made = {name: code for name, (code, _) in programs(asked, WHOLE, "uint8").items()}
    assert "np.array([\n    [200, 100],\n    [250, 50],\n], dtype=np.uint8)" in made["Flax"]
    assert "# [[22.]]" in made["Flax"]
    assert "# x is float32 here. tf.nn.pool averages floats only" in made["TensorFlow"]
    assert "# JAX gives other numbers for uint8." in made["TensorFlow"]
    assert "# [[150.]]" in made["TensorFlow"]
    assert made[LOOP].startswith("# In floats of 64 bits, not in uint8")
    assert "In floats" not in programs(asked, WHOLE, "float64")[LOOP][0]
    core = made["Pooling Lab"]
    assert (run(core), "dtype=np.uint8" in core, "JAX gives other numbers" in core) == ([[150]], True, True)
    largest = programs(Call("tensorflow", PoolSpec.of("max", 2)), WHOLE, "uint8")
    assert "TensorProto.UINT8" in largest["ONNX"][0]
    assert "# [[250]]" in largest["PyTorch"][0]
    assert "gives other numbers" not in "".join(code for code, _ in largest.values())
    assert "uint8" not in "".join(code for code, _ in programs(asked, WHOLE).values())
