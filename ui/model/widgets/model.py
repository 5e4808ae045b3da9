"""The part of What pooling does to a model that is drawn again while a training runs."""

from secrets import token_hex

import streamlit as st

from ui.app.headline import headline_html
from ui.app.plain_text import plain
from ui.app.widgets.ask_again import ask_again
from ui.app.widgets.downloads import download, export_popover
from ui.app.widgets.notices import mention
from ui.controls.widgets.controls import row
from ui.model import training_words, words
from ui.model.asked import Asked
from ui.model.chart_svg import shift_svg
from ui.model.queue import QueueFullError, Runs, Standing
from ui.model.results import KEPT, known, to_train
from ui.model.table import csv_of, curves_csv_of
from ui.model.training import TRAININGS
from ui.model.widgets.views import show_bet, show_results

_OWNER, _ASKED = "trainings_owner", "trainings_asked"
SECONDS_BETWEEN = 1.0


def show_models(asked: Asked, bet: str, limit: int) -> None:
    """Show what is known of these networks; while they are trained, again and again."""

    def part() -> None:
        standing = _standing(asked)
        _head(asked, bet, limit, standing)
        show_results(asked, bet, standing)
        if standing and standing.runs_on:
            ask_again(SECONDS_BETWEEN)

    st.fragment(part)()


def _owner() -> str:
    name: str = st.session_state.setdefault(_OWNER, token_hex(8))
    return name


def _standing(asked: Asked) -> Standing | None:
    """Return how the training of these networks stands, whoever started it; to who did, also how it ended."""
    runs = TRAININGS.among(asked.runs) or st.session_state.get(_ASKED, {}).get(asked)
    return TRAININGS.look(runs, _owner()) if runs else None


def _head(asked: Asked, bet: str, limit: int, standing: Standing | None) -> None:
    """Draw how the training stands, the question, the buttons to start and stop, and Export."""
    found = known(asked.runs)
    with row("state_row"):
        with st.container(key="bet_place", gap="xsmall"):
            if standing:
                st.html(headline_html(_kind(standing), training_words.standing_words(standing)))
            elif len(found) < len(asked.runs):
                st.html(headline_html("done", training_words.UNTRAINED[bool(found)]))
            show_bet(asked, bet)
        if not standing or not standing.runs_on:
            _train_button(asked, limit, is_missing=len(found) < len(asked.runs))
        elif standing.mine:
            st.button("Stop", key="stop_training", icon=":material/stop:", on_click=_stop)
        if found:
            _export(asked)


def _kind(standing: Standing) -> str:
    """Return the classes of the headline: it turns while something runs, and counts seconds until it does."""
    if not standing.runs_on:
        return "done"
    return "waiting steady" if standing.curve or standing.finished else "waiting"


def _train_button(asked: Asked, limit: int, *, is_missing: bool) -> None:
    runs = to_train(asked.runs)
    st.button(
        _label(asked, runs),
        key="train",
        icon=":material/play_arrow:",
        type="primary" if is_missing else "secondary",
        help=training_words.estimate(runs, limit),
        on_click=_train,
        args=(asked, limit),
    )


def _label(asked: Asked, runs: Runs) -> str:
    if len(known(runs)) < len(runs):
        return training_words.TRAIN["all" if runs == asked.runs else "rest"]
    return training_words.TRAIN["again" if KEPT.get(runs[0]) else "here"]


def _train(asked: Asked, limit: int) -> None:
    """Put what is to be trained into the queue; a visitor waits for one training at a time."""
    runs, owner = to_train(asked.runs), _owner()
    before = TRAININGS.find(owner)
    if before and before != runs:
        TRAININGS.leave(before, owner)
    try:
        TRAININGS.ask(runs, limit, owner)
    except QueueFullError:
        mention(training_words.FULL, ":material/hourglass_top:")
        return
    st.session_state.setdefault(_ASKED, {})[asked] = runs


def _stop() -> None:
    runs = TRAININGS.find(_owner())
    if runs:
        TRAININGS.leave(runs, _owner())


def _export(asked: Asked) -> None:
    """Draw the menu; its content is made when it is opened."""
    menu = export_popover()
    if not menu.open:
        return
    outcomes = known(asked.runs)
    title = plain(words.chart_alt(outcomes, covered=False))
    files = (
        ("Chart as SVG", shift_svg(outcomes, title), "shifted-pictures.svg", "image/svg+xml"),
        ("Shifted pictures as CSV", csv_of(outcomes), "shifted-pictures.csv", "text/csv"),
        ("Learning curves as CSV", curves_csv_of(outcomes), "learning-curves.csv", "text/csv"),
    )
    with menu:
        for label, text, name, kind in files:
            download(label, text.encode(), name, kind)
