"""A chapter written by hand, as Python sends it: every kind of block, with numbers from the core."""

import json
import tomllib
from typing import Any

from pooling import PoolSpec
from pooling.matrices import parse_matrix
from ui.app.assets import read
from ui.stepper.data import Screen, stepper_data

TOY = parse_matrix("1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,9")
WORDS = tomllib.loads(read("lessons/en/words.toml"))
MAX_2 = PoolSpec.of("max", 2)


def figure(name: str, spec: PoolSpec = MAX_2, x=TOY, **more: Any) -> dict[str, Any]:
    """A stepper in the text."""
    data = stepper_data(x, spec, Screen(start=more.pop("start", 0)))
    block = {"kind": "figure", "name": name, "component": "step", "data": data, "open": None, "small": False}
    link = {"href": "/step_through?window=2", "label": "Open in Step through"}
    return block | {"caption": "Max, window 2 × 2", "alt": "The largest of each window.", "open": link} | more


def html_figure(name: str, html: str, **more: Any) -> dict[str, Any]:
    """A picture, a table or a chart."""
    block = {"kind": "figure", "name": name, "component": "html", "html": html, "open": None, "small": False}
    return block | {"caption": "", "alt": ""} | more


def text(html: str) -> dict[str, Any]:
    """A paragraph."""
    return {"kind": "text", "html": html}


def question(name: str, figure_name: str | None, **more: Any) -> dict[str, Any]:
    """A number that is asked for."""
    variant = {"right": [["6"]], "wrong": [], "otherwise": "<p>Not {typed}.</p>", "reveal": "<p>It is 6.</p>"}
    block = {"kind": "question", "name": name, "figure": figure_name, "covers": "results"}
    asked = {
        "ask": "<p>What is the first result?</p>",
        "hint": "",
        "form": {"type": "numbers", "labels": ["Result"]},
    }
    return block | asked | {"variants": [variant]} | more


def show(target: str, words: str, figure_name: str = "toy") -> str:
    """Words that light up what they name."""
    named = f'data-show="{target}" data-figure="{figure_name}"'
    return f'<button type="button" class="show" {named}>{words}</button>'


def screen(name: str, title: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    """One idea."""
    return {"id": name, "title": title, "blocks": list(blocks)}


TELLING = text(
    f"<p>A {show('window', 'window')} of four cells goes over the {show('input', 'input')}, and of each it "
    f"keeps the {show('winners', 'largest')}. In the {show('step/4', 'last window')} two cells tie. Look at "
    f"{show('cell/1,1', 'this six')} and at {show('output/1,0', 'the seven')}.</p><p>What comes out is "
    "<strong>four times smaller</strong>: what was there stays, where it was is less exact.</p>"
)
TABLE = (
    "<table><thead><tr><th>Pooling</th><th>Keeps</th></tr></thead>"
    "<tbody><tr><td>Max</td><td>the peak</td></tr></tbody></table>"
)


def chapter(**more: Any) -> dict[str, Any]:
    """Six screens: a figure with words that light it, a covered one, text alone, a table."""
    screens = [
        screen("one-window", "One window, one number", TELLING, figure("toy")),
        screen("next-number", "Which number comes first?", question("first", "hidden"), figure("hidden")),
        screen(
            "and-then", "What stays", text(f"<p>The same {show('winners', 'winner', 'hidden')} again.</p>")
        ),
        screen("words", "Words alone", text("<p>" + "A sentence that says one thing. " * 9 + "</p>")),
        screen(
            "table",
            "Two ways",
            text("<p>In short:</p>"),
            html_figure("short", TABLE),
            question("which", "short"),
        ),
        screen(
            "average", "The average", text("<p>Each cell counts.</p>"), figure("mean", PoolSpec.of("avg", 2))
        ),
    ]
    start = {
        "view": "chapter",
        "id": "first",
        "number": 1,
        "title": "What pooling does",
        "minutes": 4,
        "standalone": False,
    }
    ends = {"previous": None, "next": {"id": "padding", "title": "Padding"}, "hide": []}
    page = {"href": "/step_through", "label": "Step through"}
    goal = "You can say what a window keeps."
    return start | ends | {"goal": goal, "page": page, "screens": screens, "words": WORDS} | more


def contents(count: int = 4) -> dict[str, Any]:
    """The list of chapters."""
    names = [
        "What pooling does",
        "Window, stride, shape",
        "Padding, told right",
        "Max, average and their relatives",
    ]
    goal = "You can say how many windows fit."
    rows = [
        {"id": f"c{n}", "number": n, "title": names[(n - 1) % 4], "minutes": 5, "questions": 2, "goal": goal}
        for n in range(1, count + 1)
    ]
    rows[0]["id"] = "first"
    return {"view": "contents", "chapters": rows, "words": WORDS}


class Told:
    """The Python side of a lesson: it sends one thing, and keeps what it is told."""

    def __init__(self, lesson: dict[str, Any]):
        self.lesson, self.taken = lesson, []

    def text(self) -> str:
        """What the component is called with, as it travels."""
        return json.dumps([self.lesson], allow_nan=False)

    def take(self, name: str, value: Any) -> str:
        """Keep a message; a real page answers with another chapter."""
        self.taken.append((name, value))
        return self.text()
