"""The pitfalls on the page *Compare*: a list to choose from, then one question, its answers and the truth."""

from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.compare.pitfalls.choices import choices_of
from ui.compare.pitfalls.figures import answers_html, input_html, question_html, truth_html, why_html
from ui.compare.pitfalls.outcomes import settings_of
from ui.compare.pitfalls.read import NONE, PITFALLS, Pitfall, next_after
from ui.controls.widgets.controls import row
from ui.controls.widgets.held import assign
from ui.controls.widgets.kept import setting_now
from ui.matrix.examples import DEFAULTS
from ui.matrix.widgets.session import use_example

SEEN, GIVEN = "pitfalls_seen", "pitfall_given"
"""In the session: which were answered, and whether rightly; which choice is given to the one that is shown."""


def show_pitfalls(_x: NDArray[Any], _spec: PoolSpec, *, photo: bool) -> None:  # noqa: ARG001
    """Show the list of pitfalls, or the one of the address; each has its own input and layer."""
    name = setting_now("pitfall")
    with st.container(key="pitfalls"):
        if name == NONE:
            _list()
        else:
            _one(PITFALLS[name])


def _list() -> None:
    seen = _seen()
    st.markdown(f"{len(seen)} of {len(PITFALLS)} seen. Choose one: a question first, then the truth.")
    groups = dict.fromkeys(pitfall.group for pitfall in PITFALLS.values())
    for column, group in zip(st.columns(len(groups)), groups, strict=True):
        with column:
            st.markdown(f"**{group}**")
            for pitfall in PITFALLS.values():
                if pitfall.group == group:
                    _entry(pitfall, seen.get(pitfall.name))


def _entry(pitfall: Pitfall, answered: bool | None) -> None:
    icons = {None: None, True: ":material/check:", False: ":material/close:"}
    st.button(
        pitfall.title,
        key=f"pitfall_{pitfall.name}",
        icon=icons[answered],
        width="stretch",
        on_click=_open,
        args=(pitfall.name,),
    )


def _one(pitfall: Pitfall) -> None:
    left, right = st.columns([5, 6], gap="large")
    given = st.session_state.get(GIVEN, {}).get(pitfall.name)
    with left:
        st.html(question_html(pitfall))
        if given is None:
            _choices(pitfall)
        else:
            st.html(answers_html(choices_of(pitfall.name), given) + why_html(pitfall))
        _ways(pitfall, answered=given is not None)
    with right:
        st.html(input_html(pitfall) + (truth_html(pitfall) if given is not None else ""))


def _choices(pitfall: Pitfall) -> None:
    for number, choice in enumerate(choices_of(pitfall.name)):
        st.button(
            choice.text,
            key=f"choice_{pitfall.name}_{number}",
            shortcut=str(number + 1),
            width="stretch",
            on_click=_answer,
            args=(pitfall.name, number),
        )


def _ways(pitfall: Pitfall, *, answered: bool) -> None:
    with row("pitfall_ways"):
        if answered:
            st.button("Try another answer", key="pitfall_again", on_click=_answer, args=(pitfall.name, None))
            if pitfall.page:
                st.button("See it with TensorFlow", key="pitfall_live", on_click=_see, args=(pitfall, "tensorflow"))
        st.button("Next pitfall", key="pitfall_next", on_click=_open, args=(next_after(pitfall.name),))
        st.button("All pitfalls", key="pitfall_all", on_click=_open, args=(NONE,))


def _open(name: str) -> None:
    """Open a pitfall, unanswered, or the list of all."""
    st.session_state[GIVEN] = {}
    assign(pitfall=name)


def _answer(name: str, number: int | None) -> None:
    """Give an answer, or take it back; the first one given to a pitfall counts as seen."""
    st.session_state[GIVEN] = {} if number is None else {name: number}
    if number is not None:
        seen = _seen()
        st.session_state[SEEN] = {name: choices_of(name)[number].right} | seen


def _see(pitfall: Pitfall, view: str) -> None:
    """Set the page to a pitfall's input and layer, and show them in another view."""
    settings = settings_of(pitfall)
    use_example({key: settings[key] for key in DEFAULTS})
    assign(view=view)


def _seen() -> dict[str, bool]:
    seen: dict[str, bool] = st.session_state.get(SEEN, {})
    return seen
