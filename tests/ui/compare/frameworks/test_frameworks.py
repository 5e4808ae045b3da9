"""All frameworks: who agrees with whom, the headline, where padding is drawn, the table and the file."""

import csv
import re
from io import StringIO

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.frameworks.libraries.table import LIBRARIES
from tests.each import each
from ui.compare.frameworks.agreement import Relation, relate, relations
from ui.compare.frameworks.answers import Answer, answers
from ui.compare.frameworks.cards import cards_html
from ui.compare.frameworks.figures import pads_html
from ui.compare.frameworks.pads import pads_words
from ui.compare.frameworks.table import agreement_html, answers_csv
from ui.compare.frameworks.why import why_different
from ui.compare.frameworks.words import badge, headline, relation_words

X = np.array([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], np.float32)
SAME = PoolSpec.of("max", 3, strides=2, padding="same")


def asked(spec=SAME, x=X, **options):
    return {answer.key: answer for answer in answers(x, spec, **options)}


def said(found, key="tensorflow"):
    reference = found[key]
    if reference.values is None:
        reference = next((each for each in found.values() if each.values is not None), reference)
    return headline(list(found.values()), found[key], reference)


def given(values, **options):
    return Answer("torch", X, values=np.asarray(values, np.float32), pads=((0, 0),) * 2, **options)


def test_every_library_answers_in_its_order_and_ours_comes_last():
    assert [answer.key for answer in answers(X, SAME)] == [*LIBRARIES, "ours"]


def test_same_is_padded_after_in_tensorflow_and_on_both_sides_in_pytorch():
    found = asked()
    assert found["tensorflow"].pads == ((0, 1), (0, 1))
    assert found["torch"].pads == ((1, 1), (1, 1))
    assert relate(found["tensorflow"], found["torch"]).differing == 3
    assert "PyTorch differs in 3 of 4 cells: it pads both sides alike." in said(found)


def test_average_counts_padding_in_pytorch_unless_everything_is_passed():
    spec = PoolSpec.of("avg", 3, strides=1, padding=1)
    own, passed = (asked(spec, own_defaults=default) for default in (True, False))
    assert why_different(own["ours"], own["torch"]) == "it divides by padding cells too"
    assert relate(own["ours"], own["torch"]).kind == "cells"
    assert relate(passed["ours"], passed["torch"]).agrees
    assert why_different(own["torch"], own["ours"]) == "it divides by the real cells only"


def test_zeros_win_over_negative_cells():
    found = asked(x=-X - 1)
    assert relate(found["tensorflow"], found["zeros"]).differing == 3
    assert why_different(found["tensorflow"], found["zeros"]) == (
        "its padding is 0, which counts and can win"
    )


@each(
    ("one", "other", "clause"),
    [
        (((0, 1),), ((1, 0),), "it puts the odd cell before"),
        (((1, 0),), ((0, 1),), "it puts the odd cell after"),
        (((0, 1),), ((1, 1),), "it pads both sides alike"),
        (((0, 1),), ((0, 0),), "it does not pad"),
        (((0, 0),), ((0, 1),), "it pads"),
        (((0, 1),), ((1, 2),), "it adds 2 more padding cells"),
        (((0, 1),), ((0, 1),), ""),
    ],
)
def test_place_of_padding_is_a_clause(one, other, clause):
    call = asked()["tensorflow"].call
    sides = [Answer("torch", X, call, np.zeros(2), pads) for pads in (one, other)]
    assert why_different(*sides) == clause


def test_all_that_agree_is_said_with_their_shape():
    assert said(asked(PoolSpec.of("max", 2))) == "All agree: the same 2 × 2 numbers."
    assert said(asked(PoolSpec.of("max", 4))) == "All agree: the same number."


def test_reference_that_refuses_is_replaced_and_that_is_said():
    text = said(asked(PoolSpec.of("max", 2, strides=3)))
    assert text.startswith("TensorFlow refuses, so Keras is the reference. ")
    nobody = said(asked(PoolSpec.of("median", 5)))
    assert nobody == f"None of the {len(LIBRARIES)} gives an answer: each says why."


def test_numbers_are_compared_as_a_reader_would():
    nan, inf = float("nan"), float("inf")
    assert relate(given([nan, inf, 0.0]), given([nan, inf, -0.0])).kind == "same"
    assert relate(given([1.0, nan]), given([1.0, 2.0])).differing == 1
    assert relate(given([1.0]), given([1.0, 2.0])).kind == "shape"
    assert relate(given([1.0]), Answer("onnx", X)).kind == "refused"
    near = given([1.0 + 2**-20]), given([1.0], slack=1e-5)
    assert relate(*near).kind == relate(*near[::-1]).kind == "rounding"


