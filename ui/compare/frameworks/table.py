"""Who agrees with whom, as a table to look at and as a file."""

from collections.abc import Iterator, Sequence
from html import escape

from ui.app.csv_table import table_csv
from ui.compare.frameworks.agreement import Relation, relations
from ui.compare.frameworks.answers import Answer
from ui.compare.frameworks.pads import pads_words
from ui.compare.frameworks.words import relation_words
from ui.stepper.labels import by

NAME = "Who agrees with whom"


def agreement_html(answers: Sequence[Answer]) -> str:
    """Return the table: a row and a column for every library; HTML closes its cells by itself."""
    heads = "".join(f"<th scope=col>{escape(answer.short)}" for answer in answers)
    rows = "".join(
        f"<tr><th scope=row>{escape(answer.short)}{''.join(_cells(at, row))}"
        for at, (answer, row) in enumerate(zip(answers, relations(answers), strict=True))
    )
    return (
        f'<div class="agreement" tabindex="0" role="region" aria-label="{NAME}"><table>'
        f"<caption>{NAME}</caption><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(at: int, row: Sequence[Relation]) -> Iterator[str]:
    for column, relation in enumerate(row):
        text, said = ("·", "itself") if column == at else relation_words(relation)
        kind = "itself" if column == at else relation.kind
        yield f"<td class={kind}>{text}<b> {said}</b>"


def answers_csv(answers: Sequence[Answer]) -> str:
    """Return a row for every library: pads, shape, how it stands to each, why, and its values."""
    heads = [
        "library",
        "pads",
        "output shape",
        *(f"against {each.name}" for each in answers),
        "why",
        "values",
    ]
    rows = zip(answers, relations(answers), strict=True)
    return table_csv(heads, ([one.name, *_facts(one), *map(_in_file, row), *_text(one)] for one, row in rows))


def _in_file(relation: Relation) -> str:
    text, said = relation_words(relation)
    return said if relation.marks is None or relation.agrees else f"{text.removeprefix('≠')} {said}".strip()


def _facts(answer: Answer) -> tuple[str, str]:
    return ("", "") if answer.values is None else (pads_words(answer.pads), by(answer.values.shape))


def _text(answer: Answer) -> tuple[str, str]:
    if answer.values is None:
        return answer.refusal, ""
    return answer.sentence, str(answer.values.tolist())
