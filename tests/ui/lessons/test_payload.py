"""From Markdown to what the browser is sent; every mistake in a chapter is a sentence with its line."""

from tests.each import each
from ui.lessons.payload import build
from ui.lessons.quantities import quantity

HEAD = """+++
title = "Trial"
minutes = 3
goal = "You can try."
page = "step_through"
+++
"""
FIGURE = """```figure toy
window = 2
```
"""
QUESTION = """```question first
kind = "value"
at = [0, 0]
ask = "Which number?"
```
"""
WHOLE = f"{HEAD}## Start\n{FIGURE}{QUESTION}"
LINES = WHOLE.count("\n")
CHAPTERS = {"before": "Before", "trial": "Trial", "after": "After"}


def built(body="", whole=WHOLE):
    return build("02_trial", whole + body, CHAPTERS)


def html_of(body):
    """The HTML of a text on a screen with the figure `toy`."""
    made = built(body)
    assert not made.problems, made.problems
    (text,) = (each for each in made.payload["screens"][-1]["blocks"] if each["kind"] == "text")
    return text["html"]


def test_a_chapter_is_screens_of_text_figures_and_questions():
    made = built("\n## The *end* {#finish}\n\nDone, **all** of it.\n")
    assert not made.problems
    start, end = made.payload["screens"]
    assert [block["kind"] for block in start["blocks"]] == ["figure", "question"]
    assert (end["id"], end["title"]) == ("finish", "The <em>end</em>")
    assert end["blocks"] == [{"kind": "text", "html": "<p>Done, <strong>all</strong> of it.</p>"}]
    assert made.payload["next"] == {"id": "after", "title": "After"}
    assert made.payload["page"] == {"href": "step_through?lesson=trial", "label": "Step through"}
    assert made.payload["questions"] == 1


def test_text_has_quantities_links_and_words_that_light_up():
    html = html_of(
        "\n{toy.expression 0,0} = [{toy.output 0,0}](show:winners), of {given 1,000}.\n"
        "[Padding](chapter:after) [there](page:step_through?reduction=Average) [Z](https://example.org)\n"
    )
    assert "max(1, 3, 5, 6) = <button" in html
    assert 'data-show="winners" data-figure="toy">6</button>, of 1,000.' in html
    assert '<a class="chapter" href="learn?chapter=after" data-chapter="after">Padding</a>' in html
    assert '<a class="page" href="step_through?reduction=Average&amp;lesson=trial/start">there</a>' in html
    assert '<a href="https://example.org" target="_blank" rel="noopener">Z</a>' in html


def test_raw_html_never_comes_through():
    made = built("\n<script>alert(1)</script> and <b>bold</b>\n")
    assert "looks like HTML" in made.problems[0].sentence
    assert "<script" not in str(made.payload)


def test_numbers_may_stand_in_the_text_if_a_figure_shows_them():
    assert not built(
        "\nOf 4 × 4 numbers, 9 wins in row 2, column 1 at step 4; `code 77`, VGG16, 1-D.\n"
    ).problems
    (problem,) = built("\nThere are 77.\n").problems
    assert (problem.line, problem.fatal) == (LINES + 2, False)
    assert "“77” is not computed" in problem.sentence
    assert "“77”" in built("\nIn row 77.\n").problems[0].sentence  # it has no such row, nor the number


