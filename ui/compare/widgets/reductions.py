"""The view *Reductions* of Compare: what stands side by side, and what each keeps."""

from math import inf
from typing import Any, cast

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.reductions import REDUCTIONS
from ui.app.widgets.links import link_to
from ui.compare.reductions.board import Board, board
from ui.compare.reductions.chart import chart_alt, histogram_chart
from ui.compare.reductions.layers import Own, step_settings
from ui.compare.reductions.measured import Measured
from ui.controls.setting_types import Choice, Number, Threshold
from ui.controls.settings import SETTINGS
from ui.controls.short_forms import OUTPUTS
from ui.controls.widgets.controls import choose, flag, pick, row
from ui.controls.widgets.held import assign
from ui.controls.widgets.kept import setting_now
from ui.stepper.reduction_words import SIDE_BY_SIDE

P, BETA = cast(Number, SETTINGS["p"]), cast(Choice, SETTINGS["beta"])
ABOVE = {"mixed", "blur", "global", "adaptive"}
"""What is set by the reduction above, or has its parameter; without them, the sheet hides it."""
_PICK, _P, _BETA = "side_by_side_pick", "p_slider", "beta_slider"
SLIDER_WIDTH, SORT_WIDTH = 170, 120  # px: with them the controls fill one row of a projector


def show_reductions(x: NDArray[Any], spec: PoolSpec, *, photo: bool) -> None:
    """Show the reductions side by side on `x`, (..., spatial)."""
    names = _ask_names()
    with row("reductions_row" if ABOVE & set(names) else "reductions_row_alone"):
        _ask_parameters(names)
        shown, sorted_by = choose("map_shown"), pick("sorted_by", SORT_WIDTH)
        own = _own(names, spec)
        made = board(x, spec, own, shown, sorted_by, photo=photo)
        _step_through(own, spec, made.found)
    st.html(made.cards)
    _below(made)


def _ask_names() -> tuple[str, ...]:
    """Draw the reductions as buttons; they are not bound to the address, which holds the one text."""
    names = str(setting_now("side_by_side")).split(",")
    if set(st.session_state.get(_PICK, ())) != set(names):  # in any order, as they were clicked
        st.session_state[_PICK] = names
    st.pills(
        SETTINGS["side_by_side"].label,
        list(SIDE_BY_SIDE),
        selection_mode="multi",
        format_func=SIDE_BY_SIDE.__getitem__,
        key=_PICK,
        on_change=_take_names,
        label_visibility="collapsed",
    )
    return tuple(names)


def _take_names() -> None:
    """Set what stands side by side; the last one stays."""
    setting = SETTINGS["side_by_side"]
    text = str(setting.value(",".join(st.session_state[_PICK])))
    if not setting.validate(text):
        assign(side_by_side=text)


def _ask_parameters(names: tuple[str, ...]) -> None:
    """Draw a slider for each parameter that one of them has."""
    for key, slider, options, take in (
        ("p", _P, [*range(P.low, P.high + 1), inf], _take_p),
        ("beta", _BETA, list(BETA.labels), _take_beta),
    ):
        if any(name in REDUCTIONS and REDUCTIONS[name].parameter == key for name in names):
            value = inf if key == "p" and setting_now("p_infinite") else setting_now(key)
            if st.session_state.get(slider) != value:
                st.session_state[slider] = value
            st.select_slider(
                SETTINGS[key].label,
                options,
                format_func=lambda one: "∞" if one == inf else str(one),
                key=slider,
                on_change=take,
                width=SLIDER_WIDTH,
                help=SETTINGS[key].meaning,
            )


def _take_p() -> None:
    p = st.session_state[_P]
    assign(p_infinite=p == inf, **({} if p == inf else {"p": p}))


def _take_beta() -> None:
    assign(beta=st.session_state[_BETA])


def _own(names: tuple[str, ...], spec: PoolSpec) -> Own:
    text = str(setting_now("active_above"))
    return Own(
        names,
        inf if setting_now("p_infinite") else float(setting_now("p")),
        float(setting_now("beta")),
        int(setting_now("taps")),
        setting_now("blur_border"),
        tuple(int(setting_now(key)) for key in OUTPUTS[-spec.rank :]),
        None if text == Threshold.AUTO else float(text),
    )


def _step_through(own: Own, spec: PoolSpec, found: tuple[Measured, ...]) -> None:
    """Offer each of them on Step through, with the same input and window; links are made once it is open."""
    menu = st.popover("Step through", icon=":material/grid_view:", key="step_through", on_change="rerun")
    if not menu.open:
        return
    with menu:
        for one in found:
            link = link_to(**step_settings(one.name, spec, own))
            st.page_link("pages/step_through.py", label=one.title, query_params=link)


def _below(made: Board) -> None:
    """Draw the table, what it is downloaded by, and the large histograms if they are asked for."""
    with row("reductions_notes"):
        st.html(made.notes)
        st.download_button(
            "Table (CSV)",
            made.csv,
            "reductions.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
        large = flag("histograms")
    if large and any(one.result for one in made.found):
        st.plotly_chart(histogram_chart(made.found), key="reductions_chart", alt=chart_alt(made.found))
