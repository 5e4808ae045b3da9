"""The charts, the sentences and the table of What pooling does to a model."""

from functools import lru_cache
from time import monotonic

import plotly.graph_objects as go
import streamlit as st

from pooling.models.runs import Outcome, Run
from ui.app import assets
from ui.app.html_table import table_html
from ui.controls.settings.model import ASK, POOLING_WORDS, SKIP
from ui.controls.widgets.address import redraw_body
from ui.controls.widgets.held import assign
from ui.model import words
from ui.model.asked import Asked
from ui.model.figures import lean, shift_chart
from ui.model.first_chart import first_chart
from ui.model.learning import learning_chart
from ui.model.queue import Standing
from ui.model.results import KEPT, known, recorded, untrained
from ui.model.strip import strip_html
from ui.model.table import (
    COVERED,
    GIFT,
    GIFT_HEADS,
    PRICE,
    PRICE_HEADS,
    UNTRAINED_HEADS,
    gift_rows,
    price_rows,
    untrained_rows,
)

_BET, _SEEN = "bet_pick", "first_chart_seen"
PATIENCE = 5.0
"""Seconds that Plotly's code may be on its way, from when the browser has drawn the first chart."""
_first_chart = st.components.v2.component("first_chart", **assets.component("first_chart"))
Pairs = tuple[tuple[Run, Outcome], ...]


def show_bet(asked: Asked, bet: str) -> None:
    """Ask for a prediction before the shifted pictures are shown, then say what became of it."""
    outcomes = known(asked.runs)
    if outcomes and bet == ASK:
        _ask_bet(asked)
    elif words.comparable(outcomes):
        st.markdown(f"**{words.verdict(bet, outcomes)}**")


def show_results(asked: Asked, bet: str, standing: Standing | None) -> None:
    """Draw the shifted pictures after a prediction, how the networks learned, and what they cost."""
    outcomes = known(asked.runs)
    pairs, covered = tuple(outcomes.items()), bet == ASK
    with st.container(key="charts", horizontal=True):
        if outcomes:
            _shifted(outcomes, pairs, covered=covered)
        _learning(outcomes, pairs, standing)
    if outcomes:
        if words.comparable(outcomes):
            st.markdown(_finding(asked, pairs, covered=covered))
        if not covered:
            st.caption(words.CHART_NOTE)
            st.html(strip_html())
        _tables(outcomes, asked.head, covered=covered)
        here = sum(KEPT.get(run) is not None for run in asked.runs)
        source = words.source(asked.runs, outcomes, here, recorded().made)
        st.caption(f"{words.about_seeds(outcomes)} {source}")


def _shifted(outcomes: dict[Run, Outcome], pairs: Pairs, *, covered: bool) -> None:
    """Draw the shifted pictures: first without Plotly, whose code holds up all else while it is read."""
    alt = words.chart_alt(outcomes, covered=covered)
    with st.container(key="shifts"):
        with st.container(key="before_plotly"):  # always there: what follows keeps its place
            if monotonic() - st.session_state.get(_SEEN, monotonic()) < PATIENCE:
                chart = first_chart(shift_chart(outcomes, covered=covered), alt)
                _first_chart(key="first_chart", data={"chart": chart}, on_seen_change=_is_seen)
        if _SEEN in st.session_state:
            st.plotly_chart(_shift_chart(pairs, covered), key="shift_chart", alt=alt)


def _is_seen() -> None:
    """Let Plotly come; the part is drawn again."""
    st.session_state.setdefault(_SEEN, monotonic())


def _ask_bet(asked: Asked) -> None:
    """Ask for a prediction before anything is shown."""
    st.pills(
        words.QUESTION,
        [*asked.models, SKIP],
        format_func=(POOLING_WORDS | {SKIP: words.SHOW}).__getitem__,
        key=_BET,
        on_change=_take_bet,
    )


def _take_bet() -> None:
    chosen = st.session_state[_BET]
    if chosen:
        assign(bet=chosen)
        redraw_body()


# To make a figure takes four times as long as to send it, and a class looks at the same few.


@lru_cache(maxsize=64)
def _shift_chart(pairs: Pairs, covered: bool) -> go.Figure:
    return go.Figure(lean(shift_chart(dict(pairs), covered=covered)))


@lru_cache(maxsize=64)
def _learning_chart(pairs: Pairs) -> go.Figure:
    return go.Figure(learning_chart(dict(pairs)))


def _finding(asked: Asked, pairs: Pairs, *, covered: bool) -> str:
    outcomes = dict(pairs)
    said = words.price(outcomes, asked.head)
    return said if covered else f"{said} {words.gift(outcomes)} {words.WHY[asked.head]}"


def _tables(outcomes: dict[Run, Outcome], head: str, *, covered: bool) -> None:
    shown = COVERED if covered else len(GIFT_HEADS)
    gift = table_html(GIFT, GIFT_HEADS[:shown], [row[:shown] for row in gift_rows(outcomes)])
    price = table_html(PRICE, PRICE_HEADS, price_rows(outcomes, head))
    st.html(f'<div class="price-and-gift">{gift}{price}</div>')


def _learning(outcomes: dict[Run, Outcome], pairs: Pairs, standing: Standing | None) -> None:
    """Draw the curves, with that of the network that is in training."""
    now = standing.run if standing and standing.runs_on and standing.curve else None
    if outcomes and _SEEN not in st.session_state:
        st.container(key="curves")  # their place
    elif standing is None or now is None:
        if outcomes:
            st.plotly_chart(_learning_chart(pairs), key="curves", alt=words.curves_alt(outcomes))
    else:
        chart = go.Figure(learning_chart(outcomes, (now, standing.curve)))
        st.plotly_chart(chart, key="curves", alt=words.curves_alt(outcomes))


def show_below() -> None:
    """Draw what no control changes; it is sent once, and what an answer may lean on is hidden until then."""
    st.caption(f"{words.COSTS} {words.TINY}")
    with st.container(key="untrained"):
        _show_untrained()


def _show_untrained() -> None:
    found = untrained()
    made = found["made"]
    st.html(table_html("Untrained filters", UNTRAINED_HEADS, untrained_rows(found["rows"])))
    command, seeds = f"“{made['command']}”", len(made["seeds"])
    st.caption(words.KNOWN.format(made=command, count=made["pictures"], seeds=seeds))
