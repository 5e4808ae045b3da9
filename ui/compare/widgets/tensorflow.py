"""The view *With TensorFlow*: our results at once, TensorFlow's as they arrive."""

from time import monotonic

import streamlit as st

from pooling import PoolSpec
from pooling.frameworks.tensorflow import WORKER, patience
from ui.app.headline import headline_html
from ui.app.widgets.ask_again import ask_again
from ui.compare.tables import Values
from ui.compare.verdict.asking import Comparing, Shown
from ui.compare.verdict.cards import cards_html, note_html
from ui.compare.verdict.words import given_note
from ui.compare.widgets.functions import ask_function
from ui.compare.widgets.types import given_as
from ui.controls.widgets.controls import row
from ui.matrix.examples import DISAGREEMENTS, note_on

EVERY, EVERY_STARTING = 0.5, 1.0  # s: TensorFlow takes several to start
ANYWAY = "asked_anyway"
"""In the session, the name of what was asked although it can end TensorFlow's process."""


def show_tensorflow(values: Values, spec: PoolSpec, *, photo: bool) -> None:
    """Show our results for `values`, (..., spatial), and TensorFlow's, which a part of the page asks for.

    That part alone is drawn again until all answers are there: no control ever waits for TensorFlow.
    """
    kind, asked = ask_function(spec.rank)
    typed = given_as(values, kind, spec.rank)
    comparing = Comparing(typed.x, spec, cards_html, asked, photo=photo)
    comparing.anyway = st.session_state.get(ANYWAY) == comparing.name
    note = "" if photo else note_on(st.session_state, DISAGREEMENTS)
    given = given_note(typed.x, spec.rank, typed.overflowed, batch=asked.batch)
    style = _progress()
    first = [comparing.look(patience())]  # out here, where an error is shown only once

    def answers() -> None:
        _draw(first.pop() if first else comparing.look(), comparing, note, given, style)

    st.fragment(answers)()


def _progress() -> str:
    """Return how far TensorFlow's start is, for the style sheet, which moves the bar on from there."""
    since = monotonic() - WORKER.starting if WORKER.starting else 0.0
    return "" if WORKER.ready else f"--start: {WORKER.start_seconds:.1f}s; --since: -{since:.1f}s"


def _draw(shown: Shown, comparing: Comparing, note: str, given: str, style: str) -> None:
    with row("answer_row"):
        st.html(headline_html(shown.kind, shown.sentence, note, style if shown.waiting else ""))
        if shown.kind == "failed" and not shown.waiting:
            st.button("Try again", key="try_again", icon=":material/refresh:")
        if shown.deadly and shown.kind == "done":
            st.button(
                "Ask it anyway",
                key="ask_anyway",
                icon=":material/warning:",
                help="TensorFlow's process may end: it is one of its own, and is started again.",
                on_click=_ask_anyway,
                args=(comparing,),
            )
    st.html(shown.cards + note_html(given, shown.note))
    if shown.waiting:
        ask_again(EVERY_STARTING if style else EVERY)


def _ask_anyway(comparing: Comparing) -> None:
    st.session_state[ANYWAY] = comparing.name
    comparing.ask_anyway()
