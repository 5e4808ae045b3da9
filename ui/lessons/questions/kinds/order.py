"""Questions that are answered by putting the lines of a program in order."""

from typing import Any
from zlib import crc32

import numpy as np

from ui.lessons import LessonError
from ui.lessons.questions.mistaken import Foreseen
from ui.lessons.questions.programs import PROGRAMS, Program
from ui.lessons.questions.question import Question
from ui.lessons.questions.sentences import as_html, section


def program_of(question: Question) -> tuple[str, Program]:
    """Return the name of the program, and the program.

    Raises
    ------
    LessonError
        There is no such program.
    """
    name = str(question.get("program", str, '"max_loop"'))
    if name not in PROGRAMS:
        raise LessonError(f"There is no program “{name}”; write one of {', '.join(PROGRAMS)}.")
    return name, PROGRAMS[name]


def foresee_order(question: Question) -> Foreseen:
    """Return one right order of the lines as they are shown; the others are told by the rules."""
    name, program = program_of(question)
    shown = shuffled(name, program)
    return Foreseen([[str(shown.index(line) + 1) for line in range(len(program.lines))]])


def order_form(question: Question, _: Foreseen) -> dict[str, Any]:
    """Return the form: the lines, mixed."""
    name, program = program_of(question)
    return {"type": "order", "lines": [program.lines[line] for line in shuffled(name, program)]}


def order_rules(question: Question) -> list[dict[str, Any]]:
    """Return the rules about the lines as they are shown, each with what an order does that breaks it."""
    name, program = program_of(question)
    shown, said = shuffled(name, program), section(f"order.{name}")
    return [
        {
            "first": shown.index(rule.first) + 1,
            "then": shown.index(rule.then) + 1,
            "most": rule.most or len(shown),
            "say": question.html(question.wrong[rule.name])
            if rule.name in question.wrong
            else as_html(said[rule.name]),
        }
        for rule in program.rules
    ]


def shuffled(name: str, program: Program) -> list[int]:
    """Return the lines in the order that is shown: the same for everybody, and wrong."""
    random = np.random.default_rng(crc32(name.encode()))
    while True:
        order: list[int] = random.permutation(len(program.lines)).tolist()
        if program.broken(tuple(order)):
            return order
