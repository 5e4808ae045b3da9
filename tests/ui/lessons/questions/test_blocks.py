"""What the browser is sent of a question of each kind, and what is said of one that cannot be asked."""

import re
from itertools import pairwise

import numpy as np
import pytest

from pooling import PoolSpec
from tests.each import each
from tests.ui.lessons.questions.asking import block_of, context_of, figure_of, toy
from ui.lessons import LessonError
from ui.lessons.directives import Directive
from ui.lessons.questions import question_block
from ui.lessons.questions.grading import grade
from ui.lessons.questions.sentences import sentences

ODD = np.arange(25.0).reshape(5, 5)


def said(block, *answer, variant=0):
    verdict = grade(block, variant, answer)
    return verdict.right, verdict.name


def test_a_result_is_asked_for_and_mistakes_are_named():
    block = block_of(kind="value", at=[0, 1], reveal="It is {toy.output 0,1}.")
    assert block["ask"] == "What is the output at row 0, column 1?"
    assert (block["figure"], block["covers"], block["variants"][0]["show"]) == ("toy", "results", "step/2")
    assert block["variants"][0]["reveal"] == "It is 4."
    named = {"2.25": "avg", "2,25": "avg", "1": "min", "9": "sum", "6": "one", "7": "transposed", "2": "cell"}
    assert {text: said(block, text) for text in named} == {
        text: (False, name) for text, name in named.items()
    }
    assert said(block, "4") == said(block, "4,0") == (True, "")
    assert grade(block, 0, ["<8>"]).say == "Not &lt;8&gt;. Read the window's cells again."
    assert block["variants"][0]["wrong"][0]["title"] == "Average instead of max"


def test_what_is_0_on_paper_may_be_called_0():
    block = block_of(figure_of([[0.1, 0.2], [-0.3, 0]], PoolSpec.of("avg", 2)), kind="value", at=[0, 0])
    assert said(block, "0") == said(block, block["variants"][0]["right"][0][0]) == (True, "")


def test_the_figure_acts_a_mistake_out_or_shows_where_the_number_is():
    wrong = {each["name"]: each["act"] for each in block_of(kind="value", at=[0, 1])["variants"][0]["wrong"]}
    assert wrong["avg"]["words"] == "With the average it would be:"
    assert wrong["avg"]["data"]["output"]["text"] == "3.75 2.25 4.5 5"
    assert wrong["avg"]["data"]["start"] == 1
    assert "words" not in wrong["avg"]["data"]  # what is alike is not sent again
    assert wrong["transposed"] == {"words": "That is the result here:", "show": "step/3"}
    assert wrong["cell"] is None


def test_a_shape_is_asked_for():
    block = block_of(figure_of(ODD, PoolSpec.of("max", 2)), kind="shape", panel="shape")
    assert block["form"] == {"type": "numbers", "labels": ["Rows", "Columns"]}
    assert said(block, "2", "2") == (True, "")
    named = {("1", "1"): "first", ("3", "3"): "up", ("4", "4"): "one", ("5", "5"): "input"}
    assert {answer: said(block, *answer)[1] for answer in named} == named
    assert block["variants"][0]["opened"]["panel"]["name"] == "shape"
    acts = {each["name"]: each["act"] for each in block["variants"][0]["wrong"]}
    assert acts["up"]["data"]["output"]["rows"] == 3


def test_a_gradient_is_asked_for():
    tie = figure_of([[6, 1], [6, 2]], PoolSpec.of("max", 2))
    block = block_of(tie, kind="gradient", at=[0, 0])
    assert said(block, "1") == (True, "")
    named = {"0,5": "shared", "0": "last_of_tie", "0.25": "share", "6": "result"}
    assert {text: said(block, text)[1] for text in named} == named
    assert block["covers"] == "panel"
    assert block["variants"][0]["opened"]["panel"]["total"]
    acts = {each["name"]: each["act"] for each in block["variants"][0]["wrong"]}
    assert acts["shared"]["show"] == "step/1"
    assert acts["share"]["data"]["panel"]["name"] == "gradient"