def test_average_within_rounding_is_no_difference():
    found = asked(PoolSpec.of("avg", 3, strides=2, padding="same"))
    one = found["tensorflow"]
    nudged = Answer("keras", X, one.call, np.nextafter(one.values, np.float32(99)), one.pads)
    assert relate(one, nudged).kind == "rounding"
    wrong = Answer("keras", X, one.call, one.values + np.float32(1e-4), one.pads)
    assert relate(one, wrong).kind == "cells"


def test_infinity_beside_a_number_is_not_within_rounding():
    x = np.array([[1, 1, -3], [-np.inf, -np.inf, 2], [200, 100, 3]], np.float32)
    found = asked(PoolSpec.of("avg", 2, padding="same"), x)
    relation = relate(found["tensorflow"], found["torch"])
    assert (relation.kind, relation.differing) == ("cells", 3)


def test_cell_that_no_rule_gives_is_open_and_no_difference():
    open_ = given([[1.0, 7.0]], unsure=np.array([[False, True]]))
    assert relate(given([[1.0, 2.0]]), open_).kind == "same"
    assert relate(given([[2.0, 2.0]]), open_).differing == 1
    html = cards_html([open_], given([[2.0, 2.0]]))
    assert ">?</td>" in html
    assert "1 cell of which no rule is known" in html
    assert html.count('class="marked"') == 1
    flax = Answer("flax", X, values=np.array([[1.0, 2.0]]))
    assert badge(open_, flax, relate(open_, flax)) == ("same", "=", "Identical where known")


def test_output_that_no_rule_gives_at_all_is_not_called_identical():
    found = asked(PoolSpec.of("max", 2), np.array([[np.nan, 1.0], [2.0, 3.0]], np.float32))
    sentence = said(found)
    assert sentence.startswith("2 of 9 agree; PyTorch gives another number: NaN wins there.")
    assert "No rule is known for ONNX, TensorFlow Lite and Core ML." in sentence
    unknown = relate(found["tensorflow"], found["onnx"])
    assert badge(found["tensorflow"], found["onnx"], unknown) == ("not-asked", "?", "No rule is known")
    assert relation_words(unknown) == ("?", "no rule is known")
    assert "of which no rule is known" not in cards_html([found["onnx"]], found["tensorflow"])


@each(
    ("spec", "x", "sentence"),
    [
        (PoolSpec.of("max", 5, strides=1), X, "The 3 that answer agree: an empty array. 5 refuse."),
        (PoolSpec.of("median", 2), X, "Only Zero padding answers. 7 refuse."),
        (PoolSpec.of("max", 3, padding="same", strides=2), -X[:2, :2], "another number: its padding is 0"),
    ],
)
def test_headline_says_few_answers_in_words(spec, x, sentence):
    assert sentence in said(asked(spec, x))


def test_empty_output_is_said():
    found = asked(PoolSpec.of("max", 5))
    assert found["jax"].values.shape == (0, 0)
    assert "An empty array." in cards_html([found["jax"]], found["onnx"])
    assert why_different(found["onnx"], found["jax"]) == "no window fits"
    assert said(found).startswith("TensorFlow would end the process, so ONNX is the reference.")


@each(
    ("key", "clause"),
    [("torch", "NaN wins there"), ("keras", ""), ("ours", "NaN wins there"), ("zeros", "NaN wins there")],
)
def test_nan_is_a_reason(key, clause):
    x = X.copy()
    x[0, 0] = np.nan
    found = asked(PoolSpec.of("max", 2), x)
    assert why_different(found["tensorflow"], found[key]) == clause
    assert clause == "" or why_different(found[key], found["tensorflow"]) == "it ignores NaN"


def test_infinity_is_a_reason():
    x = np.full((4, 4), -np.inf, np.float32)
    found = asked(PoolSpec.of("max", 2), x)
    assert why_different(found["tensorflow"], found["torch"]) == "−∞ stays −∞"
    assert why_different(found["torch"], found["tensorflow"]) == "−∞ becomes the lowest finite number"


def test_who_else_differs_is_named():
    text = said(asked(PoolSpec.of("avg", 3, strides=2, padding="same")))
    assert text.startswith("5 of 9 agree; PyTorch differs in 4 of 4 cells: it pads both sides alike and ")
    assert text.endswith(" Flax, Core ML and Zero padding differ too.")


def test_relation_is_the_same_both_ways_and_stands_in_the_table_so():
    found = list(asked().values())
    rows = relations(found)
    for i, one in enumerate(found):
        assert [relation.kind for relation in rows[i]] == [relate(one, other).kind for other in found]


