"""A chapter as a Jupyter notebook: text, figures as code of our core, questions with answers folded in."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np

from pooling.kinds.base import Layer
from pooling.kinds.dispatch import pool
from pooling.number_text import format_number
from ui.export.code.numpy_code import core_code
from ui.export.notebook_file import Cell, as_notebook
from ui.export.our_code import our_code
from ui.export.settings_words import settings_words, title
from ui.lessons.figures.base import Figure
from ui.lessons.paper.from_html import markdown_of
from ui.lessons.paper.words import words
from ui.lessons.questions.pooled import Pooled, is_pooled

MOST_CELLS = 256
"""Numbers that are written out as code; of a larger figure the notebook says where it is."""
Payload = Mapping[str, Any]


def chapter_notebook(chapter: Payload, figures: Mapping[str, Figure]) -> str:
    """Write the notebook of a chapter: its payload for the browser, and its figures by name."""
    return as_notebook(_cells(chapter, figures))


def _cells(chapter: Payload, figures: Mapping[str, Figure]) -> Iterator[Cell]:
    say = words()["notebook"]
    top = say["top"].format(number=chapter["number"], goal=markdown_of(chapter["goal"]))
    yield Cell("markdown", f"# {chapter['number']}. {chapter['title']}\n\n{top}")
    number = 0
    for screen in chapter["screens"]:
        yield Cell("markdown", f"## {markdown_of(screen['title'])}")
        after: list[Cell] = []  # what gives an answer away stands below the questions
        for block in screen["blocks"]:
            if block["kind"] == "text":
                yield Cell("markdown", markdown_of(block["html"]))
            elif block["kind"] == "figure":
                shown, run = _figure(block, figures[block["name"]])
                yield from shown
                after += run
            else:
                number += 1
                yield from _question(block, number)
        yield from after


def _figure(block: Payload, figure: Figure) -> tuple[list[Cell], list[Cell]]:
    """Return what is seen of a figure before the answer, and what runs or is told behind it."""
    say = words()["notebook"]
    if is_pooled(figure) and figure.x.size <= MOST_CELLS and block["component"] == "step":
        layer = f"{title(figure.spec)}: {settings_words(figure.plan)}"
        told = say["numbers"].format(name=figure.name, layer=layer)
        return [Cell("markdown", f"{told}\n\n{_table(figure)}")], [Cell("code", *_code(figure))]
    if '<table class="measured' in block.get("html", ""):
        return [], [Cell("markdown", block["html"])]
    code = getattr(figure, "code", "")
    if code:
        return [], [Cell("markdown", f"```python\n{code.strip()}\n```")]
    return [], [Cell("markdown", say["picture"].format(name=block["name"], alt=block["alt"]))]


def _table(figure: Pooled) -> str:
    """Write the input as a table, one for each channel."""
    channels = figure.x.reshape(-1, *np.atleast_2d(figure.first).shape[-2:])
    return "\n\n".join(_rows([[format_number(value) for value in row] for row in each]) for each in channels)


def _rows(texts: Sequence[Sequence[str]]) -> str:
    head = ["", *map(str, range(len(texts[0])))]
    body = [[f"**{row}**", *line] for row, line in enumerate(texts)]
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _code(figure: Pooled) -> tuple[str, str]:
    """Return the program of a figure, and what it prints."""
    x, spec = np.asarray(figure.x, float), figure.spec
    code = our_code(x, spec) if isinstance(spec, Layer) else core_code(x, spec)
    return code.strip(), f"{pool(x, spec)}\n"


def _question(block: Payload, number: int) -> Iterator[Cell]:
    say, form = words()["notebook"], block["form"]
    ask = say["question"].format(n=number, ask=markdown_of(block["ask"]))
    if form["type"] == "choice":
        ask += "\n\n" + "\n".join(f"- {markdown_of(option)}" for option in form["options"])
    if form["type"] == "order":
        ask += "\n\n```python\n" + "\n".join(form["lines"]) + "\n```"
    yield Cell("markdown", ask)
    yield Cell("markdown", _answer(block))


def _answer(block: Payload) -> str:
    """Return the answer, folded in."""
    say, form, first = words()["notebook"], block["form"], block["variants"][0]
    right = first["right"][0]
    if form["type"] == "order":
        lines = "\n".join(form["lines"][int(line) - 1] for line in right)
        told = f"```python\n{lines}\n```"
    elif form["type"] == "choice":
        told = f"**{markdown_of(form['options'][int(right[0]) - 1])}**"
    else:
        told = f"**{_in_words(form, right)}**"
    often = [
        f"- {escape(_in_words(form, wrong['answer']))}: {wrong['title']}"
        for wrong in first["wrong"]
        if wrong.get("title") and form["type"] == "numbers"
    ]
    parts = [told, "\n".join([say["often"], "", *often[:3]]) if often else "", markdown_of(first["reveal"])]
    inside = "\n\n".join(part for part in parts if part)
    return f"<details><summary>{say['answer']}</summary>\n\n{inside}\n\n</details>"


def _in_words(form: Payload, answer: Sequence[str]) -> str:
    between = " × " if form["type"] == "numbers" else "; "
    return between.join(answer).replace("-", "−")
