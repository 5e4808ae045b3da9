"""Questions that are answered by choosing: of written options, of computed ones, or true or false."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from zlib import crc32

import numpy as np

from ui.lessons import LessonError
from ui.lessons.context import Context
from ui.lessons.questions.foreseen import foresee
from ui.lessons.questions.grading import matches
from ui.lessons.questions.mistaken import Foreseen, Mistaken
from ui.lessons.questions.question import Question
from ui.lessons.questions.sentences import TYPED, as_html, section

MOST_DISTRACTORS = 3
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
SAYS = ("true", "false", "depends")


def foresee_choice(question: Question) -> Foreseen:
    """Foresee the chosen option; options of a chapter have no known mistakes but its own sentences."""
    options = question.directive.body.get("options")
    if options == "mistakes":
        return _computed(question)
    if not isinstance(options, list) or len(options) < 2 or {type(each) for each in options} != {str}:
        raise LessonError('options is a list of at least two texts, or "mistakes".')
    answer = question.get("answer", int, "1")
    if not 1 <= answer <= len(options):
        raise LessonError(f"answer = {answer} is no option; write 1 to {len(options)}.")
    return Foreseen([[str(answer)]], (), [question.html(text) for text in options])


def _computed(question: Question) -> Foreseen:
    """Offer the right answer and what the likeliest mistakes lead to, in a seeded order."""
    reference = str(question.get("answer", str, '"toy.windows"'))
    found = foresee(reference, question.context)
    wrong = _distractors(found)
    if not wrong:
        raise LessonError(f"No known mistake about “{reference}” gives another answer; write the options.")
    texts = [found.right[0], *(mistaken.answer for mistaken in wrong)]
    seed = crc32(repr((question.directive.name, texts)).encode())
    order = np.random.default_rng(seed).permutation(len(texts)).tolist()
    said = [
        replace(each, answer=[str(order.index(at) + 1)], say=each.say.replace(TYPED, _shown(each.answer)))
        for at, each in enumerate(wrong, 1)
    ]
    return Foreseen([[str(order.index(0) + 1)]], said, [as_html(_shown(texts[at])) for at in order])


def _distractors(found: Foreseen) -> list[Mistaken]:
    wrong: list[Mistaken] = []
    for each in found.wrong:
        known = [*found.right, *(other.answer for other in wrong)]
        if len(wrong) < MOST_DISTRACTORS and not any(matches("numbers", each.answer, one) for one in known):
            wrong.append(each)
    return wrong


def _shown(answer: list[str]) -> str:
    return " × ".join(answer).replace("-", "−")


def choice_form(_: Question, foreseen: Foreseen) -> dict[str, Any]:
    """Return the form with its options."""
    return {"type": "choice", "options": foreseen.options}


def foresee_claim(question: Question) -> Foreseen:
    """Foresee the judgement of a claim: by quantities, or as the chapter says."""
    body = question.directive.body
    if "truth" in body:
        return _measured_claim(body["truth"], question.context)
    if body.get("says") not in SAYS:
        raise LessonError(
            'A claim needs truth = "toy.windows < toy.input_size", or says = "true", "false" or "depends".'
        )
    return Foreseen([[str(SAYS.index(body["says"]) + 1)]], (), _options(3))


def _measured_claim(truth: Any, context: Context) -> Foreseen:
    """Judge by one comparison, or by a list of them: where they disagree, it depends."""
    several = isinstance(truth, list)
    found = {_truth(str(each), context) for each in (truth if several and truth else [truth])}
    answer = "3" if len(found) > 1 else "1" if found == {True} else "2"
    return Foreseen([[answer]], (), _options(3 if several else 2))


def _options(count: int) -> list[str]:
    return [section("claim")[name] for name in SAYS[:count]]


def claim_form(question: Question, foreseen: Foreseen) -> dict[str, Any]:
    """Return the form: true, false, and it depends where a chapter decides."""
    question.get("claim", str, '"Max pooling is always better."')
    return choice_form(question, foreseen)


def _truth(comparison: str, context: Context) -> bool:
    """Compare two quantities, such as "model.max < model.blur"."""
    parts = re.split(r"\s(<=|>=|!=|<|>|=)\s", comparison)
    if len(parts) != 3:
        raise LessonError(
            f"truth = “{comparison}” compares nothing; write two quantities with a sign between spaces, such "
            "as “toy.windows < toy.input_size”."
        )
    left, right = (context.fact(part.strip()).value for part in (parts[0], parts[2]))
    try:
        return bool(COMPARE[parts[1]](left, right))
    except TypeError:
        raise LessonError(f"truth = “{comparison}” compares a number with what is none.") from None
