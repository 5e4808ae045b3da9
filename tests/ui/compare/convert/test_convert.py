"""What the view Convert says and writes: sentences, the pads of any size, programs that run, the notebook."""

from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec, plan_windows
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.ours import OURS, rule_or_pool
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.images import encode_png
from tests.core.frameworks.libraries.drawing import drawn
from tests.each import each
from tests.profiles import scaled
from tests.ui.export.test_notebook import run
from ui.compare.convert.conversion import converted, typed
from ui.compare.convert.take import CORE, LOOP, as_ours, file_name, notebook_note, opened_photo, programs
from ui.compare.convert.words import headline, rows, size_code, size_note
from ui.export.notebook import notebook
from ui.export.photo_code import as_picture

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], np.float32)
SAME = PoolSpec.of("max", 3, strides=2, padding="same")


def made(spec=SAME, one="tensorflow", other="torch", x=X):
    return converted(typed(one, x, spec), other, x)


def test_headline_says_for_which_sizes_the_call_is_exact_and_how():
    assert headline(made()) == (
        "done",
        "TensorFlow → PyTorch: exact for this size. Pad with −∞ first, 0 before and 1 after; then VALID.",
    )
    assert headline(made(other="keras"))[1].startswith(
        "TensorFlow → Keras: exact for every size that a window fits into."
    )
    assert headline(made(one="torch"))[1] == "PyTorch → PyTorch: the layer itself. Choose another library."
    kind, sentence = headline(made(other="zeros"))
    assert (kind, "there is none. The padding is real zeros" in sentence) == ("failed", True)
    assert made(other="zeros").relation is not None
    assert made(PoolSpec.of("max", 2, dilations=2, strides=1), other="keras").relation is None


def test_headline_names_nan_that_only_one_library_ignores():
    x = X.copy()
    x[0, 0] = np.nan
    kind, sentence = headline(made(PoolSpec.of("max", 2), x=x))
    assert kind == "done"
    assert "NaN and −∞ differ all the same. TensorFlow: NaN is ignored" in sentence
    assert "PyTorch: NaN wins" in sentence


def test_both_answers_are_the_same_numbers():
    both = made()
    assert both.relation.agrees
    np.testing.assert_array_equal(both.made.values, both.given.values)
    assert both.given.pads == both.made.pads == ((0, 1), (0, 1))


def test_size_note_counts_the_pads_of_same():
    assert size_note(made(), (4, 4)) == (
        "SAME makes ⌈n / stride⌉ windows and pads what they lack, the odd cell after: "
        "n = 4: (2 − 1) · 2 + 3 − 4 = 1, so 0 before and 1 after."
    )
    assert size_note(made(other="keras"), (4, 4)) == ""
    assert size_code(made(other="keras")) == ""
    both = made()
    dropped = replace(both, call=replace(both.call, spec=PoolSpec.of("max", 2, ceil_mode=True)))
    assert "where the last window ends depends on it" in size_note(dropped, (4, 4))
    assert size_code(dropped) == ""


@pytest.mark.parametrize("padding", ["same", "same_lower"])
def test_written_function_computes_the_pads_of_any_size(padding):
    spec = PoolSpec.of("max", 4, strides=2, padding=padding)
    names = {}
    exec(size_code(made(spec, OURS, "torch")), names)  # noqa: S102  # our own code
    for size in range(3, 20):
        assert names["same_pads"](size) == plan_windows(spec, (size, 9)).pads[0]


def test_table_has_every_other_library():
    found = rows(typed("torch", X, PoolSpec.of("avg", 3, padding=1)), (4, 4))
    assert len(found) == len(LIBRARIES)
    assert next(row for row in found if row[0] == "ONNX")[1] == "every size"
    assert {row[1] for row in found} <= {"every size", "this size", "none"}


def test_own_defaults_of_a_library_are_its_own():
    spec = PoolSpec.of("avg", 3, padding=1)
    assert typed("torch", X, spec).spec.count_include_pad
    assert typed(OURS, X, spec) == Call(OURS, spec)
    assert typed("tensorflow", X, PoolSpec.of("max", 3, strides=2, padding="same_lower")).spec.padding == (
        ((1, 0), (1, 0))
    )
    assert not typed("torch", X, spec, own_defaults=False).spec.count_include_pad
    assert isinstance(typed("keras", X, PoolSpec.of("avg", 3, padding=((0, 2), (0, 2)))), str)


