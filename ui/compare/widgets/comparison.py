"""The parts of the page *Compare*: our results at once, TensorFlow's as they arrive."""

import streamlit as st

from pooling import PoolSpec
from pooling.frameworks.tensorflow import patience
from ui.app.widgets.ask_again import ask_again
from ui.compare.asking import Comparing, Shown
from ui.compare.cards import cards_html, headline_html, note_html
from ui.compare.results import Values, as_float32
from ui.compare.words import dtype_note
from ui.controls.widgets.address import redraw_body
from ui.controls.widgets.controls import row
from ui.matrix.examples import DISAGREEMENTS, note_on
from ui.matrix.widgets.session import use_example


def show_comparison(values: Values, spec: PoolSpec, *, photo: bool) -> None:
    """Show our results for `values`, (..., spatial), and TensorFlow's, which a part of the page asks for.

    That part alone is drawn again until all answers are there: no control ever waits for TensorFlow.
    """
    x, overflowed = as_float32(values)
    comparing = Comparing(x, spec, cards_html, photo=photo)
    note = "" if photo else note_on(st.session_state, DISAGREEMENTS)
    first = [comparing.look(patience())]  # out here, where an error is shown only once

    def answers() -> None:
        _draw(first.pop() if first else comparing.look(), note, dtype_note(x, spec.rank, overflowed))

    st.fragment(answers)()


def _draw(shown: Shown, note: str, given: str) -> None:
    with row("state_row"):
        st.html(headline_html(shown.kind, shown.sentence, note))
        if shown.kind == "failed" and not shown.waiting:
            st.button("Try again", key="try_again", icon=":material/refresh:")
        _disagreements_menu()
    st.html(shown.cards + note_html(given))
    if shown.waiting:
        ask_again()


def _disagreements_menu() -> None:
    """Draw the menu of inputs where TensorFlow differs, pads differently, or raises an error."""
    st.menu_button(
        "Where TensorFlow differs",
        list(DISAGREEMENTS),
        key="disagreement",
        icon=":material/difference:",
        on_click=_use_disagreement,
        format_func=lambda name: DISAGREEMENTS[name].title,
    )


def _use_disagreement() -> None:
    name = st.session_state["disagreement"]
    if name:
        use_example(DISAGREEMENTS[name].settings)
        redraw_body()
