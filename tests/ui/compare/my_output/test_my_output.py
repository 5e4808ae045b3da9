"""My output: the rule that gives exactly that is named, else what is otherwise, else the nearest."""

import numpy as np

from pooling import PoolSpec, pool
from tests.each import each
from ui.compare.frameworks.answers import answers
from ui.compare.my_output.candidates import variants
from ui.compare.my_output.card import mine_html
from ui.compare.my_output.match import as_answer, find_rules
from ui.compare.my_output.read import read_output
from ui.compare.my_output.words import found_words

X = np.array([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], np.float32)
CHANNELS = np.stack([X, -X, 2 * X + 1])
MAX = PoolSpec.of("max", 3, strides=2, padding="same")
AVG = PoolSpec.of("avg", 3, strides=2, padding="same")


def printed(values):
    return np.array2string(np.asarray(values), separator=", ", precision=4)


def said(text, spec=MAX, x=X):
    pasted = read_output(text)
    return found_words(pasted, find_rules(pasted, x, spec))


def test_every_library_that_gives_it_is_named():
    text = said("[[8, 8], [9, 9]]")
    assert text.startswith("Your output is exactly what TensorFlow, Keras, ONNX")
    assert "PyTorch" not in text
    assert said("[[6, 6], [7, 9]]") == "Your output is exactly what PyTorch gives."


@each("key", ["tensorflow", "keras", "torch", "onnx", "zeros"])
def test_every_library_is_found_by_its_own_output(key):
    x = -X - 0.5
    for spec in (MAX, AVG):
        answer = next(each for each in answers(x, spec) if each.key == key)
        assert answer.short in said(printed(answer.values), spec, x)


def test_default_of_a_library_is_told_from_what_is_passed():
    counted, not_counted = (
        PoolSpec.of("avg", 3, strides=2, padding=1, count_include_pad=counted) for counted in (True, False)
    )
    assert said(printed(pool(X, counted)), AVG) == "Your output is exactly what PyTorch gives."
    assert said(printed(pool(X, not_counted)), AVG) == (
        "Your output is exactly what PyTorch gives with everything passed as it is set."
    )


@each(
    ("spec", "words"),
    [
        (PoolSpec.of("max", 3, strides=1, padding="same"), "stride 1"),
        (PoolSpec.of("max", 3, strides=2), "no padding (VALID)"),
        (PoolSpec.of("avg", 3, strides=2, padding="same"), "average in place of what is set"),
        (PoolSpec.of("max", 3, padding="same"), "the window as its stride"),
        (PoolSpec.of("avg", 3, strides=2), "no padding (VALID) and average in place of what is set"),
    ],
)
def test_what_is_otherwise_is_named(spec, words):
    x = np.arange(35, dtype=np.float32).reshape(5, 7) ** 2
    text = said(printed(pool(x, spec)), MAX, x)
    assert text.startswith("No library gives that for this layer. ")
    assert f"exactly this layer with {words}" in text


def test_axes_in_another_order_are_found():
    last = np.moveaxis(pool(CHANNELS, MAX), 0, -1)
    assert said(printed(last), MAX, CHANNELS).endswith("The channels are last.")
    misread = pool(np.moveaxis(CHANNELS, -1, 0), MAX)
    assert "channels first read as channels last" in said(printed(misread), MAX, CHANNELS)
    wide = np.arange(18, dtype=np.float32).reshape(3, 6) * [[1], [-1], [1]]
    spec = PoolSpec.of("max", (1, 3), strides=(1, 1))
    assert "rows and columns swapped" in said(printed(pool(wide.T, spec)), spec, wide)


def test_one_row_of_numbers_is_read_as_the_output():
    assert "PyTorch" in said("6 6 7 9")


def test_other_ways_to_the_same_numbers_are_told():
    flat = np.ones((4, 4), np.float32)
    text = said("[[4, 4], [4, 4]]", PoolSpec.of("max", 2), flat)
    assert "sum in place of what is set" in text