def test_counts_are_asked_for():
    odd = figure_of(ODD, PoolSpec.of("max", 2))
    block = block_of(odd, kind="number", ask="?", answer="toy.unread", wrong={"toy.window_size": "A window."})
    named = {"0": "none", "5": "one_line", "10": "corner_twice", "16": "other", "4": "toy.window_size"}
    assert {text: said(block, text)[1] for text in named} == named
    assert said(block, "9") == (True, "")
    assert block["variants"][0]["wrong"][0] == {
        "answer": ["4"], "name": "toy.window_size", "say": "A window.", "act": None
    }  # fmt: skip


def test_cells_are_asked_for():
    odd = figure_of(ODD, PoolSpec.of("max", 2))
    block = block_of(odd, kind="cell", ask="?", answer="toy.unread")
    edge = [f"{r},4" for r in range(4)] + [f"4,{c}" for c in range(5)]
    assert said(block, *reversed(edge)) == (True, "")
    assert said(block, *(f"4,{c}" for c in range(5))) == (False, "rows")
    assert said(block, "4,4") == (False, "corner")
    winner = block_of(kind="cell", ask="?", answer="toy.winners 0,1")
    assert winner["form"] == {"type": "cells", "in": "input", "most": 1}
    assert (said(winner, "0,3"), said(winner, "1,2")) == ((True, ""), (False, "min"))
    assert winner["variants"][0]["show"] == "step/2"
    acts = {each["name"]: each["act"] for each in winner["variants"][0]["wrong"]}
    assert acts["min"]["words"] == "With the min it would be:"
    assert (acts["min"]["data"]["output"]["text"], acts["min"]["data"]["start"]) == ("1 1 2 0", 1)
    assert acts["left"] is None  # it would show what is asked
    row = block_of(
        figure_of([1, 9, 9], PoolSpec.of("max", (3,))), kind="cell", ask="?", answer="toy.winners 0"
    )
    assert (said(row, "0,2", "0,1"), said(row, "0,1")) == ((True, ""), (False, "first_of_tie"))


def test_options_are_written_or_computed():
    block = block_of(kind="choice", ask="?", options=["one", "{toy.windows}"], answer=2, wrong={"1": "No."})
    assert block["form"]["options"] == ["one", "4"]
    assert (said(block, "2"), said(block, "1")) == ((True, ""), (False, "1"))
    block = block_of(kind="choice", ask="?", options="mistakes", answer="toy.windows")
    options = block["form"]["options"]
    assert set(options) == {"4", "1", "9", "16"}
    assert said(block, str(options.index("4") + 1)) == (True, "")
    assert said(block, str(options.index("9") + 1)) == (False, "one")
    assert block == block_of(kind="choice", ask="?", options="mistakes", answer="toy.windows")


def test_claims_are_settled_by_two_quantities_or_by_the_chapter():
    block = block_of(
        kind="claim", claim="Fewer.", truth="toy.windows < toy.input_size", wrong={"false": "Count!"}
    )
    assert (block["ask"], block["form"]["options"]) == ("Fewer.", ["True", "False"])
    assert (said(block, "1"), grade(block, 0, ["2"]).say) == ((True, ""), "Count!")
    assert said(block_of(kind="claim", claim="Not so.", truth="toy.windows = toy.input_size"), "2")[0]
    block = block_of(kind="claim", claim="Max is better.", says="depends")
    assert block["form"]["options"] == ["True", "False", "It depends"]
    assert said(block, "3")[0]


def test_channels_are_asked_for_one_by_one():
    x = [[[1, 3], [5, 6]], [[2, 9], [4, 1]]]
    block = block_of(figure_of(x, PoolSpec.of("max", 2)), kind="value", at=[1, 0, 0])
    assert (said(block, "9"), said(block, "6"), said(block, "4")) == (
        (True, ""),
        (False, "channel"),
        (False, "avg"),
    )
    block = block_of(figure_of(x, PoolSpec.of("avg", 2)), kind="value", at=[0, 0])
    assert (said(block, "3.75")[0], said(block, "3.875")) == (True, (False, "together"))


