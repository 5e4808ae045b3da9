"""The parts of the page *Translation invariance*: controls, the draw, and all shifts."""

from dataclasses import asdict
from functools import lru_cache

import streamlit as st

from pooling.invariance import LevelReport
from ui.controls.setting_types import MOST_SEED
from ui.controls.widgets.controls import choose, flag, number, pick, row
from ui.controls.widgets.held import assign, current
from ui.invariance.experiment import Experiment, draw, every_shift
from ui.invariance.shift_map import shift_map
from ui.invariance.strip import headline_html, note_html, question_html, strips_html, survey_html
from ui.invariance.words import (
    PRESETS_LABEL,
    block_words,
    draw_finding,
    map_alt,
    preset_words,
    strip_note,
    survey_finding,
)

SEED_WIDTH = 80  # px: fits in one row with its two buttons on a phone
MAP_WIDTH = 440  # px: a square map with the scale below it
PRESETS = (Experiment(), Experiment(jitter=4), Experiment(shrink=8, jitter=1))
"""Kaggle's settings, and the two nearest settings where its claim is false."""
_PRESET = "preset"


def experiment_controls() -> Experiment:
    """Draw the row of settings; return the experiment."""
    with row("experiment_row"):
        figure = choose("figure")
        shrink = number("shrink", disabled=figure != "circle")
        return Experiment(
            figure, shrink, number("jitter"), pick("border", 130), number("pools"), choose("kind")
        )


def draw_controls(experiment: Experiment) -> int:
    """Draw the seed with its buttons, the shift and its effect; return the seed."""
    with row("draw_row"):
        st.button(
            "Previous",
            icon=":material/undo:",
            shortcut="P",
            on_click=_step_seed,
            args=(-1,),
            key="previous_draw",
        )
        seed = number("seed", SEED_WIDTH)
        st.button(
            "New draw",
            icon=":material/casino:",
            shortcut="N",
            type="primary",
            on_click=_step_seed,
            args=(1,),
            key="new_draw",
        )
        st.html(_headline(experiment, seed))
    return seed


def _step_seed(by: int) -> None:
    """Go to the next or previous seed; the seed in the link restores the draw."""
    assign(seed=(current("seed") + by) % (MOST_SEED + 1))


def show_strips(experiment: Experiment, seed: int) -> None:
    """Show every level, without the shift and with it."""
    st.html(_strips(experiment, seed))


def show_every_shift(experiment: Experiment, seed: int) -> None:
    """Answer "does it always work?" with all shifts."""
    st.html(question_html(survey_finding(experiment, _surveyed(experiment)[-1])))
    _presets(experiment)
    st.html(_survey(experiment))
    if flag("shift_map"):
        report = _surveyed(experiment)[-1]
        alt = map_alt(experiment, report)
        with st.container(width=MAP_WIDTH):
            chart = shift_map(experiment, report, draw(experiment, seed))
            st.plotly_chart(chart, key="shift_map_chart", alt=alt)
        st.caption(f"{alt} The frame marks this draw.")


def _presets(experiment: Experiment) -> None:
    """Offer settings to try; those that are set are marked."""
    st.session_state[_PRESET] = PRESETS.index(experiment) if experiment in PRESETS else None
    st.pills(
        PRESETS_LABEL,
        range(len(PRESETS)),
        format_func=_preset_words,
        key=_PRESET,
        on_change=_use_preset,
        label_visibility="collapsed",
    )


def _use_preset() -> None:
    chosen = st.session_state[_PRESET]
    if chosen is not None:
        assign(**asdict(PRESETS[chosen]))


# A class looks at the same few experiments: what they show is made once, for all sessions. Streamlit's caches
# need 2 ms to find something: as long as a control takes.


@lru_cache(maxsize=128)
def _strips(experiment: Experiment, seed: int) -> str:
    return strips_html(experiment, draw(experiment, seed)) + note_html(strip_note(experiment))


@lru_cache(maxsize=512)
def _headline(experiment: Experiment, seed: int) -> str:
    drawn = draw(experiment, seed)
    return headline_html(seed, drawn, draw_finding(experiment, drawn))


@lru_cache(maxsize=128)
def _survey(experiment: Experiment) -> str:
    return survey_html(_surveyed(experiment)) + note_html(block_words(experiment))


@lru_cache
def _preset_words(preset: int) -> str:
    return preset_words(PRESETS[preset], _surveyed(PRESETS[preset])[-1])


@lru_cache(maxsize=64)
def _surveyed(experiment: Experiment) -> list[LevelReport]:
    return every_shift(experiment)
