"""Values from a link: invalid ones are replaced by the default, and the user is told."""

import streamlit as st

from ui.app.widgets.notices import mention
from ui.controls.settings import SETTINGS
from ui.stepper.panels.gradient_words import GRADIENT
from ui.stepper.panels.words import FORMER_TABS, TABS

SHOWN_CHARACTERS = 40


def announce_bad_values() -> None:
    """Say which values of the link are invalid; call this before the first widget is made.

    Streamlit removes such values from the URL when it makes the widget, so each is announced once. A matrix
    is announced where its kind is known: by `reject_matrix`.
    """
    for key in st.query_params:
        came, setting = st.query_params[key], SETTINGS.get(key) if key != "matrix" else None
        allowed = setting.validate(came) if setting else None
        if setting and allowed:
            mention(
                _sentence(setting.label, came, allowed, setting.text(setting.default)),
                ":material/link_off:",
            )

    _announce_bad_panel()


def _announce_bad_panel() -> None:
    """Check the panel, which is not a widget, and remove an invalid one from the link."""
    came = st.query_params.get("panel", "")
    if came and came not in (*TABS, *FORMER_TABS):
        mention(_sentence("Panel", came, f"one of {', '.join(TABS)}", "no panel"), ":material/link_off:")
        del st.query_params["panel"]


def reject_matrix(came: str) -> None:
    """Say that the matrix of a link cannot be read."""
    sentence = f"This link has an invalid matrix, “{_short(came)}”; showing the first example."
    mention(sentence, ":material/link_off:")


def reject_upstream(came: str, why: str) -> None:
    """Say that the gradient of a link does not fit, and remove it from the link."""
    shown = _short(came)
    sentence = f"This link has {GRADIENT['upstream']} = “{shown}”. {why} Showing ones."
    mention(sentence, ":material/link_off:")
    st.query_params.pop("upstream", None)


def _sentence(label: str, came: str, allowed: str, default: str) -> str:
    return f"This link has {label} = “{_short(came)}”, but it must be {allowed}; using {default}."


def _short(came: str) -> str:
    return came if len(came) <= SHOWN_CHARACTERS else came[:SHOWN_CHARACTERS] + "…"


def link_to(**values: object) -> dict[str, str]:
    """Return settings as the parameters of a link, for `st.page_link(..., query_params=)`."""
    return {key: SETTINGS[key].text(value) for key, value in values.items()}
