"""A verdict against TensorFlow on a page, which asks again until there is one."""

from collections.abc import Callable

import streamlit as st

from pooling.frameworks.tensorflow import patience
from ui.app.headline import headline_html
from ui.app.widgets.ask_again import ask_again
from ui.network.verdict import Verdict


def show_verdict(look: Callable[[float], Verdict], note: str) -> None:
    """Show what `look` returns, given the seconds it may wait, and ask again until it is final."""
    first = [look(patience())]

    def answer() -> None:
        shown = first.pop() if first else look(0)
        st.html(headline_html(shown.kind, shown.sentence) + shown.table)
        if shown.kind == "failed":
            st.button("Try again", key="try_again", icon=":material/refresh:")
        if shown.kind == "waiting":
            ask_again()

    st.fragment(answer)()
    st.caption(note)
