"""What is below the pictures: one of several views, chosen in a row with the export menu."""

from collections.abc import Callable

import streamlit as st

from pooling.matrices import format_matrix
from pooling.network import Extraction
from ui.app.plain_text import plain
from ui.controls.widgets.controls import choose, number, row
from ui.network import comparison
from ui.network.below import alternatives, stack, tables
from ui.network.below.effect import intensify_sentence
from ui.network.below.stack import end_sentence, stack_maps, stack_of, stack_rows
from ui.network.paint import Scale
from ui.network.widgets.export import export_menu
from ui.network.widgets.verdict import show_verdict
from ui.network.words import about_kernel


def show_below(made: Extraction, stem: str) -> None:
    """Draw the row and the view that is chosen."""
    with row("below_row"):
        view = choose("below", labelled=False)
        export_menu(made, stem)
    with st.container(key="below_view"):
        VIEWS[view](made)


def _effect(made: Extraction) -> None:
    st.markdown(intensify_sentence(made))
    st.html(tables.effect_html(made))
    st.caption(about_kernel(format_matrix(made.kernel)))


def _alternatives(made: Extraction) -> None:
    st.html(tables.alternatives_html(alternatives.ways(made), Scale.of(made)))
    st.caption(alternatives.NOTE)


def _stack(made: Extraction) -> None:
    with row("stack_row"):
        stages = number("stages")
        planned = stack_of(made, stages)
        st.markdown(plain(end_sentence(planned, stages)))
    maps = stack_maps(made, planned)
    st.html(tables.maps_html(maps))
    st.html(tables.stack_html(stack_rows(planned, made.photo.shape)))
    st.caption(stack.NOTE)


def _exact(made: Extraction) -> None:
    show_verdict(lambda patience: comparison.look(made, patience), comparison.NOTE)


VIEWS: dict[str, Callable[[Extraction], None]] = {
    "effect": _effect,
    "alternatives": _alternatives,
    "stack": _stack,
    "exact": _exact,
}
