"""A chapter as a notebook: a valid file that prints what it says, with every answer folded in."""

import json
from contextlib import redirect_stdout
from io import StringIO

import nbformat
import pytest

from tests.each import each
from ui.lessons import library
from ui.lessons.paper.from_html import markdown_of
from ui.lessons.paper.notebook import chapter_notebook


def book_of(name):
    return json.loads(chapter_notebook(library.chapter(name).payload, library.opened(name)[1].figures))


@pytest.mark.parametrize("name", ["what_pooling_does", "channels_and_photo", "the_way_back"])
def test_notebook_is_valid_and_prints_what_it_says(name):
    book = book_of(name)
    nbformat.validate(nbformat.from_dict(book))
    codes = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert codes
    for cell in codes:
        printed = StringIO()
        with redirect_stdout(printed):
            exec("".join(cell["source"]), {})  # noqa: S102  # that it runs is what is tested
        assert printed.getvalue() == "".join(cell["outputs"][0]["text"])


def test_every_question_stands_before_what_gives_it_away():
    cells = book_of("what_pooling_does")["cells"]
    texts = ["".join(cell["source"]) for cell in cells]
    payload = library.chapter("what_pooling_does").payload
    asked = [at for at, text in enumerate(texts) if text.startswith("**Question")]
    assert len(asked) == payload["questions"]
    for at in asked:
        assert texts[at + 1].startswith("<details><summary>Answer</summary>\n\n**")
        assert texts[at + 1].endswith("\n\n</details>")
        assert cells[at + 2]["cell_type"] == "code"  # the figure that it covers
    screens = [text for text in texts if text.startswith("## ")]
    assert len(screens) == len(payload["screens"])


def test_lines_of_a_program_are_mixed_in_the_question_and_right_in_the_answer():
    texts = ["".join(cell["source"]) for cell in book_of("channels_and_photo")["cells"]]
    mixed = next(text for text in texts if "max_pool(x)" in text and text.startswith("**Question"))
    answer = texts[texts.index(mixed) + 1]
    names = {}
    with pytest.raises(IndentationError):
        compile(mixed.split("```")[1].removeprefix("python\n"), "<cell>", "exec")
    exec("import numpy as np\n" + answer.split("```")[1].removeprefix("python\n"), names)  # noqa: S102
    assert names["max_pool"](names["np"].array([[1, 3], [5, 6]])) == 6


@each(
    ("html", "markdown"),
    [
        ("<p>One.</p>\n<p>Two <code>a&lt;b</code>.</p>", "One.\n\nTwo `a<b`."),
        ('<a href="https://x.org" target="_blank">There</a>', "[There](https://x.org)"),
        ('<button class="show" data-show="winners">the tie</button>', "the tie"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n\n- b"),
        ("<pre><code>x = 1\n</code></pre>", "```\nx = 1\n```"),
    ],
)
def test_html_becomes_markdown(html, markdown):
    assert markdown_of(html) == markdown