def test_nearest_is_named_with_what_differs():
    assert said("[[6, 6], [7, 8]]") == (
        "No rule gives exactly your output. The nearest is PyTorch's rule: 1 of 4 cells differs."
    )
    assert "is it the same input?" in said("[[101, 102], [103, 104]]")


def test_shape_that_nothing_gives_is_named_with_those_there_are():
    text = said("[[1, 2, 3]]")
    assert text.startswith("No rule gives 3 numbers for this input. ")
    assert text.endswith("All that answer give 2 × 2.")
    holes = PoolSpec.of("max", 2, dilations=2, strides=1, padding="same")
    assert "ONNX gives 3 × 3" in said("[[1, 2, 3]]", holes)


def test_rounding_is_told_from_exact():
    third = pool(np.array([[1, 2, 4]], np.float32), PoolSpec.of("avg", (1, 3)))
    exact, near = repr(float(third[0, 0])), repr(float(third[0, 0]) * (1 + 1.5e-7))
    x, spec = np.array([[1, 2, 4]], np.float32), PoolSpec.of("avg", (1, 3))
    assert " exactly what all 9 libraries give." in said(exact, spec, x)
    assert " within rounding what all 9 libraries" in said(near, spec, x)
    assert " exactly what all 9" in said("2.3333", spec, x)
    assert "No rule" in said("2.334", spec, x)


def test_nan_and_infinity_are_numbers_too():
    x = X.copy()
    x[0, 0] = np.nan
    assert "PyTorch" in said(printed(pool(x, PoolSpec.of("max", 2))), PoolSpec.of("max", 2), x)


def test_nothing_is_changed_by_what_is_no_change():
    ones = list(variants(X, PoolSpec.of("max", 2), 1))
    assert all(variant.spec != PoolSpec.of("max", 2) or variant.x is not X for variant in ones)
    words = {variant.words[0] for variant in ones}
    assert not words & {
        "no dilation",
        "the window as its stride",
        "no ceil mode",
        "max in place of what is set",
    }
    assert not any("counted" in word for word in words)


def test_card_shows_the_nearest_beside_it_and_marks_what_differs():
    pasted = read_output("[[6, 6], [7, 8]]")
    html = mine_html(pasted, find_rules(pasted, X, MAX))
    assert html.count('class="marked"') == 2
    assert "<b>PyTorch</b>" in html
    found = mine_html(read_output("6 6\n7 9"), find_rules(read_output("6 6\n7 9"), X, MAX))
    assert "Found" in found
    assert "marked" not in found
    nothing = mine_html(read_output("1,2,3"), find_rules(read_output("1,2,3"), X, MAX))
    assert "No rule gives this" in nothing


def test_pasted_output_stands_beside_the_others_in_the_shape_of_the_reference():
    pasted = read_output("6 6 7 9")
    reference = next(each for each in answers(X, MAX) if each.key == "torch")
    mine = as_answer(pasted, X, find_rules(pasted, X, MAX), reference)
    assert (mine.short, mine.values.tolist()) == ("My output", [[6, 6], [7, 9]])


def test_every_library_finds_its_output_among_random_layers():
    """Asked of 7,000 in 150 s; a few of them here."""
    rng = np.random.default_rng(20)
    for _ in range(8):
        x = rng.normal(size=(int(rng.integers(3, 8)), int(rng.integers(3, 8)))).astype(np.float32)
        window, strides = rng.integers(1, 4, (2, 2)).tolist()
        spec = PoolSpec.of(
            str(rng.choice(["max", "avg"])),
            window,
            strides=strides,
            padding=str(rng.choice(["valid", "same", "same_lower"])),
            ceil_mode=bool(rng.integers(2)),
        )
        for answer in answers(x, spec):
            if answer.values is not None:
                found = find_rules(read_output(printed(answer.values)), x, spec)
                assert answer.short in {match.who[0] for match in found.matches}, (answer.short, spec)
