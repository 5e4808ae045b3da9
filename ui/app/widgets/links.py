"""Values from a link: invalid ones are replaced by the default, and the user is told."""

import streamlit as st

from ui.app.plain_text import short
from ui.app.widgets.notices import mention
from ui.controls.link import EVERY, read_link, rejected_sentence
from ui.controls.widgets.address import correct, query_string
from ui.stepper.panels.gradient_words import GRADIENT

_ICON = ":material/link_off:"
_READ = "link_read"


def take_link() -> bool:
    """Let nothing see invalid values of the address, and name them once; has the browser to hear of it?"""
    query, state = query_string(), st.session_state
    if query == state.get(_READ):
        return False
    link = read_link(query, any_kind="matrix" in state)
    if link.corrected:
        correct(link.query, link.corrected)
    if link.rejected:
        mention(rejected_sentence(link.rejected), _ICON)
    state[_READ] = link.query
    return bool(link.corrected)


def reject_upstream(came: str, why: str) -> None:
    """Say that the gradient of a link does not fit, and remove it from the link."""
    sentence = f"This link has {GRADIENT['upstream']} = “{short(came)}”. {why} Showing ones."
    mention(sentence, _ICON)
    st.query_params.pop("upstream", None)


def link_to(**values: object) -> dict[str, str]:
    """Return settings as the parameters of a link, for `st.page_link(..., query_params=)`."""
    return {key: EVERY[key].text(value) for key, value in values.items()}