@each(
    ("relation", "text"),
    [
        (Relation("same"), ("=", "identical")),
        (Relation("rounding"), ("≈", "within rounding")),
        (Relation("cells", np.array([True, False])), ("≠ 1 of 2", "cells differ")),
        (Relation("cells", np.arange(1000) < 800), ("≠ 80%", "of the cells differ")),
        (Relation("shape"), ("shape", "another shape")),
        (Relation("refused"), ("⊘", "refused")),
    ],
)
def test_every_relation_has_a_sign_and_words(relation, text):
    assert relation_words(relation) == text


def test_badge_names_what_happened():
    found = asked(PoolSpec.of("max", 5))
    assert badge(found["ours"], found["tensorflow"], Relation("refused"))[2] == "Would end the process"
    assert badge(found["ours"], found["torch"], Relation("refused"))[2] == "Refuses"
    one, other = given([[1.0]]), Answer("onnx", X, values=np.ones((2, 2)), pads=((0, 0),) * 2)
    assert badge(one, other, relate(one, other))[2] == "2 × 2, another shape"
    assert badge(one, one, relate(one, one))[2] == "Reference"


def texts(html):
    return re.findall(r"<td[^>]*>([^<]*)", html)


def test_padding_is_drawn_on_the_input_with_what_it_is():
    html = pads_html(asked()["tensorflow"])
    assert texts(html)[:5] == ["1", "3", "2", "4", "−∞"]
    assert texts(html).count("−∞") == 9
    assert "<b>Padding</b> 0 before, 1 after</figcaption>" in html
    average = pads_html(asked(PoolSpec.of("avg", 3, strides=2, padding="same"))["torch"])
    assert "<b>Padding</b> 1 on every side: 0, counted" in average
    ours = pads_html(asked(PoolSpec.of("avg", 3, strides=2, padding="same"))["ours"])
    assert "not counted" in ours
    assert texts(ours).count("·") == 9


def test_rows_slices_and_large_inputs_are_drawn():
    row = PoolSpec.of("max", (3,), strides=2, padding="same")
    assert texts(pads_html(asked(row, X[0])["torch"])) == ["−∞", "1", "3", "2", "4", "−∞"]
    volume = PoolSpec.of("max", (3, 3, 3), strides=2, padding="same")
    drawn = pads_html(asked(volume, np.stack([X] * 4))["tensorflow"])
    slices = drawn.split('class="slices">')[1].split("</div>")[0]
    assert slices == "<i></i>" * 4 + '<i class="pad"></i>'
    large = pads_html(asked(x=np.zeros((3, 112, 96), np.float32))["tensorflow"])
    assert "112 × 96" in large
    assert "0 before, 1 after: −∞" in large
    assert "padding: 0px 5px 5px 0px" in large


def test_cells_that_differ_glow_and_only_those():
    found = asked()
    html = cards_html([found["torch"], found["keras"]], found["tensorflow"])
    assert html.count('class="marked"') == 3
    assert "≠</b> 3 of 4 cells" in html
    assert "=</b> Identical" in html


def test_picture_is_not_drawn_twice():
    found = asked(x=np.arange(64.0 * 64).reshape(64, 64).astype(np.float32))
    html = cards_html(list(found.values()), found["tensorflow"])
    assert "The same numbers as TensorFlow." in html
    assert html.count("<img") == 1 + sum(
        not relate(found["tensorflow"], answer).agrees for answer in found.values()
    )


def test_table_has_heads_for_rows_and_columns():
    html = agreement_html(list(asked().values()))
    size = len(LIBRARIES) + 1
    assert html.count("scope=col") == html.count("scope=row") == size
    assert html.count("<td") == size * size + 1
    assert "<td class=cells>≠ 3 of 4<b> cells differ</b>" in html


def test_file_has_a_row_for_every_library():
    found = list(asked(PoolSpec.of("max", 2, strides=3)).values())
    rows = list(csv.DictReader(StringIO(answers_csv(found))))
    assert [row["library"] for row in rows] == [answer.name for answer in found]
    assert rows[0]["against Keras"] == "refused"
    assert "stride" in rows[0]["why"]
    assert rows[1]["values"] == "[[6.0]]"


@pytest.mark.parametrize("channels", [1, 3])
def test_opset_goes_to_onnx_alone(channels):
    found = asked(x=np.stack([X] * channels), opset=10)
    assert {answer.key: answer.call.opset for answer in found.values() if answer.call.opset} == {"onnx": 10}


@each(
    ("pads", "words"),
    [
        (((0, 0), (0, 0)), "none"),
        (((2, 2),), "2 on both sides"),
        (((1, 1), (1, 1)), "1 on every side"),
        (((0, 1), (1, 1)), "rows 0 before, 1 after; columns 1 on both sides"),
    ],
)
def test_pads_are_words(pads, words):
    assert pads_words(pads) == words