BAD = {
    "```figre toy\n```\n": (1, "is neither a directive nor code"),
    "```figure Toy\n```\n": (1, "needs a name of small letters"),
    "```figure toy\n```\n": (1, "Two figures have the name “toy”"),
    "```figure other\nwindow = \n```\n": (2, "This is not TOML"),
    "```figure other\nwidth = 2\n```\n": (1, "has no key “width”"),
    '```figure other\nkind = "film"\n```\n': (1, "no kind of figure “film”"),
    '```figure other\nreduction = "mode"\n```\n': (1, "reduction = 'mode' is not allowed"),
    "```figure other\nwindow = 99\n```\n": (1, "it must be a whole number from 1 to 32"),
    '```figure other\nmatrix = "1,x"\n```\n': (1, "it must be a matrix such as 1,3;5,6"),
    "```figure other\nwindow = 5\n```\n": (1, "cannot be made"),
    "```figure other\nstart = 9\n```\n": (1, "is no step of “other”"),
    '```figure other\nlike = "nothing"\n```\n': (1, "is no figure above this one"),
    '```figure other\nexample = "nothing"\n```\n': (1, "There is no example “nothing”"),
    '```figure other\nkind = "photo"\nsample = "dog"\n```\n': (1, "no sample photo “dog”"),
    '```figure other\nkind = "code"\nof = "nothing"\n```\n': (1, "is no stepper above this figure"),
    '```figure other\nkind = "table"\nexperiment = "nothing"\n```\n': (1, "has no table"),
    '```figure other\nkind = "head"\nmaps = "vgg16"\n```\n': (1, "VGG16 is no figure of a chapter"),
    "\nOne\n{toy.wins}\n": (3, "has no quantity “wins”"),
    "\n{other.windows}\n": (2, "no figure and no experiment “other”"),
    "\n{toy}\n": (2, "is no quantity"),
    "\n{toy.output 9,9}\n": (2, "is no place; write one from 0,0 to 1,1"),
    "\n[x](show:colour)\n": (2, "cannot light up “colour”"),
    "\n[x](show:cell/9,9)\n": (2, "is no place"),
    "\n[x](show:winners/1)\n": (2, "“winners” has no places"),
    "\n[x](page:nowhere)\n": (2, "There is no page “nowhere”"),
    "\n[x](page:step_through?window_rows=99)\n": (2, "it must be a whole number"),
    "\n[x](chapter:nowhere)\n": (2, "There is no chapter “nowhere”"),
    "\n[x](somewhere)\n": (2, "leads nowhere"),
    "\n![x](y.png)\n": (2, "no pictures of its own"),
    "\n# Big\n": (2, "A heading with one #"),
    "\n## Start\n": (2, "Two screens have the id “start”"),
    '```question first\nkind = "value"\nat = [0, 0]\n```\n': (1, "Two questions have the name “first”"),
}


@each("body", BAD)
def test_a_mistake_in_a_chapter_is_named_with_its_line(body):
    line, sentence = BAD[body]  # the line is counted from where the body begins
    found = [problem for problem in built(body).problems if sentence in problem.sentence]
    assert [problem.line - LINES for problem in found] == [line], built(body).problems


@each(
    ("whole", "line", "sentence"),
    [
        ("## No head\n", 1, "A chapter begins with +++"),
        (
            WHOLE.replace("minutes = 3", 'minutes = "3"'),
            2,
            "“minutes” at the top of a chapter is a whole number",
        ),
        (WHOLE.replace("minutes = 3\n", ""), 2, "lacks “minutes”"),
        (WHOLE.replace("minutes = 3", "colour = 3"), 2, "has no key “colour”"),
        (WHOLE.replace("minutes = 3", "minutes ="), 3, "This is not TOML"),
        (WHOLE.replace('page = "step_through"', 'page = "nowhere"'), 1, "is no page"),
        (f"{HEAD}Text before a screen.\n", 7, "Text stands before the first screen"),
        (f"{HEAD}## Start\n{FIGURE}", 1, "The chapter has no question"),
    ],
)
def test_a_mistake_in_the_frame_of_a_chapter_is_named(whole, line, sentence):
    found = [problem.line for problem in built(whole=whole).problems if sentence in problem.sentence]
    assert found == [line], built(whole=whole).problems


def test_a_number_comes_from_a_figure_or_an_experiment():
    assert quantity("given 1,000", {}, {}).text == "1,000"
    assert quantity("trial.count", {}, {"trial": lambda: {"count": 12544}}).text == "12,544"
