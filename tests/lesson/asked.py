"""Questions written by hand, as Python sends them, one of each form; their numbers come from the core."""

from typing import Any

from pooling import PoolSpec
from tests.lesson.chapters import MAX_2, TOY, chapter, figure, question, screen, text
from ui.stepper.data import Screen, stepper_data

AVG_2 = PoolSpec.of("avg", 2)
OTHER = TOY[::-1]


def differing(spec: PoolSpec, x=TOY) -> dict[str, Any]:
    """What of the data differs from those of the figure."""
    own, other = stepper_data(TOY, MAX_2, Screen()), stepper_data(x, spec, Screen())
    return {name: value for name, value in other.items() if own.get(name) != value}


def variant(*right: str, **more: Any) -> dict[str, Any]:
    """A right answer, and what is said."""
    told = {
        "otherwise": "<p>Not {typed}. Look again.</p>",
        "reveal": f"<p>The rule gives {', '.join(right)}.</p>",
    }
    return {"right": [list(right)], "wrong": []} | told | more


def mistake(*answer: str, title: str = "", say: str = "You typed {typed}.", act=None) -> dict[str, Any]:
    """A known mistake."""
    return {"answer": list(answer), "name": "known", "title": title, "say": say, "act": act}


def value(figure_name: str = "toy") -> dict[str, Any]:
    """The second result; its average is a known mistake, and there are other numbers."""
    average = {"data": differing(AVG_2), "show": "step/2", "words": "With the average it would be:"}
    say = "{typed} is the average; we asked for the <b>max</b>."
    first = variant(
        "4", show="step/2", wrong=[mistake("2.25", title="Average, not max", say=say, act=average)]
    )
    other = variant("9", data=differing(MAX_2, OTHER), ask="<p>And now?</p>", show="step/2")
    third = variant("4", data=differing(MAX_2, TOY[:, ::-1]), ask="<p>And mirrored?</p>")
    ask = {"ask": "<p>Which number comes second?</p>", "hint": "<p>It is the largest.</p>"}
    return question("value", figure_name, variants=[first, other, third], **ask)


def shape(figure_name: str = "toy") -> dict[str, Any]:
    """Two fields; a mistake that the figure shows a place of."""
    place = {"show": "step/3", "words": "It would be here:"}
    asked = variant("2", "2", wrong=[mistake("3", "3", title="Moved by 1", act=place)])
    form = {"type": "numbers", "labels": ["Rows", "Columns"]}
    ask = {"ask": "<p>What is the shape of the output?</p>", "covers": "all"}
    return question("shape", figure_name, form=form, variants=[asked], **ask)


def cells(figure_name: str = "toy", most: int = 1, right: tuple[str, ...] = ("2,0",)) -> dict[str, Any]:
    """Cells of the input."""
    form = {"type": "cells", "in": "input", "most": most, "rows": 4, "cols": 4}
    ask = {"ask": "<p>Which cell wins the third step?</p>", "covers": "all"}
    return question("cells", figure_name, form=form, variants=[variant(*right)], **ask)


def claim() -> dict[str, Any]:
    """A claim to judge."""
    form = {"type": "choice", "options": ["<p>False</p>", "<p>True</p>", "<p>It depends</p>"]}
    myth = mistake("2", title="A myth", say="Two of three networks lose.")
    ask = {"ask": "<p>Max pooling always helps.</p>"}
    return question("claim", None, form=form, variants=[variant("1", wrong=[myth])], **ask)


def order() -> dict[str, Any]:
    """Four lines of a loop."""
    lines = [
        "    for j in range(2):",
        "out = zeros(2, 2)",
        "        out[i, j] = x[i, j]",
        "for i in range(2):",
    ]
    before = [
        {"first": 2, "then": 4, "say": "NameError: <code>out</code>.", "act": None},
        {"first": 4, "then": 1, "say": "NameError: <code>i</code>.", "act": None},
        {"first": 1, "then": 3, "say": "NameError: <code>j</code>.", "act": None},
    ]
    form = {"type": "order", "lines": lines}
    asked = variant("2", "4", "1", "3", before=before)
    return question("order", None, form=form, variants=[asked], ask="<p>Put the loop in order.</p>")


def asking(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A chapter with a screen for each question, and their figure on the first."""
    first, *others = questions
    screens = [screen("first", "The first screen", text("<p>Read.</p>"), figure("toy"), first)]
    screens += [screen(one["name"], f"Screen of the {one['name']}", one) for one in others]
    return chapter(screens=screens, **more)
