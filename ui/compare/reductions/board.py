"""All that the view shows, as HTML and CSV: made once for all sessions."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from html import escape

from pooling import PoolSpec
from pooling.measures import Kept
from pooling.number_text import format_number
from ui.compare.reductions.figures import cards_html
from ui.compare.reductions.layers import Own
from ui.compare.reductions.measured import Measured, Pooled, in_order, measure_all, take_input
from ui.compare.reductions.table import measures_csv, measures_html
from ui.compare.reductions.words import COLOURS, HISTOGRAMS, MEASURES, QUESTION, SMALLER, answer, unread_words
from ui.compare.tables import Values
from ui.photos.cache import Cache

MOST_BYTES = 16 * 2**20


@dataclass(frozen=True, eq=False)
class Board:
    """What stands side by side: the cards and what is below them as HTML, the table as CSV, the results."""

    cards: str
    notes: str
    csv: str
    found: tuple[Measured, ...]


BOARDS: Cache[Hashable, Board] = Cache(MOST_BYTES, weigh=lambda board: len(board.cards) + len(board.notes))


def board(x: Values, spec: PoolSpec, own: Own, shown: str, sorted_by: str, *, photo: bool) -> Board:
    """Return all that the view shows of `x`, (..., spatial)."""
    given = take_input(x, spec.rank, own, photo=photo)
    key = given.key, photo, spec, own, shown, sorted_by
    return BOARDS.get(key, lambda: _make(given, spec, own, shown, sorted_by))


def _make(given: Pooled, spec: PoolSpec, own: Own, shown: str, sorted_by: str) -> Board:
    found = in_order(measure_all(given, spec, own), sorted_by)
    notes = MEASURES.format(above=format_number(given.above))
    cards = f"{cards_html(given, found, shown)}{_note(COLOURS[shown], HISTOGRAMS)}"
    table = f"{_answer_html(given, spec, own, found)}{measures_html(given, found, sorted_by)}"
    return Board(
        cards, f"{table}{_note(unread_words(found), notes)}", measures_csv(given, found), tuple(found)
    )


def _note(*sentences: str) -> str:
    return f'<p class="below">{escape(" ".join(filter(None, sentences)))}</p>'


def _answer_html(given: Pooled, spec: PoolSpec, own: Own, found: list[Measured]) -> str:
    asked = replace(own, names=tuple(SMALLER))
    kept: dict[str, Kept] = {
        one.name: one.result.kept for one in measure_all(given, spec, asked) if one.result
    }
    said = answer(kept, found)
    return f'<p class="kept-answer"><b>{escape(QUESTION)}</b> {escape(said)}</p>' if said else ""