@each(
    ("body", "says"),
    [
        ({"kind": "riddle"}, "no kind of question “riddle”"),
        ({"kind": "value"}, "needs at, such as"),
        ({"kind": "value", "at": [9, 9]}, "is no place"),
        ({"kind": "value", "at": [0, 0], "to": 1}, "no key “to”"),
        ({"kind": "number", "answer": "toy.windows"}, "needs what it asks"),
        ({"kind": "number", "ask": "?", "answer": "toy.expression 0,0"}, "is no number"),
        ({"kind": "number", "ask": "?", "answer": "no.such"}, "no figure and no experiment"),
        ({"kind": "cell", "ask": "?", "answer": "toy.windows"}, "is no set of cells"),
        ({"kind": "cell", "ask": "?", "answer": "toy.unread"}, "none can be clicked"),
        ({"kind": "choice", "ask": "?", "options": ["a"], "answer": 1}, "at least two texts"),
        ({"kind": "choice", "ask": "?", "options": ["a", "b"], "answer": 3}, "answer = 3 is no option"),
        ({"kind": "claim", "claim": "So."}, "A claim needs truth"),
        ({"kind": "claim", "claim": "So.", "truth": "toy.windows"}, "compares nothing"),
        ({"kind": "claim", "claim": "So.", "truth": "toy.windows < toy.output_shape"}, "with what is none"),
        ({"kind": "order", "ask": "?", "program": "none"}, "no program “none”"),
        ({"kind": "choice", "ask": "?", "options": ["a", "b"], "answer": 1, "again": True}, "take it out"),
        ({"kind": "value", "at": [0, 0], "wrong": "no"}, "Under [wrong]"),
    ],
)
def test_what_cannot_be_asked_is_said(body, says):
    with pytest.raises(LessonError, match=re.escape(says)):
        block_of(**body)


def test_a_sentence_for_a_mistake_that_gives_nothing_of_its_own_is_noted():
    context = context_of(toy())
    body = {"kind": "value", "at": [0, 0], "wrong": {"zero": "Zeros!", "avg": "Mean!"}}
    block = question_block(Directive("question", "q", body, 7), context)
    assert grade(block, 0, ["3.75"]).say == "Mean!"
    assert [(each.line, each.fatal) for each in context.problems.found] == [(7, False)]
    assert "“zero” leads to no wrong answer" in context.problems.found[0].sentence


def test_every_mistake_has_a_title_for_its_sentence():
    table = sentences()
    for name, titles in table["title"].items():
        if name not in ("value", "shape"):  # of these, the panel has sentences too
            assert set(titles) == set(table[name]), name
    for name, titles in table["title"]["cells"].items():
        assert set(titles) == set(table["cells"][name]), name


def test_other_numbers_have_another_answer_and_the_same_mistakes():
    for body in (
        {"kind": "value", "at": [0, 1]},
        {"kind": "shape"},
        {"kind": "gradient", "at": [1, 1]},
        {"kind": "number", "ask": "?", "answer": "toy.windows"},
        {"kind": "cell", "ask": "?", "answer": "toy.winners 0,1"},
        {"kind": "choice", "ask": "?", "options": "mistakes", "answer": "toy.windows"},
    ):
        block = block_of(again=True, **body)
        first, *others = block["variants"]
        assert len(others) == 5, body
        answers = [answer_in_words(block, variant) for variant in block["variants"]]
        assert all(before != after for before, after in pairwise(answers)), body
        for variant in others:
            assert variant["data"]["input"]["text"] != ""
            assert first["wrong"][0]["name"] in [each["name"] for each in variant["wrong"]], body
            assert all(len(text) <= 5 for text in variant["right"][0])


def test_the_figure_with_other_numbers_starts_where_it_did():
    figure = figure_of([[1, 3, 2, 4], [5, 6, 1, 2]], PoolSpec.of("max", 2), start=2)
    block = block_of(figure, again=True, kind="value", at=[0, 1])
    assert all("start" not in variant["data"] for variant in block["variants"][1:])


def test_other_numbers_are_the_same_for_everybody():
    assert block_of(again=True, kind="value", at=[0, 1]) == block_of(again=True, kind="value", at=[0, 1])


def answer_in_words(block, variant):
    form = variant.get("form", block["form"])
    right = variant["right"][0]
    return form["options"][int(right[0]) - 1] if form["type"] == "choice" else right


def test_text_is_made_anew_for_other_numbers():
    block = block_of(
        kind="value", at=[0, 0], ask="Of {toy.input 0,0}?", reveal="{toy.output 0,0}", again=True
    )
    for variant in block["variants"][1:]:
        assert variant["reveal"] == variant["right"][0][0]
        assert (
            variant["ask"] == f"Of {variant['data']['input']['text'].split()[0]}?"
            or "*" in variant["data"]["input"]["text"]
        )
