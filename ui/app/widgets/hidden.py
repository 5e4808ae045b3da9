"""Which parts of the page the address hides."""

import streamlit as st

from ui.app.parts import hidden_parts


def hidden() -> tuple[str, ...]:
    """Return the names of the hidden parts; in a frame of another page there is no menu."""
    framed = ",menu" if st.context.is_embedded else ""
    return hidden_parts(st.query_params.get("hide", "") + framed)