def ran(code):
    names = {}
    with redirect_stdout(StringIO()):
        exec(code, names)  # noqa: S102  # our own code
    return names["y"]


def test_loop_and_core_give_what_the_library_gives():
    rng, tried = np.random.default_rng(4), 0
    while tried < scaled(20):
        spec, shape = drawn(rng)
        x = rng.integers(-9, 9, ((2, *shape) if rng.integers(2) else shape)).astype(float)
        one = str(rng.choice([OURS, *LIBRARIES]))
        call = typed(one, x.astype(np.float32), spec)
        if isinstance(call, str):
            continue
        given = rule_or_pool(call, x.astype(np.float32))
        for name in (LOOP, CORE):
            code, reason = programs(call, x)[name]
            if code and given.values is not None:
                np.testing.assert_allclose(ran(code), given.values, rtol=1e-4, atol=1e-5, err_msg=code)
            assert bool(code) != bool(reason)
        tried += 1


def test_programs_say_why_a_library_has_none():
    found = programs(Call(OURS, PoolSpec.of("median", 2)), X)
    assert "max and avg only" in found["TensorFlow"][1]
    assert found[LOOP][0].endswith("# [[4.  2. ]\n#  [4.5 5.5]]\n")
    refused = programs(Call("tensorflow", PoolSpec.of("max", 1, strides=2)), X)
    assert all("refuses the call itself" in reason for _, reason in refused.values())
    with pytest.raises(PoolingError, match="refuses the call itself"):
        as_ours(Call("tensorflow", PoolSpec.of("max", 1, strides=2)), X)


def test_photo_is_opened_as_a_file():
    photo = np.zeros((40, 40), np.uint8)
    for code, _ in programs(Call("torch", PoolSpec.of("max", 2)), photo).values():
        assert 'Image.open("photo.png")' in code
    zeros = typed("zeros", photo.astype(np.float32), SAME)
    assert "photo = np.pad(numbers, [(0, 0)" not in programs(zeros, photo)[LOOP][0]


def test_notebook_says_whose_numbers_they_are_and_runs():
    call = typed("zeros", X, PoolSpec.of("max", 3, strides=2, padding=1))
    padded, spec = as_ours(call, X)
    text = notebook(padded, spec, notebook_note(call))
    assert "This is what Zero padding gives" in text
    assert "The zeros that are put round" in text
    np.testing.assert_array_equal(run(text)["y"], rule_or_pool(call, X).values)
    assert "The zeros" not in notebook_note(Call("torch", PoolSpec.of("max", 2)))


def test_files_have_names():
    assert [file_name(name) for name in (LOOP, CORE, "JAX")] == [
        "pooling_loop.py",
        "pooling_lab.py",
        "pooling_jax.py",
    ]


@each("reduction", ["max", "min", "avg"])
def test_padding_wider_than_the_window_is_put_round_the_numbers_first(reduction):
    spec = PoolSpec.of(reduction, (1, 2), strides=(3, 1), padding=((2, 1), (2, 1)), count_include_pad=True)
    call = Call("jax", spec)
    for name in (LOOP, CORE):
        code, reason = programs(call, X)[name]
        np.testing.assert_allclose(ran(code), rule_or_pool(call, X).values, err_msg=f"{code} {reason}")


def test_notebook_of_a_photo_opens_the_file_and_pads_it(tmp_path, monkeypatch):
    photo = (np.arange(3 * 40 * 40) % 251).astype(np.uint8).reshape(3, 40, 40)
    (tmp_path / "photo.png").write_bytes(encode_png(as_picture(photo)))
    monkeypatch.chdir(tmp_path)
    call = typed("zeros", photo, SAME)
    padded, spec = as_ours(call, photo)
    text = notebook(padded, spec, notebook_note(call), opened_photo(call, photo))
    np.testing.assert_array_equal(run(text)["y"], rule_or_pool(call, photo).values)
    assert opened_photo(call, X) == ""
