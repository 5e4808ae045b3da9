"""The pitfalls on the page *Compare*: a list to choose from, then one question, its answers and the truth."""

from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.compare.pitfalls.figures import (
    answers_html,
    input_html,
    question_html,
    seen_text,
    truth_html,
    why_html,
)
from ui.compare.pitfalls.outcomes import settings_of
from ui.compare.pitfalls.read import NONE, PITFALLS, Pitfall, next_after
from ui.compare.pitfalls.sentences import call_text, choices_of, covered_cells, filled, unread_cells
from ui.controls.settings import SETTINGS
from ui.controls.widgets.controls import row
from ui.controls.widgets.held import assign
from ui.controls.widgets.kept import setting_now
from ui.matrix.examples import DEFAULTS
from ui.matrix.widgets.session import use_example

SEEN, GIVEN = "pitfalls_seen", "pitfall_given"
"""In the session: which were answered, and whether rightly; which choice is given to the one shown."""
ANSWERED = {None: None, True: ":material/check:", False: ":material/close:"}
"""The icon of a pitfall in the list: not seen, answered rightly or wrongly."""
ELSEWHERE = {"tensorflow": "See it with TensorFlow", "frameworks": "See all frameworks"}
"""The views that can show a pitfall's input and layer."""
LIVE = {key: SETTINGS[key].default for key in ("function", "compared")}
"""What With TensorFlow begins with."""


def show_pitfalls(_x: NDArray[Any] | None, _spec: PoolSpec, *, photo: bool) -> None:  # noqa: ARG001
    """Show the list of pitfalls, or the one of the address; each has its own input and layer."""
    name = setting_now("pitfall")
    with st.container(key="pitfalls"):
        if name == NONE:
            _list()
        else:
            _one(PITFALLS[name])


def _list() -> None:
    seen = _seen()
    st.html(f'<p class="seen">{seen_text(seen)} Choose one: a question first, then the truth.</p>')
    groups = dict.fromkeys(pitfall.group for pitfall in PITFALLS.values())
    for column, group in zip(st.columns(len(groups)), groups, strict=True):
        with column, st.container(gap="xsmall"):
            st.markdown(f"**{group}**")
            for pitfall in PITFALLS.values():
                if pitfall.group == group:
                    _entry(pitfall, seen.get(pitfall.name))


def _entry(pitfall: Pitfall, answered: bool | None) -> None:
    st.button(
        pitfall.title,
        key=f"pitfall_{pitfall.name}",
        icon=ANSWERED[answered],
        width="stretch",
        on_click=_open,
        args=(pitfall.name,),
    )


def _one(pitfall: Pitfall) -> None:
    given = st.session_state.get(GIVEN, {}).get(pitfall.name)
    with row("pitfall_head"):
        st.button("All pitfalls", key="pitfall_all", icon=":material/apps:", on_click=_open, args=(NONE,))
        st.html(f'<p class="seen"><b>{pitfall.title}</b> · {seen_text(_seen())}</p>')
    st.html(question_html(pitfall, filled(pitfall, pitfall.ask), call_text(pitfall)))
    with st.container(key="pitfall_sides"):
        left, right = st.container(key="pitfall_left"), st.container(key="pitfall_right")
    with left.container(key="pitfall_input"):
        unread = [] if given is None else unread_cells(pitfall)
        st.html(input_html(pitfall, covered_cells(pitfall), unread))
    with right.container(key="pitfall_choices", gap="xsmall"):
        _choices(pitfall, given)
    if given is not None:
        with left.container(key="pitfall_truth"):
            st.html(truth_html(pitfall))
    with right.container(key="pitfall_why"):
        if given is not None:
            st.html(why_html(pitfall, filled(pitfall, pitfall.why)))
        _ways(pitfall, answered=given is not None)


def _choices(pitfall: Pitfall, given: int | None) -> None:
    choices = choices_of(pitfall.name)
    if given is not None:
        right = next(number for number, choice in enumerate(choices) if choice.right)
        texts = [choice.text for choice in choices]
        st.html(answers_html(texts, right, given, choices[given].because))
        return
    for number, choice in enumerate(choices):
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
        st.button("Next pitfall", key="pitfall_next", on_click=_open, args=(next_after(pitfall.name),))
        if answered and pitfall.page:
            for view, label in ELSEWHERE.items():
                st.button(label, key=f"pitfall_in_{view}", on_click=_see, args=(pitfall, view))


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
    use_example(DEFAULTS | settings_of(pitfall))
    assign(view=view, dtype=pitfall.dtype, **LIVE | dict(pitfall.live))


def _seen() -> dict[str, bool]:
    seen: dict[str, bool] = st.session_state.get(SEEN, {})
    return seen
