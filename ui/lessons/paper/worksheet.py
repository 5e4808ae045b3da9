"""The worksheet as HTML to print: two pages A4 of questions, and their solutions on the third."""

from collections.abc import Iterator, Sequence
from html import escape

from ui.app import assets
from ui.export.settings_words import settings_words, title
from ui.lessons import LessonError
from ui.lessons.paper.grids import grid
from ui.lessons.paper.tasks import ACTIVE, Open, Task, task
from ui.lessons.paper.words import words
from ui.lessons.words import LANGUAGE
from ui.stepper.labels import by

MOST_OFTEN = 3
"""Wrong answers that the solutions name."""
PAGES = (1, 2)


def worksheet(opened: Open) -> str:
    """Return the worksheet as one HTML file; `opened` opens a chapter.

    Raises
    ------
    LessonError
        A question is no longer in its chapter.
    """
    entries = words()["question"]
    tasks = [task(entry, opened) for entry in entries]
    pages = [entry["page"] for entry in entries]
    numbered = list(enumerate(tasks, 1))
    sheets = [
        _sheet([_asked(n, each) for (n, each), at in zip(numbered, pages, strict=True) if at == page], page)
        for page in PAGES
    ]
    style = assets.style("lessons/print.css")
    head = f'<meta charset="utf-8"><title>{escape(words()["title"])}</title>{style}'
    body = f"{''.join(sheets)}{_solutions(numbered)}"
    return f'<!doctype html>\n<html lang="{LANGUAGE}"><head>{head}</head><body>{body}</body></html>\n'


def worksheet_mistakes(opened: Open) -> Iterator[str]:
    """Yield a sentence for each question of the worksheet that cannot be asked."""
    for number, entry in enumerate(words()["question"], 1):
        try:
            made = task(entry, opened)
            _asked(number, made)
            _solved(made)
        except (LessonError, LookupError) as error:
            yield f"Question {number} of the worksheet cannot be asked: {error}"


def _sheet(parts: Sequence[str], page: int) -> str:
    say = words()
    fields = f'<p class="who">{say["name"]} <i></i> {say["date"]} <i></i></p>'
    top = f"<h1>{say['title']}</h1>{fields}<p>{say['intro']}</p>" if page == PAGES[0] else ""
    foot = f'<p class="foot">{say["title"]} · {say["page"].format(n=page)}</p>'
    return f'<section class="sheet">{top}<ol class="tasks">{"".join(parts)}</ol>{foot}</section>'


def _asked(number: int, each: Task) -> str:
    """Return a question with the grids that belong to it, and room for the answer."""
    told = f'<p class="layer">{escape(_layer(each))}</p>' if each.draw else ""
    inside = f'<p class="ask">{each.ask}</p>{told}{_grids(each, blank=True)}{_room(each)}'
    return f'<li value="{number}"{_half(each)}>{inside}</li>'


def _layer(each: Task) -> str:
    figure = each.figure
    return f"{title(figure.spec)}: {settings_words(figure.plan)}"


def _grids(each: Task, *, blank: bool) -> str:
    """Return the input and what is to be filled in: empty on the sheet, full in the solutions."""
    if not each.draw:
        return ""
    say, figure = words(), each.figure
    given = grid(say["input"].format(shape=by(figure.plan.input_shape)), figure.first) if blank else ""
    filled = {"output": (say["output"], figure.output), "gradient": (say["back"], figure.gradient)}
    more = grid(filled[each.draw][0], filled[each.draw][1], blank=blank) if each.draw in filled else ""
    return f'<div class="grids">{given}{more}</div>' if given or more else ""


def _room(each: Task) -> str:
    """Return where the answer is written."""
    form = each.form
    if each.draw in ("output", "gradient"):
        return ""
    if form["type"] == "numbers":
        named = form["labels"] if len(form["labels"]) > 1 else [""]
        return f'<p class="room">{" ".join(f"{escape(label)} <i></i>" for label in named)}</p>'
    if form["type"] == "choice":
        return "".join(
            f'<p class="option"><b></b> {ACTIVE.sub("", option)}</p>' for option in form["options"]
        )
    return "".join(f'<p class="line"><b></b> <code>{escape(line)}</code></p>' for line in form["lines"])


def _solutions(numbered: Sequence[tuple[int, Task]]) -> str:
    say = words()
    parts = "".join(f'<li value="{n}"{_half(each)}>{_solved(each)}</li>' for n, each in numbered)
    top = f"<h1>{say['solutions']}</h1><p>{say['solutions_intro']}</p>"
    return f'<section class="sheet solutions">{top}<ol class="tasks">{parts}</ol></section>'


def _solved(each: Task) -> str:
    grids = _grids(each, blank=False)
    judged = each.form["type"] == "choice"
    why = f'<p class="why">{each.reveal}</p>' if judged else ""
    return f"<p>{'' if grids else _answer(each)}{_often(each)}</p>{grids}{why}"


def _half(each: Task) -> str:
    return ' class="half"' if each.half else ""


def _answer(each: Task) -> str:
    """Return the right answer in words."""
    right, form = each.foreseen.right[0], each.form
    if form["type"] == "choice":
        return f"<strong>{ACTIVE.sub('', form['options'][int(right[0]) - 1])}</strong>"
    if form["type"] == "order":
        places = [str(right.index(str(line)) + 1) for line in range(1, len(right) + 1)]
        return f"<strong>{words()['lines'].format(numbers=', '.join(places))}</strong>"
    return f"<strong>{escape(' × '.join(right))}</strong>"


def _often(each: Task) -> str:
    """Return what is often written instead, of answers that have a title."""
    named = [
        f"{escape(' × '.join(wrong.answer).replace('-', '−'))} ({escape(wrong.title)})"
        for wrong in each.wrong
        if wrong.title and each.form["type"] == "numbers"
    ]
    return f' <span class="often">{words()["often"]} {"; ".join(named[:MOST_OFTEN])}</span>' if named else ""
