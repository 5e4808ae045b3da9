"""The reduction: three in sight, the others in All settings, and the parameter of the one that has it."""

from collections.abc import Sequence
from math import inf

import streamlit as st

from pooling.reductions import REDUCTIONS
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import choose, flag, line, number, row
from ui.controls.widgets.held import set_values
from ui.controls.widgets.kept import setting_now
from ui.controls.words import GROUPS
from ui.stepper.reduction_words import GROUPS as OTHER_REDUCTIONS
from ui.stepper.reduction_words import MAIN, REDUCTION_WORDS

_FOURTH = "fourth_reduction"


def ask_reduction() -> str:
    """Ask for the reduction: one of three, or the last other one that was set."""
    now = setting_now("reduction")
    if now not in MAIN:
        st.session_state[_FOURTH] = now
    fourth = st.session_state.get(_FOURTH)
    return choose("reduction", [*MAIN, *([fourth] if fourth else [])])


def ask_parameter(settings: AllSettings, name: str) -> dict[str, float]:
    """Offer the other reductions, by what they are; ask for the parameter of the one that has it."""
    with settings.group(GROUPS["reduction"]):
        if settings.open:
            for kind, names in OTHER_REDUCTIONS.items():
                _offer(kind, names)
            if name not in MAIN:
                st.caption(f"**{REDUCTION_WORDS[name].label}** {REDUCTION_WORDS[name].meaning}")
        with line("parameter", drawn=settings.open):
            return _parameter(settings, REDUCTIONS[name].parameter)


def _offer(kind: str, names: Sequence[str]) -> None:
    """Draw a line of buttons under what these reductions have in common."""
    st.caption(kind)
    with row(f"reductions_{names[0]}"):
        for name in names:
            words = REDUCTION_WORDS[name]
            st.button(
                words.label,
                key=f"reduction_{name}",
                help=words.meaning,
                on_click=set_values(reduction=name),
            )


def _parameter(settings: AllSettings, parameter: str) -> dict[str, float]:
    """Ask for the one setting that only some reductions have."""
    if parameter == "p":
        p = settings.ask(number, "p", disabled=bool(setting_now("p_infinite")))
        return {"p": inf if settings.ask(flag, "p_infinite") else p}
    return {parameter: float(settings.ask(choose, parameter))} if parameter else {}
