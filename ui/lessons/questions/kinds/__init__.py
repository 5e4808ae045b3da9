"""The kinds of questions: what each asks for, and in which form it is answered."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ui.lessons import LessonError
from ui.lessons.questions.foreseen import GEOMETRY, foresee, split
from ui.lessons.questions.kinds.cells import cells_form, foresee_cells
from ui.lessons.questions.kinds.choices import choice_form, claim_form, foresee_choice, foresee_claim
from ui.lessons.questions.kinds.order import foresee_order, order_form
from ui.lessons.questions.mistaken import Foreseen
from ui.lessons.questions.question import Question
from ui.lessons.questions.sentences import filled, section

Form = dict[str, Any]


class Kind(NamedTuple):
    """A kind of question.

    Attributes
    ----------
    keys : the keys of its directive, beside those of all questions
    foresee : its answers
    form : the form in which it is answered
    reference : the quantity that it asks for, such as "toy.output 0,1"; empty if it asks for none
    """

    keys: set[str]
    foresee: Callable[[Question], Foreseen]
    form: Callable[[Question, Foreseen], Form]
    reference: Callable[[Question], str]


def _value(question: Question) -> str:
    return f"{question.figure.name}.output {_place(question)}"


def _shape(question: Question) -> str:
    return f"{question.figure.name}.output_shape"


def _gradient(question: Question) -> str:
    return f"{question.figure.name}.gradient {_place(question)}"


def _answer(question: Question) -> str:
    return str(question.get("answer", str, '"toy.windows"'))


def _place(question: Question) -> str:
    at = question.get("at", list, "[0, 1]")
    return ",".join(map(str, at if len(at) <= question.figure.x.ndim else at[1:]))


def _numbers(reference: Callable[[Question], str]) -> Callable[[Question], Foreseen]:
    return lambda question: foresee(reference(question), question.context)


def _numbers_form(_: Question, foreseen: Foreseen) -> Form:
    fields, labels = len(foreseen.right[0]), section("labels")
    named = labels[f"shape{fields}"].split(",") if fields > 1 else [labels["value"]]
    return {"type": "numbers", "labels": named}


def _nothing(_: Question) -> str:
    return ""


def _computed(question: Question) -> str:
    """Return the quantity of a choice whose options are computed."""
    return _answer(question) if question.directive.body.get("options") == "mistakes" else ""


KINDS: Mapping[str, Kind] = {
    "value": Kind({"at"}, _numbers(_value), _numbers_form, _value),
    "shape": Kind(set(), _numbers(_shape), _numbers_form, _shape),
    "gradient": Kind({"at"}, _numbers(_gradient), _numbers_form, _gradient),
    "number": Kind({"answer"}, _numbers(_answer), _numbers_form, _answer),
    "cell": Kind({"in", "answer"}, foresee_cells, cells_form, _answer),
    "order": Kind({"program"}, foresee_order, order_form, _nothing),
    "choice": Kind({"options", "answer"}, foresee_choice, choice_form, _computed),
    "claim": Kind({"claim", "truth", "says"}, foresee_claim, claim_form, _nothing),
}


def kind_of(question: Question) -> Kind:
    """Return the kind of a question, its keys checked.

    Raises
    ------
    LessonError
        There is no such kind, or a key that it does not have.
    """
    name = question.directive.kind
    if name not in KINDS:
        raise LessonError(f"There is no kind of question “{name}”; write one of {', '.join(KINDS)}.")
    question.check_keys(KINDS[name].keys)
    return KINDS[name]


def ask(question: Question) -> str:
    """Return what is asked, as HTML: the chapter's own words, or the app's."""
    if "ask" in question.directive.body:
        return question.text("ask")
    template = section("ask").get(question.directive.kind)
    if template is None:
        if question.directive.kind == "claim":
            return question.text("claim")
        raise LessonError('A question needs what it asks: ask = "How many windows fit?".')
    at = question.directive.body.get("at", [])
    row, col = ([0] * 2 + list(at))[-2:]
    return filled(template, {"row": row, "col": col})


def is_geometry(reference: str) -> bool:
    """Whether other numbers in the cells leave the answer as it is."""
    return split(reference)[1] in GEOMETRY | {"unread", "read", "most_read", "window"}
