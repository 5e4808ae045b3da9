"""What a link brought: bad values are replaced by the default and named, never obeyed and never silent."""

import streamlit as st

from ui.notices import mention
from ui.settings import SETTINGS

SHOWN_CHARACTERS = 40


def announce_bad_values() -> None:
    """Say which values of the link were not used; call it before the first widget is made.

    Streamlit drops such values from the URL when their widget is made, so each is said once.
    """
    for key in st.query_params:
        came, setting = st.query_params[key], SETTINGS.get(key)
        allowed = setting.refuses(came) if setting else None
        if setting and allowed:
            mention(
                _sentence(setting.label, came, allowed, setting.text(setting.default)),
                ":material/link_off:",
            )


def _sentence(label: str, came: str, allowed: str, default: str) -> str:
    shown = came if len(came) <= SHOWN_CHARACTERS else came[:SHOWN_CHARACTERS] + "…"
    used = "the first example" if label == "Matrix" else default
    return f"The link says {label} = “{shown}”, but it takes {allowed}; {used} is used instead."


def link_to(**values: object) -> dict[str, str]:
    """Write settings as the parameters of a link, for `st.page_link(..., query_params=)`."""
    return {key: SETTINGS[key].text(value) for key, value in values.items()}
