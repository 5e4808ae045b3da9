"""What a link brought: bad values are replaced by the default and named, never obeyed and never silent."""

import streamlit as st

from ui.app.widgets.notices import mention
from ui.controls.settings import SETTINGS
from ui.stepper.panels.gradient_words import GRADIENT
from ui.stepper.panels.words import TABS

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

    _announce_bad_panel()


def _announce_bad_panel() -> None:
    """A panel is no widget: what is wrong is taken out of the link here."""
    came = st.query_params.get("panel", "")
    if came and came not in TABS:
        mention(_sentence("Panel", came, f"one of {', '.join(TABS)}", "no panel"), ":material/link_off:")
        del st.query_params["panel"]


def refuse_upstream(came: str, why: str) -> None:
    """Say that the gradient of a link was not used, because it does not fit, and take it out of the link."""
    shown = _short(came)
    sentence = f"The link says {GRADIENT['upstream']} = “{shown}”. {why} Ones are used instead."
    mention(sentence, ":material/link_off:")
    st.query_params.pop("upstream", None)


def _sentence(label: str, came: str, allowed: str, default: str) -> str:
    used = "the first example" if label == "Matrix" else default
    return f"The link says {label} = “{_short(came)}”, but it takes {allowed}; {used} is used instead."


def _short(came: str) -> str:
    return came if len(came) <= SHOWN_CHARACTERS else came[:SHOWN_CHARACTERS] + "…"


def link_to(**values: object) -> dict[str, str]:
    """Write settings as the parameters of a link, for `st.page_link(..., query_params=)`."""
    return {key: SETTINGS[key].text(value) for key, value in values.items()}
